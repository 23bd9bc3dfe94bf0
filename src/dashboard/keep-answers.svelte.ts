import type { Keeper } from '../keep/keeper.svelte.ts';
import { BUILD } from '../lib/build.ts';
import type { Session } from '../session/session.svelte.ts';

/** Nobody waits for it: what was asked is written down when the page has come to rest. */
const REST_MS = 4_000;

/** Keeps the answers a reader has seen with the files that are kept, so that they are there at once the next time. */
export function keepAnswers(session: Session, keeper: Keeper): void {
  let kept = 0;
  $effect(() => {
    const { record, shown, written } = session;
    if (!record || !shown || !keeper.holds({ loads: shown.loads, settings: written })) return;
    kept = 0;
    const timer = setInterval(() => {
      if (record.size === kept) return;
      kept = record.size;
      void keeper.keepAnswers(JSON.stringify(record.book({ build: BUILD, data: '' })));
    }, REST_MS);
    return () => clearInterval(timer);
  });
}
