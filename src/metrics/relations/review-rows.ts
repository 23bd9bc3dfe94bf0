import type { Relation } from '../definition.ts';
import { ACTIVE_CLIENTS } from './active.ts';

const COLUMNS = ['review_id', 'client', 'manager', 'review_type', 'due_date', 'done_date', 'waived'];

/** Reviews due in the period, with `done` as it was known at the date and whether the outcome can be told. */
export const reviewsDue: Relation = {
  kind: 'event',
  settings: ['grace'],
  from: `(
    SELECT
      r.*,
      period.*,
      CASE WHEN done_date <= seen_at THEN done_date END AS done,
      NOT waived AND (coalesce(done_date <= seen_at, FALSE) OR due_date + grace < seen_at) AS decidable
    FROM period
    JOIN bw_review AS r ON due_date BETWEEN window_start AND seen_at
  )`,
  columns: COLUMNS,
};

/** Reviews done in the period and not waived. */
export const reviewsDone: Relation = {
  kind: 'event',
  settings: ['grace'],
  from: `(
    SELECT r.*, period.*
    FROM period
    JOIN bw_review AS r ON done_date BETWEEN window_start AND seen_at
    WHERE NOT waived
  )`,
  columns: [...COLUMNS, 'start_date', 'method'],
};

/** Remediations due in the period. */
export const remediations: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*
    FROM period
    JOIN bw_review AS r ON remediation_due BETWEEN window_start AND seen_at
  )`,
  columns: ['review_id', 'client', 'manager', 'remediation_due', 'remediation_done'],
};

const SCORES = ['score_financial', 'score_credit', 'score_operation', 'score_project'] as const;
const SCORE_SUM = SCORES.map((score) => `coalesce(${score}, 0)`).join(' + ');
const SCORE_COUNT = SCORES.map((score) => `CAST(${score} IS NOT NULL AS INTEGER)`).join(' + ');

/** Onboarding assessments of the period, by due date (by date done where no due date is given), decided by the date. */
export const onboardings: Relation = {
  kind: 'event',
  from: `(
    SELECT
      r.*,
      period.*,
      (${SCORE_SUM}) / nullif(${SCORE_COUNT}, 0) AS mean_score,
      least(${SCORES.join(', ')}) AS lowest_score
    FROM period
    JOIN bw_review AS r ON coalesce(due_date, done_date) BETWEEN window_start AND seen_at
    WHERE review_type = 'onboarding' AND done_date <= seen_at AND NOT waived
  )`,
  columns: [...COLUMNS, 'outcome', ...SCORES],
};

/** How far an onboarding assessment comes, one step after the other. */
export const SCREENING_STEPS = ['due', 'assessed', 'decided', 'approved', 'drawn'] as const;

/**
 * Onboarding assessments of the period that were not waived, once for each step they have come to by the date: due, assessed, decided,
 * approved, and with a loan of the client in the ledger.
 */
export const screeningSteps: Relation = {
  kind: 'event',
  from: `(
    SELECT counted.*, s.step
    FROM (
      SELECT
        r.*,
        period.*,
        coalesce(done_date <= seen_at, FALSE) AS assessed,
        p.lent_since
      FROM period
      JOIN bw_review AS r ON coalesce(due_date, done_date) BETWEEN window_start AND seen_at
      LEFT JOIN (
        SELECT client AS lent_to, min(as_of_date) AS lent_since FROM bw_every_position GROUP BY ALL
      ) AS p ON p.lent_to = r.client
      WHERE review_type = 'onboarding' AND NOT waived
    ) AS counted
    JOIN (VALUES ${SCREENING_STEPS.map((step) => `('${step}')`).join(', ')}) AS s(step)
      ON s.step = 'due'
      OR (assessed AND (s.step = 'assessed' OR (s.step = 'decided' AND outcome IN ('approve', 'reject'))
        OR (outcome = 'approve' AND (s.step = 'approved' OR (s.step = 'drawn' AND coalesce(lent_since <= seen_at, FALSE))))))
  )`,
  columns: [...COLUMNS, 'outcome', 'lent_since'],
};

/** Past its due date at the date and not done. */
export const OVERDUE = 'due_date < seen_at AND NOT waived AND (done_date IS NULL OR done_date > seen_at)';

/**
 * Open reviews past their due date, from whatever period, and beside them the active clients they are held against
 * (`is_client`, one row for every bucket of age). `oldest` marks each client's longest overdue review, which carries the client's balance.
 */
export const reviewStock: Relation = {
  kind: 'event',
  from: `(
    WITH active AS (${ACTIVE_CLIENTS}),
    balances AS (
      SELECT q.period_no AS balance_no, p.client AS balance_client, sum(p.outstanding) AS client_balance,
        bool_or(p.unpriced) AS balance_unpriced
      FROM period AS q
      JOIN bw_position AS p ON p.snap = q.window_snap
      GROUP BY ALL
    ),
    overdue AS (
      SELECT
        r.*,
        period.*,
        FALSE AS is_client,
        seen_at - due_date AS days_overdue,
        ${ageBucket('(seen_at - due_date)', '1-30')} AS days_bucket,
        row_number() OVER (PARTITION BY period_no, client ORDER BY due_date, source_file, source_row) = 1 AS oldest
      FROM period
      JOIN bw_review AS r ON ${OVERDUE}
    )
    SELECT overdue.*, coalesce(client_balance, 0) AS client_balance, coalesce(balance_unpriced, FALSE) AS unpriced
    FROM overdue
    LEFT JOIN balances ON balance_no = period_no AND balance_client = client
    UNION ALL BY NAME
    SELECT active.*, TRUE AS is_client, days_bucket
    FROM active
    CROSS JOIN (VALUES ('1-30'), ('31-60'), ('61-90'), ('>90')) AS v(days_bucket)
  )`,
  columns: ['review_id', 'client', 'manager', 'review_type', 'due_date', 'done_date', 'days_overdue', 'client_balance'],
};

/** Age of something open as a bucket. */
export function ageBucket(days: string, first: '0-30' | '1-30'): string {
  return `CASE
    WHEN ${days} <= 30 THEN '${first}'
    WHEN ${days} <= 60 THEN '31-60'
    WHEN ${days} <= 90 THEN '61-90'
    WHEN ${days} > 90 THEN '>90'
  END`;
}
