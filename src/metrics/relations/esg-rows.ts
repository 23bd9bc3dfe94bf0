import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';
import { SCORE_SETTINGS, scoredAssessment } from './esg-scored.ts';

/**
 * Newest assessment of each client or project by the end of a period, whoever made it, with its place in the files: classes, action plans
 * and emissions are on no scale.
 */
export function latestAssessment(subject: 'client' | 'project', columns?: string): string {
  return `SELECT q.period_no AS seen_no, a.subject_id, ${columns === undefined ? '' : `${columns}, `}a.assess_date, a.source_file AS esg_file, a.source_row AS esg_row
      FROM period AS q
      JOIN bw_esg AS a ON a.subject_type = '${subject}' AND a.assess_date <= q.seen_at
        AND (a.next_assessed IS NULL OR a.next_assessed > q.seen_at)`;
}

const ASSESSED = `SELECT a.* EXCLUDE (seen_no, subject_id), q.*, a.assess_date + INTERVAL 12 MONTH < q.seen_at AS old`;
const CLIENT_SCORES = scoredAssessment('client');

/** Facilities at the snapshot with the assessment their client is scored by; `old` when that was made more than twelve months ago. */
export const assessedPositions: Relation = {
  kind: 'snapshot',
  settings: SCORE_SETTINGS,
  from: `(
    ${ASSESSED}, r.*
    FROM period AS q
    JOIN bw_position AS r ON r.snap = q.window_snap
    LEFT JOIN (${CLIENT_SCORES}) AS a ON a.seen_no = q.period_no AND a.subject_id = r.client
  )`,
  columns: [
    'facility',
    'client',
    'manager',
    'outstanding',
    'provider',
    'assess_date',
    'e_score',
    's_score',
    'g_score',
    'score',
    'others',
    'esg_file',
    'esg_row',
  ],
};

/** The same, and the clients that are assessed without being in the book at the snapshot, a row each. */
export const assessedClients: Relation = {
  ...assessedPositions,
  from: `(
    SELECT * FROM ${assessedPositions.from}
    UNION ALL BY NAME
    ${ASSESSED}, ${DIMENSIONS.map((name) => `${name === 'client' ? 'a.subject_id' : `k.${name}`} AS ${name}`).join(', ')},
      a.esg_file AS source_file, a.esg_row AS source_row
    FROM period AS q
    JOIN (${CLIENT_SCORES}) AS a ON a.seen_no = q.period_no
    LEFT JOIN bw_client AS k ON k.client = a.subject_id
    WHERE NOT EXISTS (FROM bw_position AS p WHERE p.snap = q.window_snap AND p.client = a.subject_id)
  )`,
};

/** Classes a facility takes from an assessment: of the project where the loan is to one, else of the client. */
function byProject(name: string): string {
  return `CASE WHEN r.project IS NULL THEN k.${name} ELSE j.${name} END AS ${name}`;
}

/** Newest state of each project by the date that names its category. */
const PROJECT_CATEGORIES = `SELECT q.period_no AS stated_no, CAST(s.project_id AS VARCHAR) AS stated_project,
        arg_max(CAST(s.ep_category AS VARCHAR), coalesce(s.as_of_date, DATE '1900-01-01')) AS category,
        arg_max(CAST(s.source_file AS VARCHAR), coalesce(s.as_of_date, DATE '1900-01-01')) AS project_file,
        arg_max(s.source_row, coalesce(s.as_of_date, DATE '1900-01-01')) AS project_row
      FROM period AS q
      JOIN project AS s ON coalesce(s.as_of_date <= q.seen_at, TRUE)
      WHERE s.ep_category IS NOT NULL
      GROUP BY ALL`;

/**
 * Facilities at the snapshot with their environmental and social category: the project's where the loan is to one, by its newest
 * assessment, else by the table of projects; otherwise the client's.
 */
export const categorisedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      r.*,
      period.*,
      CASE WHEN r.project IS NULL THEN k.category ELSE coalesce(j.category, t.category) END AS category,
      t.project_file,
      t.project_row,
      ${byProject('risk_class')},
      ${byProject('esg_file')},
      ${byProject('esg_row')}
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    LEFT JOIN (${latestAssessment('client', 'a.client_class AS category, a.risk_class')}) AS k ON k.seen_no = period.period_no AND k.subject_id = r.client
    LEFT JOIN (${latestAssessment('project', 'CAST(a.ep_category AS VARCHAR) AS category, a.risk_class')}) AS j
      ON j.seen_no = period.period_no AND CAST(j.subject_id AS VARCHAR) = CAST(r.project AS VARCHAR)
    LEFT JOIN (${PROJECT_CATEGORIES}) AS t ON t.stated_no = period.period_no AND t.stated_project = CAST(r.project AS VARCHAR)
  )`,
  columns: [
    ...['facility', 'client', 'project', 'manager', 'outstanding', 'category', 'risk_class'],
    ...['esg_file', 'esg_row', 'project_file', 'project_row'],
  ],
};
