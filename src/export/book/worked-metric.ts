import { PortfolioError } from '../../lib/errors.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { recomputeAll, type EvidenceRow, type Recomputed } from '../../metrics/recompute.ts';
import type { Evidence, Portfolio } from '../../session/portfolio.ts';

/** One answer of a metric, and what its rows give. */
export interface Line {
  readonly row: MetricRow;
  /** Worked out anew from the rows; null where they are not at hand. */
  readonly found: Recomputed | null;
}

/** A metric with its answers and the rows that count. */
export interface WorkedMetric {
  readonly metric: AskedMetric;
  readonly lines: readonly Line[];
  readonly rows: readonly EvidenceRow[];
  readonly total: number;
  readonly leftOut: Evidence['excluded'];
  /** What the bank's capital is at the date. */
  readonly capital: Readonly<Record<Capital, number | null>>;
}

export type Capital = 'netCapital' | 'tier1Capital';

const TOLERANCE = 1e-9;

/** Whether two numbers are the same but for the last digits a computer's sums differ by. */
export function isSame(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Answers of a metric at one date with the rows behind them, each answer worked out anew from these; more rows than `room` stay where they are. */
export async function workOut(
  portfolio: Portfolio,
  metric: AskedMetric,
  { request, room }: { request: MetricRequest; room: number },
): Promise<WorkedMetric> {
  const [answers, evidence] = await Promise.all([
    portfolio.ask(metric.id, request),
    portfolio.evidence(metric.id, request, { limit: room, offset: 0 }),
  ]);
  const {
    rows: { columns, rows },
    total,
    excluded,
    settings,
  } = evidence;
  const settingsOf = (month: string) => ({
    netCapital: settings[month]?.netCapital ?? null,
    tier1Capital: settings[month]?.tier1Capital ?? null,
  });
  const period = answers[0]?.period ?? '';
  const whole = { metric, total, leftOut: excluded, capital: settingsOf(period) };
  if (total > room) return { ...whole, lines: answers.map((row) => ({ row, found: null })), rows: [] };
  const records = rows.map((cells): EvidenceRow => {
    const named = columns.map((name, index) => [name, cells[index] ?? null] as const);
    return { ...Object.fromEntries(named), included: true, period };
  });
  const found = recomputeAll(metric, answers, records, settingsOf);
  const lines = answers.map((row, index) => ({ row, found: found[index] ?? null }));
  for (const { row, found: worked } of lines) {
    if (row.value === null || isSame(row.value, worked?.value ?? null)) continue;
    const details = { metric: metric.id, value: row.value, found: worked?.value ?? 'none' };
    throw new PortfolioError('evidence-differs', details);
  }
  return { ...whole, lines, rows: records };
}
