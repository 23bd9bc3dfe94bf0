import type { Relation } from '../definition.ts';
import { LOST } from './position.ts';

const NAMES = ['facility', 'client', 'manager', 'weight', 'entered', 'gone', 'closing_file', 'closing_row'];

function placeIn(order: string, rating: string): string {
  return `nullif(list_position(string_split(${order}, '|'), upper(CAST(${rating} AS VARCHAR))), 0)`;
}

/**
 * Facilities of the opening snapshot with their state at the close, and the facilities that came since (`entered`). The weight is the
 * opening balance; what has none because it is new weighs its closing one. Ratings are those of the ledger at each date; their place in the
 * bank's order is null where the order does not name them.
 */
export const migrations: Relation = {
  kind: 'flow',
  settings: ['rating_order'],
  from: `(
    SELECT
      o.*,
      period.*,
      FALSE AS entered,
      c.facility IS NULL AS gone,
      o.outstanding AS weight,
      c.five_tier AS closing_five_tier,
      c.stage AS closing_stage,
      CAST(c.own_rating AS VARCHAR) AS closing_rating,
      ${placeIn('rating_order', 'o.own_rating')} AS rating_place,
      ${placeIn('rating_order', 'c.own_rating')} AS closing_rating_place,
      c.source_file AS closing_file,
      c.source_row AS closing_row
    FROM period
    JOIN bw_position AS o ON o.snap = opening_snap
    LEFT JOIN bw_position AS c ON c.snap = window_snap AND c.facility = o.facility
    WHERE window_snap IS NOT NULL
    UNION ALL BY NAME
    SELECT
      c.*,
      period.*,
      TRUE AS entered,
      FALSE AS gone,
      c.outstanding AS weight,
      c.five_tier AS closing_five_tier,
      c.stage AS closing_stage,
      CAST(c.own_rating AS VARCHAR) AS closing_rating
    FROM period
    JOIN bw_position AS c ON c.snap = window_snap
    LEFT JOIN bw_position AS o ON o.snap = opening_snap AND o.facility = c.facility
    WHERE opening_snap IS NOT NULL AND o.facility IS NULL
  )`,
  columns: NAMES,
};

/** Opening rows of the last three months with what became of each a month later; `pairs` says how many of the three there are. */
export const monthlyFlows: Relation = {
  kind: 'flow',
  from: `(
    WITH month AS (
      SELECT max(snap) AS month_snap, year(as_of_date) * 12 + month(as_of_date) AS month_no FROM bw_snapshot GROUP BY month_no
    ),
    pair AS (
      SELECT q.period_no AS pair_no, a.month_snap AS from_snap, b.month_snap AS to_snap, count(*) OVER (PARTITION BY q.period_no) AS pairs
      FROM period AS q
      JOIN month AS w ON w.month_snap = q.window_snap
      JOIN month AS b ON b.month_no BETWEEN w.month_no - 2 AND w.month_no
      JOIN month AS a ON a.month_no = b.month_no - 1
    )
    SELECT
      o.*,
      period.*,
      pairs,
      c.facility IS NULL AND w.facility IS NULL AS gone,
      w.facility IS NOT NULL AS closing_written_off,
      c.dpd AS closing_dpd,
      coalesce(c.source_file, w.source_file) AS closing_file,
      coalesce(c.source_row, w.source_row) AS closing_row
    FROM period
    JOIN pair ON pair_no = period_no
    JOIN bw_position AS o ON o.snap = from_snap
    LEFT JOIN bw_position AS c ON c.snap = to_snap AND c.facility = o.facility
    LEFT JOIN ${LOST} AS w ON w.snap = to_snap AND w.facility = o.facility AND c.facility IS NULL
  )`,
  columns: [
    'facility',
    'client',
    'manager',
    'as_of_date',
    'outstanding',
    'closing_dpd',
    'gone',
    'closing_file',
    'closing_row',
  ],
};

/**
 * A row a facility and month on book, from origination to the snapshot. A cohort is a quarter; its months end where its youngest loans could
 * have got to, so that no cell is half seen. A cohort that began before the ledger lacks what was lost by then: one row, `seen` false.
 */
export const vintages: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      * EXCLUDE (months),
      unnest(months) AS month_on_book,
      coalesce(datediff('month', drawn_on, bad_on) <= unnest(months), FALSE) AS went_bad
    FROM (
      SELECT
        v.*,
        period.*,
        year(drawn_on) || 'Q' || quarter(drawn_on) AS cohort,
        first_month <= date_trunc('quarter', drawn_on) AS seen,
        CASE
          WHEN first_month <= date_trunc('quarter', drawn_on) THEN range(0, datediff('month', cohort_end, w.as_of_date) + 1)
          ELSE [greatest(0, datediff('month', cohort_end, w.as_of_date))]
        END AS months
      FROM period
      JOIN bw_snapshot AS w ON w.snap = window_snap
      CROSS JOIN (SELECT date_trunc('month', min(as_of_date)) AS first_month FROM bw_snapshot)
      JOIN (
        SELECT * EXCLUDE (snap, as_of_date), CAST(date_trunc('quarter', drawn_on) AS DATE) + INTERVAL 2 MONTH AS cohort_end FROM bw_vintage
      ) AS v ON v.drawn_on <= w.as_of_date
    )
  )`,
  columns: ['facility', 'client', 'manager', 'drawn_on', 'originated', 'bad_on'],
};
