import type { IsoDate } from '../../lib/dates.ts';
import type { LimitLevel } from '../../metrics/limit.ts';
import type { MetricRequest, MetricRow, Reason, Status } from '../../metrics/metric.ts';
import type { Breach, Unchecked } from './breach.ts';
import type { Check } from './levels.ts';
import { isRated, keyOf, levelOf } from './row-state.ts';
import { sinceWhen } from './since.ts';

/** What the rows of one check say. */
export interface Judged {
  beyond: Breach[];
  gone: Breach[];
  unchecked: Unchecked[];
  within: number;
}

const RANK: Readonly<Record<Status, number>> = { grey: 0, green: 0, amber: 1, red: 2 };

/** Reads the answer of one check, whose last period is the one that counts and those before are what it is compared with; `whole`: it begins with the ledger. */
export function judgeAnswer(check: Check, rows: readonly MetricRow[], request: MetricRequest, whole: boolean): Judged {
  const period = rows.reduce((last, row) => (row.period > last ? row.period : last), '');
  const now = heldRows(check, rows, period);
  const before = heldRows(check, rows, lastTold(rows, period));
  const was = new Map(before.map((row) => [keyOf(row), row]));
  const is = new Map(now.map((row) => [keyOf(row), row]));
  const nothing = emptyCells(check, now);
  const compared = before.some(isRated);
  const since = sinceWhen(rows, request, whole);
  const beyond = now.flatMap((row) => {
    const level = levelOf(row);
    const isNew = compared && level !== null && RANK[was.get(keyOf(row))?.status ?? 'grey'] < RANK[level];
    return level === null ? [] : [breachOf(check, row, { level, request, isNew, since: since(row, level) })];
  });
  const gone = before.flatMap((row) => {
    const [level, today] = [levelOf(row), is.get(keyOf(row))];
    // what can no longer be told is not over
    if (level === null || (today && !isRated(today) && !nothing.has(today))) return [];
    return RANK[today?.status ?? 'grey'] < RANK[level]
      ? [breachOf(check, row, { level, request, isNew: false, since: null })]
      : [];
  });
  return {
    beyond,
    gone,
    within: now.filter(({ status }) => status === 'green').length,
    unchecked: untold(check, rows, now, period),
  };
}

/** The rows of a period that a limit is meant for. */
export function heldRows({ by: [dimension], ownOnly }: Check, rows: readonly MetricRow[], period: string): MetricRow[] {
  const all = rows.filter((row) => row.period === period);
  // where no sector is known all of them together are the whole, and an item nobody names is none
  const named = (row: MetricRow) => dimension === undefined || (row.by[dimension] ?? 'unknown') !== 'unknown';
  const isGroup = dimension === 'sector' || dimension === 'team';
  const meant = isGroup ? (all.some(named) ? all : []) : all.filter(named);
  return meant.filter(({ threshold, status }) => {
    if (ownOnly && dimension !== undefined) return threshold?.scope.startsWith(`${dimension}:`) === true;
    return threshold !== undefined || status !== 'grey';
  });
}

/** The last month before in which the question had an outcome at all: ledgers are not all monthly. */
function lastTold(rows: readonly MetricRow[], period: string): string {
  return rows.reduce((last, row) => (row.period < period && row.period > last && isRated(row) ? row.period : last), '');
}

function untold(check: Check, rows: readonly MetricRow[], now: readonly MetricRow[], period: string): Unchecked[] {
  const { id: metric, code } = check.metric;
  const say = (reason: Reason, count: number): Unchecked => ({ metric, code, scope: check.scope, reason, count });
  const nothing = emptyCells(check, now);
  const open = now.filter((row) => !isRated(row) && !nothing.has(row));
  // a question about the whole that has no outcome could not be checked, whatever number of cells it has
  if (check.by.length === 0 && !check.ownOnly && !now.some(isRated)) {
    const all = now.length > 0 ? now : check.metric.thresholds ? rows.filter((row) => row.period === period) : [];
    const [first] = open.length > 0 ? open : all;
    if (now.length === 0 && all.some(({ value }) => value !== null)) return [];
    return first ? [say(whyGrey(first), 1)] : [];
  }
  const reasons = [...new Set(open.map(whyGrey))];
  return reasons.map((reason) => say(reason, open.filter((row) => whyGrey(row) === reason).length));
}

function whyGrey({ reason }: MetricRow): Reason {
  return reason ?? 'BELOW_MIN_N';
}

/** Rows where nothing is there to be held against a limit: nothing to divide by, or a cell of a group nobody is in while others of it have values. */
function emptyCells({ metric: { parts = [] } }: Check, rows: readonly MetricRow[]): Set<MetricRow> {
  const groupOf = ({ by }: MetricRow) =>
    keyOf({ by: Object.fromEntries(Object.entries(by).filter(([name]) => !parts.some((part) => part.name === name))) });
  const known = new Set(rows.filter(({ value }) => value !== null).map(groupOf));
  const isEmpty = (row: MetricRow) =>
    row.reason === 'ZERO_DENOM' ||
    (parts.length > 0 && row.reason === 'NO_DATA' && row.n === 0 && known.has(groupOf(row)));
  return new Set(rows.filter((row) => row.value === null && !isRated(row) && isEmpty(row)));
}

function breachOf(
  { scope }: Check,
  row: MetricRow,
  told: { level: LimitLevel; request: MetricRequest; isNew: boolean; since: IsoDate | null },
): Breach {
  const { metric, code, by, value, period, unit, threshold } = row;
  const limit = (told.level === 'red' ? threshold?.red : threshold?.amber) ?? null;
  return { metric, code, by, value, limit, scope, period, unit, row, ...told };
}
