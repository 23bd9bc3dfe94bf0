import { add } from '../lib/add.ts';
import type { IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import { recipeOf, type Recipe } from '../metrics/contribution-statement.ts';
import type { AskedMetric } from '../metrics/definition.ts';
import { findMetric } from '../metrics/index.ts';
import type { MetricRequest, MetricRow, Reason, Unit } from '../metrics/metric.ts';
import { CAUSES, effectsOf, type Cause, type EffectRules, type ItemEffect } from './bridge-effects.ts';
import { pairsOf } from './bridge-pairs.ts';
import type { Contributions } from './contributions.ts';
import type { Portfolio } from './portfolio.ts';

/** What one cause did to a value. */
export interface CauseEffect {
  cause: Cause;
  effect: number;
  /** Items it happened to. */
  items: number;
}

/** Why one answer moved. */
export interface BridgeGroup {
  by: Readonly<Record<string, string>>;
  from: MetricRow;
  to: MetricRow;
  change: number;
  /** Add up to the change. */
  effects: readonly CauseEffect[];
  /** By facility underneath, largest first; add up to the change as well. */
  items: readonly ItemEffect[];
}

/** Why a metric moved between two dates, or two loads. */
export interface Bridge {
  metric: string;
  code: string;
  unit: Unit;
  from: IsoDate;
  to: IsoDate;
  groups: readonly BridgeGroup[];
  /** Answers without a value at one of the dates. */
  missing: readonly { by: Readonly<Record<string, string>>; from: Reason | null; to: Reason | null }[];
}

export interface BridgeRequest extends Omit<MetricRequest, 'asOf' | 'from'> {
  from: IsoDate;
  to: IsoDate;
}

/** Effects that do not add up to the change would be worse than none. */
const TOLERANCE = 1e-9;

/**
 * Takes the change of a value apart. Between two loads first what the newer one says otherwise about the first date (data corrected); then,
 * with the parameters of the first date, what happened to each facility; last what the parameters of the second date changed.
 */
export async function bridge(
  portfolio: Portfolio,
  id: string,
  { from, to, ...rest }: BridgeRequest,
  before: Portfolio = portfolio,
): Promise<Bridge> {
  const metric = findMetric(id);
  const recipe = metric.kind === 'derived' ? null : recipeOf(metric, rest);
  if (metric.kind === 'derived' || recipe === null) throw new PortfolioError('no-bridge', { metric: metric.id });
  const at = (source: Portfolio, asOf: IsoDate, settingsAt = asOf) =>
    source.contributions(metric.id, { ...rest, asOf }, { settingsAt });
  const stages: { data: Contributions; only?: Cause }[] = [{ data: await at(before, from) }];
  if (before !== portfolio) stages.push({ data: await at(portfolio, from), only: 'corrected' });
  if (from !== to) {
    const plain = await at(portfolio, to);
    const first = stages.at(-1)?.data;
    const kept = plain.settings === first?.settings ? plain : await at(portfolio, to, from);
    stages.push({ data: kept });
    if (kept !== plain) stages.push({ data: plain, only: 'threshold' });
  }
  return join(metric, recipe, { from, to }, stages);
}

/** The value of a metric at a stage, by its groups and parts. */
function byKey(rows: readonly MetricRow[]): Map<string, MetricRow> {
  return new Map(rows.map((row) => [JSON.stringify(row.by), row]));
}

function join(
  metric: AskedMetric,
  recipe: Recipe,
  { from, to }: { from: IsoDate; to: IsoDate },
  stages: readonly { data: Contributions; only?: Cause }[],
): Bridge {
  const answers = stages.map(({ data }) => byKey(data.rows));
  const keys = [...new Set(answers.flatMap((rows) => [...rows.keys()]))].sort();
  const groups: BridgeGroup[] = [];
  const missing: Bridge['missing'][number][] = [];
  for (const key of keys) {
    const rows = answers.map((found) => found.get(key));
    const by = JSON.parse(key) as Record<string, string>;
    const told = rows.flatMap((row) => (row?.value == null ? [] : [row]));
    if (told.length < stages.length) {
      missing.push({ by, from: reasonOf(rows[0]), to: reasonOf(rows.at(-1)) });
      continue;
    }
    groups.push(groupOf(metric, recipe, { by, rows: told, stages }));
  }
  return { metric: metric.id, code: metric.code, unit: metric.unit, from, to, groups, missing };
}

function reasonOf(row: MetricRow | undefined): Reason | null {
  if (!row) return 'NO_DATA';
  return row.value === null ? row.reason : null;
}

function groupOf(
  metric: AskedMetric,
  recipe: Recipe,
  given: {
    by: Record<string, string>;
    rows: readonly MetricRow[];
    stages: readonly { data: Contributions; only?: Cause }[];
  },
): BridgeGroup {
  const { by, rows, stages } = given;
  const items = stages.slice(1).flatMap(({ data, only }, index) => {
    const [start, end] = [rows[index] as MetricRow, rows[index + 1] as MetricRow];
    const earlier = (stages[index] as { data: Contributions }).data;
    const rules: EffectRules = {
      of: recipe.of,
      sizeKind: recipe.sizeKind,
      byNumerator: recipe.byNumerator,
      shifted: recipe.name === null ? 'migrated' : 'mix',
      ...(only ? { only } : {}),
    };
    const ends = { from: endOf(start), to: endOf(end) };
    return effectsOf(pairsOf(metric, recipe, by, [earlier, data], [start, end]), ends, rules);
  });
  const [first, last] = [rows[0] as MetricRow, rows.at(-1) as MetricRow];
  const change = (last.value ?? 0) - (first.value ?? 0);
  const sum = add(items.map(({ effect }) => effect));
  const scale = Math.max(1, Math.abs(first.value ?? 0), Math.abs(last.value ?? 0));
  if (Math.abs(sum - change) > TOLERANCE * scale)
    throw new PortfolioError('evidence-differs', { metric: metric.id, value: change, found: sum });
  const effects = CAUSES.flatMap((cause) => {
    const own = items.filter((item) => item.cause === cause);
    const known = new Set(own.map(({ item }) => item).filter((item) => item !== '')).size;
    return own.length === 0 ? [] : [{ cause, effect: add(own.map(({ effect }) => effect)), items: known }];
  });
  const ordered = [...items].sort(
    (a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
  );
  return { by, from: first, to: last, change, effects, items: ordered };
}

/** The quotient itself: a rate of change is one less. */
function endOf({ numerator, denominator }: MetricRow) {
  return { value: (numerator ?? 0) / (denominator || 1), denominator: denominator ?? 0 };
}
