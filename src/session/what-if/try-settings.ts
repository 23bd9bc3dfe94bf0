import type { Language } from '../../i18n/language.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import { SCORECARD } from '../../metrics/managers/kpi-score.ts';
import { LEVELS, type LimitLevel } from '../../metrics/limit.ts';
import type { AppliedThreshold, Filter, MetricRow, Status, Unit } from '../../metrics/metric.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import type { Portfolio } from '../portfolio.ts';
import { backTest, type BackTest } from './back-test.ts';
import { isLimitKey, readLimitKey } from '../settings/limit-rows.ts';
import { withoutLimits } from '../settings/limit-state.ts';
import { knownSetting } from '../settings/setting-keys.ts';
import { readsSetting } from './reads-setting.ts';
import { tryOut, type Trial } from './trial.ts';
import { isWeightKey } from '../settings/weight-rows.ts';

/** Whose states are compared; `portfolio` is the whole that was asked about. */
export const WHOM = ['portfolio', 'sector', 'client', 'facility', 'manager'] as const;
export type Whom = (typeof WHOM)[number];

interface Side {
  readonly value: number | null;
  readonly status: Status;
  readonly threshold: AppliedThreshold | null;
}

/** A state that would be another one. */
export interface StateChange {
  readonly metric: string;
  readonly code: string;
  readonly unit: Unit;
  readonly whom: Whom;
  /** Id of the sector, client, facility or manager; '' for the whole. */
  readonly id: string;
  readonly label: string;
  /** All groups and parts of the row. */
  readonly by: Readonly<Record<string, string>>;
  readonly base: Side;
  readonly scenario: Side;
  /** Balance concerned at the date; null where there is none to be told. */
  readonly exposure: number | null;
}

/** A value of the whole that would be another one. */
export interface ValueChange {
  readonly metric: string;
  readonly code: string;
  readonly unit: Unit;
  /** Parts of the metric. */
  readonly by: Readonly<Record<string, string>>;
  readonly base: number | null;
  readonly scenario: number | null;
}

/** How many would change, each counted once, and the balance that stands behind them. */
export interface ChangeTotal {
  readonly whom: Whom;
  readonly changed: number;
  readonly worse: number;
  readonly better: number;
  readonly exposure: number;
}

/** What a scenario would change; nothing in it is a figure of the bank. */
export interface WhatIf {
  readonly scenario: true;
  readonly asOf: IsoDate;
  readonly trials: readonly Trial[];
  readonly changes: readonly StateChange[];
  readonly totals: readonly ChangeTotal[];
  readonly values: readonly ValueChange[];
  readonly history: readonly BackTest[];
}

const TOTAL_SCORE = 'manager-total-score';
const BADNESS: Readonly<Record<Status, number>> = { grey: 0, green: 1, amber: 2, red: 3 };

/** Tries settings out: which states would be others, the balance concerned, and how limits would have done in the past. */
export async function whatIf(
  base: Portfolio,
  trials: readonly Trial[],
  {
    asOf = base.snapshots.at(-1),
    filter = {},
    language,
  }: { asOf?: IsoDate | undefined; filter?: Filter | undefined; language?: Language } = {},
): Promise<WhatIf> {
  const scenario = tryOut(base, trials);
  const request = { filter, ...(asOf === undefined ? {} : { asOf }) };
  const { moved, asked } = concerned(trials, base);
  const changes: StateChange[] = [];
  for (const { metric, whom } of asked)
    changes.push(...(await changesOf({ base, scenario }, { metric, whom, language }, request)));
  const values: ValueChange[] = [];
  for (const metric of moved) values.push(...(await valuesOf({ base, scenario }, metric, request)));
  const history: BackTest[] = [];
  for (const { metric, level } of limitsTried(trials, base.catalogue))
    if (base.catalogue.find(metric).kind !== 'derived')
      history.push(await backTest({ base, scenario }, metric, level, { ...request, asOf: asOf ?? '' }));
  return { scenario: true, asOf: asOf ?? '', trials, changes, totals: totalsOf(changes), values, history };
}

/** The metrics whose values can change; those whose states can, and for whom each is asked. */
function concerned(
  trials: readonly Trial[],
  { settings: { book }, catalogue }: Portfolio,
): { moved: string[]; asked: { metric: string; whom: Whom }[] } {
  const limits = limitsTried(trials, catalogue).map(({ metric }) => metric);
  const scaled = new Set(SCORECARD.flatMap(({ kpi, limited }) => (limited ? [kpi] : [])));
  const card = limits.some((metric) => scaled.has(metric)) || trials.some(({ key }) => isWeightKey(key));
  const settings = trials.flatMap(({ key }) => knownSetting(key) ?? []);
  const read = catalogue.metrics.filter((metric) =>
    settings.some((setting) => readsSetting(setting, wholeMetric(metric))),
  );
  const scored = card || read.some(({ id }) => SCORECARD.some(({ kpi }) => kpi === id));
  const moved = [...new Set([...read.map(({ id }) => id), ...(scored ? [TOTAL_SCORE] : [])])];
  const stated = moved.filter((metric) => book.limits(catalogue.find(metric)));
  const asked = [...new Set([...limits, ...stated])].flatMap((metric) => {
    const whom: readonly Whom[] = catalogue.find(metric).family === 'managers' ? ['portfolio', 'manager'] : WHOM;
    return whom.map((each) => ({ metric, whom: each }));
  });
  return { moved, asked };
}

