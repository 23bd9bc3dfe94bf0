import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { CODES } from '../relations/early-warning/indicators.ts';
import { alertsAnswered, alertsTested, downgradesTested } from '../relations/backtest.ts';

const shape = {
  kind: 'ratio',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
} as const;

/**
 * Red alerts followed within thirty days by a change of the client's limits or terms, of whatever kind. An alert belongs to the period in
 * which its thirty days end: counting those acted on at once and not yet the others would flatter. On the last day itself it
 * cannot be told yet, unless it is done. Found false alarms are left out, they call for no action.
 */
export const alertActionShare = defineMetric({
  ...shape,
  id: 'alert-action-share',
  code: 'R34',
  needs: ['alert', 'credit_action'],
  relation: alertsAnswered,
  numerator: count('NOT dismissed AND acted_on IS NOT NULL'),
  denominator: count('NOT dismissed AND (acted_on IS NOT NULL OR act_by < seen_at)'),
  total: count('NOT dismissed'),
  leftOut: [
    { reason: 'false-alarm', when: 'dismissed' },
    { reason: 'not-decidable', when: 'NOT dismissed AND acted_on IS NULL AND act_by >= seen_at' },
  ],
});

const RIPE = 'ripe AND in_ledger';
const tested = {
  ...shape,
  needs: ['exposure', 'alert'],
  span: 'ttm',
  relation: alertsTested,
  numerator: count(`${RIPE} AND downgraded_on IS NOT NULL`),
  denominator: count(RIPE),
  total: count('TRUE'),
  leftOut: [
    { reason: 'not-decidable', when: 'NOT ripe' },
    { reason: 'before-ledger', when: 'ripe AND NOT in_ledger' },
  ],
} as const;

/**
 * Alerts followed by a downgrade of the client within six months, over the alerts that are six months old; of an alert the six months end in
 * the last twelve. Younger ones cannot be told yet: coverage says how many of all they are not.
 */
export const alertPrecision = defineMetric({ ...tested, id: 'alert-precision', code: 'R34a' });

/** Downgrades with an alert on the client in the six months before, over all of the last twelve months. */
export const alertRecall = defineMetric({
  ...shape,
  id: 'alert-recall',
  code: 'R34b',
  needs: ['exposure', 'alert'],
  span: 'ttm',
  relation: downgradesTested,
  numerator: count('alerted_on IS NOT NULL'),
  denominator: count('TRUE'),
  flags: { SHORT_HISTORY: 'coalesce(bool_or(unseen), FALSE)' },
});

/** Precision of each indicator: what its points should be weighed by. */
export const indicatorPrecision = defineMetric({
  ...tested,
  id: 'indicator-precision',
  code: 'R34c',
  where: `indicator IN (${CODES.map((code) => `'${code}'`).join(', ')})`,
  parts: [{ name: 'indicator', of: 'indicator', cells: CODES }],
});

/** R34. */
export const BACKTEST = [alertActionShare, alertPrecision, alertRecall, indicatorPrecision] as const;
