import { reason } from '../lib/reasons.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { sectorOf } from '../session/settings/setting-history.ts';
import { tryOut, type Trial } from '../session/what-if/trial.ts';
import { pair } from './command.ts';
import { demandKnownScope } from './metric-request.ts';

/** Settings to be tried out, from `KEY[@SCOPE]=VALUE` texts. */
export function readTrials(texts: readonly string[] = []): Trial[] {
  return texts.map((text) => {
    const [name, value] = pair(text, '--set', reason('write-setting'));
    const [key = '', ...scope] = name.split('@');
    return { key, scope: scope.join('@') || 'portfolio', value };
  });
}

/** Refuses a trial for what the portfolio does not have. */
export async function demandKnownTrials(portfolio: Portfolio, trials: readonly Trial[]): Promise<void> {
  for (const { key, scope } of trials) {
    const sector = sectorOf(key);
    await demandKnownScope(portfolio, sector === null ? scope : `sector:${sector}`, '--set');
  }
}

/** The portfolio with the settings of `--set` in place of its own, which makes of it a scenario; without any, itself. */
export async function triedOut(portfolio: Portfolio, trials: readonly Trial[]): Promise<Portfolio> {
  if (trials.length === 0) return portfolio;
  await demandKnownTrials(portfolio, trials);
  return tryOut(portfolio, trials);
}
