import type { Cell, Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { findColumn } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import type { Difference, RowChange, RowPlace, TableChange } from '../import-report.ts';

/** Changes listed one by one; all are counted. */
export const MAX_LISTED = 10_000;

/** Two relations with every column of the table, where each row came from, and one row a key. */
export interface Sides {
  table: TableModel;
  before: string;
  after: string;
  /** Further columns that both have. */
  extra?: readonly string[];
}

const PAIRS = 'history_pairs';

/** Compares two states of a table by key: how many rows came, went and changed, and which. */
export async function difference(engine: Engine, sides: Sides, limit = MAX_LISTED): Promise<Difference> {
  const changes = await countChanges(engine, sides);
  if (changes.every(({ added, removed, restated }) => added + removed + restated === 0))
    return { changes, rows: [], more: 0 };
  try {
    return { changes, ...(await listChanges(engine, sides, limit)) };
  } finally {
    await engine.query(`DROP TABLE IF EXISTS ${PAIRS}`);
  }
}

/** The first date of the table's key; a change is shown under its month. */
export function keyDate(table: TableModel): string | null {
  return table.key.find((name) => findColumn(table, name)?.type === 'date') ?? null;
}

/** The table's main amount: its first column of money. */
export function mainAmount(table: TableModel): string | null {
  return table.columns.find(({ type }) => type === 'money')?.name ?? null;
}

/** Months and sums of rows that nothing stands against: all of them were added. */
export async function countAdded(engine: Engine, table: TableModel, relation: string): Promise<TableChange[]> {
  const amount = mainAmount(table);
  const date = keyDate(table);
  const { rows } = await engine.query(
    `SELECT ${date ? monthSql(quoteName(date)) : 'NULL'} AS month, count(*), ${amount ? sumSql(quoteName(amount)) : 'NULL'}
     FROM ${relation} GROUP BY 1 ORDER BY 1 NULLS FIRST`,
  );
  return rows.map(([month, added, after]) => ({
    ...{ table: table.name, month: textOf(month), added: Number(added), removed: 0, restated: 0, unchanged: 0 },
    amount: amount ? { column: amount, before: 0, after: Number(after) } : null,
  }));
}

/** How many of the earlier rows `o` that the condition names went or changed. */
export async function countChanged(engine: Engine, sides: Sides, condition: string): Promise<number> {
  const { rows } = await engine.query(
    `SELECT count(*) FROM ${joined(sides)} WHERE o.source_row IS NOT NULL AND ${condition} AND ${kindSql(sides)} <> 'unchanged'`,
  );
  return Number(rows[0]?.[0]);
}

/** SQL: true where the two aliases stand for rows of one key. */
export function sameKey({ key }: TableModel, a: string, b: string): string {
  return key.map((name) => `${a}.${quoteName(name)} IS NOT DISTINCT FROM ${b}.${quoteName(name)}`).join(' AND ');
}

async function countChanges(engine: Engine, sides: Sides): Promise<TableChange[]> {
  const { table } = sides;
  const amount = mainAmount(table);
  const cell = (side: string) => (amount ? `${side}.${quoteName(amount)}` : 'NULL');
  const count = (kind: string) => `count(*) FILTER (WHERE kind = ${literal(kind)})`;
  const { rows } = await engine.query(
    `SELECT month, ${['added', 'removed', 'restated', 'unchanged'].map(count).join(', ')}, ${sumSql('b')}, ${sumSql('a')}
     FROM (SELECT ${monthOf(table)} AS month, ${kindSql(sides)} AS kind, ${cell('o')} AS b, ${cell('n')} AS a FROM ${joined(sides)})
     GROUP BY month ORDER BY month NULLS FIRST`,
  );
  return rows.map(([month, added, removed, restated, unchanged, before, after]) => ({
    ...{ table: table.name, month: textOf(month), added: Number(added), removed: Number(removed) },
    ...{ restated: Number(restated), unchanged: Number(unchanged) },
    amount: amount ? { column: amount, before: Number(before), after: Number(after) } : null,
  }));
}

async function listChanges(engine: Engine, sides: Sides, limit: number): Promise<Pick<Difference, 'rows' | 'more'>> {
  const { table } = sides;
  const columns = compared(sides);
  const keys = table.key.map((name) => `COALESCE(o.${quoteName(name)}, n.${quoteName(name)}) AS ${quoteName(name)}`);
  const cells = columns.flatMap((name) => [
    `o.${quoteName(name)} AS ${quoteName(`o.${name}`)}`,
    `n.${quoteName(name)} AS ${quoteName(`n.${name}`)}`,
  ]);
  const places = ['o', 'n'].map((side) => `${side}.source_file AS ${side}_file, ${side}.source_row AS ${side}_row`);
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${PAIRS} AS SELECT * FROM
     (SELECT ${kindSql(sides)} AS kind, ${monthOf(table)} AS month, ${[...keys, ...cells, ...places].join(', ')} FROM ${joined(sides)})
     WHERE kind <> 'unchanged'`,
  );
  const differs = (name: string) => `${quoteName(`o.${name}`)} IS DISTINCT FROM ${quoteName(`n.${name}`)}`;
  const { rows: counts } = await engine.query(
    `SELECT count(*) FILTER (WHERE kind <> 'restated'),
       ${columns.map((name) => `count(*) FILTER (WHERE kind = 'restated' AND ${differs(name)})`).join(', ')} FROM ${PAIRS}`,
  );
  const [whole = 0, ...cellCounts] = (counts[0] ?? []).map(Number);
  const select = (name: string | null, condition: string, place: number) => {
    const cell = (side: string) => (name === null ? 'NULL' : `CAST(${quoteName(`${side}.${name}`)} AS VARCHAR)`);
    const named = table.key.map((key) => `CAST(${quoteName(key)} AS VARCHAR) AS ${quoteName(key)}`);
    return `SELECT kind, month, ${named.join(', ')}, ${name === null ? 'NULL' : literal(name)} AS cell,
      ${cell('o')} AS before, ${cell('n')} AS after, o_file, o_row, n_file, n_row, ${place} AS place
      FROM ${PAIRS} WHERE ${condition}`;
  };
  const parts = [
    ...(whole > 0 ? [select(mainAmount(table), `kind <> 'restated'`, 0)] : []),
    ...columns.flatMap((name, index) =>
      cellCounts[index] ? [select(name, `kind = 'restated' AND ${differs(name)}`, index)] : [],
    ),
  ];
  const order = [...table.key.map(quoteName), 'place'].join(', ');
  const { rows } = await engine.query(
    `SELECT * FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY kind = 'added', ${order} LIMIT ${limit}) ORDER BY ${order}`,
  );
  const total = [whole, ...cellCounts].reduce((sum, count) => sum + count, 0);
  return { rows: rows.map((row) => readChange(table, row)), more: total - rows.length };
}

function readChange(table: TableModel, [kind, month, ...rest]: readonly Cell[]): RowChange {
  const key = Object.fromEntries(table.key.map((name, index) => [name, textOf(rest[index])]));
  const [column, from, to, oldFile, oldRow, newFile, newRow] = rest.slice(table.key.length);
  return {
    table: table.name,
    month: textOf(month),
    kind: kind === 'added' || kind === 'removed' ? kind : 'restated',
    key,
    column: textOf(column),
    from: textOf(from),
    to: textOf(to),
    before: placeOf(oldFile, oldRow),
    after: placeOf(newFile, newRow),
  };
}

function placeOf(file: Cell | undefined, row: Cell | undefined): RowPlace | null {
  return file === null || file === undefined ? null : { file: String(file), row: Number(row) };
}

function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

/** Columns that are compared: the table's own and further ones, but not where the row stands. */
function compared({ table, extra = [] }: Sides): string[] {
  return [...table.columns.map(({ name }) => name), ...extra];
}

function kindSql(sides: Sides): string {
  const equal = compared(sides).map((name) => `o.${quoteName(name)} IS NOT DISTINCT FROM n.${quoteName(name)}`);
  return `CASE WHEN o.source_row IS NULL THEN 'added' WHEN n.source_row IS NULL THEN 'removed'
    WHEN ${equal.join(' AND ')} THEN 'unchanged' ELSE 'restated' END`;
}

function joined({ table, before, after }: Sides): string {
  return `${quoteName(before)} o FULL JOIN ${quoteName(after)} n ON ${sameKey(table, 'o', 'n')}`;
}

function monthOf(table: TableModel): string {
  const date = keyDate(table);
  return date ? monthSql(`COALESCE(n.${quoteName(date)}, o.${quoteName(date)})`) : 'CAST(NULL AS VARCHAR)';
}

function monthSql(date: string): string {
  return `strftime(${date}, '%Y-%m')`;
}

function sumSql(cell: string): string {
  return `COALESCE(sum(${cell}), 0)`;
}
