import { literal } from '../../lib/sql.ts';
import { inBase, rateTable } from './exchange.ts';
import type { HasValues } from './has-values.ts';
import { ledgerView, pricedLedger, SNAPSHOTS, type LedgerShape } from './ledger-rows.ts';
import { RECORDS } from './records.ts';

/** Tables the preparation makes, in the order they can be dropped. */
const PREPARED = [
  ...RECORDS,
  'bw_ewi_past',
  'bw_ewi',
  'bw_downgrade',
  'bw_statement',
  'bw_vintage',
  'bw_watch',
  'bw_first_rating',
  'bw_project',
  'bw_drawdown',
  'bw_first_drawdown',
  'bw_esg',
  'bw_esg_source',
  'bw_alert',
  'bw_review',
  'bw_off_book',
  'bw_position',
  'bw_client_rule',
  'bw_client',
  'bw_manager',
  'bw_rate',
  'bw_snapshot',
] as const;

const VIEWS = ['bw_every_position', 'bw_ledger', 'bw_exposure'];

/** Every table and view the preparation makes anew for each book, views first. */
export function preparedNames(): { name: string; isView: boolean }[] {
  return [...VIEWS.map((name) => ({ name, isView: true })), ...PREPARED.map((name) => ({ name, isView: false }))];
}

/** Text dimensions, each with the columns it can come from; all of them share one ENUM so that they compare as integers. */
const SOURCES = {
  bw_branch_type: ['exposure.branch', 'manager.branch'],
  bw_team_type: ['manager.team_id', 'manager.team_name'],
  bw_manager_type: [
    'exposure.manager_id',
    'client.manager_id',
    'manager.manager_id',
    'review.manager_id',
    'file_item.manager_id',
    'contact.manager_id',
    'ticket.manager_id',
    'training.manager_id',
  ],
  bw_sector_type: ['exposure.sector', 'client.sector', 'project.sector'],
  bw_region_type: ['exposure.region', 'client.region', 'project.location'],
  bw_product_type: ['exposure.product'],
  bw_rating_type: ['exposure.rating', 'client.internal_rating'],
} as const;

/** Statements that make the types of text dimensions, the same for every book made of the tables. */
export function typeStatements(has: HasValues): string[] {
  return Object.entries(SOURCES).flatMap(([type, columns]) => createType(type, columns, has));
}

/**
 * Statements that put the canonical tables into the shape metrics ask: one row a facility and snapshot with every dimension,
 * clients and managers filled from the ledger where their tables say nothing, events tied to the book of their day.
 * Amounts fit into 64 bits and are added up twice as fast so, unless the book has `wide` ones.
 */
export function prepareStatements(has: HasValues, shape: LedgerShape, { wide = false } = {}): string[] {
  const money = wide || shape.exchange ? 'DECIMAL(20,2)' : 'DECIMAL(18,2)';
  return [
    SNAPSHOTS,
    ...(shape.exchange ? [rateTable(shape.exchange)] : []),
    ledgerView(shape),
    pricedLedger(shape),
    managers(has),
    clients(has),
    clientRule(has),
    positions('bw_position', 'e.standing IS NULL', { has, money, shape }),
    positions('bw_off_book', 'e.standing IS NOT NULL', { has, money, shape }),
    'CREATE VIEW bw_every_position AS SELECT * FROM bw_position UNION ALL SELECT * FROM bw_off_book',
    drawdowns(has),
    'CREATE TABLE bw_first_drawdown AS SELECT client AS drawn_client, min(drawn_on) AS first_drawdown FROM bw_drawdown GROUP BY client',
  ];
}

// a type without any value cannot be read, so one nobody has is in each
function createType(type: string, columns: readonly string[], has: HasValues): string[] {
  const parts = columns.filter(has).map((column) => {
    const [table, name] = column.split('.');
    return `SELECT CAST(v AS VARCHAR) AS v FROM (SELECT DISTINCT ${name} AS v FROM ${table})`;
  });
  const values = [...parts, `SELECT '' AS v`].join(' UNION ');
  return [
    `DROP TYPE IF EXISTS ${type}`,
    `CREATE TYPE ${type} AS ENUM (SELECT v FROM (${values}) WHERE v IS NOT NULL ORDER BY v)`,
  ];
}

