import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { tableModel } from '../../model/index.ts';
import { stagedType } from '../../model/storage.ts';
import type { TableModel } from '../../model/table.ts';
import { INSIDE_TABLES, keptByLedger } from '../match/match-inside.ts';
import type { Staged } from './store-tables.ts';

/** A staged ledger and the columns of other tables inside it; they stand in its relation under `table.column`. */
export interface WideLedger {
  relation: string;
  inside: readonly { table: TableModel; columns: readonly string[] }[];
  /** Columns some cells of which could not be read, as the relation's own list names them. */
  unread: readonly string[];
}

/** Name of a column of another table inside a staged ledger. */
export function insideName(table: TableModel, column: string): string {
  return `${table.name}.${column}`;
}

/**
 * Makes clients, facilities and managers of what wide ledgers say of them: one row each, every value the last one
 * given, by date. The row's source is the last line that names it; a column is unread where a line since its last value was.
 */
export async function deriveTables(engine: Engine, ledgers: readonly WideLedger[]): Promise<Staged[]> {
  const derived: Staged[] = [];
  for (const { table: name, key } of INSIDE_TABLES) {
    const table = tableModel(name);
    if (!ledgers.some(({ inside }) => inside.some((each) => each.table === table))) continue;
    const relation = `derived_${name}`;
    await engine.query(`CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} AS ${deriveSql(table, key, ledgers)}`);
    derived.push({ table, relation });
  }
  return derived;
}

function deriveSql(table: TableModel, key: string, ledgers: readonly WideLedger[]): string {
  const kept = new Map(keptByLedger(table, tableModel('exposure')).map(({ name, from }) => [name, from]));
  const doubtful = new Set<string>();
  const rows = ledgers.map(({ relation, inside, unread }, place) => {
    const found = inside.find((each) => each.table === table)?.columns ?? [];
    const fromOf = (name: string) => kept.get(name) ?? (found.includes(name) ? insideName(table, name) : null);
    const cells = table.columns.map((column) => {
      const from = fromOf(column.name);
      const value = from === null ? `CAST(NULL AS ${stagedType(column)})` : quoteName(from);
      return `${value} AS ${quoteName(column.name)}`;
    });
    const failed = table.columns.filter(({ name }) => unread.includes(fromOf(name) ?? ''));
    for (const { name } of failed) doubtful.add(name);
    const names = failed.map(
      ({ name }) => `CASE WHEN contains(unread, ',${fromOf(name) ?? ''},') THEN ',${name},' ELSE '' END`,
    );
    return `SELECT ${cells.join(', ')}, source_file, source_row, ${names.length > 0 ? names.join(' || ') : `''`} AS failed,
      ${newest(place)} AS newest FROM ${quoteName(relation)} WHERE ${quoteName(key)} IS NOT NULL`;
  });
  const last = table.columns.map(({ name }) => {
    if (name === key) return quoteName(name);
    const value = `arg_max(${quoteName(name)}, newest)`;
    return `${doubtful.has(name) ? `CASE WHEN NOT ${isUnread(name)} THEN ${value} END` : value} AS ${quoteName(name)}`;
  });
  const failed = [...doubtful].map((name) => `CASE WHEN ${isUnread(name)} THEN '${name},' ELSE '' END`);
  const unread = failed.length > 0 ? `NULLIF(',' || ${failed.join(' || ')}, ',')` : 'CAST(NULL AS VARCHAR)';
  return `SELECT ${last.join(', ')}, arg_max(source_file, newest) AS source_file, arg_max(source_row, newest) AS source_row,
    ${unread} AS unread
    FROM (${rows.join(' UNION ALL ')}) GROUP BY ${quoteName(key)}`;
}

/** SQL: true where the last line that says anything in the column could not be read there; an older value does not stand in. */
function isUnread(name: string): string {
  const at = (condition: string) => `COALESCE(max(newest) FILTER (WHERE ${condition}), -1)`;
  return `(${at(`contains(failed, ',${name},')`)} > ${at(`${quoteName(name)} IS NOT NULL`)})`;
}

/** Later dates, then later files, then later lines are newer. */
function newest(place: number): string {
  return `(CAST(date_diff('day', DATE '1900-01-01', as_of_date) AS BIGINT) * 4096 + ${place % 4096}) * 4294967296 + source_row`;
}
