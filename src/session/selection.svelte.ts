import type { IsoDate } from '../lib/dates.ts';
import type { MonthRange } from '../lib/month-range.ts';
import type { Compare } from './compare.ts';
import type { Dimension, Filter, MetricRequest } from '../metrics/metric.ts';

/** What somebody chose to look at. */
export type Chosen = Pick<Selection, 'filter' | 'asOf' | 'compare' | 'months'>;

/** What is looked at of a portfolio: a part of the book, at a date. */
export class Selection {
  filter = $state.raw<Filter>({});
  /** Null: the latest snapshot. */
  asOf = $state.raw<IsoDate | null>(null);
  /** What its values are held against; null: nothing. */
  compare = $state.raw<Compare | null>(null);
  /** The months that pictures of months show; null: all. What is asked does not change by it. */
  months = $state.raw<MonthRange | null>(null);
  readonly request = $derived<MetricRequest>({
    ...(this.asOf === null ? {} : { asOf: this.asOf }),
    filter: this.filter,
  });
  /** The same with what boards hold it against. */
  readonly asked = $derived<MetricRequest & { compare?: Compare }>(
    this.compare === null ? this.request : { ...this.request, compare: this.compare },
  );

  get chosen(): Chosen {
    const { filter, asOf, compare, months } = this;
    return { filter, asOf, compare, months };
  }

  /** Looks at this; at all there is, at its latest, where nothing is said. */
  choose({ filter = {}, asOf = null, compare = null, months = null }: Partial<Chosen> = {}): void {
    Object.assign(this, { filter, asOf, compare, months });
  }

  /** Values one dimension must have; an empty list lets every value pass. */
  setFilter(dimension: Dimension, values: readonly string[]): void {
    const rest = Object.fromEntries(Object.entries(this.filter).filter(([name]) => name !== dimension));
    this.filter = values.length === 0 ? rest : { ...rest, [dimension]: [...values] };
  }

  clearFilter(): void {
    this.filter = {};
  }
}
