import type { Relation } from '../definition.ts';
import { flows } from './position.ts';

/** A facility taken over from a colleague is not held against its new manager for so long. */
const INHERITED_MONTHS = 12;

const BAD = 'coalesce(closing_npl OR closing_written_off, FALSE)';

function rate(stratum: string): string {
  return `sum(CASE WHEN bad THEN weight ELSE 0 END) OVER (PARTITION BY period_no${stratum}) / nullif(sum(weight) OVER (PARTITION BY period_no${stratum}), 0)`;
}

/**
 * Performing facilities of the opening with what became of them and what was to be expected: the formation rate of the whole book in
 * the same risk tier and sector, where the sector is not known in the same tier. `inherited`: the manager of the opening took it over
 * from another one less than twelve months before the close. Rates are those of the whole book, whatever is asked for.
 */
export const expectedQuality: Relation = {
  kind: 'flow',
  from: `(
    SELECT
      *,
      CAST(weight * stratum_rate AS DECIMAL(28,9)) AS expected,
      sum(weight) OVER (PARTITION BY period_no) AS book,
      book_rate AS portfolio_rate
    FROM (
      SELECT
        *,
        CASE WHEN sector IS NULL THEN ${rate(', tier')} ELSE ${rate(', tier, sector')} END AS stratum_rate,
        ${rate('')} AS book_rate
      FROM (
        SELECT
          f.*,
          ${BAD} AS bad,
          CASE WHEN NOT f.unpriced THEN CAST(f.outstanding AS DOUBLE) END AS weight,
          coalesce(h.taken_over > CAST(f.seen_at - INTERVAL ${INHERITED_MONTHS} MONTH AS DATE), FALSE) AS inherited
        FROM ${flows.from} AS f
        LEFT JOIN (
          SELECT q.period_no AS handed_no, g.handed_facility, max(g.taken_over) AS taken_over
          FROM period AS q
          JOIN bw_handover AS g ON g.snap <= q.opening_snap
          GROUP BY ALL
        ) AS h ON h.handed_no = f.period_no AND h.handed_facility = f.facility
        WHERE f.npl = FALSE
      )
    )
  )`,
  columns: [
    'facility',
    'client',
    'manager',
    'outstanding',
    'tier',
    'sector',
    'closing_npl',
    'closing_written_off',
    'stratum_rate',
    'expected',
    'inherited',
    'closing_file',
    'closing_row',
  ],
};

/** When facilities came to another manager: the first snapshot that shows the new one; a month without a name in between changes nothing. */
export const HANDOVERS = `CREATE TABLE bw_handover AS
  SELECT facility AS handed_facility, snap, as_of_date AS taken_over
  FROM (
    SELECT facility, snap, as_of_date, manager, lag(manager) OVER (PARTITION BY facility ORDER BY snap) AS before
    FROM bw_position
    WHERE manager IS NOT NULL AND facility IN (SELECT facility FROM bw_position GROUP BY facility HAVING min(manager) <> max(manager))
  )
  WHERE before <> manager`;

/**
 * Clients taken on twelve to thirty-six months before the date, under the manager of the snapshot that first shows their first loan, and
 * whether any of their loans was special mention or worse (else stage 2 or 3, else non-performing, or written off) within twelve
 * months of the first drawdown, by the day of its own row: a month's book may be put together from several days.
 */
export const screenedClients: Relation = {
  kind: 'event',
  from: `(
    SELECT
      d.* EXCLUDE (source_file, source_row, snap, as_of_date),
      k.onboard_date,
      k.source_file,
      k.source_row,
      coalesce(w.told, FALSE) AS told,
      coalesce(w.bad, FALSE) AS bad,
      period.*
    FROM period
    JOIN bw_client AS k
      ON k.onboard_date > seen_at - INTERVAL 36 MONTH AND k.onboard_date <= seen_at - INTERVAL 12 MONTH
    JOIN (
      SELECT *, drawn_on AS first_on FROM bw_drawdown
      QUALIFY row_number() OVER (PARTITION BY client ORDER BY drawn_on, as_of_date, outstanding DESC, facility) = 1
    ) AS d ON d.client = k.client AND d.first_on <= seen_at
    LEFT JOIN (
      SELECT q.period_no AS told_no, p.client AS told_client,
        bool_or(coalesce(p.five_tier IS NOT NULL OR p.stage IS NOT NULL OR p.npl IS NOT NULL OR p.lost, FALSE)) AS told,
        bool_or(coalesce(p.lost OR CASE
          WHEN p.five_tier IS NOT NULL THEN p.five_tier >= 2
          WHEN p.stage IS NOT NULL THEN p.stage >= 2
          ELSE p.npl
        END, FALSE)) AS bad
      FROM period AS q
      JOIN bw_client AS c ON c.onboard_date > q.seen_at - INTERVAL 36 MONTH AND c.onboard_date <= q.seen_at - INTERVAL 12 MONTH
      JOIN bw_first_drawdown AS f ON f.drawn_client = c.client
      JOIN bw_every_position AS p ON p.client = c.client AND (p.standing IS NULL OR p.lost) AND p.as_of_date <= q.seen_at
        AND p.row_date <= f.first_drawdown + INTERVAL 12 MONTH
      GROUP BY ALL
    ) AS w ON w.told_no = period.period_no AND w.told_client = k.client
  )`,
  columns: ['client', 'manager', 'onboard_date', 'first_on', 'bad'],
};
