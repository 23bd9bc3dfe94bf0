import type { Engine } from '../../engine/engine.ts';
import { monthNumber, type IsoDate } from '../../lib/dates.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { ManagerFacts } from '../../metrics/facts.ts';
import { eventStatements } from '../../metrics/relations/events-rows.ts';
import { historyStatements } from '../../metrics/relations/history.ts';
import { BOOK_DATE_TABLE, type LedgerShape } from '../../metrics/relations/ledger-rows.ts';
import type { Exchange } from '../../metrics/relations/exchange.ts';
import { prepareStatements, typeStatements } from '../../metrics/relations/shared-tables.ts';
import { TABLES } from '../../model/index.ts';
import type { Contents } from '../../metrics/missing.ts';
import type { PartBook } from '../part/part.ts';
import { TablesOnDemand } from './tables-on-demand.ts';

/** The same with rows in a table. */
export function withTable(contents: Contents, table: string, rows: number): Contents {
  return { ...contents, tables: { ...contents.tables, [table]: rows } };
}

/** Counts rows and filled columns of every canonical table; `holds` are columns something is said in, if not in these rows. */
export async function readContents(engine: Engine, holds: readonly string[] = []): Promise<Contents> {
  const tables: Record<string, number> = {};
  const filled = new Set<string>(holds);
  for (const column of holds) tables[column.split('.')[0] ?? ''] = 0;
  const counted = await engine.query(
    TABLES.map(({ name }) => `SELECT ${literal(name)}, count(*) FROM ${quoteName(name)}`).join(' UNION ALL '),
  );
  const there = new Set(counted.rows.filter(([, rows]) => Number(rows) > 0).map(([name]) => String(name)));
  for (const { name, columns } of TABLES.filter((table) => there.has(table.name))) {
    const counts = columns.map((column) => `count(${quoteName(column.name)})`);
    const { rows } = await engine.query(`SELECT count(*), ${counts.join(', ')} FROM ${quoteName(name)}`);
    const [total, ...values] = (rows[0] ?? []).map(Number);
    tables[name] = total ?? 0;
    columns.forEach((column, index) => {
      if (values[index]) filled.add(`${name}.${column.name}`);
    });
  }
  return { tables, filled };
}

/** Rows a table, of those that hold any. */
export function heldBy({ tables }: Contents): Record<string, number> {
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows > 0));
}

/** What metrics are asked of, beside the tables themselves. */
export interface Prepared {
  /** The engine that makes them. */
  readonly engine: Engine;
  /** Dates of the books, ascending. */
  readonly snapshots: readonly IsoDate[];
  /** There are loans that are off the book. */
  readonly offBook: boolean;
  /** There are amounts without a rate of exchange. */
  readonly unpriced: boolean;
}

/** Has the tables metrics ask made when they are asked, once per data version. */
export async function prepareTables(engine: Engine, contents: Contents, exchange: Exchange | null): Promise<Prepared> {
  const has = (column: string) => contents.filled.has(column);
  const tables = await TablesOnDemand.over(engine, await bookStatements(engine, contents, exchange));
  for (const statement of typeStatements(has)) await engine.query(statement);
  const { rows } = await tables.query('SELECT as_of_date FROM bw_snapshot ORDER BY snap');
  const off = await tables.query('SELECT 1 FROM bw_ledger WHERE standing IS NOT NULL LIMIT 1');
  const unpriced = exchange
    ? await tables.query('SELECT 1 FROM bw_every_position WHERE unpriced LIMIT 1')
    : { rows: [] };
  return {
    engine: tables,
    snapshots: rows.map(([date]) => String(date)),
    offBook: off.rows.length > 0,
    unpriced: unpriced.rows.length > 0,
  };
}

/** Makes the tables of one book at once, of dates and types that are there already. */
export async function prepareBook(engine: Engine, contents: Contents, exchange: Exchange | null): Promise<void> {
  for (const statement of await bookStatements(engine, contents, exchange)) await engine.query(statement);
}

