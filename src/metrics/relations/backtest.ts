import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';

/** Days within which a red alert should lead to a change of limits or terms. */
const ACTION_DAYS = 30;

/** Months an alert looks ahead, and a downgrade back. */
const MONTHS = 'INTERVAL 6 MONTH';

/**
 * Downgrades: a row a client and snapshot in which a facility has a worse class than in the snapshot before, five-tier where both know it,
 * else IFRS 9 stage, or was written off. Ratings are left out: their fall is an early-warning indicator (T01) itself. Dimensions are
 * those of the opening side, of the largest facility that was downgraded. A facility missing in the snapshot between has no step.
 */
export const DOWNGRADES = `CREATE TABLE bw_downgrade AS
  SELECT ${DIMENSIONS.map((name) => `o.${name}`).join(', ')}, p.as_of_date AS downgraded_on, o.five_tier AS was_five_tier, p.five_tier AS is_five_tier,
    o.stage AS was_stage, p.stage AS is_stage, p.lost AS written_off, p.source_file, p.source_row
  FROM bw_every_position AS p
  JOIN bw_position AS o ON o.snap = p.snap - 1 AND o.facility = p.facility
  WHERE (p.standing IS NULL OR p.lost) AND (p.five_tier > 1 OR p.stage > 1 OR p.lost) AND p.client IS NOT NULL AND o.client = p.client
    AND (p.lost OR CASE
      WHEN p.five_tier IS NOT NULL AND o.five_tier IS NOT NULL THEN p.five_tier > o.five_tier
      ELSE coalesce(p.stage > o.stage, FALSE)
    END)
  QUALIFY row_number() OVER (PARTITION BY p.snap, p.client ORDER BY o.outstanding DESC, o.facility) = 1`;

/** Red alerts whose thirty days end in the period, with the first change of the client's limits or terms in that time. */
export const alertsAnswered: Relation = {
  kind: 'event',
  from: `(
    SELECT
      r.*,
      period.*,
      (
        SELECT min(c.action_date) FROM bw_change AS c
        WHERE c.client = r.client AND c.action_date BETWEEN r.raised_date AND least(r.raised_date + ${ACTION_DAYS}, seen_at)
      ) AS acted_on,
      r.raised_date + ${ACTION_DAYS} AS act_by
    FROM period
    JOIN bw_alert AS r ON r.raised_date + ${ACTION_DAYS} BETWEEN window_start AND seen_at
    WHERE severity = 3 AND client IS NOT NULL
  )`,
  columns: ['alert_id', 'client', 'manager', 'indicator_code', 'raised_date', 'act_by', 'acted_on'],
};

/**
 * Alerts whose six months end in the period, and those too young for it (`ripe` is false), with the first downgrade of the client after
 * them. Found false alarms are in: they are what precision is about.
 */
export const alertsTested: Relation = {
  kind: 'event',
  from: `(
    SELECT
      r.*,
      period.*,
      upper(r.indicator_code) AS indicator,
      CAST(r.raised_date + ${MONTHS} AS DATE) <= seen_at AS ripe,
      CAST(r.raised_date + ${MONTHS} AS DATE) > (SELECT min(as_of_date) FROM bw_snapshot) AS in_ledger,
      (
        SELECT min(d.downgraded_on) FROM bw_downgrade AS d
        WHERE d.client = r.client AND d.downgraded_on > r.raised_date
          AND d.downgraded_on <= r.raised_date + ${MONTHS} AND d.downgraded_on <= seen_at
      ) AS downgraded_on
    FROM period
    JOIN bw_alert AS r ON CAST(r.raised_date + ${MONTHS} AS DATE) >= window_start AND r.raised_date <= seen_at
    WHERE client IS NOT NULL
  )`,
  columns: ['alert_id', 'client', 'manager', 'severity', 'indicator_code', 'raised_date', 'ripe', 'downgraded_on'],
};

/** Downgrades of the period with the last alert in the six months before; `unseen` when the alerts do not reach back so far. */
export const downgradesTested: Relation = {
  kind: 'event',
  from: `(
    SELECT
      d.*,
      period.*,
      (
        SELECT max(r.raised_date) FROM bw_alert AS r
        WHERE r.client = d.client AND r.raised_date < d.downgraded_on AND r.raised_date >= d.downgraded_on - ${MONTHS}
      ) AS alerted_on,
      CAST(d.downgraded_on - ${MONTHS} AS DATE) < (SELECT min(raised_date) FROM bw_alert) AS unseen
    FROM period
    JOIN bw_downgrade AS d ON d.downgraded_on BETWEEN window_start AND seen_at
  )`,
  columns: [
    'client',
    'manager',
    'facility',
    'was_five_tier',
    'is_five_tier',
    'was_stage',
    'is_stage',
    'downgraded_on',
    'alerted_on',
  ],
};
