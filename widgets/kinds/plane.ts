import type { Part } from '../../src/metrics/definition.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { askNow, type Context } from '../shared/context.ts';
import { dimensionName, groupName } from '../shared/group-words.ts';
import { betterOf } from '../shared/limit-lines.ts';
import { partValueName } from '../shared/scale.ts';
import { partValues } from './parts.ts';
import { labelsOf, worstFirst } from './ranked.ts';

/** What is drawn, and by what it is split. */
export interface HeatSpec {
  /** The first is drawn; by the second, where there is one, the rows are ordered and cut. */
  metrics: readonly string[];
  by?: Dimension | undefined;
  across?: Dimension | undefined;
}

/** Rows and columns a plane shows at most. */
const ROWS = 15;
const COLUMNS = 14;

/** One of the two splits of a plane. */
export interface Axis {
  readonly key: string;
  readonly title: string;
  name(value: string): string;
}

/** A metric over two splits. */
export interface Plane {
  readonly down: Axis;
  readonly across: Axis;
  /** The most serious first. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How many rows there are, those that are not shown included. */
  readonly all: number;
  readonly cells: readonly MetricRow[];
  at(row: string, column: string): MetricRow | undefined;
  /** What the rows are ordered by, where that is another metric. */
  readonly rank?: {
    readonly metric: string;
    readonly rows: readonly MetricRow[];
    at(row: string): MetricRow | undefined;
  };
}

/** The plane a metric is drawn over; null where it has not two splits, or more. */
export async function planeOf(context: Context, { metrics, by, across }: HeatSpec): Promise<Plane | null> {
  const [metric = '', rank] = metrics;
  const { parts = [] } = context.portfolio.catalogue.find(metric);
  const [first, second, ...more] = parts;
  if (more.length > 0) return null;
  if (first && second) return by ? null : ofParts(context, metric, [first, second]);
  if (first) return by ? ofGroups(context, { metric, rank, by, part: first }) : null;
  return by && across ? ofDimensions(context, { metric, by, across }) : null;
}

/** A metric's own two parts, in their order. */
async function ofParts({ t, ...rest }: Context, metric: string, [down, across]: readonly [Part, Part]): Promise<Plane> {
  const cells = (await askNow({ t, ...rest }, metric)).filter(({ by }) => by[down.name] !== undefined);
  const rows = partValues(cells, down.name);
  return plane({
    cells,
    rows,
    columns: partValues(cells, across.name),
    all: rows.length,
    down: partAxis(t, down),
    across: partAxis(t, across),
  });
}

/** Groups by a metric's part: those that lead by another metric, else those with the worst cells. */
async function ofGroups(
  context: Context,
  { metric, rank, by, part }: { metric: string; rank: string | undefined; by: Dimension; part: Part },
): Promise<Plane> {
  const down = await dimensionAxis(context, by);
  const across = partAxis(context.t, part);
  if (rank === undefined) {
    const found = await askNow(context, metric, [by]);
    const order = bySeriousness(context, metric, found, down);
    const rows = order.slice(0, ROWS);
    return plane({
      cells: among(found, by, rows),
      rows,
      columns: partValues(found, part.name),
      all: order.length,
      down,
      across,
    });
  }
  const ranked = (await askNow(context, rank, [by])).filter(({ value }) => value !== null);
  const nameOf = (row: MetricRow) => down.name(row.by[by] ?? 'unknown');
  const leading = worstFirst(ranked, { context, metric: rank, name: nameOf }).slice(0, ROWS);
  const rows = leading.map((row) => row.by[by] ?? 'unknown');
  // only those that are shown are asked for: of thousands of clients that is little
  const shown: Context = { ...context, filter: { ...context.filter, [by]: rows } };
  const cells = rows.length > 0 ? await askNow(shown, metric, [by]) : [];
  return {
    ...plane({ cells, rows, columns: partValues(cells, part.name), all: ranked.length, down, across }),
    rank: { metric: rank, rows: leading, at: (row) => leading.find((each) => each.by[by] === row) },
  };
}

/** One dimension by another: rows by the metric's own value, columns by how many items they hold. */
async function ofDimensions(
  context: Context,
  { metric, by, across: second }: { metric: string; by: Dimension; across: Dimension },
): Promise<Plane> {
  const [found, down, across] = await Promise.all([
    askNow(context, metric, [by, second]),
    dimensionAxis(context, by),
    dimensionAxis(context, second),
  ]);
  const order = bySeriousness(context, metric, found, down);
  const items = (column: string) => found.reduce((sum, row) => sum + (row.by[second] === column ? row.n : 0), 0);
  const columns = partValues(found, second)
    .sort((a, b) => items(b) - items(a))
    .slice(0, COLUMNS);
  const rows = order.slice(0, ROWS);
  return plane({
    cells: among(among(found, by, rows), second, columns),
    rows,
    columns,
    all: order.length,
    down,
    across,
  });
}

function plane(given: Omit<Plane, 'at' | 'rank'>): Plane {
  const { cells, down, across } = given;
  const placed = new Map(cells.map((row) => [JSON.stringify([row.by[down.key], row.by[across.key]]), row]));
  return { ...given, at: (row, column) => placed.get(JSON.stringify([row, column])) };
}

function among(rows: readonly MetricRow[], key: string, values: readonly string[]): MetricRow[] {
  return rows.filter(({ by }) => values.includes(by[key] ?? 'unknown'));
}

/** Groups by their breaches, then by what is on watch, then by their worst cell. */
function bySeriousness(context: Context, metric: string, cells: readonly MetricRow[], { key, name }: Axis): string[] {
  const sign = betterOf(context, metric) === 'higher' ? -1 : 1;
  const groups = partValues(cells, key).map((value) => {
    const own = cells.filter(({ by, ...row }) => by[key] === value && row.value !== null);
    const count = (status: string) => own.filter((row) => row.status === status).length;
    const worst = Math.max(...own.map((row) => sign * (row.value ?? 0)));
    return { value, red: count('red'), amber: count('amber'), worst };
  });
  return groups
    .sort(
      (a, b) =>
        b.red - a.red ||
        b.amber - a.amber ||
        descending(a.worst, b.worst) ||
        context.t.format.compare(name(a.value), name(b.value)),
    )
    .map(({ value }) => value);
}

/** Larger first; what has no value has the least of all. */
function descending(a: number, b: number): number {
  return a === b ? 0 : b - a;
}

function partAxis(t: Context['t'], part: Part): Axis {
  return { key: part.name, title: dimensionName(t, part.name), name: (value) => partValueName(t, part, value) };
}

export async function dimensionAxis(context: Context, dimension: Dimension): Promise<Axis> {
  const { t } = context;
  const labels = await labelsOf(context, dimension);
  return {
    key: dimension,
    title: dimensionName(t, dimension),
    name: (value) => groupName(t, dimension, value, labels),
  };
}
