import { tenors } from './backlog-rows.ts';
import type { HasValues } from './has-values.ts';
import { eventDimensions, placed } from './place.ts';
import { HANDOVERS } from './quality-rows.ts';

/** Tables these statements make, in the order they can be dropped. */
export const RECORDS = [
  'bw_file',
  'bw_contact',
  'bw_ticket',
  'bw_training',
  'bw_certificate',
  'bw_change',
  'bw_reassessment',
  'bw_handover',
  'bw_tenor',
] as const;

/** Statements that make ready what else is recorded about clients and managers; they follow `prepareStatements`. */
export function recordStatements(has: HasValues): string[] {
  return [
    files(has),
    contacts(has),
    tickets(has),
    trainings(has),
    certificates(),
    changes(),
    REASSESSMENTS,
    HANDOVERS,
    tenors(has),
  ];
}

/**
 * Days after which a document must be renewed where the file does not say; null: only its expiry counts. Statements may be as old as
 * yearly ones, 15 months; client identification follows the client's money-laundering risk: 6, 12, 24, 48 months.
 */
const REFRESH_DAYS = `CASE CAST(e.doc_type AS VARCHAR)
      WHEN 'financial_statement' THEN 456
      WHEN 'credit_report' THEN 365
      WHEN 'kyc' THEN CASE CAST(c.aml_risk AS VARCHAR) WHEN 'top' THEN 183 WHEN 'medium' THEN 730 WHEN 'low' THEN 1460 ELSE 365 END
      WHEN 'project_progress' THEN 90
      WHEN 'collateral_valuation' THEN 365
      WHEN 'policy_context' THEN 180
      WHEN 'ip_valuation' THEN 365
    END`;

function files(has: HasValues): string {
  return `CREATE TABLE bw_file AS
  SELECT
    e.item_id,
    e.client_id AS file_client,
    e.project_id AS file_project,
    ${has('file_item.manager_id') ? 'CAST(e.manager_id AS bw_manager_type)' : 'CAST(NULL AS bw_manager_type)'} AS file_manager,
    CAST(e.doc_type AS VARCHAR) AS doc_type,
    e.last_updated,
    e.expiry_date,
    coalesce(e.refresh_days, ${REFRESH_DAYS}) AS refresh_days,
    CAST(e.status AS VARCHAR) AS status,
    coalesce(e.status = 'waived', FALSE) AS waived,
    coalesce(e.status = 'missing', e.last_updated IS NULL AND e.expiry_date IS NULL) AS missing,
    e.last_updated IS NULL AND e.refresh_days IS NULL AND e.expiry_date IS NOT NULL AS only_expiry,
    CAST(e.source_file AS VARCHAR) AS source_file,
    e.source_row
  FROM file_item AS e
  LEFT JOIN client AS c ON c.client_id = e.client_id`;
}

/** A table of events with the dimensions of the book of their day; `manager` is the SQL of who did it, when the table says. */
function eventTable(
  name: string,
  table: string,
  {
    date,
    columns,
    manager,
    facility = false,
  }: { date: string; columns: string; manager: string | null; facility?: boolean },
): string {
  const who = manager ?? 'CASE WHEN f.event_no IS NULL THEN k.manager ELSE f.manager END';
  const missing = facility ? '' : ', CAST(NULL AS VARCHAR) AS facility_id';
  return `CREATE TABLE ${name} AS
  WITH event AS (SELECT row_number() OVER () AS event_no, CAST(${date} AS DATE) AS event_date${missing}, * FROM ${table})
  SELECT
    ${eventDimensions({
      sector: 'coalesce(f.sector, k.sector)',
      region: 'coalesce(f.region, k.region)',
      client: 'e.client_id',
      manager: who,
      team: 'm.team',
      branch: 'coalesce(f.branch, m.branch)',
      tier: 'coalesce(f.tier, k.tier)',
    })},
    ${columns},
    CAST(e.source_file AS VARCHAR) AS source_file,
    e.source_row
  FROM event AS e
  LEFT JOIN (${placed('event', 'event_date')}) AS f ON f.event_no = e.event_no
  LEFT JOIN bw_client AS k ON k.client = e.client_id
  LEFT JOIN bw_manager AS m ON m.manager = ${who}`;
}

