import type { Cell, Engine } from '../../engine/engine.ts';
import { literal, literals, quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { isNullSql, trimmed } from '../plan/typing/clean-text.ts';

/** More rows without an id than this are no sub-totals: the column of ids is missing from the export. */
const MOST_CANDIDATES = 5_000;
/** Below this a single amount in cents may be off, by the rounding of each amount above it. */
const ROUNDING = 1n;

/** A row that may be a sum, or one known to be a total, and the data rows between it and the next such row. */
interface Segment {
  rid: number;
  /** Null for what stands before the first. */
  kind: 'total' | 'open' | null;
  /** Cents of its own amounts, the leading one first; null where the cell is blank. */
  own: readonly (bigint | null)[];
  /** Sums over the rows behind it, and how many of them have a leading amount. */
  sums: readonly bigint[];
  rows: number;
}

/** A row whose amounts are the sums of those above it, back to the row `after`. */
interface SumRow {
  rid: number;
  after: number;
  kind: 'sum' | 'grand';
  /** It sums up a single row. */
  single: boolean;
}

/**
 * Marks rows that are sub-totals without saying so, among those left out for want of an id: every amount they have is the
 * sum of the rows since the total before (or, at the end, of all rows), and their other cells are blank or say what all
 * these rows say. `kind` becomes `sum`, or `grand` for the sum of all. Sums of one row count only beside sums of several.
 * No row with an id of its own is ever looked at.
 */
export async function markSumRows(
  engine: Engine,
  raw: RawTable,
  left: string,
  { plans, table }: { plans: readonly ColumnPlan[]; table: TableModel },
): Promise<void> {
  const amounts = plans.filter((plan) => plan.column.type === 'money' && plan.index !== null && !plan.inside);
  const names = table.key.filter((name) => !table.batch?.includes(name));
  const ids = plans.filter((plan) => plan.column.required && names.includes(plan.column.name) && plan.index !== null);
  if (amounts.length === 0 || ids.length === 0) return;
  const kinds = literals([...ids.map(({ column }) => column.name), ...(table.batch ?? [])]);
  // most files leave no row out for want of an id, and a look at all their rows is dear
  const candidates = await engine.query(`SELECT 1 FROM ${quoteName(left)} WHERE kind IN (${kinds}) LIMIT 1`);
  if (candidates.rows.length === 0) return;
  const noId = ids.map((plan) => isNullOrBlank(textOf(raw, plan.index ?? 0))).join(' AND ');
  const open = `l.kind IN (${kinds}) AND ${noId}`;
  const from = `FROM ${quoteName(raw.relation)} r LEFT JOIN ${quoteName(left)} l ON l.rid = r.rowid`;
  const { rows } = await engine.query(`SELECT count(*) ${from} WHERE ${open}`);
  const count = Number(rows[0]?.[0]);
  if (count === 0 || count > MOST_CANDIDATES) return;
  const segments = await segmentsOf(engine, { from, open, amounts });
  const sums = sumRowsIn(segments);
  const own = await withOwnWords(engine, raw, { left, sums, amounts });
  for (const kind of ['sum', 'grand'] as const) {
    const marked = sums.filter((sum) => sum.kind === kind && !own.has(sum.rid)).map(({ rid }) => rid);
    if (marked.length === 0) continue;
    await engine.query(`UPDATE ${quoteName(left)} SET kind = ${literal(kind)} WHERE rid IN (${literals(marked)})`);
  }
}

function isNullOrBlank(cell: string): string {
  return `(${cell} IS NULL OR ${isNullSql(cell)})`;
}

/** One row a segment: the candidate or total it begins with, and the sums over the data rows behind it. */
async function segmentsOf(
  engine: Engine,
  { from, open, amounts }: { from: string; open: string; amounts: readonly ColumnPlan[] },
): Promise<Segment[]> {
  const cents = amounts.map(({ sql }, place) => `CAST((${sql}) * 100 AS HUGEINT) AS a${place}`);
  const own = amounts.map((_, place) => `CAST(max(a${place}) FILTER (WHERE event IS NOT NULL) AS VARCHAR)`);
  const sums = amounts.map((_, place) => `CAST(COALESCE(sum(a${place}) FILTER (WHERE event IS NULL), 0) AS VARCHAR)`);
  const { rows } = await engine.query(
    `SELECT min(rid) FILTER (WHERE event IS NOT NULL), max(event),
       count(*) FILTER (WHERE event IS NULL AND a0 <> 0), ${[...own, ...sums].join(', ')}
     FROM (SELECT *, count(event) OVER (ORDER BY rid ROWS UNBOUNDED PRECEDING) AS segment
       FROM (SELECT r.rowid AS rid, CASE WHEN l.kind = 'total' THEN 'total' WHEN ${open} THEN 'open' END AS event,
         ${cents.join(', ')} ${from} WHERE (l.kind IS NULL OR l.kind NOT IN ('blank', 'void'))))
     GROUP BY segment ORDER BY segment`,
  );
  const whole = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : BigInt(String(cell)));
  return rows.map(([rid, kind, count, ...cells]) => ({
    rid: Number(rid ?? -1),
    kind: kind === 'total' || kind === 'open' ? kind : null,
    own: cells.slice(0, amounts.length).map(whole),
    sums: cells.slice(amounts.length).map((cell) => whole(cell) ?? 0n),
    rows: Number(count),
  }));
}