async function valuesOf(
  { base, scenario }: { base: Portfolio; scenario: Portfolio },
  metric: string,
  request: { filter: Filter; asOf?: IsoDate },
): Promise<ValueChange[]> {
  const [before, after] = await Promise.all([base.ask(metric, request), scenario.ask(metric, request)]);
  return sideBySide(before, after)
    .filter(([row, other]) => row.value !== other.value)
    .map(([row, other]) => {
      const { code, unit, by } = row;
      return { metric: row.metric, code, unit, by, base: row.value, scenario: other.value };
    });
}

/** Answers of both by group and part; what only one of them has is without a value in the other. */
function sideBySide(before: readonly MetricRow[], after: readonly MetricRow[]): [MetricRow, MetricRow][] {
  const keyOf = ({ by }: MetricRow) => JSON.stringify(by);
  const nothing = (row: MetricRow): MetricRow => ({ ...withoutLimits(row), value: null, status: 'grey' });
  const would = new Map(after.map((row) => [keyOf(row), row]));
  const known = new Set(before.map(keyOf));
  return [
    ...before.map((row): [MetricRow, MetricRow] => [row, would.get(keyOf(row)) ?? nothing(row)]),
    ...after.filter((row) => !known.has(keyOf(row))).map((row): [MetricRow, MetricRow] => [nothing(row), row]),
  ];
}

function limitsTried(trials: readonly Trial[], catalogue: MetricList): { metric: string; level: LimitLevel }[] {
  const found = trials.flatMap(({ key }) => {
    const name = isLimitKey(key) ? readLimitKey(key, catalogue) : null;
    return name === null || typeof name === 'string' ? [] : [{ metric: name.metric.id, level: name.level }];
  });
  const known = new Set(found.map((each) => JSON.stringify(each)));
  const metrics = [...new Set(found.map(({ metric }) => metric))];
  return metrics.flatMap((metric) =>
    LEVELS.filter((level) => known.has(JSON.stringify({ metric, level }))).map((level) => ({ metric, level })),
  );
}

async function changesOf(
  { base, scenario }: { base: Portfolio; scenario: Portfolio },
  { metric, whom, language }: { metric: string; whom: Whom; language: Language | undefined },
  request: { filter: Filter; asOf?: IsoDate },
): Promise<StateChange[]> {
  const by = whom === 'portfolio' ? [] : [whom];
  const asked = { ...request, by };
  const [before, after, balances] = await Promise.all([
    base.ask(metric, asked),
    scenario.ask(metric, asked),
    base.ask('outstanding-balance', asked),
  ]);
  const idOf = (row: MetricRow) => (whom === 'portfolio' ? '' : (row.by[whom] ?? 'unknown'));
  const balance = new Map(balances.map((row) => [idOf(row), row.value]));
  const found = sideBySide(before, after).filter(
    ([row, other]) => other.status !== row.status && idOf(row) !== 'unknown',
  );
  if (found.length === 0) return [];
  const labels = new Map(
    whom === 'portfolio' ? [] : (await base.values(whom, language)).map(({ value, label }) => [value, label]),
  );
  return found
    .map(([row, other]) => ({
      ...{ metric: row.metric, code: row.code, unit: row.unit, whom, id: idOf(row), by: row.by },
      label: labels.get(idOf(row)) ?? idOf(row),
      base: sideOf(row),
      scenario: sideOf(other),
      exposure: balance.get(idOf(row)) ?? null,
    }))
    .sort((a, b) => (b.exposure ?? 0) - (a.exposure ?? 0) || (a.id < b.id ? -1 : 1));
}

function sideOf({ value, status, threshold }: MetricRow): Side {
  return { value, status, threshold: threshold ?? null };
}

/** Above 0 where the scenario's state is the worse one. */
export function isWorse({ base, scenario }: Pick<StateChange, 'base' | 'scenario'>): boolean {
  return BADNESS[scenario.status] > BADNESS[base.status];
}

function totalsOf(changes: readonly StateChange[]): ChangeTotal[] {
  return WHOM.flatMap((whom) => {
    const own = changes.filter((change) => change.whom === whom);
    if (own.length === 0) return [];
    const exposure = new Map(own.map(({ id, exposure }) => [id, exposure ?? 0]));
    const ids = (rows: readonly StateChange[]) => new Set(rows.map(({ id }) => id)).size;
    return [
      {
        whom,
        changed: exposure.size,
        worse: ids(own.filter(isWorse)),
        better: ids(own.filter((change) => !isWorse(change))),
        exposure: [...exposure.values()].reduce((sum, balance) => sum + balance, 0),
      },
    ];
  });
}
