import { addMonths, monthEnd, monthOf, monthsBetween } from '../../../lib/dates.ts';
import type { DailyTable, Relation } from '../../definition.ts';
import { CODES } from './indicators.ts';
import { PAST_SCORES, SCORES } from './client-score.ts';

/** Scores by client and day, made for the days that are asked about. */
const scores: Omit<DailyTable, 'days'> = {
  name: 'bw_ewi',
  rows: SCORES,
  day: 'ewi_on',
  under: 'warning_history',
  span: 'ttm',
  settings: ['rating_order', 'warning_history', 'warning_points', 'sector_flags'],
};

/** The days of the periods themselves. */
const onTheDay: DailyTable = {
  ...scores,
  days: (period) => (period.windowSnap === null ? [] : [period.seenAt]),
};

/** Those and the days before the periods began. */
const atBothEnds: DailyTable = {
  ...scores,
  days: (period, snapshots) => {
    const opening = monthEnd(addMonths(monthOf(period.windowStart), -1));
    if (period.windowSnap === null) return [];
    return opening < (snapshots[0] ?? opening) ? [period.seenAt] : [opening, period.seenAt];
  },
};

/** The scores alone, also of all month-ends before them: what a list over time is told from. */
const sinceTheStart: DailyTable = {
  ...scores,
  name: 'bw_ewi_past',
  rows: PAST_SCORES,
  days: ({ seenAt, windowSnap }, snapshots) => {
    const first = snapshots[0];
    if (windowSnap === null || first === undefined) return [];
    const earlier = monthsBetween(monthOf(first), addMonths(monthOf(seenAt), -1));
    return [...earlier.map(monthEnd), seenAt];
  },
};

/** Clients with a balance at the snapshot and their score at the date; dimensions as of their largest facility. */
export const warned: Relation = {
  kind: 'snapshot',
  daily: [onTheDay],
  settings: ['warning_history'],
  from: `(
    SELECT e.*, period.*
    FROM period
    JOIN bw_ewi AS e ON e.ewi_on = seen_at AND e.kept_under = warning_history
    WHERE window_snap IS NOT NULL
  )`,
  columns: ['client', 'manager', 'balance', 'score', 'band', 'bonus', 'categories', 'override', ...CODES],
};

/** The same, a row an indicator: `indicator` and its `points`, null where it cannot be computed. */
export const warnedByIndicator: Relation = {
  kind: 'snapshot',
  daily: [onTheDay],
  settings: ['warning_history'],
  from: `(
    SELECT
      e.* EXCLUDE (${CODES.join(', ')}),
      period.*,
      unnest([${CODES.map((code) => `'${code}'`).join(', ')}]) AS indicator,
      unnest([${CODES.map((code) => `e.${code}`).join(', ')}]) AS indicator_points
    FROM period
    JOIN bw_ewi AS e ON e.ewi_on = seen_at AND e.kept_under = warning_history
    WHERE window_snap IS NOT NULL
  )`,
  columns: ['client', 'manager', 'balance', 'indicator_points'],
};

/** Facilities at the snapshot with their client's score. */
export const warnedPositions: Relation = {
  kind: 'snapshot',
  daily: [onTheDay],
  settings: ['warning_history'],
  from: `(
    SELECT p.*, period.*, e.score, e.band, e.available, e.all_points
    FROM period
    JOIN bw_position AS p ON p.snap = window_snap
    LEFT JOIN (SELECT client AS warned_client, kept_under, ewi_on, score, band, available, all_points FROM bw_ewi) AS e
      ON e.ewi_on = seen_at AND e.kept_under = warning_history AND e.warned_client = p.client
  )`,
  columns: ['facility', 'client', 'manager', 'outstanding', 'score', 'band'],
};

/** Scores a client of the list must come down to, at two ends of quarters in a row since it came on. */
const CALM = 'e.score <= 2 AND NOT e.overridden AND month(e.ewi_on) IN (3, 6, 9, 12) AND e.ewi_on = last_day(e.ewi_on)';
const ENTERS = 'e.score >= 6 OR e.overridden';

/** What is on the list by rule on a day, SQL of a date of the period: clients there on the day, with when they last gave cause. */
function listOn(day: string): string {
  return `SELECT
        q.period_no AS list_no,
        e.client AS listed_client,
        max(e.ewi_on) FILTER (WHERE ${ENTERS}) AS entered_on,
        max(c.first_calm) AS calm_since
      FROM period AS q
      JOIN bw_ewi_past AS e ON e.kept_under = q.warning_history AND e.ewi_on <= ${day} AND (e.ewi_on = ${day} OR e.ewi_on = last_day(e.ewi_on))
      LEFT JOIN (
        SELECT e.client AS calm_client, e.kept_under AS calm_under, e.ewi_on AS calm_on, last_day(CAST(e.ewi_on - INTERVAL 3 MONTH AS DATE)) AS first_calm
        FROM bw_ewi_past AS e
        JOIN (SELECT e.client AS was_client, e.kept_under AS was_under, e.ewi_on AS was_on FROM bw_ewi_past AS e WHERE ${CALM}) AS w
          ON w.was_client = e.client AND w.was_under = e.kept_under AND w.was_on = last_day(CAST(e.ewi_on - INTERVAL 3 MONTH AS DATE))
        WHERE ${CALM}
      ) AS c ON c.calm_client = e.client AND c.calm_under = e.kept_under AND c.calm_on = e.ewi_on
      GROUP BY ALL
      HAVING bool_or(e.ewi_on = ${day}) AND entered_on IS NOT NULL AND NOT coalesce(calm_since > entered_on, FALSE)`;
}

/**
 * Clients the rule has on the list now or had at the opening. On: a score of 6 or an override at a month's end or on the day. Off: a score of
 * at most 2 and no override at two ends of quarters in a row, both after the last cause; or no balance any more. A client that left the
 * book keeps the dimensions of the opening.
 */
export const ruleMoves: Relation = {
  kind: 'flow',
  daily: [atBothEnds, sinceTheStart],
  settings: ['warning_history'],
  from: `(
    SELECT
      e.* EXCLUDE (${CODES.join(', ')}),
      period.*,
      n.listed_client IS NOT NULL AS listed_now,
      o.listed_client IS NOT NULL AS listed_before,
      coalesce(n.entered_on, o.entered_on) AS entered_on
    FROM period
    JOIN (
      SELECT period_no AS place_no, e.*
      FROM period
      JOIN bw_ewi AS e ON e.kept_under = warning_history AND e.ewi_on IN (seen_at, window_start - 1)
      QUALIFY row_number() OVER (PARTITION BY period_no, e.client ORDER BY e.ewi_on DESC) = 1
    ) AS e ON e.place_no = period_no
    LEFT JOIN (${listOn('q.seen_at')}) AS n ON n.list_no = period_no AND n.listed_client = e.client
    LEFT JOIN (${listOn('q.window_start - 1')}) AS o ON o.list_no = period_no AND o.listed_client = e.client
    WHERE window_snap IS NOT NULL
  )`,
  columns: ['client', 'manager', 'balance', 'score', 'override', 'entered_on', 'listed_before', 'listed_now'],
};