function typed(column: string, type: string, has: HasValues): string {
  return has(column) ? `CAST(${column} AS ${type})` : `CAST(NULL AS ${type})`;
}

/** Whether somebody is a client manager by the bank's own word, not by a code in the ledger; where there is no table of managers everybody is. */
const LISTED = `(manager.manager_id IS NOT NULL
      OR CAST(ids.manager AS VARCHAR) IN (SELECT scope_id FROM kpi WHERE CAST(scope_type AS VARCHAR) = 'manager')
      OR NOT EXISTS (FROM manager))`;

function managers(has: HasValues): string {
  const seen = ['exposure', 'client', 'review', 'file_item', 'contact', 'ticket', 'training']
    .filter((table) => has(`${table}.manager_id`))
    .map((table) => `SELECT DISTINCT ${typed(`${table}.manager_id`, 'bw_manager_type', has)} AS manager FROM ${table}`);
  const ids = [`SELECT ${typed('manager.manager_id', 'bw_manager_type', has)} AS manager FROM manager`, ...seen];
  return `CREATE TABLE bw_manager AS
  SELECT
    ids.manager,
    CAST(manager_name AS VARCHAR) AS manager_name,
    coalesce(${typed('manager.team_id', 'bw_team_type', has)}, ${typed('manager.team_name', 'bw_team_type', has)}) AS team,
    CAST(team_name AS VARCHAR) AS team_name,
    ${typed('manager.branch', 'bw_branch_type', has)} AS branch,
    CAST(grade AS VARCHAR) AS grade,
    coalesce(active_from, hire_date) AS active_from,
    active_to,
    ${LISTED} AS listed,
    CASE WHEN ${LISTED} THEN coalesce(fte, 1) ELSE 0 END AS fte,
    CAST(manager.source_file AS VARCHAR) AS source_file,
    manager.source_row
  FROM (${ids.join(' UNION ')}) AS ids
  LEFT JOIN manager ON CAST(manager.manager_id AS VARCHAR) = CAST(ids.manager AS VARCHAR)
  WHERE ids.manager IS NOT NULL`;
}

/** Later rows before earlier ones, of one day the larger loan: a number, as text and structures take ten times as long. */
const NEWEST = `CAST(date_diff('day', DATE '1900-01-01', as_of_date) AS HUGEINT) * 10000000000000000000000 + CAST(outstanding * 100 AS HUGEINT)`;

function clients(has: HasValues): string {
  const newest = (column: string) =>
    has(`exposure.${column}`) ? `arg_max(${column}, newest)` : `any_value(${column})`;
  const given = (column: string, type: string) => typed(`c.${column}`, type, () => has(`client.${column}`));
  return `CREATE TABLE bw_client AS
  SELECT
    k.client,
    coalesce(CAST(c.client_name AS VARCHAR), CAST(k.client_name AS VARCHAR)) AS client_name,
    c.group_id,
    coalesce(${given('sector', 'bw_sector_type')}, k.sector) AS sector,
    coalesce(${given('region', 'bw_region_type')}, k.region) AS region,
    ${given('internal_rating', 'bw_rating_type')} AS rating,
    CAST(c.risk_tier AS TINYINT) AS tier,
    coalesce(${given('manager_id', 'bw_manager_type')}, k.manager) AS manager,
    m.team,
    m.branch,
    CAST(NULL AS bw_product_type) AS product,
    CAST(NULL AS TINYINT) AS stage,
    CAST(NULL AS TINYINT) AS five_tier,
    (SELECT project_id FROM exposure LIMIT 0) AS project,
    (SELECT facility_id FROM exposure LIMIT 0) AS facility,
    CAST(c.status AS VARCHAR) AS status,
    c.onboard_date,
    coalesce(CAST(c.source_file AS VARCHAR), k.source_file) AS source_file,
    coalesce(c.source_row, k.source_row) AS source_row
  FROM (
    SELECT client_id AS client, any_value(client_name) AS client_name, any_value(sector) AS sector, any_value(region) AS region,
      any_value(manager) AS manager, any_value(source_file) AS source_file, any_value(source_row) AS source_row
    FROM (
      SELECT
        client_id,
        ${newest('client_name')} AS client_name,
        CAST(${newest('sector')} AS bw_sector_type) AS sector,
        CAST(${newest('region')} AS bw_region_type) AS region,
        CAST(${newest('manager_id')} AS bw_manager_type) AS manager,
        CAST(arg_max(source_file, newest) AS VARCHAR) AS source_file,
        arg_max(source_row, newest) AS source_row
      FROM (SELECT *, ${NEWEST} AS newest FROM bw_ledger)
      WHERE client_id IS NOT NULL
      GROUP BY client_id
      UNION ALL
      SELECT client_id, NULL, NULL, NULL, NULL, NULL, NULL FROM client
    )
    GROUP BY client_id
  ) AS k
  LEFT JOIN client AS c ON c.client_id = k.client
  LEFT JOIN bw_manager AS m ON m.manager = coalesce(${given('manager_id', 'bw_manager_type')}, k.manager)`;
}

