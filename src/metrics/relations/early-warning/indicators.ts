/** One early-warning indicator: its points, its kind, and how a client's state becomes a level. */
export interface Indicator {
  readonly code: string;
  readonly category: Category;
  /** Points at amber and red; an indicator with an override makes the client critical at red, whatever its points. */
  readonly amber: number;
  readonly red: number;
  readonly override?: boolean;
  /** Points of a third level beyond red. */
  readonly worst?: number;
  /** SQL over one client and day: 0 nothing, 1 amber, 2 red, 3 beyond; null where it cannot be computed. */
  readonly level: string;
}

export const CATEGORIES = [
  'financial',
  'behavioural',
  'operational',
  'third_party',
  'legal',
  'collateral',
  'esg',
  'data',
  'economic',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Sign of a limit: `<` means below it is worse. */
type Worse = '<' | '<=' | '>' | '>=';

/** Ratios are rounded to nine places first: 80 / 100 - 1 must be at, not just above, -0.2. */
function limits(value: string, worse: Worse, amber: number, red: number): string {
  const rounded = `round(${value}, 9)`;
  return `CASE WHEN ${rounded} ${worse} ${red} THEN 2 WHEN ${rounded} ${worse} ${amber} THEN 1 WHEN ${value} IS NOT NULL THEN 0 END`;
}

/** What only people report: nothing is known as long as nobody has reported anything about any client. */
const REPORTED = 'CASE WHEN reporting THEN 0 END';

const over = (numerator: string, denominator: string) =>
  `CASE WHEN ${denominator} > 0 THEN CAST(${numerator} AS DOUBLE) / CAST(${denominator} AS DOUBLE) END`;

/** Receivables turnover, both years on the mean of opening and closing receivables, or both on the closing ones (as R05a). */
const TURNOVER_NOW = over(
  'revenue',
  'CASE WHEN older_accounts_receivable IS NULL THEN accounts_receivable ELSE (accounts_receivable + past_accounts_receivable) / 2 END',
);
const TURNOVER_BEFORE = over(
  'past_revenue',
  'coalesce((past_accounts_receivable + older_accounts_receivable) / 2, past_accounts_receivable)',
);

/**
 * The indicators of the catalogue. Where it leaves room:
 * F03 gives no points of its own for receivables that grow at the same time, so they only show in the statements. F02 is held against the covenant on the project's cover where there is one (B04 speaks of its
 * breach beside it). F04 with interest income
 * in place of expense is no warning. F05 at or below no equity is the third level. F09 and F07 look at the newest twelve months and those
 * a year before. B05 is the debt service reserve account, the only account whose agreed balance is in the tables. T01 and C01 compare
 * with twelve months earlier (the first snapshot where the ledger is younger), cover over the facilities that are secured. D02 counts
 * from the due date, like the stock of overdue reviews.
 */
export const INDICATORS: readonly Indicator[] = [
  {
    code: 'F01',
    category: 'financial',
    amber: 1,
    red: 2,
    level: limits(`${over('revenue', 'past_revenue')} - 1`, '<=', -0.1, -0.2),
  },
  { code: 'F02', category: 'financial', amber: 1, red: 3, level: 'cover_level' },
  {
    code: 'F03',
    category: 'financial',
    amber: 1,
    red: 2,
    level: limits(`${TURNOVER_NOW} / nullif(${TURNOVER_BEFORE}, 0) - 1`, '<=', -0.2, -0.3),
  },
  {
    code: 'F04',
    category: 'financial',
    amber: 1,
    red: 2,
    level: `CASE WHEN interest_expense <= 0 AND ebit IS NOT NULL THEN 0 ELSE ${limits(over('ebit', 'interest_expense'), '<', 2, 1.5)} END`,
  },
  {
    code: 'F05',
    category: 'financial',
    amber: 1,
    red: 2,
    worst: 4,
    level: `CASE WHEN equity <= 0 THEN 3 ELSE ${limits(over('total_debt', 'equity'), '>', 2, 4)} END`,
  },
  {
    code: 'F06',
    category: 'financial',
    amber: 1,
    red: 2,
    level: limits(over('current_assets', 'current_liabilities'), '<', 1.5, 1),
  },
  {
    code: 'F07',
    category: 'financial',
    amber: 1,
    red: 3,
    level:
      'CASE WHEN net_profit < 0 AND past_net_profit < 0 THEN 2 WHEN net_profit < 0 THEN 1 WHEN net_profit IS NOT NULL THEN 0 END',
  },
  {
    code: 'F08',
    category: 'financial',
    amber: 1,
    red: 3,
    level:
      "CASE WHEN opinion IN ('adverse', 'disclaimer') THEN 2 WHEN opinion = 'qualified' THEN 1 WHEN opinion IS NOT NULL THEN 0 END",
  },
  {
    code: 'F09',
    category: 'financial',
    amber: 1,
    red: 2,
    level: `CASE
      WHEN op_cash_flow < 0 AND net_profit > 0 AND past_op_cash_flow < 0 AND past_net_profit > 0 THEN 2
      WHEN op_cash_flow < 0 AND net_profit > 0 THEN 1
      WHEN op_cash_flow IS NOT NULL AND net_profit IS NOT NULL THEN 0
    END`,
  },
  { code: 'B01', category: 'behavioural', amber: 1, red: 4, level: limits('worst_dpd', '>', 0, 30) },
  {
    code: 'B02',
    category: 'behavioural',
    amber: 1,
    red: 2,
    level: limits(over('revolving_used', 'revolving_limit'), '>', 0.9, 1),
  },
  {
    code: 'B03',
    category: 'behavioural',
    amber: 1,
    red: 3,
    level: 'CASE WHEN forborne OR extended THEN 2 WHEN forborne IS NOT NULL OR extended IS NOT NULL THEN 0 END',
  },
  {
    code: 'B04',
    category: 'behavioural',
    amber: 1,
    red: 3,
    level: `CASE WHEN covenant_broken OR certificate_late THEN 2 WHEN round(headroom, 9) < 0.1 THEN 1 WHEN tested THEN 0 END`,
  },
  { code: 'B05', category: 'behavioural', amber: 1, red: 2, level: limits('reserve', '<', 1, 0.8) },
  { code: 'O01', category: 'operational', amber: 1, red: 2, level: limits('delay', '>', 90, 180) },
  { code: 'O02', category: 'operational', amber: 1, red: 2, level: limits('overrun', '>', 0.1, 0.2) },
  { code: 'O03', category: 'operational', amber: 2, red: 2, override: true, level: REPORTED },
  {
    code: 'O04',
    category: 'operational',
    amber: 1,
    red: 2,
    level: 'CASE WHEN reporting THEN least(coalesce(changes, 0), 2) END',
  },
  { code: 'T01', category: 'third_party', amber: 1, red: 2, level: limits('notches', '>=', 1, 2) },
  { code: 'T02', category: 'third_party', amber: 2, red: 4, level: REPORTED },
  { code: 'T03', category: 'legal', amber: 1, red: 3, level: REPORTED },
  { code: 'T04', category: 'legal', amber: 0, red: 0, override: true, level: REPORTED },
  {
    code: 'C01',
    category: 'collateral',
    amber: 1,
    red: 2,
    level: `CASE
      WHEN round(cover, 9) < 1 OR round(cover / nullif(cover_before, 0) - 1, 9) <= -0.25 THEN 2
      WHEN round(cover / nullif(cover_before, 0) - 1, 9) <= -0.1 THEN 1
      WHEN cover IS NOT NULL THEN 0
    END`,
  },
  { code: 'E01', category: 'esg', amber: 1, red: 3, level: REPORTED },
  {
    code: 'E02',
    category: 'esg',
    amber: 1,
    red: 3,
    level: 'CASE WHEN permit_days < 0 THEN 2 WHEN permit_days <= 60 THEN 1 WHEN permit_days IS NOT NULL THEN 0 END',
  },
  {
    code: 'D01',
    category: 'data',
    amber: 1,
    red: 3,
    level: `CASE
      WHEN statement_end < seen_at - INTERVAL 15 MONTH THEN 2
      WHEN statement_end < seen_at - INTERVAL 9 MONTH THEN 1
      WHEN statement_end IS NOT NULL THEN 0
    END`,
  },
  { code: 'D02', category: 'data', amber: 1, red: 2, level: limits('review_days', '>', 0, 30) },
  {
    code: 'M01',
    category: 'economic',
    amber: 1,
    red: 2,
    level: 'CASE WHEN reporting OR flagging THEN coalesce(sector_level, 0) END',
  },
];

export const CODES = INDICATORS.map(({ code }) => code);
