import { TABLES } from '../../model/index.ts';
import type { Severity } from './finding.ts';

/** What is looked for in the rows of one table. */
export interface QualityRule {
  id: string;
  table: string;
  column: string | null;
  severity: Severity;
  /** SQL over the table; `$asOf` is the date of the look. True for a row that is hit. */
  condition: string;
  /** SQL: rows it can be asked of; all where it is left out. */
  among?: string;
  /** Its balance is that of all its rows, whatever their date. */
  everyDate?: boolean;
}

/** A rule asked of every row of its table. */
export const rule = (
  table: string,
  id: string,
  severity: Severity,
  column: string | null,
  condition: string,
): QualityRule => ({
  table,
  id,
  severity,
  column,
  condition,
});

/** Values that cannot be, or not together. */
const IMPLAUSIBLE: readonly QualityRule[] = [
  rule('exposure', 'negative-balance', 'minor', 'outstanding', 'outstanding < 0'),
  rule('exposure', 'limit-below-balance', 'minor', 'limit_amount', 'limit_amount < outstanding'),
  rule(
    'exposure',
    'overdue-not-classified',
    'major',
    'five_tier',
    'days_past_due > 90 AND five_tier < 3 AND outstanding > 0',
  ),
  rule(
    'exposure',
    'flag-against-class',
    'major',
    'npl_flag',
    '(npl_flag AND five_tier < 3) OR (NOT npl_flag AND five_tier >= 3)',
  ),
  rule(
    'exposure',
    'arrears-without-days',
    'minor',
    'overdue_amount',
    'overdue_amount > 0 AND coalesce(days_past_due, 0) = 0',
  ),
  rule('exposure', 'negative-provision', 'major', 'provision', 'provision < 0'),
  // one of the two is in percent and the other a fraction
  rule(
    'covenant',
    'hundredfold',
    'major',
    'actual',
    'threshold > 0 AND actual > 0 AND greatest(threshold / actual, actual / threshold) >= 30',
  ),
  rule('exposure', 'negative-days', 'major', 'days_past_due', 'days_past_due < 0'),
  rule(
    'exposure',
    'arrears-above-balance',
    'minor',
    'overdue_amount',
    'overdue_amount > outstanding AND outstanding >= 0',
  ),
  rule(
    'exposure',
    'past-maturity-not-overdue',
    'minor',
    'maturity_date',
    'maturity_date < as_of_date AND outstanding > 0 AND coalesce(days_past_due, 0) = 0',
  ),
  rule(
    'exposure',
    'balance-before-drawdown',
    'minor',
    'origination_date',
    'origination_date > as_of_date AND outstanding > 0',
  ),
  rule('exposure', 'ends-before-start', 'minor', 'maturity_date', 'maturity_date < origination_date'),
  rule('exposure', 'over-one', 'minor', 'lgd', 'lgd > 1 OR lgd < 0'),
  rule('exposure', 'over-one', 'major', 'pd_12m', 'pd_12m > 1 OR pd_12m < 0'),
  rule(
    'exposure',
    'balance-after-close',
    'minor',
    'loan_status',
    `CAST(loan_status AS VARCHAR) = 'settled' AND outstanding > 0`,
  ),
  rule('facility', 'ends-before-start', 'minor', 'maturity_date', 'maturity_date < origination_date'),
  rule('facility', 'over-one', 'minor', 'interest_rate', 'interest_rate > 1 OR interest_rate < 0'),
  rule('facility', 'over-one', 'major', 'syndicate_share', 'syndicate_share > 1 OR syndicate_share < 0'),
  rule('manager', 'ends-before-start', 'minor', 'active_to', 'active_to < active_from'),
  rule('project', 'over-one', 'major', 'progress_pct', 'progress_pct > 1 OR progress_pct < 0'),
  rule(
    'financials',
    'balance-sheet-open',
    'major',
    'total_assets',
    'abs(total_assets - total_liabilities - equity) > 0.01 * abs(total_assets)',
  ),
  rule(
    'financials',
    'part-above-whole',
    'minor',
    'current_assets',
    'current_assets > total_assets OR cash > current_assets',
  ),
  rule('cashflow', 'odd-period', 'major', 'period_months', 'period_months NOT IN (1, 3, 6, 12)'),
  // in the last period of a loan its two covers are the same thing, if interest is charged on the opening balance
  rule(
    'cashflow',
    'last-cover-differs',
    'major',
    'debt_open',
    `debt_open > 0 AND principal_due >= debt_open
      AND abs((interest_due + principal_due) / (debt_open * (1 + rate_period)) - 1) > 0.005`,
  ),
  rule('review', 'ends-before-start', 'minor', 'done_date', 'done_date < start_date'),
  rule('review', 'in-the-future', 'major', 'done_date', 'done_date > $asOf'),
  rule('alert', 'ends-before-start', 'minor', 'closed_date', 'closed_date < raised_date OR ack_date < raised_date'),
  rule(
    'alert',
    'closed-without-date',
    'minor',
    'closed_date',
    `CAST(status AS VARCHAR) = 'closed' AND closed_date IS NULL`,
  ),
  rule('contact', 'in-the-future', 'minor', 'contact_date', 'contact_date > $asOf'),
  rule('file_item', 'in-the-future', 'major', 'last_updated', 'last_updated > $asOf'),
  rule('esg', 'outside-scale', 'minor', null, outsideScale()),
  rule('esg', 'outside-scale', 'minor', 'pcaf_score', 'pcaf_score NOT BETWEEN 1 AND 5'),
  rule(
    'ticket',
    'ends-before-start',
    'minor',
    'resolved_at',
    'resolved_at < opened_at OR first_response_at < opened_at',
  ),
  rule('ticket', 'outside-scale', 'minor', 'csat', 'csat NOT BETWEEN 1 AND 5'),
  rule('ticket', 'outside-scale', 'minor', 'nps', 'nps NOT BETWEEN 0 AND 10'),
  rule('training', 'negative-hours', 'major', 'hours', 'hours < 0'),
];

