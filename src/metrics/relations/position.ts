import type { Relation } from '../definition.ts';

const COLUMNS = ['facility', 'client', 'manager', 'outstanding'];

/** Columns the quality of a facility is told from. */
export const QUALITY = ['exposure.five_tier', 'exposure.ifrs_stage', 'exposure.days_past_due'] as const;

/**
 * Facilities of the book at the period's snapshot. Loans written off, transferred or settled are off it: they are listed as left out,
 * and count only where it is asked what became of a loan (`flows`, vintages).
 */
export const positions: Relation = {
  kind: 'snapshot',
  from: 'period JOIN bw_position ON snap = window_snap',
  columns: COLUMNS,
};

/** The same, with what the bank's net capital is at the date. */
export const positionsAndCapital: Relation = { ...positions, settings: ['net_capital'] };

/** The same with its tier-1 capital. */
export const positionsAndTier1: Relation = { ...positions, settings: ['tier1_capital'] };

/** The same with whether any row of the snapshot has a provision (`provisioned`): a ledger without the column says nothing about them. */
export const provisionedPositions: Relation = {
  ...positions,
  from: `(
    SELECT p.*, period.*, t.provisioned
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    JOIN (
      SELECT snap AS told_snap, bool_or(provision IS NOT NULL) AS provisioned
      FROM bw_position
      WHERE snap IN (SELECT window_snap FROM period)
      GROUP BY snap
    ) AS t ON t.told_snap = p.snap
  )`,
};

/** The same with the newest collateral valuation of the client's file by the date, and whether it is recent enough. */
export const valuedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      p.*,
      period.*,
      v.valued_client IS NOT NULL AS valued,
      v.valued_on,
      coalesce(v.fresh, FALSE) AS valuation_fresh
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    LEFT JOIN (
      SELECT
        q.period_no AS valued_no,
        f.file_client AS valued_client,
        max(f.last_updated) FILTER (WHERE f.last_updated <= q.seen_at) AS valued_on,
        bool_or(coalesce(f.last_updated <= q.seen_at AND f.last_updated + f.refresh_days >= q.seen_at AND coalesce(f.expiry_date >= q.seen_at, TRUE), FALSE)) AS fresh
      FROM period AS q
      JOIN bw_file AS f ON f.doc_type = 'collateral_valuation' AND NOT f.waived
      GROUP BY ALL
    ) AS v ON v.valued_no = period.period_no AND v.valued_client = p.client
  )`,
  columns: COLUMNS,
};

/** Loans that left the book as a loss: written off, or sold when they were non-performing. What was settled, or sold performing, is simply gone. */
export const LOST = '(SELECT snap, facility, source_file, source_row FROM bw_off_book WHERE lost)';

/**
 * Facilities of the opening snapshot with what became of them at the period's; dimensions are those of the opening side.
 * `closing_outstanding` is 0 and `gone` is true where a facility is no longer there.
 */
export const flows: Relation = {
  kind: 'flow',
  from: `(
    SELECT
      o.* REPLACE (o.unpriced OR coalesce(c.unpriced, FALSE) AS unpriced),
      period.*,
      c.facility IS NULL AND w.facility IS NULL AS gone,
      c.npl AS closing_npl,
      c.five_tier AS closing_five_tier,
      c.dpd AS closing_dpd,
      w.facility IS NOT NULL AS closing_written_off,
      coalesce(c.outstanding, 0) AS closing_outstanding,
      coalesce(c.source_file, w.source_file) AS closing_file,
      coalesce(c.source_row, w.source_row) AS closing_row
    FROM period
    JOIN bw_position AS o ON o.snap = opening_snap
    LEFT JOIN bw_position AS c ON c.snap = window_snap AND c.facility = o.facility
    LEFT JOIN ${LOST} AS w ON w.snap = window_snap AND w.facility = o.facility AND c.facility IS NULL
    WHERE window_snap IS NOT NULL
  )`,
  columns: [
    ...COLUMNS,
    'npl',
    'closing_outstanding',
    'closing_npl',
    'closing_written_off',
    'gone',
    'closing_file',
    'closing_row',
  ],
};

/**
 * What of a flow was there all the time: the smaller of its two balances. What was repaid, sold or written off is a decrease and counts 0,
 * also where it was overdrawn: less than nothing in the denominator alone would lift the rate, in the end above 1.
 */
export const KEPT = 'CASE WHEN gone OR closing_written_off THEN 0 ELSE least(outstanding, closing_outstanding) END';

/** Days past due as the buckets of the Chinese S71 return; null where they are unknown. */
export const DPD_BUCKET = `CASE
    WHEN dpd <= 0 THEN '0'
    WHEN dpd <= 30 THEN '1-30'
    WHEN dpd <= 60 THEN '31-60'
    WHEN dpd <= 90 THEN '61-90'
    WHEN dpd <= 180 THEN '91-180'
    WHEN dpd <= 270 THEN '181-270'
    WHEN dpd <= 360 THEN '271-360'
    WHEN dpd > 360 THEN '361+'
  END`;

export const DPD_BUCKETS = ['0', '1-30', '31-60', '61-90', '91-180', '181-270', '271-360', '361+', 'unknown'] as const;
