import { createTranslate } from '../../i18n/translate.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason, type Reason } from '../../lib/reasons.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';
import { ESG_WEIGHTS } from '../settings/esg-weights.ts';
import type { ParameterFault } from '../settings/parameter-check.ts';
import { readScope, type ParameterRow } from '../settings/parameter-rows.ts';
import { isLimitKey, plainKey } from '../settings/limit-rows.ts';
import { isWeightKey } from '../settings/weight-rows.ts';
import type { Portfolio } from '../portfolio.ts';
import { nameOfKey } from '../settings/setting-history.ts';
import { knownSetting, SETTINGS } from '../settings/setting-keys.ts';

const en = createTranslate('en');

/** One setting that is tried out. */
export interface Trial {
  readonly key: string;
  /** `portfolio`, `sector:…`, `client:…` or `facility:…`. */
  readonly scope: string;
  readonly value: string;
}

/** The portfolio as it would be; settings tried out hold at all dates, in place of those of the same scope. */
export function tryOut(base: Portfolio, trials: readonly Trial[]): Portfolio {
  const rows = trials.map(rowOf);
  // a setting for the whole stands for itself wherever a file says it is for
  const same = (a: ParameterRow, b: ParameterRow) =>
    plainKey(a.key, base.catalogue) === plainKey(b.key, base.catalogue) &&
    (isForWhole(a.key) || a.scope.toLowerCase() === b.scope.toLowerCase());
  const kept = base.settings.rows.filter((row) => !rows.some((tried) => same(row, tried)));
  const scenario = base.withParameters([...rows, ...kept], { scenario: true });
  const fault = scenario.settings.faults.find(({ row }) => row.origin === 'scenario');
  if (fault) {
    const { key, value } = fault.row;
    throw new PortfolioError('bad-trial', { key, value, problem: words(fault) });
  }
  return scenario;
}

function rowOf({ key, scope, value }: Trial): ParameterRow {
  const where = readScope(scope);
  const known = isLimitKey(key) || isWeightKey(key) || knownSetting(key) !== null;
  const keys = SETTINGS.map((setting) => (setting.key.endsWith(':') ? `${setting.key}…` : setting.key)).join(', ');
  if (!known) throw new PortfolioError('bad-trial', { key, value, problem: say('limits.trial.unknown', { keys }) });
  if (where === null) throw new PortfolioError('bad-trial', { key, value, problem: say('hint.limit-bad-scope') });
  const wide = where === PORTFOLIO_SCOPE || (nameOfKey(key) === ESG_WEIGHTS && where.startsWith('sector:'));
  if (knownSetting(key) && !wide)
    throw new PortfolioError('bad-trial', { key, value, problem: say('limits.trial.scope') });
  return {
    key: key.trim(),
    scope: where,
    value: value.trim(),
    unit: null,
    from: null,
    origin: 'scenario',
    file: null,
    row: null,
  };
}

function isForWhole(key: string): boolean {
  return knownSetting(key) !== null && nameOfKey(key) !== ESG_WEIGHTS;
}

function words({ row, problem }: ParameterFault): Reason {
  const { key, value, scope } = row;
  return reason('both', {
    problem: say(`problem.${problem}`, { key, value, scope }),
    hint: say(`hint.${problem}`),
  });
}

/** Words of the dictionaries as they travel in an error. */
function say(key: MessageKey, values: Record<string, string> = {}): Reason {
  return { key, values, text: en(key, values) };
}
