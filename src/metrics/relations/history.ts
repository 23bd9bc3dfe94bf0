import type { HasValues } from './has-values.ts';
import { DOWNGRADES } from './backtest.ts';
import { STATEMENTS } from './statement-rows.ts';

/** Statements that sum up what happened to facilities, clients and projects over time; they follow `prepareStatements`. */
export function historyStatements(has: HasValues): string[] {
  return [STATEMENTS, FIRST_RATINGS, WATCHED, DOWNGRADES, vintages(has), projects(has)];
}

const FIRST_RATINGS = `CREATE TABLE bw_first_rating AS
  SELECT facility AS rated_facility, CAST(arg_min(own_rating, snap) AS VARCHAR) AS first_rating
  FROM bw_position
  WHERE own_rating IS NOT NULL
  GROUP BY facility`;

/** Clients that were ever on the watch list: whether they were in each snapshot that shows them. */
const WATCHED = `CREATE TABLE bw_watch AS
  SELECT client AS watched_client, snap AS watched_snap, coalesce(bool_or(watchlist), FALSE) AS listed
  FROM bw_position
  WHERE client IN (SELECT client FROM bw_position WHERE watchlist)
  GROUP BY ALL`;

/**
 * Facilities with their date of origination, dimensions as in the first snapshot. The amount is the approved limit of the facility,
 * else the limit of the first snapshot, else its balance. `bad_on` is the first snapshot more than 90 days past due, non-performing or lost (written off, or sold so).
 */
function vintages(has: HasValues): string {
  const dated = has('exposure.origination_date') || has('facility.origination_date');
  return `CREATE TABLE bw_vintage AS
  SELECT p.*, h.originated, h.drawn_on, h.bad_on
  FROM (
    SELECT
      facility,
      min(originated_on) AS drawn_on,
      min(snap) AS first_snap,
      coalesce(nullif(max(approved_limit), 0), nullif(arg_min(limit_amount, snap), 0), arg_min(outstanding, snap)) AS originated,
      min(as_of_date) FILTER (WHERE (standing IS NULL AND (dpd > 90 OR npl)) OR lost) AS bad_on
    FROM bw_every_position
    WHERE ${dated ? 'TRUE' : 'FALSE'}
    GROUP BY facility
    HAVING drawn_on IS NOT NULL
  ) AS h
  JOIN bw_every_position AS p ON p.facility = h.facility AND p.snap = h.first_snap`;
}

/** States of projects over time: a row holds from its date until the next one of the project. */
function projects(has: HasValues): string {
  const own = (column: string, type: string) =>
    has(`project.${column}`) ? `CAST(${column} AS ${type})` : `CAST(NULL AS ${type})`;
  return `CREATE TABLE bw_project AS
  SELECT
    project_id AS project_key,
    client_id AS owner,
    coalesce(as_of_date, DATE '1900-01-01') AS known_from,
    lead(coalesce(as_of_date, DATE '1900-01-01')) OVER (
      PARTITION BY project_id ORDER BY as_of_date NULLS FIRST, source_file, source_row
    ) AS known_until,
    ${own('sector', 'bw_sector_type')} AS project_sector,
    ${own('location', 'bw_region_type')} AS project_region,
    CAST(stage AS VARCHAR) AS project_stage,
    cod_planned,
    cod_actual,
    progress_pct,
    coalesce(progress_planned, CAST(budget_to_date AS DOUBLE) / nullif(CAST(total_investment AS DOUBLE), 0)) AS progress_planned,
    budget_to_date,
    cost_to_date,
    discount_rate AS project_rate,
    CAST(source_file AS VARCHAR) AS source_file,
    source_row
  FROM project
  WHERE project_id IS NOT NULL`;
}
