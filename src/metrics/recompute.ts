import { add } from '../lib/add.ts';
import type { AskedMetric, Level, Settings } from './definition.ts';
import type { MetricRow } from './metric.ts';

/** A row of the evidence by the names of its columns. */
export type EvidenceRow = Readonly<Record<string, string | number | boolean | null>>;

/** What is worked out from rows alone. */
export interface Recomputed {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/**
 * Values worked out anew from the rows of their evidence (`all` of them), without SQL: what the file holds is enough for the number. An
 * answer says which group, part and period is meant; of it nothing but the coverage is used, which some metrics are suppressed by.
 */
export function recomputeAll(
  metric: AskedMetric,
  answers: readonly MetricRow[],
  evidence: readonly EvidenceRow[],
  settingsOf: (period: string) => Settings,
): Recomputed[] {
  const parts = (metric.parts ?? []).map(({ name }) => name);
  const within = (metric.kind === 'ratio' && metric.share === true ? metric.within : parts) ?? [];
  const groups = Object.keys(answers[0]?.by ?? {}).filter((name) => !parts.includes(name));
  const index = (names: readonly string[]) => {
    const found = new Map<string, EvidenceRow[]>();
    for (const row of evidence) {
      if (row.included !== true) continue;
      const key = keyOf(row, row.period, names);
      const rows = found.get(key);
      if (rows) rows.push(row);
      else found.set(key, [row]);
    }
    return (row: MetricRow) => found.get(keyOf(row.by, row.period, names)) ?? [];
  };
  const cellOf = index([...groups, ...parts]);
  const wholeOf = index([...groups, ...within]);
  return answers.map((row) => {
    const found = fromRows(metric, cellOf(row), wholeOf(row));
    if (!metric.settle || found.value === null) return found;
    const settled = metric.settle({ ...row, ...found, reason: null, flags: [] }, settingsOf(row.period));
    return { value: settled.value, numerator: settled.numerator, denominator: settled.denominator };
  });
}

function keyOf(row: EvidenceRow, period: unknown, names: readonly string[]): string {
  return JSON.stringify([period, ...names.map((name) => String(row[name] ?? 'unknown'))]);
}

function fromRows(metric: AskedMetric, cell: readonly EvidenceRow[], whole: readonly EvidenceRow[]): Recomputed {
  switch (metric.kind) {
    case 'ratio': {
      const denominators = numbers(whole, 'denominator');
      const once = metric.denominator.once === true;
      return divided(total(cell, 'numerator'), once ? Math.max(0, ...denominators) : add(denominators));
    }
    case 'amount': {
      const numerator = total(cell, 'numerator');
      return { value: numerator, numerator, denominator: metric.denominator ? total(cell, 'denominator') : null };
    }
    case 'distinct': {
      const value = new Set(cell.map(({ measure }) => measure).filter((measure) => measure !== null)).size;
      return { value, numerator: value, denominator: null };
    }
    case 'statistic':
      return { value: statistic(metric.statistic, numbers(cell, 'measure')), numerator: null, denominator: null };
    case 'change': {
      const [now, before] = [level('now', metric.now, cell), level('before', metric.before, cell)];
      const negative = [wholeOf('now', metric.now, cell), wholeOf('before', metric.before, cell)].some(
        (sum) => sum < 0,
      );
      if (negative || now === null || before === null) return { value: null, numerator: now, denominator: before };
      const value = metric.change === 'difference' ? now - before : before > 0 ? now / before - 1 : null;
      return { value, numerator: now, denominator: before };
    }
    case 'concentration':
      return concentration(metric.concentration, cell, metric.top);
  }
}

function numbers(rows: readonly EvidenceRow[], column: string): number[] {
  return rows.flatMap((row) => (row[column] === null || row[column] === undefined ? [] : [Number(row[column])]));
}

function total(rows: readonly EvidenceRow[], column: string): number {
  return add(numbers(rows, column));
}

function divided(numerator: number, denominator: number): Recomputed {
  return { value: denominator > 0 ? numerator / denominator : null, numerator, denominator };
}

/** What a level is over; a plain sum is over nothing that could be negative. */
function wholeOf(name: string, { denominator }: Level, rows: readonly EvidenceRow[]): number {
  return denominator ? total(rows, `${name}_denominator`) : 1;
}

function level(name: string, of: Level, rows: readonly EvidenceRow[]): number | null {
  const top = total(rows, `${name}_numerator`);
  if (!of.denominator) return top;
  const below = wholeOf(name, of, rows);
  return below === 0 ? null : top / below;
}

function statistic(kind: 'mean' | 'median' | 'p90' | 'min' | 'max', measures: readonly number[]): number | null {
  const sorted = [...measures].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  if (kind === 'mean') return add(sorted) / sorted.length;
  const place = { min: 0, max: 1, median: 0.5, p90: 0.9 }[kind] * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  // between two values in proportion, as DuckDB's quantile_cont does
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}

function concentration(kind: 'hhi' | 'largest', rows: readonly EvidenceRow[], top = 1): Recomputed {
  const balances = new Map<unknown, number[]>();
  for (const { name, numerator } of rows) balances.set(name, [...(balances.get(name) ?? []), Number(numerator)]);
  const sums = [...balances].map(([name, list]) => ({ name, sum: add(list) }));
  const book = add(sums.map(({ sum }) => sum));
  if (kind === 'hhi') return divided(add(sums.map(({ sum }) => sum * sum)), book * book);
  const named = sums.filter(({ name }) => name !== null).map(({ sum }) => sum);
  return divided(add(named.sort((a, b) => b - a).slice(0, top)), book);
}
