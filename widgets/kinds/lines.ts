import type { Part } from '../../src/metrics/definition.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { TOTAL_CELL } from '../../src/metrics/relations/with-total.ts';
import { askNow, askSeries, type Context } from '../shared/context.ts';
import { dimensionName, groupName, metricName } from '../shared/group-words.ts';
import { partValueName } from '../shared/scale.ts';
import { partValues } from './parts.ts';
import { labelsOf } from './ranked.ts';

/** A curve: its rows by where they stand along the axis, those without a value left out. */
export interface Line {
  readonly name: string;
  readonly rows: ReadonlyMap<string, MetricRow>;
  /** The last row that has a value, and where; undefined where none has. */
  readonly last: MetricRow | undefined;
  readonly at: string;
}

export interface Lines {
  readonly lines: readonly Line[];
  readonly along: Along;
  /** A row without a value, for its reason. */
  readonly silent: MetricRow | undefined;
}

/** What curves run along. */
interface Along {
  readonly title: string;
  readonly isMonths: boolean;
  readonly values: readonly string[];
  name(value: string): string;
  /** `month on book 24`, in a sentence. */
  place(value: string): string;
}

/** What tells the curves apart, and what a row is called by it; undefined: there is but one. */
interface Split {
  readonly key: string;
  name(value: string): string;
}

/**
 * A metric of two parts as a curve for each value of the first, along the second; of one part along it, of none along the months, a curve
 * for each group or a single one.
 */
export async function linesOf(
  context: Context,
  { metric, by }: { metric: string; by?: Dimension | undefined },
): Promise<Lines> {
  const { t } = context;
  const { parts = [] } = context.portfolio.catalogue.find(metric);
  const [first, second] = parts;
  const groups = by === undefined ? [] : [by];
  if (first && second)
    return arranged(context, metric, {
      rows: await askNow(context, metric),
      split: partSplit(t, first),
      along: second,
    });
  const split = by && (await dimensionSplit(context, by));
  if (first) return arranged(context, metric, { rows: await askNow(context, metric, groups), split, along: first });
  return arranged(context, metric, { rows: await askSeries(context, metric, { by: groups }), split, along: null });
}

function arranged(
  context: Context,
  metric: string,
  { rows, split, along }: { rows: readonly MetricRow[]; split: Split | undefined; along: Part | null },
): Lines {
  const { t, months } = context;
  const placeOf = (row: MetricRow) => (along ? row.by[along.name] : row.period);
  const known = rows.filter((row) => row.value !== null && placeOf(row) !== undefined);
  const values = along
    ? inOrder(partValues(known, along.name).filter((cell) => !along.total || cell !== TOTAL_CELL))
    : months;
  const keys = split ? partValues(rows, split.key) : [''];
  const lines = keys.map((key): Line => {
    const own = new Map(
      known.filter((row) => !split || row.by[split.key] === key).map((row) => [placeOf(row) ?? '', row]),
    );
    const at = values.findLast((value) => own.has(value)) ?? '';
    return { name: split ? split.name(key) : metricName(t, metric), rows: own, last: own.get(at), at };
  });
  const title = along ? dimensionName(t, along.name) : t('widgets.month');
  const name = (value: string) => (along ? partValueName(t, along, value) : t.format.month(value));
  return {
    lines,
    silent: rows.find(({ value }) => value === null),
    along: {
      title,
      isMonths: along === null,
      values,
      name: (value) => (along ? name(value) : value),
      place: (value) => (along ? t('widgets.curve.place', { along: title, value: name(value) }) : name(value)),
    },
  };
}

/** Numbers by size, anything else as the metric gives it. */
function inOrder(values: readonly string[]): string[] {
  return values.every((value) => Number.isFinite(Number(value)))
    ? [...values].sort((a, b) => Number(a) - Number(b))
    : [...values];
}

function partSplit(t: Context['t'], part: Part): Split {
  return { key: part.name, name: (value) => partValueName(t, part, value) };
}

async function dimensionSplit(context: Context, by: Dimension): Promise<Split> {
  const labels = await labelsOf(context, by);
  return { key: by, name: (value) => groupName(context.t, by, value, labels) };
}
