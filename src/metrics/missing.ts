import type { Metric } from './definition.ts';

/** What there is to be read: tables that hold rows, columns (`exposure.five_tier`) that hold a value. */
export interface Contents {
  readonly tables: Readonly<Record<string, number>>;
  readonly filled: ReadonlySet<string>;
}

/** The tables a metric cannot do without and that are not there, else the columns of which it needs one; empty where it can be asked. */
export function missingFor(metric: Metric, { tables, filled }: Contents): readonly string[] {
  const lacks = (table: string) => tables[table] === undefined;
  const needed = metric.needs.filter(lacks);
  if (needed.length > 0) return needed;
  if (metric.needsAny?.every(lacks)) return metric.needsAny;
  const columns = metric.kind === 'derived' ? undefined : metric.anyOf;
  return columns && !columns.some((column) => filled.has(column)) ? columns : [];
}
