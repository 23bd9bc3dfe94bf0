import type { Relation } from '../definition.ts';
import { CLIENT_PLACES, clientDimensions } from './place.ts';

/**
 * Active clients of each period: those whose status says so, and where it says nothing those with a balance at the snapshot.
 * Facility-level dimensions are those of the client's largest facility; a client without one keeps its own manager.
 */
export const ACTIVE_CLIENTS = `SELECT
      ${clientDimensions()},
      CASE WHEN b.unpriced THEN NULL ELSE coalesce(b.balance, 0) END AS balance,
      coalesce(b.unpriced, FALSE) AS unpriced,
      k.onboard_date,
      k.source_file,
      k.source_row,
      period.*
    FROM period
    CROSS JOIN bw_client AS k
    LEFT JOIN (${CLIENT_PLACES}) AS b ON b.snap = period.window_snap AND b.client = k.client
    WHERE coalesce(k.status = 'active', b.balance <> 0 OR b.unpriced, FALSE)
      AND (k.onboard_date IS NULL OR k.onboard_date <= period.seen_at)`;

/** Days within which a client of a tier must have been reviewed; an unknown tier is treated as tier 3. */
export const INTERVAL =
  'CASE tier WHEN 1 THEN interval_1 WHEN 2 THEN interval_2 WHEN 4 THEN interval_4 WHEN 5 THEN interval_5 ELSE interval_3 END';

/**
 * Active clients with their last review by the date and whether it is recent enough. `countable` leaves out a client younger than its
 * interval until its first check has fallen due (the due date of a first-draw review, else 15 days after the first drawdown).
 */
export const coverage: Relation = {
  kind: 'snapshot',
  settings: ['intervals'],
  from: `(
    SELECT
      a.*,
      d.last_done,
      ${INTERVAL} AS interval_days,
      coalesce(d.last_done >= seen_at - ${INTERVAL}, FALSE) AS covered,
      NOT coalesce(onboard_date > seen_at - ${INTERVAL}, FALSE)
        OR coalesce(least(d.first_due, f.first_drawdown + 15) < seen_at, FALSE) AS countable
    FROM (${ACTIVE_CLIENTS}) AS a
    LEFT JOIN (
      SELECT
        q.period_no AS done_no,
        r.client AS done_client,
        max(r.done_date) FILTER (WHERE r.done_date <= q.seen_at AND NOT r.waived) AS last_done,
        min(r.due_date) FILTER (WHERE r.review_type = 'first_draw') AS first_due
      FROM period AS q
      CROSS JOIN bw_review AS r
      WHERE r.client IS NOT NULL
      GROUP BY q.period_no, r.client
    ) AS d ON d.done_no = a.period_no AND d.done_client = a.client
    LEFT JOIN bw_first_drawdown AS f ON f.drawn_client = a.client
  )`,
  columns: ['client', 'manager', 'tier', 'balance', 'onboard_date', 'last_done', 'interval_days'],
};
