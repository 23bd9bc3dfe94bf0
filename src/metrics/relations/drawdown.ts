import type { Relation } from '../definition.ts';

/** Days within which the first check must follow the first drawdown. */
export const FIRST_CHECK_DAYS = 15;

/** Facilities first drawn in the period, with the first check that followed and whether it can be told if one did in time. */
export const drawdowns: Relation = {
  kind: 'event',
  from: `(
    SELECT
      f.*,
      period.*,
      c.checked_on,
      coalesce(c.exempt, FALSE) AS waived,
      coalesce(c.checked_on <= f.drawn_on + ${FIRST_CHECK_DAYS}, FALSE) AS in_time,
      c.checked_on IS NOT NULL OR f.drawn_on + ${FIRST_CHECK_DAYS} < seen_at AS decidable
    FROM period
    JOIN bw_drawdown AS f ON f.drawn_on BETWEEN window_start AND seen_at
    LEFT JOIN (
      SELECT
        q.period_no AS check_no,
        g.facility AS check_facility,
        min(r.done_date) FILTER (WHERE r.done_date BETWEEN g.drawn_on AND q.seen_at) AS checked_on,
        coalesce(bool_or(r.waived), FALSE) AS exempt
      FROM period AS q
      JOIN bw_drawdown AS g ON g.drawn_on BETWEEN q.window_start AND q.seen_at
      JOIN bw_review AS r ON r.review_type = 'first_draw' AND r.client = g.client
        AND (r.facility_given IS NULL OR r.facility_given = g.facility)
        AND (r.facility_given IS NOT NULL OR coalesce(r.done_date, r.due_date) >= g.drawn_on)
      GROUP BY q.period_no, g.facility
    ) AS c ON c.check_no = period.period_no AND c.check_facility = f.facility
  )`,
  columns: ['facility', 'client', 'manager', 'drawn_on', 'checked_on'],
};
