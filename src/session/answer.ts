import type { Cell, RowSet } from '../engine/engine.ts';
import type { AskedMetric } from '../metrics/definition.ts';
import type { Flag, MetricRequest, MetricRow, Reason } from '../metrics/metric.ts';
import type { Period } from '../metrics/periods.ts';
import { ANSWER_COLUMNS, dimensionsOf, type PeriodSettings } from '../metrics/statement.ts';
import { withStatus } from './thresholds.ts';

/** What an answer is read with. */
export interface AnswerContext {
  metric: AskedMetric;
  request: MetricRequest;
  periods: readonly Period[];
  settings: readonly PeriodSettings[];
  /** Something the metric cannot do without holds no value. */
  missesData: boolean;
}

type Measures = Record<(typeof ANSWER_COLUMNS)[number], number | null>;

interface RawCell {
  measures: Measures;
  flags: Flag[];
}

interface Group {
  by: Record<string, string>;
  /** Cells by their part values. */
  cells: Map<string, RawCell>;
}

/** Rows for every period, group and cell: what has no data is said with its reason, what is empty is 0. */
export function readAnswer(answer: RowSet, context: AnswerContext): MetricRow[] {
  const groups = readGroups(answer, context);
  return context.periods.flatMap((period, index) => {
    const found = [...(groups.get(period.no)?.entries() ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) => group);
    const all =
      found.length > 0 || context.request.by?.length ? found : [{ by: {}, cells: new Map<string, RawCell>() }];
    return all.flatMap((group) => readGroup(group, period, context.settings[index], context));
  });
}

function readGroups(answer: RowSet, { metric, request }: AnswerContext): Map<number, Map<string, Group>> {
  const place = new Map(answer.columns.map((name, index) => [name, index]));
  const dimensions = dimensionsOf(metric, request.by ?? []);
  const parts = metric.parts ?? [];
  const flags = Object.keys(metric.flags ?? {}) as Flag[];
  const periods = new Map<number, Map<string, Group>>();
  for (const row of answer.rows) {
    const at = (name: string): Cell => row[place.get(name) ?? -1] ?? null;
    const by = Object.fromEntries(dimensions.map((name) => [name, textOf(at(`by_${name}`))]));
    const groups = periods.get(Number(at('period_no'))) ?? new Map<string, Group>();
    periods.set(Number(at('period_no')), groups);
    const key = JSON.stringify(Object.values(by));
    const group = groups.get(key) ?? { by, cells: new Map<string, RawCell>() };
    groups.set(key, group);
    const measures = Object.fromEntries(ANSWER_COLUMNS.map((name) => [name, numberOf(at(name))])) as Measures;
    group.cells.set(JSON.stringify(parts.map((part) => textOf(at(`part_${part.name}`)))), {
      measures,
      flags: flags.filter((flag) => at(`flag_${flag}`) === true),
    });
  }
  return periods;
}

function readGroup(
  group: Group,
  period: Period,
  settings: PeriodSettings | undefined,
  context: AnswerContext,
): MetricRow[] {
  const { metric } = context;
  const parts = metric.parts ?? [];
  const known = [...group.cells.values()].reduce((sum, { measures }) => sum + (measures.known ?? 0), 0);
  const reason = groupReason(group.cells.size > 0, known, period, context);
  const whole = metric.kind === 'ratio' && metric.share ? ([...group.cells.values()][0]?.measures ?? EMPTY) : EMPTY;
  return allCells(context, group).map((values) => {
    const cell = group.cells.get(JSON.stringify(values)) ?? { measures: { ...whole, numerator: 0 }, flags: [] };
    const by = {
      ...group.by,
      ...Object.fromEntries(parts.map((part, index) => [part.name, values[index] ?? 'unknown'])),
    };
    const row = readCell(cell, reason, { by, period, metric });
    const settled = metric.settle?.(row, { netCapital: settings?.netCapital ?? null }) ?? row;
    return withStatus(settled, metric);
  });
}

const EMPTY: Measures = { numerator: 0, denominator: 0, value: null, n: 0, covered: null, total: null, known: 0 };

function allCells({ metric }: AnswerContext, group: Group): string[][] {
  const cells = (metric.parts ?? []).reduce<string[][]>(
    (combined, part) => combined.flatMap((values) => part.cells.map((cell) => [...values, cell])),
    [[]],
  );
  const listed = new Set(cells.map((values) => JSON.stringify(values)));
  const others = [...group.cells.keys()].filter((key) => !listed.has(key)).map((key) => JSON.parse(key) as string[]);
  return [...cells, ...others];
}

/** Why a whole group has no value; null when it may have one. */
function groupReason(
  hasRows: boolean,
  known: number,
  period: Period,
  { metric, missesData }: AnswerContext,
): Reason | null {
  if (missesData) return 'NO_DATA';
  const { kind } = metric.relation;
  if (kind !== 'event' && period.windowSnap === null) return 'NO_DATA';
  if (kind === 'flow' && period.openingSnap === null) return 'SHORT_HISTORY';
  if (!hasRows) return kind === 'event' ? null : 'NO_DATA';
  return known === 0 ? 'NO_DATA' : null;
}

function readCell(
  { measures, flags }: RawCell,
  groupReason: Reason | null,
  { by, period, metric }: { by: Record<string, string>; period: Period; metric: AskedMetric },
): MetricRow {
  const { value, reason } = groupReason ? { value: null, reason: groupReason } : valueOf(metric, measures);
  const stale = period.stale && metric.relation.kind !== 'event' && !flags.includes('STALE');
  const { covered, total } = measures;
  return {
    metric: metric.id,
    code: metric.code,
    period: period.month,
    by,
    value,
    numerator: groupReason ? null : measures.numerator,
    denominator: groupReason ? null : measures.denominator,
    n: measures.n ?? 0,
    coverage: total !== null && total > 0 ? (covered ?? 0) / total : null,
    unit: metric.unit,
    status: 'grey',
    reason,
    flags: value === null ? [] : stale ? [...flags, 'STALE'] : flags,
  };
}

function valueOf(
  metric: AskedMetric,
  { numerator, denominator, value }: Measures,
): { value: number | null; reason: Reason | null } {
  switch (metric.kind) {
    case 'amount':
    case 'distinct':
      return { value: numerator ?? 0, reason: null };
    case 'statistic':
      return value === null ? { value, reason: 'ZERO_DENOM' } : { value, reason: null };
    case 'ratio':
    case 'concentration':
      if (denominator === null || denominator === 0) return { value: null, reason: 'ZERO_DENOM' };
      if (denominator < 0) return { value: null, reason: 'NEG_DENOM' };
      return { value: (numerator ?? 0) / denominator, reason: null };
  }
}

function textOf(cell: Cell): string {
  return cell === null ? 'unknown' : String(cell);
}

function numberOf(cell: Cell): number | null {
  return cell === null ? null : Number(cell);
}