/** Risk tiers by rule, only for clients whose tier is not given: 5 for non-performing, 4 for the first signs. */
function clientRule(has: HasValues): string {
  const known = ['five_tier', 'npl_flag', 'ifrs_stage', 'days_past_due', 'watchlist_flag', 'forborne_flag'].some(
    (name) => has(`exposure.${name}`),
  );
  return `CREATE TABLE bw_client_rule AS
  SELECT e.snap, e.client_id AS client, CAST(max(CASE
      WHEN five_tier >= 3 OR bad_flag OR ifrs_stage = 3 OR days_past_due > 90 THEN 5
      WHEN five_tier = 2 OR ifrs_stage = 2 OR days_past_due > 30 OR watchlist_flag OR forborne_flag THEN 4
    END) AS TINYINT) AS tier
  FROM bw_ledger AS e
  JOIN (SELECT client, tier FROM bw_client) AS k ON k.client = e.client_id
  WHERE ${known ? 'k.tier IS NULL' : 'FALSE'} AND e.standing IS NULL
  GROUP BY e.snap, e.client_id
  HAVING max(five_tier >= 2 OR bad_flag OR ifrs_stage >= 2 OR days_past_due > 30 OR watchlist_flag OR forborne_flag)`;
}

/** What a facility is measured by beside its balance; blank columns cost nothing. */
const MEASURES: readonly { name: string; type: string; as?: string }[] = [
  { name: 'undrawn', type: 'DECIMAL(20,2)' },
  { name: 'pd_12m', type: 'DOUBLE' },
  { name: 'pd_life', type: 'DOUBLE' },
  { name: 'lgd', type: 'DOUBLE' },
  { name: 'ead', type: 'DECIMAL(20,2)' },
  { name: 'provision', type: 'DECIMAL(20,2)' },
  { name: 'collateral_value', type: 'DECIMAL(20,2)' },
  { name: 'watchlist_flag', type: 'BOOLEAN', as: 'watchlist' },
  { name: 'forborne_flag', type: 'BOOLEAN', as: 'forborne' },
];

/**
 * One row a facility and snapshot with every dimension. `npl`: by row five-tier 3 to 5, where that is blank the mark of a class nobody
 * gave, then stage 3, then more than 90 days past due; null where one of these holds a word nobody can read. `lost`: written off,
 * or sold when it was non-performing.
 */
