import { add } from '../../lib/add.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { DerivedMetric } from '../../metrics/definition.ts';
import type { BridgeRequest } from './bridge-request.ts';
import { NOBODY, type Cause, type ItemEffect } from './bridge-effects.ts';
import { stagedGroups, summedUp, type Bridge, type BridgeGroup } from './bridge-group.ts';
import { answerKey, partEffects, type PartEffect } from './bridge-parts.ts';
import type { Portfolio } from '../portfolio.ts';
import type { WorkedPart, Workings } from './worked-parts.ts';

interface Sources {
  readonly portfolio: Portfolio;
  readonly before: Portfolio;
  /** Takes one of the parts apart. */
  readonly bridgeOf: (portfolio: Portfolio, id: string, request: BridgeRequest, before: Portfolio) => Promise<Bridge>;
}

/** From one look at the metric to the next. */
interface Step {
  readonly looks: readonly [Workings, Workings];
  readonly dates: readonly [IsoDate, IsoDate];
  readonly only?: Cause;
  /** Why a part moved in between. */
  readonly bridgeOf: (part: WorkedPart) => Promise<Bridge>;
}

/**
 * Takes the change of a metric made of metrics apart: first by the metrics at the bottom of it (`partEffects`), then each of these by
 * its own bridge. What a part did is shared out among its items as they moved the part: at the mean slope, effect over change. Where it has
 * no bridge of the same group, or the metric looks at more than the values of its parts, the part stands for itself.
 */
export async function derivedBridge(metric: DerivedMetric, request: BridgeRequest, sources: Sources): Promise<Bridge> {
  const { from, to } = request;
  const { first, steps } = await stepsOf(metric, request, sources);
  const { groups, missing } = stagedGroups(
    [first, ...steps.map(({ looks }) => looks[1])].map(({ rows }) => rows),
    ({ by }) => answerKey(metric, by),
  );
  const found = steps.map((step) => ({ step, effects: partEffects(metric, step.looks, step.dates) }));
  const told: BridgeGroup[] = [];
  for (const group of groups) {
    const items: ItemEffect[] = [];
    for (const { step, effects } of found)
      for (const effect of effects.get(group.key) ?? []) items.push(...(await itemsOf(metric, group.by, effect, step)));
    told.push({ ...summedUp(metric, group, items), parts: byPart(items) });
  }
  return { metric: metric.id, code: metric.code, unit: metric.unit, from, to, groups: told, missing };
}

async function stepsOf(
  metric: DerivedMetric,
  { from, to, ...rest }: BridgeRequest,
  { portfolio, before, bridgeOf }: Sources,
): Promise<{ first: Workings; steps: Step[] }> {
  const at = (source: Portfolio, asOf: IsoDate) => source.workings(metric.id, { ...rest, asOf });
  const first = await at(before, from);
  const steps: Step[] = [];
  const walk = async (dates: readonly [IsoDate, IsoDate], source: Portfolio, only?: Cause) => {
    const looks = [steps.at(-1)?.looks[1] ?? first, await at(portfolio, dates[1])] as const;
    const known = new Map<WorkedPart, Promise<Bridge>>();
    const partBridge = (part: WorkedPart) => {
      const { by, filter, period } = part.request;
      const asked = { from: dates[0], to: dates[1], by, filter, period } as BridgeRequest;
      const bridged = known.get(part) ?? bridgeOf(portfolio, part.metric, asked, source);
      known.set(part, bridged);
      return bridged;
    };
    steps.push({ looks, dates, bridgeOf: partBridge, ...(only ? { only } : {}) });
  };
  if (before !== portfolio) await walk([from, from], before, 'corrected');
  if (from !== to) await walk([from, to], portfolio);
  return { first, steps };
}

async function itemsOf(
  metric: DerivedMetric,
  by: Readonly<Record<string, string>>,
  { part, effect }: PartEffect,
  { looks, only, bridgeOf }: Step,
): Promise<ItemEffect[]> {
  if (part === null) return [{ ...NOBODY, cause: only ?? 'threshold', effect }];
  const alone: ItemEffect = {
    ...{
      ...NOBODY,
      item: `p:${part.metric}${Object.values(part.by)
        .map((cell) => ` ${cell}`)
        .join('')}`,
    },
    ...{ part: part.metric, cause: only ?? 'part', effect },
  };
  const worked = looks[1].parts.get(part.key);
  // a series has several dates, of which a bridge has two
  if (metric.compares || !worked || worked.request.from !== undefined) return [alone];
  const { groups } = await bridgeOf(worked);
  const own = groups.find((group) =>
    Object.entries(group.by).every(([name, value]) => (part.by[name] ?? by[name]) === value),
  );
  // what moved up and down by more than it can be told from has no slope
  const moved = add((own?.items ?? []).map((item) => Math.abs(item.effect)));
  if (!own || Math.abs(own.change) <= 1e-12 * moved) return [alone];
  const slope = effect / own.change;
  return own.items.map((item) => ({ ...item, part: part.metric, effect: item.effect * slope }));
}

function byPart(items: readonly ItemEffect[]): { metric: string; effect: number }[] {
  const names = [...new Set(items.map(({ part = '' }) => part))];
  return names
    .map((name) => ({
      metric: name,
      effect: add(items.filter(({ part = '' }) => part === name).map(({ effect }) => effect)),
    }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.metric < b.metric ? -1 : 1));
}
