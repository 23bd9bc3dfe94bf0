import { medianOf } from '../../lib/median.ts';
import { monthNumber, monthOf, monthStart, type IsoDate } from '../../lib/dates.ts';
import type { LimitLevel } from '../../metrics/limit.ts';
import type { Filter, MetricRow, Status } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';

/** Months an alert looks ahead for what it warned of, and back for what it came too late for; those of R34. */
export const WINDOW = 6;

/** Alerts a limit would have raised on clients, by what followed them. */
export interface AlertCounts {
  readonly alerts: number;
  /** A downgrade followed within the window. */
  readonly early: number;
  /** None followed, but there was one in the same month or within the window before. */
  readonly late: number;
  /** None before or after, and the window is over. */
  readonly false: number;
  /** None yet, and the window is not over. */
  readonly open: number;
  /** Downgrades of clients that were in no such state in the window before, and were brought into it by no alert in the window after. */
  readonly missed: number;
  /** Median months from an early alert to the next downgrade; null without any. */
  readonly lead: number | null;
}

/** A limit held against history, as it is and as it would be. */
export interface BackTest {
  readonly metric: string;
  readonly level: LimitLevel;
  readonly months: number;
  readonly downgrades: number;
  readonly base: AlertCounts;
  readonly scenario: AlertCounts;
}

type Months = ReadonlyMap<string, readonly number[]>;

/**
 * Holds a level of a metric against history, client by client and month by month. An alert is a month in which a client's state becomes
 * that level or worse after a month with a known, better state; a state that was there at the start of the history is none, for nobody
 * can tell when it began. What it is held against is the downgrade of R34: a worse five-tier class (else stage) of one of the client's
 * facilities than in the snapshot before, or a write-off. Months are counted from the alert's to the downgrade's.
 */
export async function backTest(
  { base, scenario }: { base: Portfolio; scenario: Portfolio },
  metric: string,
  level: LimitLevel,
  { asOf, filter }: { asOf: IsoDate; filter: Filter },
): Promise<BackTest> {
  const from = monthStart(monthOf(base.snapshots[0] ?? asOf));
  const request = { asOf, filter, by: ['client'] as const, ...(from <= asOf ? { from } : {}) };
  const [before, after] = await Promise.all([base.ask(metric, request), scenario.ask(metric, request)]);
  const clients = new Set(before.map(({ by }) => by.client ?? 'unknown'));
  const downgrades = await readDowngrades(base, asOf, clients);
  const last = monthNumber(monthOf(asOf));
  return {
    metric,
    level,
    months: new Set(before.map(({ period }) => period)).size,
    downgrades: [...downgrades.values()].reduce((sum, months) => sum + months.length, 0),
    base: countAlerts(before, level, downgrades, last),
    scenario: countAlerts(after, level, downgrades, last),
  };
}

async function readDowngrades({ engine }: Portfolio, asOf: IsoDate, clients: ReadonlySet<string>): Promise<Months> {
  const { rows } = await engine.query(
    `SELECT CAST(client AS VARCHAR), CAST(downgraded_on AS VARCHAR) FROM bw_downgrade
     WHERE downgraded_on <= CAST($as_of AS DATE) ORDER BY downgraded_on`,
    { params: { as_of: asOf } },
  );
  const found = new Map<string, number[]>();
  for (const [client, day] of rows) {
    const name = String(client);
    if (!clients.has(name)) continue;
    const months = found.get(name) ?? [];
    const month = monthNumber(monthOf(String(day)));
    if (months.at(-1) !== month) found.set(name, [...months, month]);
  }
  return found;
}

/** Alerts of a series by client, by what followed. */
export function countAlerts(
  rows: readonly MetricRow[],
  level: LimitLevel,
  downgrades: Months,
  last: number,
): AlertCounts {
  const counts = { alerts: 0, early: 0, late: 0, false: 0, open: 0, missed: 0 };
  const leads: number[] = [];
  for (const [client, states] of statesByClient(rows)) {
    const bad = downgrades.get(client) ?? [];
    const alerts = alertsOf(states, level);
    for (const month of alerts) {
      counts.alerts += 1;
      const next = bad.find((each) => each > month && each <= month + WINDOW);
      if (next !== undefined) {
        counts.early += 1;
        leads.push(next - month);
      } else if (bad.some((each) => each <= month && each >= month - WINDOW)) counts.late += 1;
      else if (month + WINDOW <= last) counts.false += 1;
      else counts.open += 1;
    }
    const warned = (month: number) =>
      states.some(([at, status]) => at < month && at >= month - WINDOW && isAt(status, level)) ||
      alerts.some((at) => at >= month && at <= month + WINDOW);
    counts.missed += bad.filter((month) => !warned(month)).length;
  }
  return { ...counts, lead: medianOf(leads) };
}

function statesByClient(rows: readonly MetricRow[]): Map<string, [number, Status][]> {
  const found = new Map<string, Map<number, Status>>();
  for (const { by, period, status } of rows) {
    const client = by.client ?? 'unknown';
    if (client === 'unknown') continue;
    const months = found.get(client) ?? new Map<number, Status>();
    const month = monthNumber(period);
    // of a metric in parts the worst part is the client's state
    const known = months.get(month);
    if (known === undefined || WEIGHT[status] > WEIGHT[known]) months.set(month, status);
    found.set(client, months);
  }
  return new Map([...found].map(([client, months]) => [client, [...months].sort(([a], [b]) => a - b)]));
}

const WEIGHT: Readonly<Record<Status, number>> = { grey: 0, green: 1, amber: 2, red: 3 };

function isAt(status: Status, level: LimitLevel): boolean {
  return WEIGHT[status] >= WEIGHT[level];
}

function alertsOf(states: readonly [number, Status][], level: LimitLevel): number[] {
  const known = states.filter(([, status]) => status !== 'grey');
  return known.flatMap(([month, status], index) => {
    const before = known[index - 1];
    return before && isAt(status, level) && !isAt(before[1], level) ? [month] : [];
  });
}
