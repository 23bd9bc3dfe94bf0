import type { ValueRef } from '../charts/figure.ts';
import { DIMENSIONS, type Dimension, type Filter, type MetricRow } from '../metrics/metric.ts';

/** What somebody selected in a picture for the whole board; the card it was selected on goes on showing all there is. */
export interface Picked {
  readonly board: string;
  readonly card: string;
  /** The groups the value that was selected last stands for. */
  readonly groups: Filter;
  /** That value. */
  readonly ref: ValueRef;
}

type Grouped = { readonly by: MetricRow['by'] };

/** The groups a value stands for, as a filter; empty where it is of the whole. */
export function groupsOf({ by }: Grouped): Filter {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => (by[dimension] === undefined ? [] : [[dimension, [by[dimension]]]])),
  );
}

/** The filter after a group was selected: in place of what was selected there, beside it, or let go where it was all that was. */
export function filterWith(filter: Filter, groups: Filter, beside: boolean): Filter {
  const dimensions = dimensionsOf(groups);
  const isThere = dimensions.every((dimension) => filter[dimension]?.includes(valueIn(groups, dimension)));
  const alone = isThere && dimensions.every((dimension) => filter[dimension]?.length === 1);
  const next = dimensions.map((dimension): [Dimension, readonly string[]] => {
    const [value, values] = [valueIn(groups, dimension), filter[dimension] ?? []];
    if (alone) return [dimension, []];
    if (!beside) return [dimension, [value]];
    // beside others it is taken in or let go, where it is one of a single dimension
    if (isThere) return [dimension, dimensions.length === 1 ? values.filter((each) => each !== value) : values];
    return [dimension, [...new Set([...values, value])]];
  });
  return withSome({ ...filter, ...Object.fromEntries(next) });
}

/** The filter without what was selected on a card: what that card goes on showing. */
export function filterWithout(filter: Filter, dimensions: readonly Dimension[]): Filter {
  return withSome(
    Object.fromEntries(Object.entries(filter).filter(([name]) => !dimensions.some((each) => each === name))),
  );
}

/** Whether a value is of a group that is selected. */
export function isPicked(filter: Filter, row: Grouped): boolean {
  const groups = groupsOf(row);
  const dimensions = dimensionsOf(groups);
  return dimensions.length > 0 && dimensions.every((name) => filter[name]?.includes(valueIn(groups, name)));
}

/** Whether the filter is still about what was selected: its dimensions are filtered, whatever else was taken in or let go since. */
export function isSelected({ groups }: Pick<Picked, 'groups'>, filter: Filter): boolean {
  return dimensionsOf(groups).some((dimension) => filter[dimension]?.length);
}

export function dimensionsOf(groups: Filter): Dimension[] {
  return DIMENSIONS.filter((dimension) => groups[dimension] !== undefined);
}

function valueIn(groups: Filter, dimension: Dimension): string {
  return groups[dimension]?.[0] ?? '';
}

function withSome(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, values]) => values.length > 0));
}
