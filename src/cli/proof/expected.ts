import type { AskedMetric } from '../../metrics/definition.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { EvidenceRow } from '../../metrics/recompute.ts';
import { isSame } from '../../export/book/worked-metric.ts';

/** What `n` counts among the rows of an answer, or of its whole: rows, those of a side, or different values of a column. */
export interface CountRule {
  readonly over: 'cell' | 'whole';
  readonly sides: readonly string[];
  readonly distinct: string | null;
}

/** Columns whose different values an `n` can count. */
const COUNTED = ['client', 'project', 'facility', 'name'];

/** How the script works an answer out, as plain data. */
export function recipeOf(metric: AskedMetric) {
  switch (metric.kind) {
    case 'ratio':
      return { kind: metric.share ? 'share' : metric.denominator.once ? 'once' : 'ratio' };
    case 'amount':
      return { kind: 'amount', has_denominator: metric.denominator !== undefined };
    case 'distinct':
      return { kind: 'distinct' };
    case 'statistic':
      return { kind: metric.statistic };
    case 'change':
      return { kind: metric.change };
    case 'concentration':
      return metric.concentration === 'hhi' ? { kind: 'hhi' } : { kind: 'largest', top: metric.top ?? 1 };
  }
}

/** The columns that tell answers apart, and those that tell apart what their denominators are over. */
export function keysOf(metric: AskedMetric, answers: readonly MetricRow[]): { cell: string[]; whole: string[] } {
  const parts = (metric.parts ?? []).map(({ name }) => name);
  const within = (metric.kind === 'ratio' && metric.share ? metric.within : parts) ?? [];
  const groups = Object.keys(answers[0]?.by ?? {}).filter((name) => !parts.includes(name));
  return { cell: [...groups, ...parts], whole: [...groups, ...within] };
}

/** The rule by which every `n` follows from the rows; null where it counts something the rows do not show. */
export function countRule(
  rows: readonly EvidenceRow[],
  answers: readonly MetricRow[],
  keys: { cell: readonly string[]; whole: readonly string[] },
): CountRule | null {
  const included = rows.filter((row) => row.included === true);
  const by = { cell: grouped(included, keys.cell), whole: grouped(included, keys.whole) };
  const sides = included.some(({ side }) => side !== undefined)
    ? [['both', 'denominator'], [], ['both', 'numerator']]
    : [[]];
  const columns = COUNTED.filter((name) => included.some((row) => row[name] !== undefined));
  const rules = (['whole', 'cell'] as const).flatMap((over) =>
    sides.flatMap((side) => [null, ...columns].map((distinct): CountRule => ({ over, sides: side, distinct }))),
  );
  const holds = ({ over, sides: wanted, distinct }: CountRule) =>
    answers.every((answer) => {
      const own = by[over].get(keyOf(answer.by, answer.period, keys[over])) ?? [];
      const found = own.filter(({ side }) => wanted.length === 0 || wanted.includes(String(side)));
      const values = found.map((row) => row[distinct ?? ''] ?? null).filter((value) => value !== null);
      return answer.n === (distinct === null ? found.length : new Set(values).size);
    });
  return rules.find(holds) ?? null;
}

function grouped(rows: readonly EvidenceRow[], names: readonly string[]): Map<string, EvidenceRow[]> {
  const found = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const key = keyOf(row, String(row.period), names);
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  return found;
}

function keyOf(of: Readonly<Record<string, unknown>>, period: string, names: readonly string[]): string {
  return JSON.stringify([period, ...names.map((name) => String(of[name] ?? 'unknown'))]);
}

/** What of the bank an answer is held against in place of its rows: its capital, where the metric says so; else null. */
export function heldAgainst(
  metric: AskedMetric,
  { denominator }: MetricRow,
  capital: readonly (number | null | undefined)[],
): number | null {
  if (!metric.settle || denominator === null) return null;
  return capital.find((each) => each !== null && each !== undefined && isSame(each, denominator)) ?? null;
}
