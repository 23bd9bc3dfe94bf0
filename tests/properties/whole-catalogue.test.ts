import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Dimension, MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { withTables } from '../support/with-tables.ts';
import {
  aMonthLater,
  otherName,
  renamedAndShuffled,
  splitInTwo,
  tenfold,
  TODAY,
  wholeBook,
  type Tables,
} from './books.ts';

/** More seeds for a longer run: `SEEDS=10 npx vitest run tests/properties`. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 1) }, (_, index) => 100 + index);
const NOW: MetricRequest = { asOf: TODAY };
const BY_MANAGER: MetricRequest = { ...NOW, by: ['manager'] };

/** Metrics a property does not hold for, and why. */
type Excused = Readonly<Record<string, string>>;

const BY_NUMBER = 'goes by the number of facilities, of which there are more';
const SPLIT: Excused = {
  'migration-count': BY_NUMBER,
  'rating-migration-count': BY_NUMBER,
  'vintage-count': BY_NUMBER,
  'shrunk-rate': 'leans on the rate of the book by the number of facilities',
};

const SCHEDULED = 'a review has no date of entry: what July scheduled for July looks as if June had known it';
const LATER: Excused = {
  ...{ 'review-arrivals': SCHEDULED, 'review-backlog': SCHEDULED, 'review-wait': SCHEDULED },
  'due-items': SCHEDULED,
};

const UNTOLD = 'groups of which nobody tells it say NO_DATA and no sums; in the whole they count as unknown';
const GROUPS: Excused = {
  'onsite-share': UNTOLD,
  'es-category-mix': UNTOLD,
  'es-risk-class': UNTOLD,
  'sector-share': UNTOLD,
};

type Answers = Map<string, MetricRow>;

async function answers(portfolio: Portfolio, request: MetricRequest): Promise<Answers> {
  // together, as a page asks them
  const rows = await Promise.all(METRICS.map(({ id }) => portfolio.ask(id, request)));
  const keyOf = ({ metric, period, by }: MetricRow) => JSON.stringify([metric, period, Object.entries(by).sort()]);
  return new Map(rows.flat().map((row) => [keyOf(row), row]));
}

const answersOf = (tables: Tables, request: MetricRequest) =>
  withPortfolioOf(tables, (portfolio) => answers(portfolio, request));

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a));

/** What stands beside a value. */
const BESIDE = ['n', 'coverage', 'status', 'flags'] as const;
type Beside = (typeof BESIDE)[number];

interface Comparison {
  readonly excused?: Excused;
  /** What is expected of a value. */
  readonly expected?: (row: MetricRow) => number | null;
  /** What beside a value may not change either. */
  readonly held?: readonly Beside[];
}

/** What differs between two lists of answers, in words. */
function differences(
  before: Answers,
  after: Answers,
  { excused = {}, expected = ({ value }) => value, held = BESIDE }: Comparison = {},
): string {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const found = [...keys].flatMap((key) => {
    const [row, other] = [before.get(key), after.get(key)];
    if (((row ?? other)?.metric as string) in excused) return [];
    if (!row || !other) return [`${key}: only ${row ? 'before' : 'after'}`];
    const [value, now] = [expected(row), other.value];
    const same = value === null || now === null ? value === now && row.reason === other.reason : close(value, now);
    const beside = held.filter((field) => !alike(row[field], other[field]));
    return [
      ...(same ? [] : [`${key}: ${value} ${row.reason ?? ''} became ${now} ${other.reason ?? ''}`]),
      ...beside.map((field) => `${key}: ${field} ${String(row[field])} became ${String(other[field])}`),
    ];
  });
  return found.join('\n');
}

function alike(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return [...a].sort().join() === [...b].sort().join();
  return typeof a === 'number' && typeof b === 'number' ? close(a, b) : a === b;
}

/** The list is empty; a failure shows it whole. */
function nothing(found: string): void {
  expect(found, found).toBe('');
}

