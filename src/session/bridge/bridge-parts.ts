import { addMonths, monthNumber, type IsoDate } from '../../lib/dates.ts';
import type { DerivedMetric } from '../../metrics/definition.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { Workings } from './worked-parts.ts';

type By = Readonly<Record<string, string>>;

/** What one of the metrics a value is made of did to it, by cells where it has parts; null: the settings, or the time that went by. */
export interface PartEffect {
  readonly part: { readonly key: string; readonly metric: string; readonly by: By } | null;
  readonly effect: number;
}

interface Player {
  readonly key: string;
  readonly metric: string;
  readonly by: By;
}

type State = ReadonlyMap<string, number>;

/** Differences below this share of the value are rounding. */
const NOISE = 1e-13;

/** The text answers of two dates are put together by: groups and parts, but not a cell that is the answer itself. */
export function answerKey({ parts = [] }: Pick<DerivedMetric, 'parts'>, by: By): string {
  const outcome = new Set(parts.filter(({ outcome: found }) => found).map(({ name }) => name));
  return JSON.stringify(Object.entries(by).filter(([name]) => !outcome.has(name)));
}

/**
 * What each metric that another is made of did to its answers: the answers of the first date make way for those of the second one metric after
 * the other, in the order the definition names them, after the settings of the bank; each is credited with what the value moves by at its
 * turn. Since who comes first gets more, the way is gone in the opposite order as well and the mean of both taken. The effects add up
 * to the change on either way; a step that leaves no value keeps that of the one before.
 */
export function partEffects(
  metric: DerivedMetric,
  [first, second]: readonly [Workings, Workings],
  [from, to]: readonly [IsoDate, IsoDate],
): ReadonlyMap<string, readonly PartEffect[]> {
  const months = monthNumber(to) - monthNumber(from);
  const names = cellNames(first, second);
  const cellOfRow = (row: MetricRow) => JSON.stringify(partsOf(row, names));
  const players = playersOf(first, second);
  const turns: (Player | null)[] = [null, ...players];
  const stateAt = (taken: ReadonlySet<Player | null>): State => {
    // the months are those of the settings that are looked through
    const late = taken.has(null);
    const answers = [...new Set(players.map(({ key }) => key))].map((key) => {
      const swapped = new Set(players.filter((player) => player.key === key && taken.has(player)).map(cellOf));
      const old = (first.parts.get(key)?.rows ?? []).filter((row) => !swapped.has(cellOfRow(row)));
      const fresh = (second.parts.get(key)?.rows ?? []).filter((row) => swapped.has(cellOfRow(row)));
      return [key, [...shifted(old, late ? months : 0), ...shifted(fresh, late ? 0 : -months)]] as const;
    });
    const rows = (late ? second : first).combine(new Map(answers));
    return new Map(rows.flatMap(({ by, value }) => (value === null ? [] : [[answerKey(metric, by), value] as const])));
  };
  const walk = (order: readonly (Player | null)[]): readonly State[] =>
    Array.from({ length: order.length + 1 }, (_, count) => stateAt(new Set(order.slice(0, count))));
  const [there, back] = [walk(turns), walk(turns.toReversed()).toReversed()];
  const keys = new Set(there[0]?.keys());
  return new Map([...keys].map((key) => [key, effectsOf(key, { turns, there, back })]));
}

function effectsOf(
  key: string,
  given: { turns: readonly (Player | null)[]; there: readonly State[]; back: readonly State[] },
): PartEffect[] {
  const { turns, there, back } = given;
  const out = carried(there.map((state) => state.get(key)));
  // the way back is listed from its end: at a player's turn it goes from the later place to this one
  const home = carried(back.map((state) => state.get(key)).toReversed()).toReversed();
  const step = (way: readonly number[], from: number, to: number) => (way[to] ?? 0) - (way[from] ?? 0);
  return turns
    .map((part, index) => ({ part, effect: (step(out, index, index + 1) + step(home, index + 1, index)) / 2 }))
    .filter(({ effect }) => Math.abs(effect) > NOISE * Math.max(1, ...out.map(Math.abs)));
}

/** Values of a way, each missing one that of the step before. */
function carried(values: readonly (number | undefined)[]): number[] {
  let last = values.find((value) => value !== undefined) ?? 0;
  return values.map((value) => (last = value ?? last));
}

/** Every part by every cell it has at either date. */
function playersOf(first: Workings, second: Workings): Player[] {
  const names = cellNames(first, second);
  return [...new Map([...first.parts, ...second.parts])].flatMap(([key, { metric }]) => {
    const rows = [...(first.parts.get(key)?.rows ?? []), ...(second.parts.get(key)?.rows ?? [])];
    const cells = new Map(rows.map((row) => partsOf(row, names)).map((by) => [JSON.stringify(by), by]));
    return [...cells.values()].map((by) => ({ key, metric, by }));
  });
}

type CellNames = ReadonlyMap<string, readonly string[]>;

/** Keys of `by` that are cells, by metric. */
function cellNames(first: Workings, second: Workings): CellNames {
  return new Map([...first.parts.values(), ...second.parts.values()].map(({ metric, cells }) => [metric, cells]));
}

function partsOf({ metric, by }: MetricRow, names: CellNames): By {
  return Object.fromEntries(Object.entries(by).filter(([name]) => names.get(metric)?.includes(name)));
}

function cellOf({ by }: Player): string {
  return JSON.stringify(by);
}

function shifted(rows: readonly MetricRow[], months: number): readonly MetricRow[] {
  return months === 0 ? rows : rows.map((row) => ({ ...row, period: addMonths(row.period, months) }));
}
