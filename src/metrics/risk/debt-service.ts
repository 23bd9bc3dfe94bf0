import { count, defineMetric, sum } from '../definition.ts';
import {
  actualYear,
  coverChecks,
  forecasts,
  forecastsWithReserve,
  loanYears,
  reserves,
} from '../relations/cashflow-rows.ts';

/** 1.30 is the handbook's floor, unchecked; 1.10 the covenant of published contracts. A covenant of the loan itself goes before both. */
const LIMITS = { amber: 1.3, red: 1.1, worse: '<', source: 'REG-k 建设项目经济评价方法与参数; red PUB S8' } as const;

const shape = { family: 'risk', unit: 'times', better: 'higher', needs: ['cashflow'] } as const;
const projects = (when: string) => `count(DISTINCT project) FILTER (WHERE ${when})`;
const NEXT_KNOWN = 'next_year AND months = 12 AND year_known';
const NEXT = `${NEXT_KNOWN} AND year_served`;

const ASKED = 'coalesce(reserve_target > 0, FALSE)';

/** Projects in their grace period: their cash would stand over the debt service of others. */
const inGrace = (when: string) => [{ what: 'no-debt-service' as const, n: projects(when) }];

/**
 * Cash available for debt service over debt service, the last twelve months of actual cash flows of each project, sums over sums. Fewer than
 * twelve months: the history is too short. Projects without debt service in the year are on neither side, and their number stands
 * beside the value. Older than 15 months: flagged.
 */
export const dscr = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'dscr',
  code: 'R01',
  relation: actualYear,
  numerator: sum('cash', 'usable AND served'),
  denominator: sum('service', 'usable AND served'),
  known: 'usable',
  items: projects('usable AND served'),
  flags: { STALE: 'coalesce(bool_or(usable AND served AND last_end < seen_at - INTERVAL 15 MONTH), FALSE)' },
  why: [{ reason: 'SHORT_HISTORY', when: 'months < 12' }],
  thresholds: LIMITS,
  each: 'project',
  remarks: inGrace('usable AND NOT served'),
  leftOut: [
    { reason: 'year-incomplete', when: 'NOT coalesce(usable, FALSE)' },
    { reason: 'no-debt-service', when: 'usable AND NOT served' },
  ],
});

const years = {
  ...shape,
  relation: loanYears,
  parts: [{ name: 'scenario', of: 'scenario', cells: ['base', 'downside', 'other'] }],
  shows: { year_dscr: 'CAST(year_cash AS DOUBLE) / nullif(CAST(year_service AS DOUBLE), 0)' },
  leftOut: [{ reason: 'year-incomplete', when: 'NOT coalesce(year_known, FALSE)' }],
} as const;
// a decimal, so that the mean does not depend on the order of rows
const YEAR = 'CAST(CAST(year_cash AS DOUBLE) / nullif(CAST(year_service AS DOUBLE), 0) AS DECIMAL(28,10))';
const YEAR_KNOWN = 'year_known AND year_service > 0';

/** The lowest year of the forecast, by scenario; loan years of twelve months from the date, of several projects the lowest of all. */
export const dscrMinimum = defineMetric({
  ...years,
  kind: 'statistic',
  statistic: 'min',
  id: 'dscr-minimum',
  code: 'R01a',
  of: YEAR,
  when: YEAR_KNOWN,
  thresholds: LIMITS,
  each: 'project',
});

/** The mean over the years of the forecast. */
export const dscrAverage = defineMetric({
  ...years,
  kind: 'statistic',
  statistic: 'mean',
  id: 'dscr-average',
  code: 'R01b',
  of: YEAR,
  when: YEAR_KNOWN,
});

/** Cash available over debt service, all years of the forecast together. */
export const dscrAggregate = defineMetric({
  ...years,
  kind: 'ratio',
  id: 'dscr-aggregate',
  code: 'R01c',
  numerator: sum('year_cash', YEAR_KNOWN),
  denominator: sum('year_service', YEAR_KNOWN),
});

