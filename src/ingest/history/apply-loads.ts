import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import type { HistoryOptions } from '../options.ts';
import type { Difference } from '../import-report.ts';
import type { Staged } from '../store/store-tables.ts';
import { countAdded, difference, mainAmount, MAX_LISTED, sameKey } from './difference.ts';

/** Staged rows of one file and the load they came with; `inside` are columns of other tables that they carry. */
export interface Delivery extends Staged {
  load: number;
  inside: readonly { name: string; type: string }[];
}

/** Rows of earlier loads that a later one took the place of. */
export interface Replaced {
  rows: number;
  /** Their part of the table's main amount, as exact text. */
  amount: string;
  /** How many went to which load. */
  by: Map<number, number>;
}

/** What is left of staged rows once later loads took the place of some. */
export interface AppliedLoads {
  /** The relation to store instead of the staged one. */
  relationOf: ReadonlyMap<string, string>;
  /** By staged relation. */
  replaced: ReadonlyMap<string, Replaced>;
  /** A difference for each load, tables together; of tables that only one load brings nothing is known before they are stored. */
  differences: Difference[];
  /** Tables that only one load brings, with that load. */
  untouched: { table: TableModel; load: number }[];
}

const BEFORE = 'history_before';
const AFTER = 'history_after';

/** Where staged rows are kept typed while loads are applied. */
export function typedName(relation: string): string {
  return `typed_${relation}`;
}

/**
 * Applies loads in their order: rows of a later load take the place of earlier rows with the same batch (a ledger's date)
 * or the same key. Only tables that several loads bring cost anything.
 */
export async function applyLoads(
  engine: Engine,
  deliveries: readonly Delivery[],
  loads: readonly { beside?: boolean | undefined }[],
  { listed = MAX_LISTED }: Pick<HistoryOptions, 'listed'> = {},
): Promise<AppliedLoads> {
  const applied = {
    relationOf: new Map<string, string>(),
    replaced: new Map<string, Replaced>(),
    differences: loads.map((): Difference => ({ changes: [], rows: [], more: 0 })),
    untouched: [] as { table: TableModel; load: number }[],
  };
  try {
    for (const table of TABLES) {
      const own = deliveries.filter((each) => each.table === table);
      const numbers = [...new Set(own.map(({ load }) => load))].toSorted((a, b) => a - b);
      const [first] = numbers;
      if (first === undefined) continue;
      if (numbers.length === 1) {
        applied.untouched.push({ table, load: first });
        continue;
      }
      for (const { relation } of own) applied.relationOf.set(relation, await keepTyped(engine, relation));
      for (const load of numbers) {
        const earlier = own.filter((each) => each.load < load);
        const now = own.filter((each) => each.load === load);
        await applyLoad(engine, { table, earlier, now, load, beside: loads[load]?.beside === true, listed }, applied);
      }
    }
    return applied;
  } finally {
    for (const name of [BEFORE, AFTER]) await engine.query(`DROP TABLE IF EXISTS ${name}`).catch(() => undefined);
  }
}

/** Staged rows are a view that reads raw text; here they are read once. */
async function keepTyped(engine: Engine, relation: string): Promise<string> {
  const typed = typedName(relation);
  await engine.query(`CREATE OR REPLACE TEMP TABLE ${quoteName(typed)} AS SELECT * FROM ${quoteName(relation)}`);
  return typed;
}

interface Step {
  table: TableModel;
  earlier: readonly Delivery[];
  now: readonly Delivery[];
  load: number;
  beside: boolean;
  listed: number;
}

