import type { Relation } from '../definition.ts';
import { onClients } from './owners.ts';

const FLOWS = ['revenue', 'ebit', 'ebitda', 'interest_expense', 'net_profit', 'op_cash_flow'] as const;
const STOCKS = [
  'accounts_receivable',
  'total_debt',
  'equity',
  'total_liabilities',
  'total_assets',
  'cash',
  'current_assets',
  'current_liabilities',
  'inventory',
] as const;

/**
 * Statements with their flows over twelve months. A year to date becomes that with the last full year and the same months of the year
 * before; a quarter with the three before it; where these are missing it is annualised by months and says so. It is known when the last
 * of its pieces is; until then the annualised one stands (`alone`). An item that one of the pieces lacks is annualised by itself, and
 * `annualised_…` says so. The month a year to date ends in gives its months where the file does not (calendar year).
 */
export const STATEMENTS = `CREATE TABLE bw_statement AS
  WITH own AS (
    SELECT
      client_id AS owner,
      last_day(period_end) AS ends_on,
      CAST(basis AS VARCHAR) AS basis,
      coalesce(months_covered, CASE CAST(basis AS VARCHAR) WHEN 'quarter' THEN 3 WHEN 'ytd' THEN month(period_end) ELSE 12 END) AS months,
      greatest(period_end, coalesce(reported_date, period_end)) AS known_on,
      ${FLOWS.map((name) => (name === 'ebitda' ? 'coalesce(ebitda, ebit + da) AS ebitda' : name)).join(', ')},
      ${STOCKS.join(', ')},
      CAST(source_file AS VARCHAR) AS source_file,
      source_row
    FROM financials
    WHERE client_id IS NOT NULL AND period_end IS NOT NULL
  ),
  quarters AS (
    SELECT
      a.owner,
      a.ends_on,
      max(b.known_on) AS known_on,
      ${FLOWS.map((name) => `CASE WHEN count(b.${name}) = 4 THEN sum(b.${name}) END AS ${name}`).join(',\n      ')}
    FROM own AS a
    JOIN own AS b ON b.owner = a.owner AND b.basis = 'quarter' AND b.ends_on <= a.ends_on
      AND b.ends_on > last_day(CAST(a.ends_on - INTERVAL 12 MONTH AS DATE))
    WHERE a.basis = 'quarter'
    GROUP BY a.owner, a.ends_on
    HAVING count(DISTINCT b.ends_on) = 4 AND count(*) = 4
  )
  SELECT
    s.owner,
    s.ends_on,
    s.basis,
    s.months,
    s.months <> 12 AND v.alone AS annualised,
    CASE WHEN s.months <> 12 THEN greatest(s.known_on, y.known_on, CASE WHEN y.owner IS NOT NULL THEN p.known_on END, r.known_on) ELSE s.known_on END AS known_on,
    ${FLOWS.map(
      (name) => `CASE
      WHEN s.months = 12 THEN s.${name}
      ELSE coalesce(s.${name} + y.${name} - p.${name}, r.${name}, CAST(s.${name} * 12.0 / nullif(s.months, 0) AS DECIMAL(20,2)))
    END AS ${name},
    s.months <> 12 AND coalesce(s.${name} + y.${name} - p.${name}, r.${name}) IS NULL AS annualised_${name}`,
    ).join(',\n    ')},
    ${STOCKS.map((name) => `s.${name}`).join(', ')},
    s.source_file,
    s.source_row
  FROM own AS s
  CROSS JOIN (VALUES (FALSE), (TRUE)) AS v(alone)
  LEFT JOIN own AS p ON NOT v.alone AND s.basis = 'ytd' AND s.months < 12 AND p.owner = s.owner AND p.basis = 'ytd' AND p.months = s.months
    AND p.ends_on = last_day(CAST(s.ends_on - INTERVAL 12 MONTH AS DATE))
  LEFT JOIN (
    SELECT * FROM own WHERE months = 12
    QUALIFY row_number() OVER (PARTITION BY owner, ends_on ORDER BY basis, source_file, source_row) = 1
  ) AS y ON p.owner IS NOT NULL AND y.owner = s.owner AND y.ends_on = last_day(CAST(s.ends_on - to_months(s.months) AS DATE))
  LEFT JOIN quarters AS r ON NOT v.alone AND s.basis = 'quarter' AND r.owner = s.owner AND r.ends_on = s.ends_on
  WHERE CASE WHEN v.alone THEN s.months <> 12 ELSE s.months = 12 OR y.owner IS NOT NULL OR r.owner IS NOT NULL END`;

const past = (alias: string, prefix: string, names: readonly string[]) =>
  names.map((name) => `${alias}.${name} AS ${prefix}_${name}`).join(', ');

/** The newest statement of each client (`owner`) known at the date of each period (`at_no`). */
export const NEWEST_STATEMENTS = `WITH known AS (
        SELECT q.period_no AS at_no, q.seen_at AS at_date, s.*
        FROM period AS q
        JOIN bw_statement AS s ON s.known_on <= q.seen_at
        QUALIFY row_number() OVER (
          PARTITION BY q.period_no, s.owner, s.ends_on
          ORDER BY annualised, CASE basis WHEN 'ttm' THEN 1 WHEN 'annual' THEN 2 WHEN 'ytd' THEN 3 ELSE 4 END, s.source_file, s.source_row
        ) = 1
      )
      SELECT
        n.* EXCLUDE (at_date),
        n.ends_on < n.at_date - to_months(CASE WHEN n.months = 12 AND n.basis = 'annual' THEN 15 ELSE 6 END) AS stale,
        ${past('p', 'past', ['revenue', 'net_profit', 'op_cash_flow', 'accounts_receivable'])},
        ${['revenue', 'net_profit', 'op_cash_flow'].map((name) => `coalesce(p.annualised_${name}, FALSE) AS past_annualised_${name}`).join(', ')},
        o.accounts_receivable AS older_accounts_receivable
      FROM (SELECT * FROM known QUALIFY row_number() OVER (PARTITION BY at_no, owner ORDER BY ends_on DESC) = 1) AS n
      LEFT JOIN known AS p ON p.at_no = n.at_no AND p.owner = n.owner AND p.ends_on = last_day(CAST(n.ends_on - INTERVAL 12 MONTH AS DATE))
      LEFT JOIN known AS o ON o.at_no = n.at_no AND o.owner = n.owner AND o.ends_on = last_day(CAST(n.ends_on - INTERVAL 24 MONTH AS DATE))`;

/**
 * The newest statement of each client known at the date, beside that of a year (`past_`) and two years (`older_`) before it. One a period
 * end: not annualised before annualised, then trailing, annual, year to date, quarter. Too old: 15 months for a year, 6 for less.
 */
export const statements: Relation = {
  kind: 'state',
  from: onClients(NEWEST_STATEMENTS),
  columns: ['client', 'manager', 'ends_on', 'basis', 'months', 'known_on'],
};