function outsideScale(): string {
  const scores = ['e_score', 's_score', 'g_score', 'total_score'];
  return scores.map((score) => `${score} NOT BETWEEN coalesce(scale_min, 0) AND coalesce(scale_max, 100)`).join(' OR ');
}

/** Columns that decide what can be said; `a|b` is blank where all are. Blanks in the first list make numbers wrong. */
const DECISIVE: readonly (readonly [string, Severity, readonly string[]])[] = [
  ['exposure', 'major', ['client_id', 'five_tier|ifrs_stage|days_past_due']],
  ['exposure', 'minor', ['manager_id', 'limit_amount']],
  ['client', 'minor', ['client_name', 'sector', 'region', 'manager_id']],
  ['facility', 'minor', ['facility_type', 'approved_limit', 'maturity_date']],
  ['manager', 'minor', ['team_id|team_name']],
  ['project', 'minor', ['stage', 'total_investment']],
  ['financials', 'minor', ['revenue', 'total_assets', 'equity', 'total_liabilities']],
  ['cashflow', 'major', ['cfads|revenue']],
  ['covenant', 'major', ['metric', 'threshold']],
  ['review', 'major', ['review_type', 'due_date|done_date']],
  ['review', 'minor', ['manager_id']],
  ['contact', 'minor', ['contact_date|planned_date']],
  ['file_item', 'minor', ['last_updated|expiry_date|status']],
  ['credit_action', 'minor', ['action_type']],
  ['esg', 'minor', ['e_score|s_score|g_score|total_score|es_risk_class|ep_category']],
  ['ticket', 'minor', ['first_response_at|resolved_at']],
  ['training', 'minor', ['hours']],
  ['kpi', 'minor', ['weight', 'target']],
];

/** Every rule, in the order findings are told. */
export const RULES: readonly QualityRule[] = [
  ...IMPLAUSIBLE,
  ...DECISIVE.flatMap(([table, severity, groups]) =>
    groups.map((group) =>
      rule(
        table,
        'blank',
        severity,
        group,
        group
          .split('|')
          .map((column) => `${column} IS NULL`)
          .join(' AND '),
      ),
    ),
  ),
  // further rows of an alert are its actions: they need no state of their own
  ...['severity', 'status'].map((column) => ({
    ...rule('alert', 'blank', 'minor', column, `action_seq = 0 AND ${column} IS NULL`),
    among: 'action_seq = 0',
  })),
  ...TABLES.flatMap(({ name, columns }) =>
    columns
      .filter(({ type }) => type === 'date' || type === 'moment')
      .map((column) =>
        rule(
          name,
          'date-out-of-range',
          'major',
          column.name,
          `${column.name} NOT BETWEEN DATE '1945-01-01' AND DATE '2100-12-31'`,
        ),
      ),
  ),
];

/** Where the values of a domain are at home: a value in none of them is known to nobody. The first is the domain's own table. */
export const HOMES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  client_id: [
    ['client', 'client_id'],
    ['exposure', 'client_id'],
  ],
  facility_id: [
    ['facility', 'facility_id'],
    ['exposure', 'facility_id'],
  ],
  manager_id: [['manager', 'manager_id']],
  project_id: [['project', 'project_id']],
};

/** Days after which the last snapshot is old (minor) and too old (major); the same for the last review done. */
export const SNAPSHOT_DAYS = { minor: 35, major: 95 } as const;
/** Days after which a client's last ESG assessment, and last statement, is too old to be counted on. */
export const STALE_DAYS = { esg: 366, financials: 458 } as const;
