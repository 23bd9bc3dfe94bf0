import type { Engine } from '../../engine/engine.ts';
import { literals, quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import { enumName, MAX_ENUM_VALUES, stagedType } from '../../model/storage.ts';
import type { Column, TableModel } from '../../model/table.ts';

/** Rows ready to be stored: a table or view with every model column in its staged type, `source_file`, `source_row` and `unread`. */
export interface Staged {
  table: TableModel;
  relation: string;
  /**
   * Text columns -> SQL of a column `v` that has all their values, some perhaps that no row has; a column that is not
   * there is blank. Without it the relation itself is asked.
   */
  values?: ReadonlyMap<string, string>;
}

const SOURCE_FILE_TYPE = 'enum_source_file';

/**
 * Makes every canonical table from what was staged, replacing what was there; tables nobody staged are empty.
 * Returns the rows of each.
 */
export async function storeTables(engine: Engine, staged: readonly Staged[]): Promise<Record<string, number>> {
  await dropStored(engine);
  const enums = await createEnums(engine, staged);
  for (const table of TABLES) {
    const relations = staged.filter((each) => each.table === table).map((each) => each.relation);
    await engine.query(createTableSql(table, relations, enums));
  }
  const { rows } = await engine.query(
    `SELECT ${TABLES.map(({ name }) => `(SELECT count(*) FROM ${quoteName(name)})`).join(', ')}`,
  );
  return Object.fromEntries(TABLES.map(({ name }, place) => [name, Number(rows[0]?.[place])]));
}

/** Takes out the tables of an earlier import, then the types they were made of. */
async function dropStored(engine: Engine): Promise<void> {
  const { rows } = await engine.query(
    `SELECT 'TABLE', table_name FROM duckdb_tables() WHERE database_name = current_database()
     UNION ALL SELECT 'TYPE', type_name FROM duckdb_types() WHERE database_name = current_database() AND NOT internal
     ORDER BY 1`,
  );
  const own = new Set([...TABLES.map(({ name }) => name), ...enumNames()]);
  for (const [kind, name] of rows)
    if (own.has(String(name))) await engine.query(`DROP ${String(kind)} ${quoteName(String(name))}`);
}

/** The ENUM types that exist after this, by name; a name that is missing has no values, or too many, and stays text. */
async function createEnums(engine: Engine, staged: readonly Staged[]): Promise<Set<string>> {
  const created = new Set<string>();
  for (const [name, { values, sources }] of enumGroups(staged)) {
    if (values) await engine.query(`CREATE TYPE ${quoteName(name)} AS ENUM (${literals(values)})`);
    else if (!(await createEnumOf(engine, name, sources))) continue;
    created.add(name);
  }
  return created;
}

interface EnumGroup {
  /** The values the model allows; null where the data say them. */
  values: readonly string[] | null;
  /** SQL of the values there are. */
  sources: string[];
}

function enumGroups(staged: readonly Staged[]): Map<string, EnumGroup> {
  const groups = new Map<string, EnumGroup>();
  for (const table of TABLES) {
    const own = staged.filter((each) => each.table === table);
    for (const column of table.columns) {
      const name = enumName(table, column);
      if (name === null) continue;
      const values = column.type === 'code' ? (column.allowed ?? []).map((each) => String(each.value)) : null;
      const group = groups.get(name) ?? { values, sources: [] };
      group.sources.push(...own.flatMap((each) => valuesOf(each, column.name)));
      groups.set(name, group);
    }
  }
  const sources = staged.flatMap((each) => valuesOf(each, 'source_file'));
  return groups.set(SOURCE_FILE_TYPE, { values: null, sources });
}

function enumNames(): string[] {
  return [...enumGroups([]).keys()];
}

function valuesOf({ relation, values }: Staged, column: string): string[] {
  if (values) return [values.get(column) ?? []].flat();
  return [`SELECT DISTINCT CAST(${quoteName(column)} AS VARCHAR) AS v FROM ${quoteName(relation)}`];
}

async function createEnumOf(engine: Engine, name: string, sources: readonly string[]): Promise<boolean> {
  if (sources.length === 0) return false;
  const values = quoteName(`values_of_${name}`);
  const union = sources.join(' UNION ALL ');
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${values} AS SELECT DISTINCT v FROM (${union}) WHERE v IS NOT NULL ORDER BY v`,
  );
  const { rows } = await engine.query(`SELECT count(*) FROM ${values}`);
  const count = Number(rows[0]?.[0]);
  const fits = count > 0 && count <= MAX_ENUM_VALUES;
  if (fits) await engine.query(`CREATE TYPE ${quoteName(name)} AS ENUM (SELECT v FROM ${values})`);
  await engine.query(`DROP TABLE ${values}`);
  return fits;
}

function createTableSql(table: TableModel, relations: readonly string[], enums: ReadonlySet<string>): string {
  const columns = table.columns.map((column) => storedColumn(table, column, enums));
  const sourceType = enums.has(SOURCE_FILE_TYPE) ? SOURCE_FILE_TYPE : 'VARCHAR';
  columns.push({ name: 'source_file', type: sourceType }, { name: 'source_row', type: 'INTEGER' });
  columns.push({ name: 'unread', type: 'VARCHAR' });
  const create = `CREATE TABLE ${quoteName(table.name)}`;
  if (relations.length === 0) return `${create} (${columns.map((c) => `${quoteName(c.name)} ${c.type}`).join(', ')})`;
  const casts = columns.map(({ name, type }) => `CAST(${quoteName(name)} AS ${type}) AS ${quoteName(name)}`);
  const selects = relations.map((relation) => `SELECT ${casts.join(', ')} FROM ${quoteName(relation)}`);
  return `${create} AS ${selects.join(' UNION ALL ')}`;
}

function storedColumn(table: TableModel, column: Column, enums: ReadonlySet<string>): { name: string; type: string } {
  const name = enumName(table, column);
  if (name === null) return { name: column.name, type: stagedType(column) };
  return { name: column.name, type: enums.has(name) ? quoteName(name) : 'VARCHAR' };
}