/** Statements that make the tables of one book, each after those it reads. */
async function bookStatements(engine: Engine, { filled }: Contents, exchange: Exchange | null): Promise<string[]> {
  const has = (column: string) => filled.has(column);
  const shape = { ...(await readShape(engine)), exchange };
  const wide = await hasWideAmounts(engine);
  return [...prepareStatements(has, shape, { wide }), ...eventStatements(has), ...historyStatements(has)];
}

/** Tells the dates of the ledger apart; those of a part are what they are in the whole. */
export async function readDates(engine: Engine, books: readonly PartBook[] = []): Promise<void> {
  await engine.query('DROP TABLE IF EXISTS bw_book_date');
  await engine.query(BOOK_DATE_TABLE);
  if (books.length === 0) return;
  const given = books.map(({ date, kind }) => `(CAST(${literal(date)} AS DATE), ${literal(kind)})`);
  await engine.query(`CREATE OR REPLACE TABLE bw_book_date AS
    SELECT given.as_of_date, coalesce(d.rows, 0) AS rows, d.loans, d.followed, given.kind
    FROM (VALUES ${given.join(', ')}) AS given(as_of_date, kind)
    LEFT JOIN bw_book_date AS d ON d.as_of_date = given.as_of_date`);
}

/** Whether months are put together, and which technical columns the ledger has. */
async function readShape(engine: Engine): Promise<Omit<LedgerShape, 'exchange'>> {
  const dates = await engine.query(`SELECT count(*) FROM bw_book_date WHERE kind IN ('part', 'unclear')`);
  const { rows } = await engine.query('DESCRIBE exposure');
  const columns = new Set(rows.map(([name]) => String(name)));
  return {
    merged: Number(dates.rows[0]?.[0] ?? 0) > 0,
    unread: columns.has('unread'),
    nplFlag: columns.has('npl_flag'),
  };
}

/** Amounts of ten quadrillion and more do not fit into 64 bits as cents. */
async function hasWideAmounts(engine: Engine): Promise<boolean> {
  const { rows } = await engine.query(
    'SELECT coalesce(greatest(max(abs(outstanding)), max(abs(limit_amount))) >= 1e16, FALSE) FROM exposure',
  );
  return rows[0]?.[0] === true;
}

/** What metrics made of metrics need to know about managers. */
export async function readManagers(engine: Engine): Promise<ManagerFacts[]> {
  const { rows } = await engine.query(
    `SELECT CAST(manager AS VARCHAR), coalesce(CAST(team AS VARCHAR), 'unknown'), coalesce(CAST(branch AS VARCHAR), 'unknown'),
       grade, fte, active_from, active_to, listed
     FROM bw_manager ORDER BY manager`,
  );
  return rows.map(([manager, team, branch, grade, fte, from, to, listed]) => ({
    manager: String(manager),
    team: String(team),
    branch: String(branch),
    grade: grade === null || grade === undefined ? null : String(grade),
    listed: listed === true,
    fte: Number(fte ?? 1),
    monthsActive: (asOf) => (from ? wholeMonths(String(from), asOf) : null),
    activeAt: (asOf) => (!from || String(from) <= asOf) && (!to || String(to) >= asOf),
  }));
}

/** Whole months from one date to another. */
function wholeMonths(from: IsoDate, to: IsoDate): number {
  return monthNumber(to) - monthNumber(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}

/** The last thing that happened, for portfolios without a ledger. */
export async function latestEvent(engine: Engine): Promise<IsoDate | null> {
  const { rows } = await engine.query(
    `SELECT max(d) FROM (
       SELECT max(done_date) AS d FROM review UNION ALL SELECT max(raised_date) FROM alert UNION ALL SELECT max(assess_date) FROM esg
     )`,
  );
  return rows[0]?.[0] ? String(rows[0][0]) : null;
}