/** Cash available over debt service, the next twelve months of the newest base forecast. */
export const dscrForward = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'dscr-forward',
  code: 'R01d',
  relation: forecasts,
  where: "scenario = 'base'",
  numerator: sum('cash', NEXT),
  denominator: sum('service', NEXT),
  known: NEXT_KNOWN,
  items: projects(NEXT),
  why: [{ reason: 'SHORT_HISTORY', when: 'k = 1 AND coalesce(months, 0) < 12' }],
  thresholds: LIMITS,
  each: 'project',
  remarks: inGrace(`${NEXT_KNOWN} AND NOT year_served`),
  leftOut: [
    {
      reason: 'year-incomplete',
      when: "scenario = 'base' AND next_year AND NOT coalesce(months = 12 AND year_known, FALSE)",
    },
    { reason: 'no-debt-service', when: `scenario = 'base' AND ${NEXT_KNOWN} AND NOT year_served` },
  ],
});

const cover = {
  ...shape,
  kind: 'ratio',
  relation: forecasts,
  where: "scenario = 'base'",
} as const;

/**
 * Present value of the cash available while debt is open, over the debt at the start of the first period to come; newest base forecast, its
 * own rates first. Cash and reserve accounts are not added.
 */
export const llcr = defineMetric({
  ...cover,
  id: 'llcr',
  code: 'R02',
  numerator: sum('present_value', 'owing AND loan_known'),
  denominator: sum('debt', 'k = 1 AND loan_known'),
  thresholds: { amber: 1.4, red: 1.2, worse: '<', source: 'PUB S29' },
  each: 'project',
  leftOut: [{ reason: 'forecast-incomplete', when: "scenario = 'base' AND NOT coalesce(loan_known, FALSE)" }],
});

const RESERVED = 'owing AND loan_known AND reserve IS NOT NULL';

/** The variant with the debt service reserve account added to the cash; projects whose account is known. */
export const llcrWithReserve = defineMetric({
  ...cover,
  id: 'llcr-with-reserve',
  code: 'R02a',
  relation: forecastsWithReserve,
  numerator: sum('present_value + CASE WHEN k = 1 THEN reserve ELSE 0 END', RESERVED),
  denominator: sum('debt', 'k = 1 AND loan_known AND reserve IS NOT NULL'),
  leftOut: [
    { reason: 'forecast-incomplete', when: "scenario = 'base' AND NOT coalesce(loan_known, FALSE)" },
    { reason: 'reserve-unknown', when: "scenario = 'base' AND loan_known AND reserve IS NULL" },
  ],
});

/** What stands in the reserve accounts over what the contracts ask for, of the projects that have a target; below the whole of it on watch. */
export const reserveFunding = defineMetric({
  kind: 'ratio',
  id: 'reserve-funding',
  code: 'R02d',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['cashflow'],
  relation: reserves,
  numerator: sum('reserve', ASKED),
  denominator: sum('reserve_target', ASKED),
  known: ASKED,
  thresholds: { amber: 1, red: 0.8, worse: '<', source: 'OWN' },
  each: 'project',
  leftOut: [{ reason: 'no-reserve-target', when: `NOT ${ASKED}` }],
});

/** Projects whose forecast fails a check of its covers: interest is not on the opening balance, or balances are at another date. */
export const coverCheckFailures = defineMetric({
  kind: 'amount',
  id: 'cover-check-failures',
  code: 'R02c',
  family: 'risk',
  unit: 'count',
  better: 'lower',
  needs: ['cashflow'],
  relation: coverChecks,
  numerator: count('last_differs OR profile_differs'),
  denominator: count('TRUE'),
  shows: { last_differs: 'last_differs', profile_differs: 'profile_differs' },
});

/** The same over all of the forecast, which must run beyond the last repayment. */
export const plcr = defineMetric({
  ...cover,
  id: 'plcr',
  code: 'R03',
  numerator: sum('present_value', 'life_known AND tail'),
  denominator: sum('debt', 'k = 1 AND life_known AND tail'),
  why: [{ reason: 'SHORT_HISTORY', when: 'NOT tail' }],
  thresholds: { amber: 1.6, red: 1.4, worse: '<', source: 'OWN' },
  each: 'project',
  leftOut: [{ reason: 'forecast-incomplete', when: "scenario = 'base' AND NOT coalesce(life_known AND tail, FALSE)" }],
});
