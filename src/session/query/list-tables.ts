import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Portfolio } from '../portfolio.ts';

/** A table or prepared view that can be read, with its columns. */
export interface QueryTable {
  readonly name: string;
  /** Made of the others, for metrics. */
  readonly prepared: boolean;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Every table of the portfolio and every prepared one (`bw_…`), ours first, by name. */
export async function listTables({ engine, tables }: Pick<Portfolio, 'engine' | 'tables'>): Promise<QueryTable[]> {
  const { rows } = await engine.query(
    `SELECT table_name, column_name, data_type FROM duckdb_columns()
     WHERE database_name = current_database() AND schema_name = current_schema() AND NOT internal
     ORDER BY table_name, column_index`,
  );
  const columns = new Map<string, { name: string; type: string }[]>();
  for (const [table, name, type] of rows) {
    const known = columns.get(String(table)) ?? [];
    columns.set(String(table), [...known, { name: String(name), type: shortType(String(type)) }]);
  }
  const names = [...columns.keys()].filter((name) => Object.hasOwn(tables, name) || name.startsWith('bw_'));
  const counts = await countRows(engine, names);
  return names
    .map((name) => ({
      name,
      prepared: !Object.hasOwn(tables, name),
      rows: counts.get(name) ?? 0,
      columns: columns.get(name) ?? [],
    }))
    .sort((a, b) => Number(a.prepared) - Number(b.prepared) || (a.name < b.name ? -1 : 1));
}

async function countRows(engine: Engine, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const { rows } = await engine.query(
    names.map((name) => `SELECT ${literal(name)} AS name, count(*) AS n FROM ${quoteName(name)}`).join(' UNION ALL '),
  );
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
}

/** An ENUM is a text with few values: which ones fills no list. */
function shortType(type: string): string {
  return type.startsWith('ENUM') ? 'ENUM' : type;
}
