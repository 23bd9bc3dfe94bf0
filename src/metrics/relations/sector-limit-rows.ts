import type { Relation } from '../definition.ts';

/** Facilities at the snapshot, each with its sector's limit in force: an amount, or a share of the whole book whatever is filtered. */
export const sectorLimits: Relation = {
  kind: 'snapshot',
  settings: ['sector_limits'],
  from: `(
    SELECT p.*, period.*, coalesce(l.in_force.money, l.in_force.share * b.book_total) AS sector_limit
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    JOIN (
      SELECT snap AS book_snap, CAST(sum(outstanding) FILTER (WHERE NOT unpriced) AS DOUBLE) AS book_total
      FROM bw_position
      WHERE snap IN (SELECT window_snap FROM period)
      GROUP BY snap
    ) AS b ON b.book_snap = p.snap
    LEFT JOIN (
      SELECT
        q.period_no AS limit_no,
        s.limited_sector,
        arg_max(struct_pack(money := s.limit_money, share := s.limit_share), s.limit_from) AS in_force
      FROM period AS q
      JOIN bw_sector_limit AS s ON s.limit_from <= q.seen_at
      GROUP BY ALL
    ) AS l ON l.limit_no = period.period_no AND l.limited_sector = lower(CAST(p.sector AS VARCHAR))
  )`,
  columns: ['facility', 'client', 'manager', 'sector', 'outstanding', 'sector_limit'],
};
