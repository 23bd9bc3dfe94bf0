import { createTranslate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { ESG_WEIGHTS } from './esg-weights.ts';
import type { ParameterFault } from './parameter-check.ts';
import { readScope, type ParameterRow } from './parameter-rows.ts';
import { isLimitKey, plainKey } from './threshold-rows.ts';
import { isWeightKey } from './weight-rows.ts';
import type { Portfolio } from './portfolio.ts';

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
  const same = (a: ParameterRow, b: ParameterRow) =>
    plainKey(a.key) === plainKey(b.key) && a.scope.toLowerCase() === b.scope.toLowerCase();
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
  const known = isLimitKey(key) || isWeightKey(key) || key.trim().toLowerCase() === ESG_WEIGHTS;
  if (!known) throw new PortfolioError('bad-trial', { key, value, problem: en('thresholds.trial.unknown') });
  if (where === null) throw new PortfolioError('bad-trial', { key, value, problem: en('hint.limit-bad-scope') });
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

function words({ row, problem }: ParameterFault): string {
  const { key, value, scope } = row;
  return `${en(`problem.${problem}`, { key, value, scope })}; ${en(`hint.${problem}`)}`;
}
