import type { Relation } from '../definition.ts';
import { onProjects } from './owners.ts';

/**
 * Cash flows of the statement. Cash available for debt service from its parts where it is blank: revenue and operating costs must be given,
 * tax, working capital and maintenance count 0 when blank. Debt service needs interest and principal; fees count when given.
 */
const CASH = `SELECT
        q.period_no AS at_no,
        q.seen_at AS at_date,
        c.project_id AS named_project,
        CAST(c.scenario AS VARCHAR) AS scenario,
        coalesce(c.version_date, DATE '1900-01-01') AS version_date,
        c.period_end,
        c.period_months,
        coalesce(c.cfads, c.revenue - c.opex - coalesce(c.tax, 0) - coalesce(c.wc_change, 0) - coalesce(c.maintenance_capex, 0)) AS cash,
        c.interest_due + c.principal_due + coalesce(c.fees_due, 0) AS service,
        coalesce(c.debt_open, c.debt_close + c.principal_due) AS debt,
        c.rate_period,
        CAST(c.source_file AS VARCHAR) AS source_file,
        c.source_row
      FROM period AS q
      JOIN cashflow AS c ON c.project_id IS NOT NULL`;

const COLUMNS = ['project', 'client', 'manager', 'scenario', 'period_end', 'period_months', 'cash', 'service'];

/** Actual cash flows that end inside the twelve months to the last one known. */
export const ACTUAL_YEAR = `SELECT *, max(period_end) OVER (PARTITION BY at_no, named_project) AS last_end
      FROM (${CASH} AND c.scenario = 'actual' AND c.period_end <= q.seen_at)
      QUALIFY last_day(period_end) > last_day(CAST(max(period_end) OVER (PARTITION BY at_no, named_project) - INTERVAL 12 MONTH AS DATE))`;

/** The same, each tied to its project; `usable` when they are twelve months, all complete, `served` when debt was served in them. */
export const actualYear: Relation = {
  kind: 'state',
  from: `(
    SELECT
      *,
      sum(period_months) OVER w AS months,
      sum(period_months) OVER w = 12 AND bool_and(cash IS NOT NULL AND service IS NOT NULL) OVER w AS usable,
      coalesce(sum(service) OVER w > 0, FALSE) AS served
    FROM ${onProjects(ACTUAL_YEAR)}
    WINDOW w AS (PARTITION BY period_no, project)
  )`,
  columns: COLUMNS,
};

/** Periods still to come of the newest forecast of each scenario. */
export const TO_COME = `SELECT *
      FROM (
        SELECT *, max(version_date) OVER (PARTITION BY at_no, named_project, scenario) AS newest
        FROM (${CASH} AND c.scenario <> 'actual' AND coalesce(c.version_date, DATE '1900-01-01') <= q.seen_at)
      )
      WHERE version_date = newest AND period_end > at_date`;

/**
 * Forecast periods after the date, numbered by `k`, with their discount factor: the period's own rate first, else the project's, else the
 * parameter's yearly one, by months. `owing` while debt is open at the start of the period; `tail` when the forecast runs beyond that.
 */
export const forecasts: Relation = {
  kind: 'state',
  settings: ['discount_rate'],
  from: `(
    SELECT
      *,
      row_number() OVER life AS k,
      CAST(CAST(cash AS DOUBLE) / product(1 + rate) OVER (life ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS DECIMAL(28,6)) AS present_value,
      coalesce(debt > 0, FALSE) AS owing,
      bool_and(debt IS NOT NULL AND (debt <= 0 OR (rate IS NOT NULL AND cash IS NOT NULL))) OVER whole AS loan_known,
      bool_and(debt IS NOT NULL AND rate IS NOT NULL AND cash IS NOT NULL) OVER whole AS life_known,
      coalesce(max(period_end) FILTER (WHERE debt > 0) OVER whole < max(period_end) OVER whole, TRUE) AS tail,
      last_day(period_end) <= last_day(CAST(seen_at + INTERVAL 12 MONTH AS DATE)) AS next_year,
      sum(period_months) FILTER (WHERE last_day(period_end) <= last_day(CAST(seen_at + INTERVAL 12 MONTH AS DATE))) OVER whole AS months,
      bool_and(cash IS NOT NULL AND service IS NOT NULL) FILTER (
        WHERE last_day(period_end) <= last_day(CAST(seen_at + INTERVAL 12 MONTH AS DATE))
      ) OVER whole AS year_known,
      coalesce(sum(service) FILTER (
        WHERE last_day(period_end) <= last_day(CAST(seen_at + INTERVAL 12 MONTH AS DATE))
      ) OVER whole > 0, FALSE) AS year_served
    FROM (
      SELECT *, coalesce(rate_period, coalesce(project_rate, discount_rate) * period_months / 12) AS rate
      FROM ${onProjects(TO_COME)}
    )
    WINDOW
      whole AS (PARTITION BY period_no, project, scenario),
      life AS (PARTITION BY period_no, project, scenario ORDER BY period_end, source_file, source_row)
  )`,
  columns: [...COLUMNS, 'version_date', 'debt', 'rate', 'present_value'],
};

