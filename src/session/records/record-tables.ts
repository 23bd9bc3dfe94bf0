import { ALERT_OPEN } from '../../metrics/relations/alert-rows.ts';
import { COVENANT_OUTCOME } from '../../metrics/relations/covenant-rows.ts';
import { OVERDUE } from '../../metrics/relations/review-rows.ts';
import { PEOPLE_TABLES } from './people-tables.ts';
import type { RecordTable } from './record-table.ts';

const OWN = 'client_id';
const ownerOf = (table: string, id: string, place: string) =>
  `(SELECT any_value(o.client_id) FROM ${table} AS o WHERE CAST(o.${id} AS VARCHAR) = CAST(${place} AS VARCHAR))`;
const CHARGE = 'CAST(r.manager_id AS VARCHAR)';

/** Loans and projects say of each other which belong together, in the ledger and in the table of facilities. */
const among = (column: string, where: string) =>
  `${column} IN (SELECT ${column} FROM facility WHERE ${where} UNION SELECT ${column} FROM exposure WHERE ${where})`;
const OF_LOAN: RecordTable['keys'] = {
  facility: 'facility_id',
  project: (is) => among('facility_id', is('project_id')),
};
const OF_EITHER: RecordTable['keys'] = {
  facility: 'facility_id',
  project: (is) => `${is('project_id')} OR ${among('facility_id', is('project_id'))}`,
};
const OF_PROJECT: RecordTable['keys'] = {
  project: 'project_id',
  facility: (is) => among('project_id', is('facility_id')),
};
const SCORES = ['score_financial', 'score_credit', 'score_operation', 'score_project'];

/** Amounts without a rate of exchange stand in their own currency: nobody knows them in that of the others. */
const AMOUNTS = ['outstanding', 'limit_amount', 'undrawn', 'overdue_amount', 'ead', 'provision', 'collateral_value'];
const PRICED = AMOUNTS.map((name) => `CASE WHEN NOT unpriced THEN ${name} END AS ${name}`).join(', ');

