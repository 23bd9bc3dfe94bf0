import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Context } from '../shared/context.ts';
import { metricName } from '../shared/group-words.ts';
import { partValueName } from '../shared/scale.ts';
import { partsOf } from './parts-of.ts';

/** A column of values: a metric, or one cell of a metric that is several numbers. */
export interface CellColumn {
  readonly key: string;
  readonly title: string;
  /** Its value without any split. */
  readonly whole: MetricRow | undefined;
}

/** The columns a metric takes: one, or one for each of its cells in their order. */
export function cellColumns(
  context: Context,
  { metric, rows, whole }: { metric: string; rows: readonly MetricRow[]; whole: readonly MetricRow[] },
): CellColumn[] {
  const { t } = context;
  const parts = partsOf(context, metric);
  const name = metricName(t, metric);
  if (parts.length === 0) return [{ key: columnKey(metric, undefined), title: name, whole: whole[0] }];
  const wholes = new Map(whole.map((row) => [columnKey(metric, row, parts), row]));
  const cells = new Map([...whole, ...rows].map((row) => [columnKey(metric, row, parts), row]));
  return [...cells].map(([key, row]) => ({
    key,
    title: [name, ...parts.map((part) => partValueName(t, part, row.by[part.name] ?? 'unknown'))].join(' · '),
    whole: wholes.get(key),
  }));
}

/** What tells the column of a row from others. */
export function columnKey(
  metric: string,
  row: MetricRow | undefined,
  parts: readonly { readonly name: string }[] = [],
): string {
  return JSON.stringify([metric, ...parts.map(({ name }) => row?.by[name] ?? 'unknown')]);
}
