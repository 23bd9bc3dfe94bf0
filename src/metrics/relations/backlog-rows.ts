import type { Relation } from '../definition.ts';
import { coverage, INTERVAL } from './active.ts';
import { FIRST_CHECK_DAYS } from './drawdown.ts';
import type { HasValues } from './has-values.ts';

/** A loan of at most six months is looked at monthly, a longer one every ninety days unless its client is of the lowest risk. */
const SHORT_LOAN_DAYS = 30;
const LONG_LOAN_DAYS = 90;

/** Whether a facility runs for six months at most; nothing where either date is missing. */
export function tenors(has: HasValues): string {
  const dated = ['exposure', 'facility'].filter((table) => has(`${table}.maturity_date`));
  const rows = dated.map((table) => `SELECT facility_id, origination_date, maturity_date FROM ${table}`);
  return `CREATE TABLE bw_tenor AS
  SELECT facility_id AS tenor_facility, max(maturity_date) <= min(origination_date) + INTERVAL 6 MONTH AS short
  FROM (${rows.join(' UNION ALL ') || 'SELECT facility_id, origination_date, maturity_date FROM exposure LIMIT 0'})
  GROUP BY facility_id
  HAVING short IS NOT NULL`;
}

/**
 * Active clients with the days within which they must be reviewed: the smallest of the interval of their tier, that of tier 4 for special
 * mention and of tier 5 for worse loans, and what the tenor of their loans asks for. `next_due`: as many days after the last review,
 * or 15 days after the first drawdown.
 */
export const reviewIntervals: Relation = {
  kind: 'snapshot',
  settings: ['intervals'],
  from: `(
    SELECT *, coalesce(last_done + required_days, drawn_first + ${FIRST_CHECK_DAYS}) AS next_due
    FROM (
      SELECT
        c.*,
        g.drawn_first,
        w.worst_class,
        least(
          ${INTERVAL},
          CASE WHEN w.worst_class >= 3 THEN interval_5 WHEN w.worst_class = 2 THEN interval_4 END,
          CASE WHEN w.any_short THEN ${SHORT_LOAN_DAYS} END,
          CASE WHEN w.any_long AND tier IS DISTINCT FROM 1 THEN ${LONG_LOAN_DAYS} END
        ) AS required_days
      FROM ${coverage.from} AS c
      LEFT JOIN (
        SELECT p.snap AS class_snap, p.client AS class_client, max(p.five_tier) AS worst_class,
          bool_or(t.short) AS any_short, bool_or(NOT t.short) AS any_long
        FROM bw_position AS p
        LEFT JOIN bw_tenor AS t ON t.tenor_facility = p.facility
        WHERE p.outstanding <> 0 AND p.snap IN (SELECT window_snap FROM period)
        GROUP BY ALL
      ) AS w ON w.class_snap = c.window_snap AND w.class_client = c.client
      LEFT JOIN (SELECT drawn_client, first_drawdown AS drawn_first FROM bw_first_drawdown) AS g ON g.drawn_client = c.client
    )
  )`,
  columns: ['client', 'manager', 'tier', 'worst_class', 'interval_days', 'required_days', 'last_done', 'next_due'],
};

const monthNo = (date: string) => `(year(${date}) * 12 + month(${date}))`;

/**
 * Reviews to be done: open ones by their due date, and for active clients without an open one the next that will fall due
 * (`generated`). `months_ahead` is 0 for what is overdue or due in the month of the date, else how many months later.
 */
export const reviewArrivals: Relation = {
  kind: 'event',
  settings: ['intervals'],
  from: `(
    SELECT *, CAST(greatest(0, ${monthNo('due_date')} - ${monthNo('seen_at')}) AS VARCHAR) AS months_ahead
    FROM (
      SELECT r.*, period.*, FALSE AS generated
      FROM period
      JOIN bw_review AS r ON NOT r.waived AND r.due_date IS NOT NULL AND (r.done_date IS NULL OR r.done_date > seen_at)
      UNION ALL BY NAME
      SELECT i.*, i.next_due AS due_date, TRUE AS generated
      FROM ${reviewIntervals.from} AS i
      WHERE i.next_due IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM bw_review AS o
        WHERE o.client = i.client AND NOT o.waived AND o.due_date IS NOT NULL AND (o.done_date IS NULL OR o.done_date > i.seen_at)
      )
    )
    WHERE ${monthNo('due_date')} - ${monthNo('seen_at')} <= 3
  )`,
  columns: ['review_id', 'client', 'manager', 'due_date', 'last_done', 'required_days', 'generated'],
};

/** Reviews done in the last three full months, `months_back` 1 is the newest; `months_known`: how many of them the book has a record of. */
export const reviewCompletions: Relation = {
  kind: 'event',
  from: `(
    SELECT
      r.*,
      q.*,
      CAST(1 + ${monthNo('q.full_until')} - ${monthNo('r.done_date')} AS VARCHAR) AS months_back,
      least(3, 1 + ${monthNo('q.full_until')} - ${monthNo('q.first_done')}) AS months_known
    FROM (
      SELECT
        *,
        CASE WHEN seen_at = last_day(seen_at) THEN seen_at ELSE last_day(CAST(seen_at - INTERVAL 1 MONTH AS DATE)) END AS full_until,
        (SELECT min(done_date) FROM bw_review WHERE NOT waived) AS first_done
      FROM period
    ) AS q
    JOIN bw_review AS r ON NOT r.waived AND r.done_date <= q.full_until
      AND ${monthNo('q.full_until')} - ${monthNo('r.done_date')} < 3
  )`,
  columns: ['review_id', 'client', 'manager', 'due_date', 'done_date'],
};
