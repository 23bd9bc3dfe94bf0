import type { IsoDate } from '../../lib/dates.ts';
import { itemColumn, recipeOf, type Recipe } from '../../metrics/contribution-statement.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import { addsAmounts } from '../../metrics/priced.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import { derivedBridge } from './bridge-derived.ts';
import { effectsOf, type Cause, type ItemEffect, type Pair } from './bridge-effects.ts';
import { stagedGroups, summedUp, type Bridge } from './bridge-group.ts';
import type { BridgeRequest } from './bridge-request.ts';
import { levelEffects } from './bridge-levels.ts';
import { orderEffects } from './bridge-order.ts';
import { pairsOf } from './bridge-pairs.ts';
import type { Contributions } from './contributions.ts';
import type { Portfolio } from '../portfolio.ts';

interface Stage {
  readonly data: Contributions;
  /** Everything since the stage before has this one cause. */
  readonly only?: Cause;
}

/**
 * Takes the change of a value apart. Between two loads first what the newer one says otherwise about the first date (data corrected); then,
 * with the parameters of the first date, what happened to each facility; last what the parameters of the second date changed. Inside one
 * load a row that was restated cannot be told from one that was right from the start: nothing is called corrected there.
 */
export async function bridge(
  portfolio: Portfolio,
  id: string,
  request: BridgeRequest,
  before: Portfolio = portfolio,
): Promise<Bridge> {
  const metric = wholeMetric(portfolio.catalogue.find(id));
  if (metric.kind === 'derived')
    return derivedBridge(metric, request, { portfolio, before, bridgeOf: (...part) => bridge(...part) });
  const { from, to, ...rest } = request;
  const recipe = recipeOf(metric, rest);
  const stages = await stagesOf(metric, request, { portfolio, before });
  const { groups, missing } = stagedGroups(
    stages.map(({ data }) => data.rows),
    ({ by }) => JSON.stringify(by),
  );
  const told = groups.map((group) => {
    const items = stages.slice(1).flatMap(({ data, only }, index) => {
      const ends = [group.rows[index], group.rows[index + 1]] as [MetricRow, MetricRow];
      const earlier = (stages[index] as Stage).data;
      const pairs = pairsOf(metric, recipe, group.by, [earlier, data], ends);
      return stageEffects(metric, recipe, { pairs, ends, only });
    });
    return summedUp(metric, group, items);
  });
  return { metric: metric.id, code: metric.code, unit: metric.unit, from, to, groups: told, missing };
}

async function stagesOf(
  metric: AskedMetric,
  { from, to, ...rest }: BridgeRequest,
  { portfolio, before }: { portfolio: Portfolio; before: Portfolio },
): Promise<Stage[]> {
  const at = (source: Portfolio, asOf: IsoDate, settingsAt = asOf, ratesAt?: IsoDate) =>
    source.contributions(metric.id, { ...rest, asOf }, { settingsAt, ...(ratesAt ? { ratesAt } : {}) });
  const stages: Stage[] = [{ data: await at(before, from) }];
  if (before !== portfolio) stages.push({ data: await at(portfolio, from), only: 'corrected' });
  if (from === to) return stages;
  const plain = await at(portfolio, to);
  const kept = plain.settings === stages.at(-1)?.data.settings ? plain : await at(portfolio, to, from);
  // what the rates did to the first book; then what each loan did, at the rates of the second date
  if (portfolio.exchange && addsAmounts(metric))
    stages.push({ data: await at(portfolio, from, from, to), only: 'rate' });
  stages.push({ data: kept });
  if (kept !== plain) stages.push({ data: plain, only: 'threshold' });
  return stages;
}

/** What each item did between two answers, in the way that suits how the value is made of them. */
function stageEffects(
  metric: AskedMetric,
  recipe: Recipe,
  given: { pairs: readonly Pair[]; ends: readonly [MetricRow, MetricRow]; only: Cause | undefined },
): ItemEffect[] {
  const { pairs, ends } = given;
  const only = given.only ? { only: given.only } : {};
  // a loan, or a client with its class, is re-rated; a review, a ticket or a forecast only changes
  const inBook = metric.relation.kind === 'snapshot' || metric.relation.kind === 'flow';
  if (metric.kind === 'change') return levelEffects(pairs, { ...metric, ...only });
  if (metric.kind === 'statistic' && recipe.of === 'order') {
    const shifted = inBook && itemColumn(metric) === 'facility' ? 'migrated' : 'measure';
    return orderEffects(pairs, { statistic: metric.statistic, shifted, ...only });
  }
  const { of, sizeKind, byNumerator, name } = recipe;
  const shifted = name !== null ? 'mix' : inBook ? 'migrated' : 'measure';
  const rules = { of: of === 'sum' ? of : 'quotient', sizeKind, byNumerator, shifted, ...only } as const;
  return effectsOf(pairs, { from: endOf(ends[0]), to: endOf(ends[1]) }, rules);
}

function endOf({ numerator, denominator }: MetricRow) {
  return { value: (numerator ?? 0) / (denominator || 1), denominator: denominator ?? 0 };
}
