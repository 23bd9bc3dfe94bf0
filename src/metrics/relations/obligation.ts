import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';

const of = (alias: string) => DIMENSIONS.map((name) => `${alias}.${name} AS ${name}`).join(', ');

function kind(name: string, alias: string, columns: string, from: string): string {
  return `SELECT ${of(alias)}, '${name}' AS kind, ${columns} FROM ${from}`;
}

/** Everything that has to be done by a day and of which the day it was done is known. */
const DATED = [
  kind(
    'review',
    'r',
    'r.review_id AS item, r.due_date, r.done_date, r.waived, r.source_file, r.source_row',
    'bw_review AS r',
  ),
  kind(
    'visit',
    'r',
    'r.contact_id AS item, r.planned_date AS due_date, r.contact_date AS done_date, FALSE AS waived, r.source_file, r.source_row',
    'bw_contact AS r',
  ),
  kind(
    'certificate',
    'r',
    'r.covenant_id AS item, r.certificate_due AS due_date, r.certificate_received AS done_date, FALSE AS waived, r.source_file, r.source_row',
    'bw_certificate AS r',
  ),
  kind(
    'action',
    'r',
    'r.alert_id AS item, a.action_due AS due_date, a.action_done AS done_date, r.dismissed AS waived, CAST(a.source_file AS VARCHAR) AS source_file, a.source_row',
    'alert AS a JOIN bw_alert AS r ON r.alert_id = a.alert_id',
  ),
  kind(
    'training',
    'r',
    'coalesce(r.course_id, r.course_name) AS item, r.due_date, CASE WHEN r.passed THEN r.completion_date END AS done_date, FALSE AS waived, r.source_file, r.source_row',
    'bw_training AS r WHERE r.required',
  ),
  kind(
    'esg',
    'k',
    'CAST(r.subject_id AS VARCHAR) AS item, r.due_on AS due_date, r.next_assessed AS done_date, FALSE AS waived, r.source_file, r.source_row',
    'bw_reassessment AS r LEFT JOIN bw_client AS k ON k.client = r.owner',
  ),
];

/** Documents that are to be renewed: only the last renewal is recorded, so they can be seen to be overdue and never to have been in time. */
const FILES = kind(
  'file',
  'k',
  `r.item_id AS item,
      coalesce(least(r.last_updated + r.refresh_days, r.expiry_date), r.last_updated + r.refresh_days, r.expiry_date) AS due_date,
      CAST(NULL AS DATE) AS done_date, r.waived, r.source_file, r.source_row`,
  'bw_file AS r LEFT JOIN bw_client AS k ON k.client = r.file_client WHERE NOT r.missing',
);

/** Kinds of obligations; `all` is every one of them together. */
export const OBLIGATIONS = ['all', 'review', 'visit', 'certificate', 'action', 'training', 'esg'] as const;

function obligations(from: readonly string[], condition: string): string {
  return `(
    SELECT r.* REPLACE (CASE WHEN v.whole THEN 'all' ELSE r.kind END AS kind), period.*,
      CASE WHEN done_date <= seen_at THEN done_date END AS done,
      seen_at - due_date AS days_overdue,
      NOT waived AND (coalesce(done_date <= seen_at, FALSE) OR due_date + grace < seen_at) AS decidable
    FROM period
    CROSS JOIN (${from.join('\n      UNION ALL BY NAME\n      ')}) AS r
    CROSS JOIN (VALUES (FALSE), (TRUE)) AS v(whole)
    WHERE ${condition}
  )`;
}

const COLUMNS = ['item', 'client', 'manager', 'due_date', 'done_date', 'waived'];

/** Reviews, visits, certificates, actions, required courses and reassessments due in the period, each once in its kind and once in all. */
export const obligationsDue: Relation = {
  kind: 'event',
  settings: ['grace'],
  from: obligations(DATED, 'due_date BETWEEN window_start AND seen_at'),
  columns: COLUMNS,
};

/** The same, done in the period. */
export const obligationsDone: Relation = {
  kind: 'event',
  settings: ['grace'],
  from: obligations(DATED, 'done_date BETWEEN window_start AND seen_at AND NOT waived'),
  columns: COLUMNS,
};

/** What was due before the date, of whatever period, and is not done; documents to be renewed as well. */
export const obligationStock: Relation = {
  kind: 'event',
  settings: ['grace'],
  from: obligations(
    [...DATED, FILES],
    'due_date < seen_at AND NOT waived AND (done_date IS NULL OR done_date > seen_at)',
  ),
  columns: [...COLUMNS, 'days_overdue'],
};
