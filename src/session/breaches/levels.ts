import type { MetricFacts } from '../../metrics/definition.ts';
import { judgesPortfolio } from '../../metrics/limit.ts';
import { DIMENSIONS, type Dimension, type Filter } from '../../metrics/metric.ts';
import type { LimitBook } from '../settings/limit-book.ts';

/** Whom a row of the list is about; `selection` is a filtered portfolio. */
export type BreachScope = 'portfolio' | 'selection' | Dimension;

/** One question to be asked of the catalogue: the values of a metric for the whole, or for the groups of a dimension. */
export interface Check {
  readonly metric: MetricFacts;
  readonly scope: BreachScope;
  readonly by: readonly Dimension[];
  /** Only what has a limit of its own is judged: those of the portfolio say nothing about such groups. */
  readonly ownOnly: boolean;
}

/** The order in which levels are asked, the widest first. */
const WIDEST_FIRST: readonly Dimension[] = ['sector', 'team', 'project', 'client', 'facility'];

/**
 * Every metric that can be beyond a limit, at every level its limits are meant for: the portfolio; sectors and teams, where the limit judges any
 * group (people's figures: teams alone, never a person); single projects, clients or loans, where it is a limit of those; and whatever the
 * bank has set limits for by name.
 */
export function checksOf(
  { catalogue, settings }: { catalogue: { metrics: readonly MetricFacts[] }; settings: { book: LimitBook } },
  filter: Filter = {},
): Check[] {
  const { book } = settings;
  const watched = catalogue.metrics.filter((metric) => book.watches(metric));
  const selected = Object.values(filter).some((values) => values?.length);
  // filtered to one of its values, a dimension is the selection itself
  const split = WIDEST_FIRST.filter((dimension) => filter[dimension]?.length !== 1);
  return [
    ...watched.map((metric): Check => {
      const scope = selected ? 'selection' : 'portfolio';
      return { metric, scope, by: [], ownOnly: selected && judgesPortfolio(metric) };
    }),
    ...split.flatMap((dimension) => {
      return watched.flatMap((metric): Check[] => {
        const meant = isMeantFor(metric, dimension);
        if (!meant && !book.scopes(metric).includes(dimension)) return [];
        return [{ metric, scope: dimension, by: [dimension], ownOnly: !meant }];
      });
    }),
  ];
}

function isMeantFor(metric: MetricFacts, dimension: Dimension): boolean {
  if (metric.each === dimension) return true;
  if (judgesPortfolio(metric)) return false;
  return dimension === 'team' || (dimension === 'sector' && metric.family !== 'managers');
}

/** The place of a scope from the whole down to a single loan. */
export function widthOf(scope: BreachScope): number {
  const place = DIMENSIONS.find((dimension) => dimension === scope);
  return place === undefined ? -1 : WIDEST_FIRST.indexOf(place);
}
