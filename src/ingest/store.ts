import type { Engine } from '../engine/engine.ts';
import { literals, quoteName } from '../lib/sql.ts';
import { TABLES } from '../model/index.ts';
import { enumName, MAX_ENUM_VALUES, stagedType } from '../model/storage.ts';
import type { Column, TableModel } from '../model/table.ts';

/** Rows ready to be stored: a table or view with every model column in its staged type, `source_file` and `source_row`. */
export interface Staged {
  table: TableModel;
  relation: string;
}

const SOURCE_FILE_TYPE = 'enum_source_file';
/** Rows looked at before a text column is taken for too varied to become an ENUM. */
const PROBE_ROWS = 200_000;

/**
 * Makes every canonical table from what was staged, replacing what was there; tables nobody staged are empty.
 * Returns the rows of each.
 */
export async function storeTables(engine: Engine, staged: readonly Staged[]): Promise<Record<string, number>> {
  for (const table of TABLES) await engine.query(`DROP TABLE IF EXISTS ${quoteName(table.name)}`);
  const enums = await createEnums(engine, staged);
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const relations = staged.filter((each) => each.table === table).map((each) => each.relation);
    await engine.query(createTableSql(table, relations, enums));
    const { rows } = await engine.query(`SELECT count(*) FROM ${quoteName(table.name)}`);
    counts[table.name] = Number(rows[0]?.[0]);
  }
  return counts;
}

interface Place {
  relation: string;
  column: string;
  /** Every row has the same value. */
  constant?: boolean;
}

/** The ENUM types that exist after this, by name; a name that is missing has no values, or too many, and stays text. */
async function createEnums(engine: Engine, staged: readonly Staged[]): Promise<Set<string>> {
  const created = new Set<string>();
  for (const [name, group] of enumGroups(staged)) {
    await engine.query(`DROP TYPE IF EXISTS ${quoteName(name)}`);
    if (group.values) await engine.query(`CREATE TYPE ${quoteName(name)} AS ENUM (${literals(group.values)})`);
    else if (!(await createEnumFromPlaces(engine, name, group.places))) continue;
    created.add(name);
  }
  return created;
}

function enumGroups(staged: readonly Staged[]): Map<string, { values: string[] | null; places: Place[] }> {
  const groups = new Map<string, { values: string[] | null; places: Place[] }>();
  for (const table of TABLES) {
    const relations = staged.filter((each) => each.table === table).map((each) => each.relation);
    for (const column of table.columns) {
      const name = enumName(table, column);
      if (name === null) continue;
      const values = column.type === 'code' ? (column.allowed ?? []).map((each) => String(each.value)) : null;
      const group = groups.get(name) ?? { values, places: [] };
      group.places.push(...relations.map((relation) => ({ relation, column: column.name })));
      groups.set(name, group);
    }
  }
  const places = staged.map(({ relation }) => ({ relation, column: 'source_file', constant: true }));
  return groups.set(SOURCE_FILE_TYPE, { values: null, places });
}

async function createEnumFromPlaces(engine: Engine, name: string, all: readonly Place[]): Promise<boolean> {
  const places: Place[] = [];
  for (const place of all) {
    const some = `SELECT 1 FROM ${quoteName(place.relation)} WHERE ${quoteName(place.column)} IS NOT NULL LIMIT 1`;
    if ((await engine.query(some)).rows.length > 0) places.push(place);
  }
  if (places.length === 0) return false;
  for (const place of places) {
    const probe = `SELECT approx_count_distinct(v) FROM (${select(place)} LIMIT ${PROBE_ROWS})`;
    const { rows } = await engine.query(probe);
    // The estimate is a few per cent off; what is near the border is counted below.
    if (Number(rows[0]?.[0]) > MAX_ENUM_VALUES * 1.2) return false;
  }
  const values = quoteName(`values_of_${name}`);
  const union = places.map(select).join(' UNION ALL ');
  await engine.query(`CREATE OR REPLACE TEMP TABLE ${values} AS SELECT DISTINCT v FROM (${union}) WHERE v IS NOT NULL`);
  const { rows } = await engine.query(`SELECT count(*) FROM ${values}`);
  const count = Number(rows[0]?.[0]);
  const fits = count > 0 && count <= MAX_ENUM_VALUES;
  if (fits) await engine.query(`CREATE TYPE ${quoteName(name)} AS ENUM (SELECT v FROM ${values} ORDER BY v)`);
  await engine.query(`DROP TABLE ${values}`);
  return fits;
}

function select({ relation, column, constant }: Place): string {
  const values = `SELECT CAST(${quoteName(column)} AS VARCHAR) AS v FROM ${quoteName(relation)}`;
  return constant ? `SELECT v FROM (${values} LIMIT 1)` : values;
}

function createTableSql(table: TableModel, relations: readonly string[], enums: ReadonlySet<string>): string {
  const columns = table.columns.map((column) => storedColumn(table, column, enums));
  const sourceType = enums.has(SOURCE_FILE_TYPE) ? SOURCE_FILE_TYPE : 'VARCHAR';
  columns.push({ name: 'source_file', type: sourceType }, { name: 'source_row', type: 'INTEGER' });
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