function own(table: string, has: HasValues): string | null {
  return has(`${table}.manager_id`) ? 'CAST(e.manager_id AS bw_manager_type)' : null;
}

function contacts(has: HasValues): string {
  return eventTable('bw_contact', 'contact', {
    date: 'coalesce(planned_date, contact_date)',
    columns: 'e.contact_id, e.planned_date, e.contact_date',
    manager: own('contact', has),
  });
}

function tickets(has: HasValues): string {
  return eventTable('bw_ticket', 'ticket', {
    date: 'opened_at',
    columns: `e.ticket_id, e.opened_at, e.first_response_at, e.resolved_at,
    e.opened_at + to_microseconds(CAST(round(e.sla_response_h * 3600000000) AS BIGINT)) AS response_due,
    e.opened_at + to_microseconds(CAST(round(e.sla_resolve_h * 3600000000) AS BIGINT)) AS resolve_due,
    e.csat, e.nps, coalesce(e.complaint_flag, FALSE) AS complaint, coalesce(e.reopened_flag, FALSE) AS reopened`,
    manager: own('ticket', has),
  });
}

/** Courses have no client; they belong to their manager's team and branch. */
function trainings(has: HasValues): string {
  return `CREATE TABLE bw_training AS
  SELECT
    ${eventDimensions({ manager: 'm.manager', team: 'm.team', branch: 'm.branch' }, 'k')},
    e.course_id,
    e.course_name,
    CAST(e.topic AS VARCHAR) AS topic,
    e.completion_date,
    e.hours,
    coalesce(e.required_flag, FALSE) AS required,
    e.due_date,
    e.completion_date IS NOT NULL AND coalesce(e.passed, TRUE) AS passed,
    CAST(e.source_file AS VARCHAR) AS source_file,
    e.source_row
  FROM training AS e
  LEFT JOIN bw_manager AS m ON m.manager = ${has('training.manager_id') ? 'CAST(e.manager_id AS bw_manager_type)' : 'NULL'}
  LEFT JOIN bw_client AS k ON FALSE`;
}

/** Certificates of covenants: when they were due, when they came. */
function certificates(): string {
  return eventTable('bw_certificate', '(SELECT * FROM covenant WHERE certificate_due IS NOT NULL)', {
    date: 'certificate_due',
    columns: 'e.covenant_id, CAST(e.metric AS VARCHAR) AS covenant_metric, e.certificate_due, e.certificate_received',
    manager: null,
    facility: true,
  });
}

/** Changes of terms and limits. */
function changes(): string {
  return eventTable('bw_change', 'credit_action', {
    date: 'action_date',
    columns: 'e.action_id, e.action_date, CAST(e.action_type AS VARCHAR) AS action_type',
    manager: null,
    facility: true,
  });
}

/** When each assessment is to be renewed, and whose client it is about. */
const REASSESSMENTS = `CREATE TABLE bw_reassessment AS
  SELECT
    a.subject_id,
    a.assess_date,
    a.next_assessed,
    coalesce(
      a.next_due,
      CAST(a.assess_date + CASE WHEN a.client_class = 'A' OR c.high_pollution_flag THEN INTERVAL 6 MONTH ELSE INTERVAL 12 MONTH END AS DATE)
    ) AS due_on,
    CASE WHEN a.subject_type = 'client' THEN k.client ELSE j.owner END AS owner,
    j.project_id AS project,
    a.source_file,
    a.source_row
  FROM bw_esg AS a
  LEFT JOIN bw_client AS k ON a.subject_type = 'client' AND k.client = a.subject_id
  LEFT JOIN (
    SELECT project_id, any_value(client_id) AS owner FROM (
      SELECT project_id, client_id FROM project UNION ALL SELECT project, client FROM bw_position WHERE project IS NOT NULL
    ) GROUP BY project_id
  ) AS j ON a.subject_type = 'project' AND CAST(j.project_id AS VARCHAR) = CAST(a.subject_id AS VARCHAR)
  LEFT JOIN client AS c ON c.client_id = CASE WHEN a.subject_type = 'client' THEN k.client ELSE j.owner END`;