describe.each(SEEDS)('the whole catalogue on an unruly book (seed %i)', (seed) => {
  const book = wholeBook(seed);
  let engine: Engine;
  let portfolio: Portfolio;
  let now: Answers;
  let byManager: Answers;

  beforeAll(async () => {
    engine = await withTables(book);
    portfolio = await openPortfolio(engine, []);
    now = await answers(portfolio, NOW);
    byManager = await answers(portfolio, BY_MANAGER);
  });
  afterAll(() => engine.close());

  it('has values to speak of', () => {
    const spoken = METRICS.filter(({ id }) =>
      [...byManager.values()].some((row) => row.metric === id && row.value !== null),
    );
    expect(spoken.length).toBeGreaterThan(0.9 * METRICS.length);
  });

  it('does not depend on names or on the order of rows', async () => {
    const renamed = new Map(
      [...byManager].map(([, row]) => {
        const by = { ...row.by, ...(row.by.manager ? { manager: otherName(row.by.manager) } : {}) };
        return [JSON.stringify([row.metric, row.period, Object.entries(by).sort()]), row];
      }),
    );
    nothing(differences(renamed, await answersOf(renamedAndShuffled(book, seed), BY_MANAGER)));
  });

  it('keeps its ratios and multiplies its amounts when all money is ten times as much', async () => {
    const units = new Map(METRICS.map(({ id, unit }) => [id, unit]));
    const scale = (row: MetricRow) => {
      if (row.value === null) return null;
      // tonnes for a million: the same tonnes for ten times the money
      if (row.metric === 'emission-intensity') return row.value / 10;
      return units.get(row.metric) === 'money' ? row.value * 10 : row.value;
    };
    nothing(differences(now, await answersOf(tenfold(book), NOW), { expected: scale }));
  });

  it('does not change when facilities are split in two', async () => {
    // of each facility there are two, and so of what n counts
    nothing(differences(now, await answersOf(splitInTwo(book), NOW), { excused: SPLIT, held: ['coverage'] }));
  });

  it('says the same of a month when the next one has come', async () => {
    nothing(differences(now, await answersOf(aMonthLater(book, seed), NOW), { excused: LATER }));
  });

  it.each<Dimension>(['sector', 'client', 'manager'])('adds up over groups by %s', async (dimension) => {
    const groups = dimension === 'manager' ? byManager : await answers(portfolio, { ...NOW, by: [dimension] });
    nothing(unreconciled(now, [groups], dimension));
  });

  it('adds up over the parts of a filter', async () => {
    const part = (...names: string[]) => answers(portfolio, { ...NOW, filter: { sector: names } });
    nothing(unreconciled(now, [await part('solar', 'unknown'), await part('wind', 'roads')]));
  });

  it('gives rows of a matrix that sum to one', async () => {
    const earlier = await answers(portfolio, { asOf: '2026-03-31', by: ['sector'] });
    const sums = new Map<string, number>();
    for (const row of [...now, ...byManager, ...earlier].map(([, each]) => each)) {
      const { to, ...rest } = row.by;
      if (to === undefined || row.value === null) continue;
      const line = JSON.stringify([row.metric, row.period, Object.entries(rest).sort()]);
      sums.set(line, (sums.get(line) ?? 0) + row.value);
    }
    expect(sums.size).toBeGreaterThan(5);
    for (const [line, value] of sums) expect(value, line).toBeCloseTo(1, 9);
  });
});

/** Sums of which the groups do not add up to the whole; cells are those of the whole, where every group has them. */
function unreconciled(whole: Answers, parts: readonly Answers[], dimension?: Dimension): string {
  const found = METRICS.flatMap((metric) => {
    if ((metric.kind !== 'amount' && metric.kind !== 'ratio') || metric.id in GROUPS) return [];
    // asked by client a score is not weighted
    if (metric.kind === 'ratio' && metric.byClient && dimension === 'client') return [];
    const cells = metric.parts ?? [];
    const cellOf = (row: MetricRow) => JSON.stringify(cells.map(({ name }) => row.by[name]));
    const own = (answers: Answers) => [...answers.values()].filter((row) => row.metric === metric.id);
    const rows = parts.flatMap(own);
    // a limit or the capital stands beside every group, and cells that are found differ from group to group
    const once = metric.denominator?.once === true || cells.some((part) => part.open ?? part.cells.length === 0);
    const sides = [
      ...(once ? (['numerator'] as const) : (['numerator', 'denominator'] as const)),
      // clients, and months, are not the sum of those of the groups
      ...(metric.items === undefined && !once ? (['n'] as const) : []),
    ];
    // groups have no total of their own
    const total = (row: MetricRow) => cells.some((part) => part.total && row.by[part.name] === 'all');
    const compared = own(whole).filter((row) => dimension === undefined || !total(row));
    return compared.flatMap((row) =>
      sides.flatMap((side) => {
        const same = rows.filter((part) => cellOf(part) === cellOf(row));
        const sum = same.reduce((total, part) => total + (part[side] ?? 0), 0);
        if (row[side] === null || close(row[side], sum)) return [];
        return [`${metric.id} ${cellOf(row)}: ${side} ${row[side]}, groups together ${sum}`];
      }),
    );
  });
  return found.join('\n');
}
