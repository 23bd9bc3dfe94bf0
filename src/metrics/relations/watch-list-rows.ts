import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';

const place = DIMENSIONS.map((name) => `${name} := ${name}`).join(', ');

/**
 * A row a client that is or was on the list: at the snapshot and at the opening. A client without a row in a snapshot is off it. Dimensions
 * are those of its largest facility, at the snapshot where it is there, else at the opening. `listed_since` is the first snapshot of the
 * present stay.
 */
export const watchMoves: Relation = {
  kind: 'flow',
  from: `(
    SELECT
      unnest(c.place),
      c.balance,
      c.source_file,
      c.source_row,
      period.*,
      coalesce(now.listed, FALSE) AS listed_now,
      coalesce(past.listed, FALSE) AS listed_before
    FROM (
      SELECT
        q.period_no AS place_no,
        p.client AS placed_client,
        sum(p.outstanding) FILTER (WHERE p.snap = q.window_snap AND NOT p.unpriced) AS balance,
        arg_max(struct_pack(${place}), struct_pack(snap := p.snap, size := p.outstanding, id := p.facility)) AS place,
        arg_max(CAST(p.source_file AS VARCHAR), struct_pack(snap := p.snap, size := p.outstanding, id := p.facility)) AS source_file,
        arg_max(p.source_row, struct_pack(snap := p.snap, size := p.outstanding, id := p.facility)) AS source_row
      FROM period AS q
      JOIN bw_position AS p ON p.snap IN (q.opening_snap, q.window_snap)
      WHERE p.client IS NOT NULL
      GROUP BY ALL
    ) AS c
    JOIN period ON period_no = place_no
    LEFT JOIN bw_watch AS now ON now.watched_client = placed_client AND now.watched_snap = window_snap
    LEFT JOIN bw_watch AS past ON past.watched_client = placed_client AND past.watched_snap = opening_snap
  )`,
  columns: ['client', 'manager', 'balance', 'listed_before', 'listed_now'],
};

/** Clients on the list at the snapshot, with the date of the first snapshot of their present stay. */
export const watchStays: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT p.*, period.*, s.listed_since, seen_at - s.listed_since AS days_listed
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    LEFT JOIN (
      SELECT q.period_no AS stay_no, w.watched_client, min(d.as_of_date) AS listed_since
      FROM period AS q
      JOIN bw_watch AS w ON w.watched_snap <= q.window_snap AND w.listed
      JOIN bw_snapshot AS d ON d.snap = w.watched_snap
      LEFT JOIN (
        SELECT r.period_no AS off_no, o.watched_client AS off_client, max(o.watched_snap) AS off_snap
        FROM period AS r
        JOIN bw_watch AS o ON o.watched_snap <= r.window_snap AND NOT o.listed
        GROUP BY ALL
      ) AS f ON f.off_no = q.period_no AND f.off_client = w.watched_client
      WHERE w.watched_snap > coalesce(f.off_snap, -1)
      GROUP BY ALL
    ) AS s ON s.stay_no = period.period_no AND s.watched_client = p.client
    QUALIFY row_number() OVER (PARTITION BY period_no, coalesce(CAST(p.client AS VARCHAR), p.source_file || ':' || p.source_row) ORDER BY p.outstanding DESC, p.facility) = 1
  )`,
  columns: ['client', 'manager', 'listed_since', 'days_listed'],
};
