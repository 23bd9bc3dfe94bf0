import { METRICS } from '../../src/metrics/index.ts';
import type { Book } from './book.ts';
import type { Answer, Cell, Limits, Opinion } from './opinion.ts';
import { month, total, type Fact, type View } from './plain.ts';
import { counted } from './readings.ts';

/** The answers of a month by group and cell, as the rows of an answer are shaped. */
export function answersOf(opinion: Opinion, book: Book, view: View, by?: string): Map<string, Answer> {
  const facts = opinion.facts(book, view, by).filter(({ ungrouped }) => !by || !ungrouped);
  const groups = groupBy(facts, (fact) => (by ? (fact.by[by] ?? 'unknown') : ''));
  if (!by && groups.size === 0) groups.set('', []);
  const found = [...groups].flatMap(([group, own]) => {
    const silent = silence(opinion, own, view);
    const whole = opinion.coverage?.(book, view).filter((fact) => !by || (fact.by[by] ?? 'unknown') === group);
    const cells = groupBy(
      own.filter(({ nowhere }) => !nowhere),
      ({ cell = {} }) => keyOf(cell),
    );
    const fixed = [...(opinion.cells ?? []), ...(by ? [] : (opinion.totals ?? []))];
    for (const cell of fixed) if (!cells.has(keyOf(cell))) cells.set(keyOf(cell), []);
    if (cells.size === 0) cells.set(keyOf(opinion.none ?? {}), []);
    return [...cells].map(([cell, rows]): [string, Answer] => [
      rowKey(view.month, group, JSON.parse(cell) as Cell),
      answer(opinion, rows, { silent, whole: rows.length > 0 ? whole : [], view, cell, grouped: Boolean(by) }),
    ]);
  });
  return new Map(found);
}

const keyOf = (cell: Cell) => JSON.stringify(Object.fromEntries(Object.entries(cell).sort()));
export const rowKey = (period: string, group: string, cell: Cell) => JSON.stringify([period, group, keyOf(cell)]);

function groupBy(facts: readonly Fact[], key: (fact: Fact) => string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) groups.set(key(fact), [...(groups.get(key(fact)) ?? []), fact]);
  return groups;
}

/** Why a group says nothing at all: no book, none before it, nobody there, nobody who knows. */
function silence({ of }: Opinion, facts: readonly Fact[], { now, before }: View): string | null {
  const byLoan = of === 'snapshot' || of === 'flow';
  if (byLoan && now === null) return 'NO_DATA';
  if (of === 'flow' && before === null) return 'SHORT_HISTORY';
  if (facts.length === 0) return of === 'event' ? null : 'NO_DATA';
  return facts.some(({ counts = true, known = counts }) => known) ? null : 'NO_DATA';
}

interface Around {
  readonly silent: string | null;
  readonly whole: readonly Fact[] | undefined;
  readonly view: View;
  readonly cell: string;
  readonly grouped: boolean;
}

function answer(opinion: Opinion, facts: readonly Fact[], { silent, whole, view, cell, grouped }: Around): Answer {
  const read = silent ? { numerator: null, denominator: null, value: null, reason: silent } : opinion.read(facts);
  const n = opinion.count?.(facts) ?? itemsOf(facts);
  const byLoan = opinion.of === 'snapshot' || opinion.of === 'flow';
  const old = byLoan && view.now !== null && month(view.now) !== view.month;
  const few = opinion.minimum !== undefined && n < opinion.minimum;
  const said = [
    ...facts.flatMap(({ flags = [] }) => flags),
    ...(opinion.raise?.(facts) ?? []),
    ...(old ? ['STALE'] : []),
    ...(few ? ['BELOW_MIN_N'] : []),
  ];
  const plain: Answer = {
    ...read,
    reason: read.value === null ? (facts.find(({ why }) => why)?.why ?? read.reason) : null,
    n,
    coverage: covered(whole ?? facts),
    status: 'grey',
    flags: read.value === null ? [] : [...new Set(said)].sort(),
  };
  return { ...plain, status: stateOf(opinion, plain, { cell: JSON.parse(cell) as Cell, few, grouped }) };
}

/** How many items count: those that go by one name are one. */
function itemsOf(facts: readonly Fact[]): number {
  const own = counted(facts);
  const named = new Set(own.flatMap(({ item }) => (item === undefined ? [] : [item])));
  return named.size + own.filter(({ item }) => item === undefined).length;
}

/** What could be told of the whole: a part of it, or nothing that can be said. */
function covered(facts: readonly Fact[]): number | null {
  const whole = total(facts.map(({ whole: own = 0 }) => own));
  if (whole <= 0) return null;
  const part = total(facts.map(({ counts = true, whole: own = 0, told = counts ? own : 0 }) => told));
  return part < 0 || part > whole ? null : part / whole;
}

/** Green, amber or red by the limits; grey where there are none, or too few items, or no value. */
function stateOf(
  opinion: Opinion,
  answer: Answer,
  { cell, few, grouped }: { cell: Cell; few: boolean; grouped: boolean },
): string {
  if (answer.value === null) return answer.reason === opinion.redOn ? 'red' : 'grey';
  if (few || (grouped && opinion.ofTheBook)) return 'grey';
  if (opinion.alwaysRed?.(answer)) return 'red';
  const limits = opinion.limits ? opinion.limits(cell, answer) : catalogueLimits(opinion.metric);
  if (limits === null) return 'grey';
  if (limits.red !== undefined && isBeyond(answer.value, limits.red, limits.worse)) return 'red';
  return isBeyond(answer.value, limits.amber, limits.worse) ? 'amber' : 'green';
}

/** Beyond a limit; a value that differs from it by nothing a person could see is at it. */
function isBeyond(value: number, limit: number, worse: string): boolean {
  const distance = worse.startsWith('>') ? value - limit : limit - value;
  if (Math.abs(distance) <= 1e-9 * Math.max(1, Math.abs(limit))) return worse.endsWith('=');
  return distance > 0;
}

/** The numbers of the catalogue. */
export function catalogueLimits(metric: string, set?: string): Limits | null {
  const definition = METRICS.find(({ id }) => id === metric);
  const limits = set === undefined ? definition?.thresholds : definition?.moreLimits?.[set];
  return limits ?? null;
}
