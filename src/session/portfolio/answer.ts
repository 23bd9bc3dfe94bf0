import type { Cell, RowSet } from '../../engine/engine.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import type { Flag, MetricRequest, MetricRow, Reason, Remark } from '../../metrics/metric.ts';
import type { LimitsInForce } from '../../metrics/limit.ts';
import type { Period } from '../../metrics/periods.ts';
import type { PeriodSettings } from '../../metrics/setting-values.ts';
import { ANSWER_COLUMNS, UNPRICED_COLUMNS } from '../../metrics/aggregate-columns.ts';
import { dimensionsOf } from '../../metrics/answer-statement.ts';
import { withStatus } from '../settings/limit-state.ts';

/** What an answer is read with. */
export interface AnswerContext {
  metric: AskedMetric;
  request: MetricRequest;
  periods: readonly Period[];
  settings: readonly PeriodSettings[];
  /** The limits in force for a row at its period. */
  limits: (row: MetricRow, period: Period) => LimitsInForce;
  /** Something the metric cannot do without holds no value. */
  missesData: boolean;
}

type Measures = Record<(typeof ANSWER_COLUMNS)[number], number | null>;

interface RawCell {
  measures: Measures;
  flags: Flag[];
  remarks?: Remark[];
  /** What the rows say about why there is no value. */
  why?: Reason | undefined;
  /** Of the rows that count, the part that has a rate of exchange. */
  priced: number;
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
      remarks: remarksOf(metric, at),
      why: metric.why?.find((_, index) => at(`why_${index}`) === true)?.reason,
      priced: pricedPart(metric, at),
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
  const cells = hasBooks(metric, period) ? group.cells : new Map<string, RawCell>();
  return allCells(context, group).map((values) => {
    const cell = cells.get(JSON.stringify(values)) ?? emptyCell(values, cells, metric);
    const by = {
      ...group.by,
      ...Object.fromEntries(parts.map((part, index) => [part.name, values[index] ?? 'unknown'])),
    };
    const row = readCell(cell, reason, { by, period, metric });
    const settled =
      metric.settle?.(row, {
        netCapital: settings?.netCapital ?? null,
        tier1Capital: settings?.tier1Capital ?? null,
      }) ?? row;
    return withStatus(settled, metric, context.limits(settled, period));
  });
}

/** Of the rows that count, the part that has a rate of exchange; 1 where all amounts are in one currency. */
function pricedPart({ unpriced }: AskedMetric, at: (name: string) => Cell): number {
  const [counting, lacking] = UNPRICED_COLUMNS.map((name) => Number(at(name) ?? 0)) as [number, number];
  return unpriced && counting > 0 ? (counting - lacking) / counting : 1;
}

/** Coverage less what has no rate; where nothing else could be unknown, the part that has one. */
function pricedShare(coverage: number | null, priced: number): number | null {
  return priced < 1 ? (coverage ?? 1) * priced : coverage;
}

const NOTHING: Measures = {
  ...{ numerator: null, denominator: null, value: null },
  ...{ n: 0, covered: null, total: null, known: 0 },
};

/** The sums over no rows at all, of a metric that has them. */
function empty(metric: AskedMetric): Measures {
  const none = { ...NOTHING, numerator: 0 };
  switch (metric.kind) {
    case 'ratio':
    case 'concentration':
      return { ...none, denominator: 0 };
    case 'amount':
      return metric.denominator ? { ...none, denominator: 0 } : none;
    case 'distinct':
      return none;
    case 'statistic':
      return metric.statistic === 'mean' ? { ...none, denominator: 0 } : NOTHING;
    case 'change':
      return NOTHING;
  }
}

/** A cell nobody is in: 0 of the whole it would be a part of. */
function emptyCell(values: readonly string[], cells: Group['cells'], metric: AskedMetric): RawCell {
  const none: RawCell = { measures: empty(metric), flags: [], priced: 1 };
  if (metric.relation.kind === 'state') return { ...none, why: 'NO_DATA' };
  if (metric.kind !== 'ratio' || !metric.share) return none;
  const within = (metric.parts ?? []).flatMap(({ name }, index) => (metric.within?.includes(name) ? [index] : []));
  const whole = [...cells].find(([key]) => {
    const others = JSON.parse(key) as string[];
    return within.every((index) => others[index] === values[index]);
  });
  const { measures = none.measures, priced = 1 } = whole?.[1] ?? {};
  return { measures: { ...measures, numerator: 0 }, flags: [], priced };
}

function allCells({ metric, settings }: AnswerContext, group: Group): string[][] {
  const parts = metric.parts ?? [];
  const found = [...group.cells.keys()]
    .map((key) => JSON.parse(key) as string[])
    .filter((values) => !values.some((value, index) => value === 'unknown' && parts[index]?.untold));
  const open = found.flatMap((values) => values.filter((_, index) => parts[index]?.open));
  const fixed = new Set(parts.flatMap(({ cells }) => cells));
  const order = settings[0]?.ratingOrder ?? [];
  const values = [...new Set(open)].filter((value) => !fixed.has(value)).sort(byOrder(order));
  const cells = parts.reduce<string[][]>(
    (combined, part) =>
      combined.flatMap((chosen) => [...(part.open ? values : []), ...part.cells].map((cell) => [...chosen, cell])),
    [[]],
  );
  const listed = new Set(cells.map((cell) => JSON.stringify(cell)));
  const others = found.filter((cell) => !listed.has(JSON.stringify(cell))).sort(inOrder);
  const all = [...cells, ...others];
  return all.length > 0 ? all : [parts.map(() => 'unknown')];
}

