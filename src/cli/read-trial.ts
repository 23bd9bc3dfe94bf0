import { reason } from '../lib/reasons.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { sectorOf } from '../session/settings/setting-history.ts';
import type { Trial } from '../session/what-if/trial.ts';
import { pair } from './command.ts';
import { demandKnownScope } from './metric-request.ts';

/** `KEY[@SCOPE]=VALUE`: a limit, a weight or another setting that is tried out. */
export function readTrial(text: string): Trial {
  const [name, value] = pair(text, '--set', reason('write-setting'));
  const [key = '', ...scope] = name.split('@');
  return { key, scope: scope.join('@') || 'portfolio', value };
}

/** Refuses a scope that is none of this portfolio. */
export async function demandKnownTrials(portfolio: Portfolio, trials: readonly Trial[]): Promise<void> {
  for (const { key, scope } of trials) {
    const sector = sectorOf(key);
    await demandKnownScope(portfolio, sector === null ? scope : `sector:${sector}`, '--set');
  }
}
