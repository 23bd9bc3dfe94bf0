import { mount } from 'svelte';
import { boards, pages, sections } from '../widgets/index.ts';
import App from './App.svelte';
import { readView } from './dashboard/address.ts';
import { chosenLanguage } from './dashboard/preferences.svelte.ts';
import { speak } from './i18n/speak.ts';
import { tabSettings } from './dashboard/tab-settings.ts';
import { Keeper } from './keep/keeper.svelte.ts';
import { Session } from './session/session.svelte.ts';

const SAMPLE = 'sample-data/';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no element with the id "app"');

const session = new Session();
const keeper = new Keeper();
void start();
try {
  const first = await speak(readView(location.search).language ?? chosenLanguage());
  mount(App, { target, props: { session, keeper, boards, sections, pages, sample: SAMPLE, first } });
} catch {
  // without words nothing can be said in the reader's language
  target.textContent = '页面文字未能载入，请刷新。 The words of this page could not be fetched: please reload.';
  target.setAttribute('role', 'alert');
}

/** Begins with what is kept on this computer, else with the sample; with neither where somebody was faster. */
async function start(): Promise<void> {
  const answers = await keeper.answers();
  if (answers !== null) await session.showKept(answers);
  const kept = await keeper.restore();
  if (session.busy || session.attempt) return;
  await (kept
    ? session.loadKept(kept.loads, kept.answers, kept.settings)
    : session.loadSource(SAMPLE, tabSettings(SAMPLE)));
}