/** Tables whose rows belong to clients and their loans, and those about people. */
export const RECORD_TABLES: Readonly<Record<string, RecordTable>> = {
  exposure: {
    from: `(SELECT * REPLACE (${PRICED}) FROM bw_ledger WHERE snap = $snap AND standing IS NULL)`,
    everyBook: `(SELECT * REPLACE (${PRICED}) FROM bw_ledger WHERE snap <= $snap AND as_of_date >= CAST($since AS DATE))`,
    client: OWN,
    byLoan: true,
    keys: { facility: 'facility_id' },
    newest: ['as_of_date', 'outstanding', 'facility_id'],
    columns: [
      ...['facility_id', 'client_id', 'project_id', 'product', 'outstanding', 'limit_amount', 'days_past_due'],
      ...['five_tier', 'ifrs_stage', 'rating', 'provision', 'maturity_date', 'manager_id'],
    ],
  },
  client: {
    client: OWN,
    newest: ['onboard_date'],
    columns: [
      ...['client_id', 'group_id', 'sector', 'region', 'size_class', 'risk_tier', 'internal_rating', 'aml_risk'],
      ...['high_pollution_flag', 'onboard_date', 'manager_id', 'status'],
    ],
  },
  facility: {
    client: OWN,
    keys: { facility: 'facility_id', project: 'project_id' },
    known: 'coalesce(signed_date, origination_date)',
    newest: ['signed_date', 'origination_date'],
    columns: [
      ...['facility_id', 'client_id', 'project_id', 'facility_type', 'approved_limit', 'interest_rate', 'rate_type'],
      ...['collateral_type', 'signed_date', 'maturity_date', 'green_flag', 'currency'],
    ],
  },
  project: {
    client: OWN,
    keys: OF_PROJECT,
    known: 'as_of_date',
    same: ['project_id'],
    newest: ['as_of_date', 'cod_planned'],
    later: { cod_actual: [] },
    columns: [
      ...['project_id', 'client_id', 'stage', 'location', 'total_investment', 'equity', 'debt_total', 'progress_pct'],
      ...['progress_planned', 'cod_planned', 'cod_actual', 'concession_end', 'ep_category', 'public_benefit_flag'],
    ],
  },
  cashflow: {
    client: ownerOf('project', 'project_id', 'r.project_id'),
    keys: OF_PROJECT,
    known: 'greatest(period_end, version_date)',
    newest: ['period_end', 'version_date'],
    columns: [
      ...['project_id', 'scenario', 'period_end', 'cfads', 'interest_due', 'principal_due', 'debt_close'],
      ...['dsra_balance', 'dsra_target'],
    ],
  },
  covenant: {
    from: `(SELECT v.*, ${COVENANT_OUTCOME} AS outcome FROM covenant AS v)`,
    client: `coalesce(CAST(client_id AS VARCHAR), CAST(${ownerOf('facility', 'facility_id', 'r.facility_id')} AS VARCHAR))`,
    keys: OF_LOAN,
    known: 'test_date',
    same: ['covenant_id'],
    newest: ['test_date'],
    // a breach that was waived later was one until then
    state: `CASE WHEN outcome = 'waived' AND waiver_date > seen_at THEN 'breach' ELSE coalesce(outcome, 'pending') END`,
    later: { certificate_received: [], waiver_date: ['status'] },
    columns: [
      ...['covenant_id', 'client_id', 'facility_id', 'metric', 'operator', 'threshold', 'actual', 'state', 'test_date'],
      ...['certificate_due', 'certificate_received'],
    ],
  },
  financials: {
    client: OWN,
    known: 'greatest(period_end, coalesce(reported_date, period_end))',
    newest: ['period_end'],
    columns: [
      ...['client_id', 'period_end', 'basis', 'revenue', 'ebit', 'net_profit', 'op_cash_flow', 'total_assets'],
      ...['total_liabilities', 'total_debt', 'audit_opinion', 'reported_date'],
    ],
  },
  review: {
    from: '(SELECT *, coalesce(waived_flag, FALSE) AS waived FROM review)',
    client: OWN,
    manager: CHARGE,
    keys: OF_EITHER,
    known: 'least(due_date, start_date, done_date)',
    newest: ['least(coalesce(done_date, due_date), seen_at)', 'due_date'],
    state: `CASE
      WHEN done_date <= seen_at THEN CASE WHEN done_date > due_date THEN 'late' ELSE 'done' END
      WHEN waived THEN 'waived'
      WHEN ${OVERDUE} THEN 'overdue'
      ELSE 'open' END`,
    later: {
      start_date: ['method'],
      done_date: ['outcome', ...SCORES, 'findings_count', 'remediation_due', 'remediation_done'],
      remediation_done: [],
    },
    columns: [
      ...['review_id', 'client_id', 'review_type', 'due_date', 'done_date', 'state', 'method', 'outcome'],
      ...['findings_count', 'remediation_due', 'remediation_done', 'manager_id'],
    ],
  },
  file_item: {
    from: `(SELECT f.*, b.waived, b.missing, b.only_expiry, b.refresh_days AS renewed_within FROM file_item AS f
      JOIN bw_file AS b ON b.source_file = CAST(f.source_file AS VARCHAR) AND b.source_row = f.source_row)`,
    client: OWN,
    manager: CHARGE,
    keys: { project: 'project_id' },
    newest: ['least(last_updated, seen_at)', 'expiry_date'],
    state: `CASE
      WHEN waived THEN 'waived'
      WHEN missing THEN 'missing'
      WHEN coalesce(status = 'expired', FALSE) OR coalesce(expiry_date < seen_at, FALSE) THEN 'expired'
      WHEN only_expiry OR coalesce(
        last_updated <= seen_at AND (renewed_within IS NULL OR seen_at - last_updated <= renewed_within), FALSE) THEN 'valid'
      ELSE 'stale' END`,
    later: { last_updated: ['content_date', 'expiry_date', 'status', 'verified_flag'] },
    columns: [
      ...['doc_type', 'client_id', 'project_id', 'state', 'last_updated', 'content_date', 'expiry_date'],
      ...['manager_id'],
    ],
  },
  alert: {
    from: `(
      SELECT
        *,
        max(closed_date) OVER same AS closed_on,
        coalesce(first_value(status) OVER (same ORDER BY action_seq NULLS FIRST, source_row) = 'false_positive', FALSE) AS dismissed,
        coalesce(first_value(status) OVER (same ORDER BY action_seq NULLS FIRST, source_row) = 'closed', FALSE)
          AND max(closed_date) OVER same IS NULL AS closed_undated
      FROM alert
      WINDOW same AS (PARTITION BY coalesce(alert_id, CAST(source_file AS VARCHAR) || ':' || source_row))
    )`,
    client: OWN,
    keys: OF_EITHER,
    known: 'raised_date',
    newest: ['raised_date', 'alert_id', '-action_seq'],
    state: `CASE
      WHEN ${ALERT_OPEN} THEN CASE WHEN ack_date <= seen_at THEN 'acknowledged' ELSE 'open' END
      WHEN dismissed THEN 'false_positive'
      ELSE 'closed' END`,
    later: { ack_date: [], plan_date: ['plan_flag'], action_done: [], closed_date: ['status', 'resolution'] },
    columns: [
      ...['raised_date', 'client_id', 'severity', 'indicator_code', 'category', 'description', 'state', 'ack_date'],
      ...['plan_date', 'action_owner', 'action_due', 'action_done', 'closed_date', 'resolution'],
    ],
  },
  credit_action: {
    client: OWN,
    keys: OF_LOAN,
    known: 'action_date',
    newest: ['action_date'],
    columns: [
      ...['action_date', 'client_id', 'facility_id', 'action_type', 'before_value', 'after_value', 'unit'],
      ...['reason_code', 'alert_id'],
    ],
  },
  esg: {
    client: `CASE CAST(subject_type AS VARCHAR) WHEN 'client' THEN CAST(subject_id AS VARCHAR)
      WHEN 'project' THEN CAST(${ownerOf('project', 'project_id', 'r.subject_id')} AS VARCHAR) END`,
    keys: { project: (is) => `CAST(subject_type AS VARCHAR) = 'project' AND ${is('subject_id')}` },
    known: 'assess_date',
    newest: ['assess_date'],
    columns: [
      ...['assess_date', 'subject_type', 'subject_id', 'provider', 'e_score', 's_score', 'g_score', 'total_score'],
      ...['es_risk_class', 'ep_category', 'esap_open', 'esap_overdue', 'next_due'],
    ],
  },
  contact: {
    client: OWN,
    manager: CHARGE,
    known: 'least(planned_date, contact_date)',
    newest: ['least(coalesce(contact_date, planned_date), seen_at)'],
    later: { contact_date: ['mode', 'outcome', 'next_action_date', 'next_action_done'], next_action_done: [] },
    columns: [
      ...['planned_date', 'contact_date', 'client_id', 'mode', 'purpose', 'outcome', 'next_action_date'],
      ...['next_action_done', 'manager_id'],
    ],
  },
  ticket: {
    client: OWN,
    manager: CHARGE,
    known: 'CAST(opened_at AS DATE)',
    newest: ['opened_at'],
    state: `CASE WHEN CAST(resolved_at AS DATE) <= seen_at THEN 'resolved' ELSE 'open' END`,
    later: { first_response_at: [], resolved_at: ['csat', 'nps', 'reopened_flag'] },
    columns: [
      ...['opened_at', 'client_id', 'category', 'priority', 'state', 'first_response_at', 'resolved_at'],
      ...['csat', 'complaint_flag', 'manager_id'],
    ],
  },
  ...PEOPLE_TABLES,
};