function positions(
  table: string,
  where: string,
  { has, money, shape: { exchange } }: { has: HasValues; money: string; shape: LedgerShape },
): string {
  const facilities = has('facility.facility_id');
  const own = (column: string, type: string) => typed(`e.${column}`, type, () => has(`exposure.${column}`));
  const priced = exchange !== null && has('facility.currency');
  // a limit in a currency of its own that has no rate is not known
  const limit = priced
    ? `CASE WHEN l.currency IS NULL OR CAST(l.currency AS VARCHAR) = ${literal(exchange.base)} OR f.rate IS NOT NULL THEN ${inBase('l.approved_limit', 'f.rate')} END`
    : exchange
      ? inBase('l.approved_limit', 'f.rate')
      : 'CAST(l.approved_limit AS DECIMAL(20,2))';
  const limitCurrency = priced
    ? 'CAST(coalesce(CAST(l.currency AS VARCHAR), CAST(e.currency AS VARCHAR)) AS VARCHAR)'
    : 'CAST(e.currency AS VARCHAR)';
  const limitRate = `LEFT JOIN bw_rate AS f ON f.rate_day = e.row_date AND f.rate_currency = ${limitCurrency}`;
  return `CREATE TABLE ${table} AS
  SELECT
    e.snap,
    e.as_of_date,
    e.row_date,
    e.facility_id AS facility,
    e.client_id AS client,
    ${own('manager_id', 'bw_manager_type')} AS manager,
    m.team,
    coalesce(${own('branch', 'bw_branch_type')}, m.branch) AS branch,
    coalesce(${own('sector', 'bw_sector_type')}, k.sector) AS sector,
    coalesce(${own('region', 'bw_region_type')}, k.region) AS region,
    ${own('product', 'bw_product_type')} AS product,
    coalesce(${own('rating', 'bw_rating_type')}, k.rating) AS rating,
    coalesce(k.tier, t.tier) AS tier,
    CAST(e.ifrs_stage AS TINYINT) AS stage,
    CAST(e.five_tier AS TINYINT) AS five_tier,
    k.group_id,
    ${facilities ? 'coalesce(e.project_id, l.project_id)' : 'e.project_id'} AS project,
    CAST(e.outstanding AS ${money}) AS outstanding,
    CAST(e.limit_amount AS ${money}) AS limit_amount,
    e.days_past_due AS dpd,
    CASE
      WHEN e.quality_unread THEN NULL
      WHEN e.five_tier IS NOT NULL THEN e.five_tier >= 3
      WHEN e.bad_flag IS NOT NULL THEN e.bad_flag
      WHEN e.ifrs_stage IS NOT NULL THEN e.ifrs_stage = 3
      ELSE e.days_past_due > 90
    END AS npl,
    e.unpriced,
    e.quality_unread,
    e.bad_flag,
    e.standing,
    coalesce(e.standing = 'written_off' OR (e.standing = 'transferred' AND npl), FALSE) AS lost,
    ${own('rating', 'bw_rating_type')} AS own_rating,
    ${MEASURES.map(({ name, type, as = name }) => `${own(name, type)} AS ${as}`).join(',\n    ')},
    ${facilities ? 'coalesce(e.origination_date, l.origination_date)' : 'e.origination_date'} AS originated_on,
    ${facilities ? 'coalesce(e.maturity_date, l.maturity_date)' : 'e.maturity_date'} AS matures_on,
    ${facilities ? limit : 'CAST(NULL AS DECIMAL(20,2))'} AS approved_limit,
    e.source_file,
    e.source_row
  FROM bw_ledger AS e
  ${facilities ? 'LEFT JOIN facility AS l ON l.facility_id = e.facility_id' : ''}
  ${facilities && exchange ? limitRate : ''}
  LEFT JOIN bw_client AS k ON k.client = e.client_id
  LEFT JOIN bw_manager AS m ON m.manager = ${own('manager_id', 'bw_manager_type')}
  LEFT JOIN bw_client_rule AS t ON t.snap = e.snap AND t.client = e.client_id
  WHERE ${where}`;
}

/** First drawdown of each facility, with the dimensions it had in the first snapshot that shows it. */
function drawdowns(has: HasValues): string {
  return `CREATE TABLE bw_drawdown AS
  SELECT p.*, f.drawn_on
  FROM (
    SELECT facility_id, min(origination_date) AS drawn_on, min(as_of_date) AS first_seen
    FROM bw_ledger
    WHERE ${has('exposure.origination_date') ? 'TRUE' : 'FALSE'}
    GROUP BY facility_id
    HAVING drawn_on IS NOT NULL
  ) AS f
  JOIN bw_every_position AS p ON p.facility = f.facility_id AND p.as_of_date = f.first_seen`;
}