async function applyLoad(
  engine: Engine,
  { table, earlier, now, load, beside, listed }: Step,
  {
    relationOf,
    replaced,
    differences,
  }: Pick<AppliedLoads, 'relationOf' | 'differences'> & {
    replaced: Map<string, Replaced>;
  },
): Promise<void> {
  const extra = new Map([...earlier, ...now].flatMap(({ inside }) => inside.map(({ name, type }) => [name, type])));
  const typed = ({ relation }: Delivery) => relationOf.get(relation) ?? relation;
  await engine.query(sideSql(AFTER, table, now.map(typed)));
  const touched = touchedSql(table, beside);
  const into = differences[load];
  if (!into) return;
  const touches: Delivery[] = [];
  for (const each of earlier)
    if (await exists(engine, `FROM ${quoteName(typed(each))} t WHERE ${touched}`)) touches.push(each);
  if (touches.length === 0) {
    into.changes.push(...(await countAdded(engine, table, AFTER)));
    return;
  }
  await engine.query(sideSql(BEFORE, table, touches.map(typed), `WHERE ${touched}`));
  for (const side of [BEFORE, AFTER]) await addColumns(engine, side, extra);
  const found = await difference(
    engine,
    { table, before: BEFORE, after: AFTER, extra: [...extra.keys()] },
    listed - into.rows.length,
  );
  into.changes.push(...found.changes);
  into.rows.push(...found.rows);
  into.more += found.more;
  if (beside) return;
  for (const each of touches) await takeOut(engine, { table, each, typed: typed(each), touched, load }, replaced);
}

/** One row a key of what the relations hold, with the columns of all of them; of rows with one key the last. */
function sideSql(name: string, table: TableModel, relations: readonly string[], where = ''): string {
  const rows = relations.map(
    (relation, place) => `SELECT t.*, ${place} AS place FROM ${quoteName(relation)} t ${where}`,
  );
  const keys = table.key.map(quoteName).join(', ');
  return `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * EXCLUDE (place) FROM (${rows.join(' UNION ALL BY NAME ')})
    QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY place DESC, source_row DESC) = 1`;
}

/** SQL over an earlier row `t`: true where the load in `AFTER` speaks of it. */
function touchedSql(table: TableModel, beside: boolean): string {
  const byKey = `EXISTS (SELECT 1 FROM ${AFTER} n WHERE ${sameKey(table, 'n', 't')})`;
  if (!table.batch || beside) return byKey;
  const names = table.batch.map(quoteName);
  const known = names.map((name) => `t.${name} IS NOT NULL`).join(' AND ');
  const same = names.map((name) => `n.${name} = t.${name}`).join(' AND ');
  const batches = `(SELECT DISTINCT ${names.join(', ')} FROM ${AFTER}) n`;
  return `((${known} AND EXISTS (SELECT 1 FROM ${batches} WHERE ${same})) OR ${byKey})`;
}

async function exists(engine: Engine, from: string): Promise<boolean> {
  return (await engine.query(`SELECT 1 ${from} LIMIT 1`)).rows.length > 0;
}

async function addColumns(engine: Engine, relation: string, columns: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, type] of columns)
    await engine.query(`ALTER TABLE ${relation} ADD COLUMN IF NOT EXISTS ${quoteName(name)} ${type}`);
}

async function takeOut(
  engine: Engine,
  {
    table,
    each,
    typed,
    touched,
    load,
  }: { table: TableModel; each: Delivery; typed: string; touched: string; load: number },
  replaced: Map<string, Replaced>,
): Promise<void> {
  const amount = mainAmount(table);
  const before = replaced.get(each.relation) ?? { rows: 0, amount: '0', by: new Map<number, number>() };
  const sum = amount ? `COALESCE(sum(${quoteName(amount)}), 0)` : '0';
  const { rows } = await engine.query(
    `SELECT count(*), CAST(${sum} + CAST(${literal(before.amount)} AS DECIMAL(38,2)) AS VARCHAR)
     FROM ${quoteName(typed)} t WHERE ${touched}`,
  );
  const [count, total] = rows[0] ?? [];
  replaced.set(each.relation, {
    rows: before.rows + Number(count),
    amount: String(total),
    by: before.by.set(load, Number(count)),
  });
  await engine.query(`DELETE FROM ${quoteName(typed)} t WHERE ${touched}`);
}