/** The same with what stands in the project's debt service reserve account, as its newest actual period says. */
export const forecastsWithReserve: Relation = {
  ...forecasts,
  from: `(
    SELECT f.*, r.reserve
    FROM ${forecasts.from} AS f
    LEFT JOIN (
      SELECT q.period_no AS reserve_no, c.project_id AS reserve_project, arg_max(c.dsra_balance, c.period_end) AS reserve
      FROM period AS q
      JOIN cashflow AS c ON c.scenario = 'actual' AND c.period_end <= q.seen_at AND c.dsra_balance IS NOT NULL
      GROUP BY ALL
    ) AS r ON r.reserve_no = f.period_no AND CAST(r.reserve_project AS VARCHAR) = CAST(f.project AS VARCHAR)
  )`,
  columns: [...forecasts.columns, 'reserve'],
};

/** What stands in each project's debt service reserve account and what should, as the newest actual period with a target has it. */
export const reserves: Relation = {
  kind: 'state',
  from: onProjects(`SELECT q.period_no AS at_no, c.project_id AS named_project, c.period_end, c.dsra_balance AS reserve,
        c.dsra_target AS reserve_target, c.source_file, c.source_row
      FROM period AS q
      JOIN cashflow AS c ON c.project_id IS NOT NULL AND c.scenario = 'actual' AND c.period_end <= q.seen_at AND c.dsra_balance IS NOT NULL
      QUALIFY row_number() OVER (
        PARTITION BY q.period_no, c.project_id
        ORDER BY coalesce(c.dsra_target > 0, FALSE) DESC, c.period_end DESC, c.source_file DESC, c.source_row DESC
      ) = 1`),
  columns: ['project', 'client', 'manager', 'period_end', 'reserve', 'reserve_target'],
};

/** How far the covers of one period may lie apart; rounding in the file stays below it. */
const TOLERANCE = 0.005;

/**
 * Each project's newest base forecast, a row a project that owes: `last_differs` when the loan-life cover of the last period with debt is
 * not its debt-service cover, `profile_differs` when debt service follows the cash (all covers equal) and the cover of the loan's
 * life is another one. Both come from interest on other than the opening balance. The third check of the catalogue, that the cover
 * of the project's life is no smaller than that of the loan's, holds by the way both are computed.
 */
export const coverChecks: Relation = {
  ...forecasts,
  from: `(
    SELECT *
    FROM (
      SELECT
        *,
        coalesce(abs(CAST(service AS DOUBLE) / (CAST(debt AS DOUBLE) * (1 + rate)) - 1) > ${TOLERANCE}, FALSE) AS last_differs,
        coalesce(highest / lowest - 1 <= ${TOLERANCE} AND abs(life_value / first_debt / lowest - 1) > ${TOLERANCE}, FALSE) AS profile_differs
      FROM (
        SELECT
          *,
          max(k) OVER owed AS last_k,
          min(CAST(cash AS DOUBLE) / nullif(CAST(service AS DOUBLE), 0)) OVER owed AS lowest,
          max(CAST(cash AS DOUBLE) / nullif(CAST(service AS DOUBLE), 0)) OVER owed AS highest,
          sum(CAST(present_value AS DOUBLE)) OVER owed AS life_value,
          nullif(max(CASE WHEN k = 1 THEN CAST(debt AS DOUBLE) END) OVER owed, 0) AS first_debt
        FROM ${forecasts.from}
        WHERE scenario = 'base' AND owing AND loan_known
        WINDOW owed AS (PARTITION BY period_no, project)
      )
    )
    WHERE k = last_k AND service IS NOT NULL
  )`,
};

/** Loan years of a forecast, twelve months each from the date, as long as there is debt to serve: a row a year, that of its first period. */
export const loanYears: Relation = {
  kind: 'state',
  from: `(
    SELECT
      *,
      sum(cash) OVER one AS year_cash,
      sum(service) OVER one AS year_service,
      bool_and(cash IS NOT NULL AND service IS NOT NULL) OVER one AS year_known
    FROM (
      SELECT
        *,
        CAST(ceil(sum(period_months) OVER (
          PARTITION BY period_no, project, scenario ORDER BY period_end, source_file, source_row
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) / 12) AS INTEGER) AS loan_year
      FROM ${onProjects(TO_COME)}
    )
    WHERE service IS NULL OR service > 0 OR debt > 0
    WINDOW one AS (PARTITION BY period_no, project, scenario, loan_year)
    QUALIFY row_number() OVER (PARTITION BY period_no, project, scenario, loan_year ORDER BY period_end, source_file, source_row) = 1
  )`,
  columns: [
    'project',
    'client',
    'manager',
    'scenario',
    'version_date',
    'loan_year',
    'period_end',
    'year_cash',
    'year_service',
  ],
};

/** Projects as they were known at the date. */
export const projectStates: Relation = {
  kind: 'state',
  from: onProjects(`
      SELECT q.period_no AS at_no, s.project_key AS named_project, s.source_file, s.source_row
      FROM period AS q
      JOIN bw_project AS s ON s.known_from <= q.seen_at AND (s.known_until IS NULL OR s.known_until > q.seen_at)`),
  columns: [
    'project',
    'client',
    'manager',
    'project_stage',
    'progress_planned',
    'progress_pct',
    'budget_to_date',
    'cost_to_date',
    'cod_planned',
    'cod_actual',
  ],
};
