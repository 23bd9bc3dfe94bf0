import { defineMetric, type Settings } from '../definition.ts';
import type { MetricRow, Thresholds } from '../metric.ts';
import { positions, positionsAndCapital, positionsAndTier1 } from '../relations/position.ts';

const OF_PORTFOLIO: Thresholds = { amber: 0.05, red: 0.1, worse: '>', source: 'OWN' };

const shape = {
  kind: 'concentration',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  judges: 'portfolio',
  over: 'client',
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
} as const;

/** Connected clients by their group; a client that names none stands for itself. */
const GROUP = 'coalesce(CAST(group_id AS VARCHAR), CAST(client AS VARCHAR))';

/** Without a single group in the data there is nothing to say about groups. */
const GROUPED = 'group_id IS NOT NULL';

/** Held against capital in force at the date; without that parameter against the portfolio, flagged NO_CAPITAL. */
function ofCapital(capital: keyof Settings, limits: Thresholds) {
  return {
    relation: capital === 'netCapital' ? positionsAndCapital : positionsAndTier1,
    concentration: 'largest',
    thresholds: limits,
    moreLimits: { 'no-capital': OF_PORTFOLIO },
    held: ({ flags }: MetricRow) => (flags.includes('NO_CAPITAL') ? { set: 'no-capital' } : {}),
    settle: (row: MetricRow, settings: Settings): MetricRow => {
      const amount = settings[capital];
      if (row.numerator === null || row.reason !== null) return row;
      if (amount === null) return { ...row, flags: [...row.flags, 'NO_CAPITAL'] };
      if (amount <= 0)
        return { ...row, denominator: amount, value: null, reason: amount < 0 ? 'NEG_DENOM' : 'ZERO_DENOM' };
      return { ...row, denominator: amount, value: row.numerator / amount };
    },
  } as const;
}

/**
 * Loans to the largest client over the net capital in force at the date; without that parameter over the portfolio, flagged NO_CAPITAL.
 * Positive balances only; balances without a client are in the portfolio but are no name.
 */
export const singleNameConcentration = defineMetric({
  ...shape,
  ...ofCapital('netCapital', { amber: 0.08, red: 0.1, worse: '>', source: 'REG S9; amber OWN' }),
  id: 'single-name-concentration',
  code: 'R26',
  group: 'client',
});

/** Loans to the largest group of connected clients over net capital; the older core indicator. Its watch level is four fifths, as of the others. */
export const groupConcentration = defineMetric({
  ...shape,
  ...ofCapital('netCapital', { amber: 0.12, red: 0.15, worse: '>', source: 'REG S9; amber OWN' }),
  id: 'group-concentration',
  code: 'R26a',
  group: GROUP,
  known: GROUPED,
});

/** What counts against tier-1 capital: the exposure at default where the ledger gives one, else the balance (as R16, conversion factor 0). */
const EXPOSURE = 'greatest(coalesce(ead, outstanding), outstanding)';

/** Exposure to the largest client over tier-1 capital. */
export const singleNameExposure = defineMetric({
  ...shape,
  ...ofCapital('tier1Capital', { amber: 0.12, red: 0.15, worse: '>', source: 'REG S9; amber OWN' }),
  id: 'single-name-exposure',
  code: 'R26b',
  group: 'client',
  measure: EXPOSURE,
});

/** Exposure to the largest group of connected clients over tier-1 capital. */
export const groupExposure = defineMetric({
  ...shape,
  ...ofCapital('tier1Capital', { amber: 0.16, red: 0.2, worse: '>', source: 'REG S9; amber OWN' }),
  id: 'group-exposure',
  code: 'R26c',
  group: GROUP,
  known: GROUPED,
  measure: EXPOSURE,
});

const share = { ...shape, relation: positions, concentration: 'largest', group: 'client' } as const;

/** Share of the largest client in the portfolio. */
export const topNameShare = defineMetric({ ...share, id: 'top-name-share', code: 'R26d', thresholds: OF_PORTFOLIO });

/** Share of the five largest clients. */
export const topFiveShare = defineMetric({ ...share, id: 'top-five-share', code: 'R26e', top: 5 });

/** Share of the ten largest clients. */
export const topTenShare = defineMetric({ ...share, id: 'top-ten-share', code: 'R26f', top: 10 });

/** R26. */
export const NAMES = [
  singleNameConcentration,
  groupConcentration,
  singleNameExposure,
  groupExposure,
  topNameShare,
  topFiveShare,
  topTenShare,
] as const;
