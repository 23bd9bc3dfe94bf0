import type { Relation } from '../definition.ts';

/** What the floor of a facility is decided from, as SQL expressions. */
export interface FloorFacts {
  dpd: string;
  /** A delay of at most seven days for technical reasons, when the source says so. */
  technical: string;
  impaired: string;
  misuse: string;
  /** The same debtor has a non-performing facility in this book. */
  debtorNpl: string;
  /** Non-performing share of the debtor's balance in this book. */
  debtorNplShare: string;
}

/**
 * The lowest five-tier class the rules of 2023 allow, 1 to 5: over 360 days 5, over 270 days 4, over 90 days or credit-impaired 3,
 * overdue at all or misuse of funds 2; the debtor's other loans count too: 2 when any is non-performing, 3 above a tenth of the balance.
 */
export function floorSql(facts: FloorFacts): string {
  return `CASE
      WHEN ${facts.dpd} > 360 THEN 5
      WHEN ${facts.dpd} > 270 THEN 4
      WHEN ${facts.dpd} > 90 OR ${facts.impaired} OR ${facts.debtorNplShare} > 0.1 THEN 3
      WHEN (${facts.dpd} > 0 AND NOT (${facts.dpd} <= 7 AND ${facts.technical})) OR ${facts.misuse} OR ${facts.debtorNpl} THEN 2
      ELSE 1
    END`;
}

/** Facilities at the snapshot with `class_floor`; contagion looks at all the debtor's facilities, whatever is filtered. */
export const floors: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      r.*,
      period.*,
      d.npl_share AS debtor_npl_share,
      m.client IS NOT NULL AS misuse_of_funds,
      ${floorSql({
        dpd: 'r.dpd',
        technical: 'FALSE',
        impaired: 'r.stage = 3',
        misuse: 'm.client IS NOT NULL',
        debtorNpl: 'coalesce(d.npl_count, 0) > CASE WHEN r.npl THEN 1 ELSE 0 END',
        debtorNplShare: 'd.npl_share',
      })} AS class_floor
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    LEFT JOIN (
      SELECT
        snap,
        client,
        count(*) FILTER (WHERE npl) AS npl_count,
        CASE
          WHEN sum(outstanding) FILTER (WHERE NOT unpriced) > 0
          THEN CAST(coalesce(sum(outstanding) FILTER (WHERE npl AND NOT unpriced), 0) AS DOUBLE) / CAST(sum(outstanding) FILTER (WHERE NOT unpriced) AS DOUBLE)
        END AS npl_share
      FROM bw_position
      WHERE client IS NOT NULL AND snap IN (SELECT window_snap FROM period)
      GROUP BY snap, client
      HAVING count(*) FILTER (WHERE npl) > 0
    ) AS d ON d.snap = r.snap AND d.client = r.client
    LEFT JOIN (
      SELECT DISTINCT q.period_no, a.client
      FROM period AS q
      JOIN bw_alert AS a ON a.raised_date <= q.seen_at AND (a.closed_on IS NULL OR a.closed_on > q.seen_at)
      WHERE a.indicator_code = 'O03' AND NOT a.dismissed AND a.client IS NOT NULL
    ) AS m ON m.period_no = period.period_no AND m.client = r.client
  )`,
  columns: [
    'facility',
    'client',
    'manager',
    'outstanding',
    'five_tier',
    'class_floor',
    'dpd',
    'stage',
    'debtor_npl_share',
    'misuse_of_funds',
  ],
};
