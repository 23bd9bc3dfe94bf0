import type { Relation } from '../definition.ts';

function latest(subject: 'client' | 'project', columns: string): string {
  return `SELECT q.period_no AS seen_no, a.subject_id, ${columns}, a.assess_date, a.source_file AS esg_file, a.source_row AS esg_row
      FROM period AS q
      JOIN bw_esg AS a ON a.subject_type = '${subject}' AND a.assess_date <= q.seen_at
        AND (a.next_assessed IS NULL OR a.next_assessed > q.seen_at)`;
}

/** Facilities at the snapshot with their client's newest assessment by the date; `old` when that is more than twelve months ago. */
export const assessedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT r.*, period.*, a.* EXCLUDE (seen_no, subject_id), a.assess_date + INTERVAL 12 MONTH < seen_at AS old
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    LEFT JOIN (${latest('client', 'a.e_score, a.s_score, a.g_score, a.score, a.as_given')}) AS a
      ON a.seen_no = period.period_no AND a.subject_id = r.client
  )`,
  columns: [
    'facility',
    'client',
    'manager',
    'outstanding',
    'assess_date',
    'e_score',
    's_score',
    'g_score',
    'score',
    'esg_file',
    'esg_row',
  ],
};

/** Facilities at the snapshot with their environmental and social category: the project's where the loan is to one, else the client's. */
export const categorisedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      r.*,
      period.*,
      CASE WHEN r.project IS NULL THEN k.category ELSE j.category END AS category,
      CASE WHEN r.project IS NULL THEN k.esg_file ELSE j.esg_file END AS esg_file,
      CASE WHEN r.project IS NULL THEN k.esg_row ELSE j.esg_row END AS esg_row
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    LEFT JOIN (${latest('client', 'a.client_class AS category')}) AS k ON k.seen_no = period.period_no AND k.subject_id = r.client
    LEFT JOIN (${latest('project', 'a.ep_category AS category')}) AS j
      ON j.seen_no = period.period_no AND CAST(j.subject_id AS VARCHAR) = CAST(r.project AS VARCHAR)
  )`,
  columns: ['facility', 'client', 'project', 'manager', 'outstanding', 'category', 'esg_file', 'esg_row'],
};
