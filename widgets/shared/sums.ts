import type { MetricRow } from '../../src/metrics/metric.ts';

/**
 * A metric's cells added up to one row for all of them: counts and amounts only, because ratios do not add up.
 * `without` names the part that is given up. Nothing known stays nothing, with the first cell's reason.
 */
export function sumCells(rows: readonly MetricRow[], without: readonly string[]): MetricRow | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const known = rows.filter(({ value }) => value !== null);
  return {
    ...first,
    by: Object.fromEntries(Object.entries(first.by).filter(([name]) => !without.includes(name))),
    value: known.length > 0 ? known.reduce((sum, { value }) => sum + (value ?? 0), 0) : null,
    numerator: null,
    denominator: null,
    n: itemsOf(known),
    status: worst(known),
    reason: known.length > 0 ? null : (first.reason ?? 'NO_DATA'),
    flags: [...new Set(rows.flatMap(({ flags }) => flags))],
  };
}

/** Cells gathered by one key of `by`, in the order of their first appearance. */
export function groupCells(rows: readonly MetricRow[], key: string): Map<string, MetricRow[]> {
  const groups = new Map<string, MetricRow[]>();
  for (const row of rows) {
    const value = row.by[key] ?? 'unknown';
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return groups;
}

/** Items the cells are held against, where those are the same for each; else the items in the cells, together. */
function itemsOf(rows: readonly MetricRow[]): number {
  const counts = rows.map(({ n }) => n);
  const shared = rows.some(({ denominator, numerator }) => denominator !== null && denominator !== numerator);
  return shared ? Math.max(...counts) : counts.reduce((sum, n) => sum + n, 0);
}

function worst(rows: readonly MetricRow[]): MetricRow['status'] {
  return (['red', 'amber', 'green'] as const).find((state) => rows.some(({ status }) => status === state)) ?? 'grey';
}