/** Known names in their order, others after them by their text. */
function byOrder(order: readonly string[]): (a: string, b: string) => number {
  const place = (name: string) => {
    const index = order.indexOf(name.toUpperCase());
    return index < 0 ? order.length : index;
  };
  return (a, b) => place(a) - place(b) || (a < b ? -1 : 1);
}

/** Cells by their parts, numbers by size. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left === right) continue;
    const difference = Number(left) - Number(right);
    return Number.isFinite(difference) && difference !== 0 ? difference : left < right ? -1 : 1;
  }
  return 0;
}

/** Without the book it is about, or the one before it, an answer is made of nothing, whatever else is known of that day. */
function hasBooks({ relation: { kind } }: AskedMetric, { windowSnap, openingSnap }: Period): boolean {
  if (kind !== 'snapshot' && kind !== 'flow') return true;
  return windowSnap !== null && (kind === 'snapshot' || openingSnap !== null);
}

/** Why a whole group has no value; null when it may have one. */
function groupReason(
  hasRows: boolean,
  known: number,
  period: Period,
  { metric, request, missesData }: AnswerContext,
): Reason | null {
  if (missesData) return 'NO_DATA';
  if (metric.over !== undefined && request.filter?.[metric.over]?.length) return 'FILTERED';
  const { kind } = metric.relation;
  if (!hasBooks(metric, period)) return period.windowSnap === null ? 'NO_DATA' : 'SHORT_HISTORY';
  if (!hasRows) return kind === 'event' ? null : 'NO_DATA';
  return known === 0 ? 'NO_DATA' : null;
}

function readCell(
  { measures, flags, remarks = [], why, priced }: RawCell,
  groupReason: Reason | null,
  { by, period, metric }: { by: Record<string, string>; period: Period; metric: AskedMetric },
): MetricRow {
  // a sum of what has no common measure is no number at all
  const unpriced = metric.kind === 'amount' && priced < 1 ? ('NO_RATE' as const) : null;
  // a count of what is known at the date is none where nothing is
  const unknown = metric.kind === 'amount' && why === 'NO_DATA' && measures.known === 0 ? why : null;
  const missing = unpriced ?? groupReason ?? unknown;
  const found = missing ? { value: null, reason: missing } : valueOf(metric, measures);
  const { value } = found;
  const reason = value === null ? (why ?? found.reason) : null;
  const bySnapshot = metric.relation.kind === 'snapshot' || metric.relation.kind === 'flow';
  const stale = period.stale && bySnapshot && !flags.includes('STALE');
  const { covered, total } = measures;
  return {
    metric: metric.id,
    code: metric.code,
    period: period.month,
    by,
    value,
    numerator: missing ? null : measures.numerator,
    denominator: missing ? null : measures.denominator,
    n: measures.n ?? 0,
    coverage: pricedShare(shareOf(covered ?? 0, total), priced),
    unit: metric.unit,
    status: 'grey',
    reason,
    flags: value === null ? [] : stale ? [...flags, 'STALE'] : flags,
    ...(remarks.length > 0 ? { remarks } : {}),
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
    case 'change':
      if (value !== null && value < 0) return { value: null, reason: 'NEG_DENOM' };
      return changeOf(metric.change, numerator, denominator);
    case 'ratio':
    case 'concentration':
      if (denominator === null || denominator === 0) return { value: null, reason: 'ZERO_DENOM' };
      if (denominator < 0) return { value: null, reason: 'NEG_DENOM' };
      return { value: (numerator ?? 0) / denominator, reason: null };
  }
}

/** A change from nothing, or from less than nothing, is no rate; the two levels are still there to be read. */
function changeOf(
  change: 'relative' | 'difference',
  now: number | null,
  before: number | null,
): { value: number | null; reason: Reason | null } {
  if (now === null || before === null) return { value: null, reason: 'ZERO_DENOM' };
  if (change === 'difference') return { value: now - before, reason: null };
  if (before <= 0) return { value: null, reason: before === 0 ? 'ZERO_DENOM' : 'NEG_DENOM' };
  return { value: now / before - 1, reason: null };
}

/** The remarks there is something to say of. */
function remarksOf({ remarks = [] }: AskedMetric, at: (name: string) => Cell): Remark[] {
  return remarks.flatMap(({ what }, index) => {
    const n = Number(at(`remark_${index}_n`));
    const on = at(`remark_${index}_on`);
    const amount = numberOf(at(`remark_${index}_amount`));
    return n > 0 ? [{ what, n, amount, on: on === null ? null : String(on) }] : [];
  });
}

function textOf(cell: Cell): string {
  return cell === null ? 'unknown' : String(cell);
}

function numberOf(cell: Cell): number | null {
  return cell === null ? null : Number(cell);
}

/** A part of a whole, 0 to 1; null where balances of both signs make it none: of 90 that are 100 and -10, 100 would be 111 %. */
function shareOf(part: number, whole: number | null): number | null {
  if (whole === null || whole <= 0) return null;
  const share = part / whole;
  return share >= 0 && share <= 1 ? share : null;
}
