import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import type { HistoryOptions } from '../options.ts';
import type { Difference } from '../import-report.ts';
import type { Staged } from '../store/store-tables.ts';
import { findBroughtAgain } from './again.ts';
import { countAdded, countChanged, difference, mainAmount, MAX_LISTED, sameKey } from './difference.ts';

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

/** A load that would change what earlier ones say of a batch, and nobody said that it may: its rows of the table wait. */
export interface Asked {
  table: TableModel;
  load: number;
  /** The staged relations that wait. */
  relations: readonly string[];
  /** `2026-05`, or the months there are; the table where its batches have no date. */
  months: string;
  /** Earlier relations that have the same batch. */
  earlier: readonly string[];
  /** Rows by what would become of them. */
  counts: Readonly<Record<'added' | 'removed' | 'restated' | 'unchanged', number>>;
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
  asked: Asked[];
}

const BEFORE = 'history_before';
const AFTER = 'history_after';

/** Where staged rows are kept typed while loads are applied. */
export function typedName(relation: string): string {
  return `typed_${relation}`;
}

/**
 * Applies loads in their order: rows of a later load take the place of earlier rows with the same key, and of a batch (a
 * ledger's date) that an earlier file has and it brings again whole. Parts of one batch stand beside each other. With
 * `again: 'ask'` a load that would change a batch waits. Only tables that several loads bring cost anything.
 */
export async function applyLoads(
  engine: Engine,
  deliveries: readonly Delivery[],
  loads: readonly { beside?: boolean | undefined }[],
  { listed = MAX_LISTED, again = 'replace' }: Pick<HistoryOptions, 'listed' | 'again'> = {},
): Promise<AppliedLoads> {
  const applied = {
    relationOf: new Map<string, string>(),
    replaced: new Map<string, Replaced>(),
    differences: loads.map((): Difference => ({ changes: [], rows: [], more: 0 })),
    untouched: [] as { table: TableModel; load: number }[],
    asked: [] as Asked[],
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
        const waits = (each: Delivery) => applied.asked.some(({ relations }) => relations.includes(each.relation));
        const earlier = own.filter((each) => each.load < load && !waits(each));
        const now = own.filter((each) => each.load === load);
        const beside = loads[load]?.beside === true;
        await applyLoad(engine, { table, earlier, now, load, beside, listed, ask: again === 'ask' }, applied);
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
  /** A batch is not changed before somebody said so. */
  ask: boolean;
}

/** An earlier file, and SQL over its rows `t`: true for those that the load in `AFTER` speaks of. */
interface Touch {
  each: Delivery;
  typed: string;
  touched: string;
}

async function applyLoad(
  engine: Engine,
  { table, earlier, now, load, beside, listed, ask }: Step,
  {
    relationOf,
    replaced,
    differences,
    asked,
  }: Pick<AppliedLoads, 'relationOf' | 'differences' | 'asked'> & {
    replaced: Map<string, Replaced>;
  },
): Promise<void> {
  const extra = new Map([...earlier, ...now].flatMap(({ inside }) => inside.map(({ name, type }) => [name, type])));
  const typedOf = ({ relation }: Delivery) => relationOf.get(relation) ?? relation;
  await engine.query(
    sideSql(
      AFTER,
      table,
      now.map((each) => ({ typed: typedOf(each) })),
    ),
  );
  const into = differences[load];
  if (!into) return;
  const touches: Touch[] = [];
  for (const each of earlier) {
    const typed = typedOf(each);
    const touched = await touchedSql(engine, { table, beside, typed });
    if (await exists(engine, `FROM ${quoteName(typed)} t WHERE ${touched}`)) touches.push({ each, typed, touched });
  }
  if (touches.length === 0) {
    into.changes.push(...(await countAdded(engine, table, AFTER)));
    return;
  }
  await engine.query(sideSql(BEFORE, table, touches));
  for (const side of [BEFORE, AFTER]) await addColumns(engine, side, extra);
  const sides = { table, before: BEFORE, after: AFTER, extra: [...extra.keys()] };
  const found = await difference(engine, sides, listed - into.rows.length);
  into.changes.push(...found.changes);
  into.rows.push(...found.rows);
  into.more += found.more;
  if (beside) return;
  if (ask && table.batch && (await countChanged(engine, sides, knownSql(table.batch, 'o'))) > 0) {
    asked.push(askedOf(found, { table, load, now, touches }));
    return;
  }
  for (const touch of touches) await takeOut(engine, { table, touch, load }, replaced);
}

function askedOf(
  { changes }: Difference,
  { table, load, now, touches }: { table: TableModel; load: number; now: readonly Delivery[]; touches: Touch[] },
): Asked {
  const sum = (kind: keyof Asked['counts']) => changes.reduce((total, change) => total + change[kind], 0);
  // months of which every row is new are no part of the question
  const again = changes.filter(({ removed, restated, unchanged }) => removed + restated + unchanged > 0);
  return {
    table,
    load,
    relations: now.map(({ relation }) => relation),
    months: spanOf(again.flatMap(({ month }) => month ?? [])) || table.name,
    earlier: touches.map(({ each }) => each.relation),
    counts: {
      added: again.reduce((total, { added }) => total + added, 0),
      removed: sum('removed'),
      restated: sum('restated'),
      unchanged: sum('unchanged'),
    },
  };
}

/** A few months one by one, many by the first and the last. */
function spanOf(months: readonly string[]): string {
  return months.length > 3 ? `${months[0]} … ${months.at(-1)}` : months.join(', ');
}

/** One row a key of what the relations hold, with the columns of all of them; of rows with one key the last. */
function sideSql(name: string, table: TableModel, sources: readonly { typed: string; touched?: string }[]): string {
  const rows = sources.map(
    ({ typed, touched }, place) =>
      `SELECT t.*, ${place} AS place FROM ${quoteName(typed)} t ${touched === undefined ? '' : `WHERE ${touched}`}`,
  );
  const keys = table.key.map(quoteName).join(', ');
  return `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * EXCLUDE (place) FROM (${rows.join(' UNION ALL BY NAME ')})
    QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY place DESC, source_row DESC) = 1`;
}

async function touchedSql(
  engine: Engine,
  { table, beside, typed }: { table: TableModel; beside: boolean; typed: string },
): Promise<string> {
  const byKey = `EXISTS (SELECT 1 FROM ${AFTER} n WHERE ${sameKey(table, 'n', 't')})`;
  if (!table.batch || beside) return byKey;
  const again = await findBroughtAgain(engine, { table, batch: table.batch, earlier: typed, newer: AFTER });
  const same = table.batch.map((name) => `b.${quoteName(name)} = t.${quoteName(name)}`).join(' AND ');
  return `(EXISTS (SELECT 1 FROM ${quoteName(again)} b WHERE ${same}) OR ${byKey})`;
}

function knownSql(batch: readonly string[], alias: string): string {
  return batch.map((name) => `${alias}.${quoteName(name)} IS NOT NULL`).join(' AND ');
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
  { table, touch: { each, typed, touched }, load }: { table: TableModel; touch: Touch; load: number },
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