/** Sums run since the last total and over all rows; a row that is none of them is data, and counted with them. */
function sumRowsIn(segments: readonly Segment[]): SumRow[] {
  const found: SumRow[] = [];
  const width = segments[0]?.sums.length ?? 0;
  const nothing = () => ({ sums: Array.from({ length: width }, () => 0n), rows: 0, after: -1 });
  const all = nothing();
  let since = nothing();
  const add = (sums: readonly (bigint | null)[], rows: number) => {
    for (const run of [all, since]) {
      run.sums = run.sums.map((sum, place) => sum + (sums[place] ?? 0n));
      run.rows += rows;
    }
  };
  for (const [place, segment] of segments.entries()) {
    const last = segments.slice(place).every(({ kind, rows }) => rows === 0 && kind !== null);
    const run = [since, ...(last ? [all] : [])].find((each) => isSumOf(segment.own, each));
    if (segment.kind === 'total') since = { ...nothing(), after: segment.rid };
    else if (segment.kind === 'open' && run) {
      const grand = last && isSumOf(segment.own, all);
      const { after, rows } = grand ? all : run;
      found.push({ rid: segment.rid, after, kind: grand ? 'grand' : 'sum', single: rows === 1 });
      since = { ...nothing(), after: segment.rid };
    } else if (segment.kind === 'open') add(segment.own, 1);
    add(segment.sums, segment.rows);
  }
  return found.some(({ single }) => !single) ? found : [];
}

function isSumOf(own: Segment['own'], { sums, rows }: { sums: readonly bigint[]; rows: number }): boolean {
  const [leading] = own;
  if (rows === 0 || leading === null || leading === undefined || leading === 0n) return false;
  const slack = BigInt(rows) * ROUNDING;
  return own.every((amount, place) => {
    const gap = amount === null ? 0n : amount - (sums[place] ?? 0n);
    return gap <= slack && gap >= -slack;
  });
}

/** Those that say something of themselves: a cell that is no amount, not blank or 0, and differs from a row they sum up. */
async function withOwnWords(
  engine: Engine,
  raw: RawTable,
  { left, sums, amounts }: { left: string; sums: readonly SumRow[]; amounts: readonly ColumnPlan[] },
): Promise<Set<number>> {
  const counted = new Set(amounts.map(({ index }) => index));
  const others = raw.columns.flatMap((_, index) => (counted.has(index) ? [] : [textOf(raw, index)]));
  if (sums.length === 0 || others.length === 0) return new Set();
  const cells = others.map((cell, place) => `${cell} AS t${place}`).join(', ');
  const rows = `SELECT rowid AS rid, ${cells} FROM ${quoteName(raw.relation)}`;
  const said = others.map((_, place) => {
    const word = `s.t${place}`;
    return `(NOT ${isNullOrBlank(word)} AND ${trimmed(word)} <> '0' AND ${word} IS DISTINCT FROM r.t${place})`;
  });
  const { rows: own } = await engine.query(
    `WITH g(rid, after) AS (VALUES ${sums.map(({ rid, after }) => `(${rid}, ${after})`).join(', ')}),
       raw AS (${rows})
     SELECT DISTINCT g.rid FROM g JOIN raw s ON s.rid = g.rid JOIN raw r ON r.rid > g.after AND r.rid < g.rid
     WHERE r.rid NOT IN (SELECT rid FROM ${quoteName(left)} WHERE kind IN ('blank', 'total', 'void'))
       AND r.rid NOT IN (SELECT rid FROM g) AND (${said.join(' OR ')})`,
  );
  return new Set(own.map(([rid]) => Number(rid)));
}
