import { eventDimensions, placed } from './place.ts';
import type { HasValues } from './has-values.ts';
import { ESG_SOURCES, SOURCE_OF_ROW } from './esg-sources.ts';
import { recordStatements } from './records.ts';

/** Statements that tie reviews, alerts and assessments to the book of their day; they follow `prepareStatements`. */
export function eventStatements(has: HasValues): string[] {
  return [reviews(has), ALERTS, SOURCES, ESG, ...recordStatements(has)];
}

const CLIENT_OWN = {
  sector: 'coalesce(f.sector, k.sector)',
  region: 'coalesce(f.region, k.region)',
  client: 'e.client_id',
};

function reviews(has: HasValues): string {
  const named = has('review.manager_id');
  const manager = named
    ? 'CAST(e.manager_id AS bw_manager_type)'
    : 'CASE WHEN f.event_no IS NULL THEN k.manager ELSE f.manager END';
  return `CREATE TABLE bw_review AS
  WITH event AS (SELECT row_number() OVER () AS event_no, coalesce(due_date, done_date) AS event_date, * FROM review)
  SELECT
    ${eventDimensions({
      ...CLIENT_OWN,
      manager,
      team: 'm.team',
      branch: 'coalesce(f.branch, m.branch)',
      // blank like a blank manager: what the client is now is not what it was when the review fell due
      tier: 'CAST(e.risk_tier_at_due AS TINYINT)',
    })},
    e.review_id,
    e.facility_id AS facility_given,
    CAST(e.review_type AS VARCHAR) AS review_type,
    e.due_date,
    e.start_date,
    e.done_date,
    CAST(e.method AS VARCHAR) AS method,
    coalesce(e.waived_flag, FALSE) AS waived,
    CAST(e.outcome AS VARCHAR) AS outcome,
    e.score_financial,
    e.score_credit,
    e.score_operation,
    e.score_project,
    e.remediation_due,
    e.remediation_done,
    CAST(e.source_file AS VARCHAR) AS source_file,
    e.source_row
  FROM event AS e
  LEFT JOIN (${placed('event', 'event_date')}) AS f ON f.event_no = e.event_no
  LEFT JOIN bw_client AS k ON k.client = e.client_id
  LEFT JOIN bw_manager AS m ON m.manager = ${manager}`;
}

const ALERT_MANAGER = 'CASE WHEN f.event_no IS NULL THEN k.manager ELSE f.manager END';

/** One row an alert: the row of the alert itself, with the first action done and the first plan made of all its rows. */
const ALERTS = `CREATE TABLE bw_alert AS
  WITH event AS (
    SELECT
      *,
      row_number() OVER () AS event_no,
      min(action_done) OVER same AS first_action,
      max(closed_date) OVER same AS closed_on,
      bool_or(plan_flag OR plan_date IS NOT NULL) OVER same AS planned,
      min(plan_date) OVER same AS planned_on
    FROM alert
    WINDOW same AS (PARTITION BY coalesce(alert_id, CAST(source_file AS VARCHAR) || ':' || source_row))
    QUALIFY row_number() OVER (
      PARTITION BY coalesce(alert_id, CAST(source_file AS VARCHAR) || ':' || source_row) ORDER BY action_seq NULLS FIRST, source_row
    ) = 1
  )
  SELECT
    ${eventDimensions({
      ...CLIENT_OWN,
      manager: ALERT_MANAGER,
      team: 'm.team',
      branch: 'coalesce(f.branch, m.branch)',
      tier: 'coalesce(f.tier, k.tier)',
    })},
    e.alert_id,
    CAST(e.category AS VARCHAR) AS alert_category,
    CAST(e.indicator_code AS VARCHAR) AS indicator_code,
    e.severity,
    e.raised_date,
    e.ack_date,
    e.first_action,
    e.closed_on,
    coalesce(e.planned, FALSE) AS plan_flag,
    e.planned_on AS plan_date,
    CAST(e.status AS VARCHAR) AS status,
    coalesce(e.status = 'false_positive', FALSE) AS dismissed,
    coalesce(e.status = 'closed', FALSE) AND e.closed_on IS NULL AS closed_undated,
    CAST(e.source_file AS VARCHAR) AS source_file,
    e.source_row
  FROM event AS e
  LEFT JOIN (${placed('event', 'raised_date')}) AS f ON f.event_no = e.event_no
  LEFT JOIN bw_client AS k ON k.client = e.client_id
  LEFT JOIN bw_manager AS m ON m.manager = ${ALERT_MANAGER}`;

const SOURCES = `CREATE TABLE bw_esg_source AS ${ESG_SOURCES}`;

/**
 * Assessments with the sector of who is assessed and the source that says how their scores are to be read. `next_assessed` ends an
 * assessment's time, `next_of_provider` that among those of its provider.
 */
const ESG = `CREATE TABLE bw_esg AS
  SELECT
    *,
    pillars = 0 AND total IS NOT NULL AS as_given,
    lead(assess_date) OVER (
      PARTITION BY subject_type, subject_id ORDER BY assess_date, source_file, source_row
    ) AS next_assessed,
    lead(assess_date) OVER (
      PARTITION BY subject_type, subject_id, provider_key ORDER BY assess_date, source_file, source_row
    ) AS next_of_provider
  FROM (
    SELECT
      *,
      CAST(e_score IS NOT NULL AS INTEGER) + CAST(s_score IS NOT NULL AS INTEGER) + CAST(g_score IS NOT NULL AS INTEGER) AS pillars
    FROM (
      SELECT
        CAST(subject_type AS VARCHAR) AS subject_type,
        subject_id,
        lower(CAST(CASE WHEN subject_type = 'client' THEN k.sector ELSE j.sector END AS VARCHAR)) AS subject_sector,
        assess_date,
        a.e_score,
        a.s_score,
        a.g_score,
        a.total_score AS total,
        o.source_no,
        o.provider_key,
        o.provider_name,
        CAST(ep_category AS VARCHAR) AS ep_category,
        coalesce(CAST(ep_category AS VARCHAR), CAST(es_risk_class AS VARCHAR)) AS client_class,
        CAST(es_risk_class AS VARCHAR) AS risk_class,
        esap_open,
        esap_overdue,
        CASE WHEN scope1 IS NOT NULL OR scope2 IS NOT NULL THEN coalesce(scope1, 0) + coalesce(scope2, 0) END AS own_emissions,
        scope3 AS chain_emissions,
        emissions_year,
        pcaf_score,
        denominator AS company_value,
        next_due,
        CAST(a.source_file AS VARCHAR) AS source_file,
        a.source_row
      FROM esg AS a
      JOIN bw_esg_source AS o ON ${SOURCE_OF_ROW}
      LEFT JOIN bw_client AS k ON k.client = a.subject_id
      LEFT JOIN (SELECT project_id, any_value(sector) AS sector FROM project GROUP BY project_id) AS j ON CAST(j.project_id AS VARCHAR) = CAST(a.subject_id AS VARCHAR)
    )
  )`;
