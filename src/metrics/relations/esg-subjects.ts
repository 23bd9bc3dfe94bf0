import type { Relation } from '../definition.ts';
import { latestAssessment } from './esg-rows.ts';
import { SCORE_SETTINGS, scoredAssessment } from './esg-scored.ts';
import { CLIENT_PLACES, clientDimensions, SUBJECT_PLACES, subjectDimensions } from './place.ts';

/** Clients and projects with a balance at the snapshot, with the action plan of their newest assessment by the date. */
export const plannedSubjects: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT ${subjectDimensions('b')}, b.subject, b.balance, b.unpriced, a.esap_open, a.esap_overdue, a.assess_date,
      a.esg_file AS source_file, a.esg_row AS source_row, period.*
    FROM period
    JOIN (${SUBJECT_PLACES}) AS b ON b.snap = period.window_snap AND (b.balance <> 0 OR b.unpriced)
    JOIN (
      ${latestAssessment('client', `'client' AS kind, a.esap_open, a.esap_overdue`)}
      UNION ALL
      ${latestAssessment('project', `'project' AS kind, a.esap_open, a.esap_overdue`)}
    ) AS a ON a.seen_no = period.period_no AND a.kind = b.kind AND CAST(a.subject_id AS VARCHAR) = b.subject
  )`,
  columns: ['subject', 'client', 'project', 'manager', 'balance', 'assess_date', 'esap_open', 'esap_overdue'],
};

/**
 * Reassessments due in the period: on the day the assessment names, else twelve months after it, six for category A and high
 * pollution. Done by the next assessment of the same client or project.
 */
export const reassessments: Relation = {
  kind: 'event',
  from: `(
    SELECT
      ${clientDimensions({ client: 'd.owner', project: 'd.project' })},
      d.subject_id, d.assess_date, d.due_on, d.next_assessed, d.source_file, d.source_row,
      coalesce(d.next_assessed <= d.due_on AND d.next_assessed <= seen_at, FALSE) AS in_time,
      coalesce(d.next_assessed <= seen_at, FALSE) OR d.due_on < seen_at AS decidable,
      period.*
    FROM period
    JOIN bw_reassessment AS d ON d.due_on BETWEEN window_start AND seen_at
    LEFT JOIN (${CLIENT_PLACES}) AS b ON b.snap = period.window_snap AND b.client = d.owner
    LEFT JOIN bw_client AS k ON k.client = d.owner
  )`,
  columns: ['subject_id', 'client', 'project', 'manager', 'assess_date', 'due_on', 'next_assessed'],
};

const OPENING_DAY = 'window_start - 1';

/**
 * Both ends of a change of the portfolio's score: `closing` rows with the score at the date and, for clients that were in the book, the
 * one at the opening; `opening` rows with the score of then. Each side has the dimensions and balances of its own day.
 */
export const scoreEnds: Relation = {
  kind: 'flow',
  settings: SCORE_SETTINGS,
  from: `(
    SELECT
      p.*,
      period.*,
      p.snap = window_snap AS closing,
      CASE WHEN p.snap = window_snap THEN a.score ELSE o.score END AS score,
      CASE WHEN p.snap = window_snap AND w.client IS NOT NULL THEN o.score END AS score_before
    FROM period
    JOIN bw_position AS p ON p.snap IN (window_snap, opening_snap)
    LEFT JOIN (
      SELECT DISTINCT q.period_no AS was_no, r.client FROM period AS q JOIN bw_position AS r ON r.snap = q.opening_snap
    ) AS w ON w.was_no = period.period_no AND w.client = p.client
    LEFT JOIN (${scoredAssessment('client')}) AS a ON a.seen_no = period.period_no AND a.subject_id = p.client
    LEFT JOIN (${scoredAssessment('client', OPENING_DAY)}) AS o
      ON o.seen_no = period.period_no AND o.subject_id = p.client
    WHERE window_snap IS NOT NULL
  )`,
  columns: ['facility', 'client', 'manager', 'outstanding', 'closing', 'score', 'score_before'],
};
