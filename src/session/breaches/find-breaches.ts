import { addMonths, monthOf, monthStart, type IsoDate } from '../../lib/dates.ts';
import { PortfolioError, toError } from '../../lib/errors.ts';
import type { Filter, MetricRequest } from '../../metrics/metric.ts';
import type { AskOptions, Portfolio } from '../portfolio.ts';
import type { Breach, Breaches, Unchecked } from './breach.ts';
import { judgeAnswer, type Judged } from './judge-answer.ts';
import { checksOf, type BreachScope, type Check } from './levels.ts';
import { bySeriousness, type ShareOf } from './seriousness.ts';

const BALANCE = 'outstanding-balance';

/**
 * Holds every limit of the catalogue against a portfolio, and says what is beyond, what was a month ago, and what could not be told; with `history` also since when, as far as the ledger goes back. One question after the other, so
 * that what a reader asks meanwhile need not wait; the same ones in the page, the report and the command line.
 */
export async function findBreaches(
  portfolio: Portfolio,
  { asOf = portfolio.snapshots.at(-1), filter = {} }: Pick<MetricRequest, 'asOf' | 'filter'> = {},
  { history = false, ...options }: AskOptions & { history?: boolean } = {},
): Promise<Breaches> {
  if (asOf === undefined) throw new PortfolioError('no-exposure');
  const checks = checksOf(portfolio, filter);
  const from = history ? firstDay(asOf, portfolio.snapshots) : monthBefore(asOf, portfolio.snapshots);
  const all = await Promise.all(
    checks.map((check) =>
      answerOf(portfolio, requestOf(check, { asOf, from, filter }), check, { ...options, history }),
    ),
  );
  const beyond = all.flatMap((judged) => judged.beyond);
  const gone = all.flatMap((judged) => judged.gone);
  const unchecked = all.flatMap((judged) => judged.unchecked);
  const sort = await seriousness(portfolio, [...beyond, ...gone], { asOf, filter }, options);
  const counts = {
    red: beyond.filter(({ level }) => level === 'red').length,
    amber: beyond.filter(({ level }) => level === 'amber').length,
    within: all.reduce((sum, judged) => sum + judged.within, 0),
    unchecked: unchecked.reduce((sum, { count }) => sum + count, 0),
  };
  return {
    ...{ asOf, list: sort(beyond), gone: sort(gone), unchecked, counts, questions: checks.length },
    checks: Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
}

/** The question of a check: its values at the date, and those of the month-ends since `from`. */
function requestOf(
  { by }: Check,
  { asOf, from, filter }: { asOf: IsoDate; from: IsoDate; filter: Filter },
): MetricRequest {
  return { asOf, from, ...(by.length > 0 ? { by } : {}), ...(Object.keys(filter).length > 0 ? { filter } : {}) };
}

async function answerOf(
  portfolio: Portfolio,
  request: MetricRequest,
  check: Check,
  { history, ...options }: AskOptions & { history: boolean },
): Promise<Judged> {
  try {
    const rows = await portfolio.ask(check.metric.id, request, options);
    return judgeAnswer(check, rows, request, history);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { beyond: [], gone: [], within: 0, unchecked: [failed(check, error)] };
  }
}

function failed({ metric: { id, code }, scope }: Check, error: unknown): Unchecked {
  return { metric: id, code, scope, reason: 'FAILED', count: 1, problem: toError(error) };
}

/** The first day of the ledger's first month, or of the date's own. */
export function firstDay(asOf: IsoDate, [first = asOf]: readonly IsoDate[]): IsoDate {
  return monthStart(monthOf(first < asOf ? first : asOf));
}

/** The first day of the month before, or of that of the book before where ledgers are not monthly. */
function monthBefore(asOf: IsoDate, snapshots: readonly IsoDate[]): IsoDate {
  const month = monthOf(asOf);
  const last = addMonths(month, -1);
  const book = snapshots.map(monthOf).findLast((each) => each < month) ?? last;
  return monthStart(book < last ? book : last);
}

/** The order of rows by the balances of their groups, as far as they can be told. */
async function seriousness(
  portfolio: Portfolio,
  list: readonly Breach[],
  { asOf, filter }: { asOf: IsoDate; filter: Filter },
  { signal }: AskOptions,
): Promise<(list: readonly Breach[]) => Breach[]> {
  const levels = new Set(list.map(({ scope }) => scope));
  const ask = async (by: MetricRequest['by']) => {
    try {
      return await portfolio.ask(BALANCE, { asOf, ...(by ? { by } : {}), filter }, signal ? { signal } : {});
    } catch (error) {
      if (signal?.aborted) throw error;
      return [];
    }
  };
  const whole = (await ask(undefined))[0]?.value ?? null;
  const balances = new Map<string, number | null>();
  for (const scope of levels) {
    if (scope === 'portfolio' || scope === 'selection') continue;
    for (const { by, value } of await ask([scope])) balances.set(`${scope}:${by[scope] ?? ''}`, value);
  }
  const shareOf: ShareOf = (scope: BreachScope, group: string) => {
    // where no balance is known nothing is weighed
    if (whole === null || whole <= 0) return 1;
    const balance = balances.get(`${scope}:${group}`) ?? null;
    return balance === null ? null : Math.min(1, Math.max(0, balance / whole));
  };
  const metrics = portfolio.catalogue.metrics.map(({ id }) => id);
  return (rows) => bySeriousness(rows, shareOf, metrics);
}
