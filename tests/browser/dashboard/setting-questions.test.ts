import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import SettingQuestions from '../../../src/dashboard/SettingQuestions.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { loadPortfolio } from '../../../src/session/loads/load-portfolio.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { sharedEngine } from '../../../src/engine/shared-engine.ts';
import { withSetting, type WrittenSetting } from '../../../src/session/settings/setting-edits.ts';

const LEDGER = '数据日期,借据编号,客户编号,余额（元）\n2026-06-30,F1,C1,100\n2026-06-30,F2,C2,50\n';
const ESG = `subject_type,subject_id,assess_date,e_score,s_score,g_score,scale_max,direction,provider
client,C1,2026-01-31,80,80,80,100,higher_better,Bank
client,C2,2026-01-31,70,70,70,100,higher_better,Bank
client,C1,2026-05-31,10,10,10,50,lower_better,Agency
client,C2,2026-05-31,8,7,6,,,Tenths
`;
const file = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });

let mounted: ReturnType<typeof mount> | null = null;
const close = async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
};
afterEach(close);

function show(portfolio: Portfolio, onset: (setting: WrittenSetting) => void): HTMLElement {
  const t = createTranslate('en', 'CNY');
  mounted = mount(SettingQuestions, { target: document.body, props: { portfolio, t, busy: false, onset } });
  flushSync();
  return document.body;
}

describe('open questions of ESG scores', () => {
  it('take a scale and the provider that counts, and are gone when both are said', async () => {
    const sources = [file('ledger.csv', LEDGER), file('esg.csv', ESG)];
    let portfolio = await loadPortfolio(await sharedEngine(), sources);
    const set = (setting: WrittenSetting) => (portfolio = portfolio.withParameters(withSetting(portfolio, setting)));
    const page = show(portfolio, set);
    expect(page.textContent).toContain('Scores of Tenths run from 6 to 8');
    const input = page.querySelector('input');
    if (!input) throw new Error('no field');
    const say = (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      flushSync();
      page.querySelector<HTMLButtonElement>('form button')?.click();
      flushSync();
    };
    say('ten');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('"ten" is no scale; write 0-50 lower');
    say('0-10 higher');
    await close();

    const again = show(portfolio, set);
    expect(again.textContent).not.toContain('run from');
    const options = [...again.querySelectorAll('option')].map(({ value }) => value);
    expect(options).toEqual(['Agency', 'Bank', 'Tenths']);
    const select = again.querySelector('select');
    expect(select?.value).toBe('Bank');
    if (select) select.value = 'Agency';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    again.querySelector<HTMLButtonElement>('form button')?.click();
    await close();
    expect(show(portfolio, set).querySelector('section')).toBeNull();
    const rows = await portfolio.ask('client-esg-score', { by: ['client'] });
    expect(rows.map(({ value }) => value)).toEqual([80, null]);
  });
});

describe('the question what a rate is that cannot be right', () => {
  it('takes one of three answers, none of them by itself, and is gone then', async () => {
    const ledger = '数据日期,借据编号,客户编号,余额（元）,币种\n2026-06-30,F1,C1,100,CNY\n2026-06-30,F2,C2,50,USD\n';
    const sources = [file('ledger.csv', ledger), file('fx.csv', '币种,日期,汇率\nUSD,2026-06-30,712\n')];
    let portfolio = await loadPortfolio(await sharedEngine(), sources);
    const set = (setting: WrittenSetting) => (portfolio = portfolio.withParameters(withSetting(portfolio, setting)));
    const page = show(portfolio, set);
    expect(page.querySelector('section')?.textContent).toContain('USD, 712 CNY, cannot be right');
    expect(page.querySelectorAll('form').length).toBe(1);
    const select = page.querySelector('select');
    expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
      '100 USD in CNY',
      'one CNY in USD',
      'one USD in CNY, as it stands',
    ]);
    page.querySelector<HTMLButtonElement>('form button')?.click();
    flushSync();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('says nothing of a rate');
    if (select) select.value = '100';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    page.querySelector<HTMLButtonElement>('form button')?.click();
    await close();
    expect(show(portfolio, set).querySelector('section')).toBeNull();
    const [row] = await portfolio.ask('outstanding-balance');
    expect(row?.value).toBe(456);
  });
});
