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
}

/** Name of a column of another table inside a staged ledger. */
export function insideName(table: TableModel, column: string): string {
  return `${table.name}.${column}`;
}

/**
 * Makes clients, facilities and managers of what wide ledgers say of them: one row each, every value the last one
 * given, by date. The row's source is the last line that names it; the ledger's own rows say what of it was unread.
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
  const rows = ledgers.map(({ relation, inside }, place) => {
    const found = inside.find((each) => each.table === table)?.columns ?? [];
    const cells = table.columns.map((column) => {
      const from = kept.get(column.name) ?? (found.includes(column.name) ? insideName(table, column.name) : null);
      const value = from === null ? `CAST(NULL AS ${stagedType(column)})` : quoteName(from);
      return `${value} AS ${quoteName(column.name)}`;
    });
    return `SELECT ${cells.join(', ')}, source_file, source_row, ${newest(place)} AS newest
      FROM ${quoteName(relation)} WHERE ${quoteName(key)} IS NOT NULL`;
  });
  const last = table.columns.map(({ name }) =>
    name === key ? quoteName(name) : `arg_max(${quoteName(name)}, newest) AS ${quoteName(name)}`,
  );
  return `SELECT ${last.join(', ')}, arg_max(source_file, newest) AS source_file, arg_max(source_row, newest) AS source_row,
    CAST(NULL AS VARCHAR) AS unread
    FROM (${rows.join(' UNION ALL ')}) GROUP BY ${quoteName(key)}`;
}

/** Later dates, then later files, then later lines are newer. */
function newest(place: number): string {
  return `(CAST(date_diff('day', DATE '1900-01-01', as_of_date) AS BIGINT) * 4096 + ${place % 4096}) * 4294967296 + source_row`;
}
