import type { Relation } from '../definition.ts';
import { ACTIVE_CLIENTS } from './active.ts';
import { DIMENSIONS } from '../metric.ts';

const COLUMNS = ['ticket_id', 'client', 'manager', 'opened_at'];

function due(limit: 'response_due' | 'resolve_due', answer: string): Relation {
  return {
    kind: 'event',
    from: `(
    SELECT r.*, period.*, coalesce(r.${answer} <= r.${limit}, FALSE) AS in_time
    FROM period
    JOIN bw_ticket AS r ON CAST(coalesce(r.${limit}, r.opened_at) AS DATE) BETWEEN window_start AND seen_at
  )`,
    columns: [...COLUMNS, limit, answer],
  };
}

/** Requests whose first answer was due in the period, by calendar hours; those without a limit by the day they came. */
export const responsesDue = due('response_due', 'first_response_at');

/** Requests whose solution was due in the period. */
export const resolutionsDue = due('resolve_due', 'resolved_at');

/** Requests solved in the period, and rated ones nobody says are solved by the day they came. */
export const ticketsDone: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*
    FROM period
    JOIN bw_ticket AS r ON CAST(coalesce(r.resolved_at, r.opened_at) AS DATE) BETWEEN window_start AND seen_at
    WHERE r.resolved_at IS NOT NULL OR r.csat IS NOT NULL OR r.nps IS NOT NULL
  )`,
  columns: [...COLUMNS, 'resolved_at', 'csat', 'nps', 'reopened'],
};

/** Complaints that came in the period, and beside them the active clients they are held against (`is_client`). */
export const complaintsAndClients: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*, FALSE AS is_client
    FROM period
    JOIN bw_ticket AS r ON CAST(r.opened_at AS DATE) BETWEEN window_start AND seen_at
    WHERE r.complaint
    UNION ALL BY NAME
    SELECT active.*, TRUE AS is_client
    FROM (${ACTIVE_CLIENTS}) AS active
  )`,
  columns: [...COLUMNS, 'is_client'],
};

const OF_MANAGER = new Set<string>(['manager', 'team', 'branch']);
const PLACE = DIMENSIONS.map((name) => `${OF_MANAGER.has(name) ? 'm' : 'k'}.${name} AS ${name}`).join(', ');

/** Managers in post during the period (a code that is nobody's has no post), with the part of a year they were there, and whether they are there on its last day. */
const IN_POST = `SELECT
      ${PLACE},
      m.fte,
      CAST(
        m.fte * (1 + least(coalesce(m.active_to, seen_at), seen_at) - greatest(coalesce(m.active_from, window_start), window_start))
          / (seen_at - CAST(seen_at - INTERVAL 12 MONTH AS DATE)) AS DECIMAL(16,12)
      ) AS fte_years,
      coalesce(m.active_to >= seen_at, TRUE) AS present,
      m.source_file,
      m.source_row,
      period.*
    FROM period
    JOIN bw_manager AS m
      ON m.listed AND coalesce(m.active_from <= seen_at, TRUE) AND coalesce(m.active_to >= window_start, TRUE)
    LEFT JOIN bw_client AS k ON FALSE`;

/** Courses passed or attended in the period, and beside them the managers in post (`is_manager`) with their part of a year. */
export const coursesAndManagers: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*, FALSE AS is_manager
    FROM period
    JOIN bw_training AS r ON r.completion_date BETWEEN window_start AND seen_at
    UNION ALL BY NAME
    SELECT post.*, TRUE AS is_manager
    FROM (${IN_POST}) AS post
  )`,
  columns: ['manager', 'course_id', 'completion_date', 'hours', 'is_manager', 'fte', 'fte_years'],
};

/** Managers in post at the date, and whether they passed a course on ESG in the twelve months before it. */
export const esgTrained: Relation = {
  kind: 'event',
  from: `(
    SELECT post.*, EXISTS (
        SELECT 1 FROM bw_training AS t
        WHERE t.manager = post.manager AND t.topic = 'esg' AND t.passed
          AND t.completion_date > post.seen_at - INTERVAL 12 MONTH AND t.completion_date <= post.seen_at
      ) AS trained
    FROM (${IN_POST}) AS post
    WHERE present
  )`,
  columns: ['manager', 'team', 'trained'],
};

/** Required courses due in the period, and whether they were passed in time as far as was known at the date. */
export const requiredCourses: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*, coalesce(r.passed AND r.completion_date <= least(r.due_date, seen_at), FALSE) AS in_time,
      coalesce(r.completion_date <= seen_at, FALSE) OR r.due_date < seen_at AS decidable
    FROM period
    JOIN bw_training AS r ON r.due_date BETWEEN window_start AND seen_at
    WHERE r.required
  )`,
  columns: ['manager', 'course_id', 'course_name', 'due_date', 'completion_date', 'passed'],
};
