import type { Relation } from '../definition.ts';
import { latestAssessment } from './esg-rows.ts';

const FACTS = 'a.own_emissions, a.chain_emissions, a.emissions_year, a.pcaf_score, a.company_value';
const COLUMNS = [
  'own_emissions',
  'chain_emissions',
  'emissions_year',
  'pcaf_score',
  'company_value',
  'esg_file',
  'esg_row',
];

function of(source: string): string {
  return COLUMNS.map((name) => `CASE WHEN r.project IS NULL THEN k.${name} ELSE ${source}.${name} END AS ${name}`).join(
    ',\n        ',
  );
}

/** Equity and debt together; equity that is used up counts as 0, so that debt carries all. */
function capital(equity: string, debt: string): string {
  return `greatest(${equity}, 0) + ${debt}`;
}

/** Newest statement of each client known at the date: from its report date where that is given, else from its end. */
const STATEMENTS = `SELECT q.period_no AS stated_no, s.client_id AS stated_client,
        arg_max(${capital('CAST(s.equity AS DECIMAL(20,2))', 'CAST(s.total_debt AS DECIMAL(20,2))')}, s.period_end) AS value
      FROM period AS q
      JOIN financials AS s ON coalesce(s.reported_date, s.period_end) <= q.seen_at
      WHERE s.equity IS NOT NULL AND s.total_debt IS NOT NULL
      GROUP BY ALL`;

/** Newest state of each project known at the date. */
const PROJECTS = `SELECT q.period_no AS stated_no, s.project_id AS stated_project,
        arg_max(${capital('CAST(s.equity AS DECIMAL(20,2))', 'CAST(s.debt_total AS DECIMAL(20,2))')}, coalesce(s.as_of_date, DATE '1900-01-01')) AS value
      FROM period AS q
      JOIN project AS s ON coalesce(s.as_of_date <= q.seen_at, TRUE)
      WHERE s.equity IS NOT NULL AND s.debt_total IS NOT NULL
      GROUP BY ALL`;

/**
 * Facilities with a balance and what is known about the emissions of what they finance: the project of a loan to one, else the client.
 * `attribution` is the balance over the value of the company or project (as given in the assessment, else equity and debt); all
 * facilities of one subject together carry at most the whole of its emissions, and `capped` says where that was cut.
 */
export const financedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      *,
      CASE WHEN value IS NOT NULL THEN CAST(outstanding / greatest(value, subject_balance) AS DECIMAL(20,18)) END AS attribution,
      value < subject_balance AS capped,
      year(seen_at) - emissions_year > 2 AS outdated
    FROM (
      SELECT
        r.*,
        period.*,
        ${of('j')},
        CAST(nullif(greatest(coalesce(
          nullif(CASE WHEN r.project IS NULL THEN k.company_value ELSE j.company_value END, 0),
          CASE WHEN r.project IS NULL THEN f.value ELSE g.value END
        ), 0), 0) AS DOUBLE) AS value,
        CAST(sum(CASE WHEN NOT r.unpriced THEN r.outstanding END) OVER (
          PARTITION BY period_no, r.project IS NULL, coalesce(CAST(r.project AS VARCHAR), CAST(r.client AS VARCHAR))
        ) AS DOUBLE) AS subject_balance
      FROM period
      JOIN bw_position AS r ON r.snap = window_snap AND r.outstanding > 0
      LEFT JOIN (${latestAssessment('client', FACTS)}) AS k ON k.seen_no = period.period_no AND k.subject_id = r.client
      LEFT JOIN (${latestAssessment('project', FACTS)}) AS j
        ON j.seen_no = period.period_no AND CAST(j.subject_id AS VARCHAR) = CAST(r.project AS VARCHAR)
      LEFT JOIN (${STATEMENTS}) AS f ON f.stated_no = period.period_no AND f.stated_client = r.client
      LEFT JOIN (${PROJECTS}) AS g
        ON g.stated_no = period.period_no AND CAST(g.stated_project AS VARCHAR) = CAST(r.project AS VARCHAR)
    )
  )`,
  columns: ['facility', 'client', 'project', 'manager', 'outstanding', ...COLUMNS, 'value', 'attribution'],
};
