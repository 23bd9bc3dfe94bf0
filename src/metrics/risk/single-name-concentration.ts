import { defineMetric } from '../definition.ts';
import { statusOf } from '../status.ts';
import { positionsAndCapital } from '../relations/position.ts';

const OF_CAPITAL = { amber: 0.08, red: 0.1, worse: '>', source: 'REG S9; amber OWN' } as const;
const OF_PORTFOLIO = { amber: 0.05, red: 0.1, worse: '>', source: 'OWN' } as const;

/**
 * Loans to the largest client over the net capital in force at the date; without that parameter over the portfolio, flagged NO_CAPITAL.
 * Positive balances only; balances without a client are in the portfolio but are no name.
 */
export const singleNameConcentration = defineMetric({
  kind: 'concentration',
  concentration: 'largest',
  id: 'single-name-concentration',
  code: 'R26',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positionsAndCapital,
  group: 'client',
  thresholds: OF_CAPITAL,
  judge: ({ value, flags }) => statusOf(value, flags.includes('NO_CAPITAL') ? OF_PORTFOLIO : OF_CAPITAL),
  limits: ({ flags }) => (flags.includes('NO_CAPITAL') ? OF_PORTFOLIO : OF_CAPITAL),
  settle: (row, { netCapital }) => {
    if (row.numerator === null || row.reason !== null) return row;
    if (netCapital === null) return { ...row, flags: [...row.flags, 'NO_CAPITAL'] };
    if (netCapital <= 0)
      return { ...row, denominator: netCapital, value: null, reason: netCapital < 0 ? 'NEG_DENOM' : 'ZERO_DENOM' };
    return { ...row, denominator: netCapital, value: row.numerator / netCapital };
  },
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
