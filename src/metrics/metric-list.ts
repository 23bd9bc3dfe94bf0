import { PortfolioError } from '../lib/errors.ts';
import type { MetricFacts } from './definition.ts';
import type { Better, Family, Thresholds, Unit } from './metric.ts';
import type { OwnMetric } from './user/read-metric.ts';

/** What is known about a metric without any data. */
export interface CatalogueEntry {
  id: string;
  code: string;
  family: Family;
  unit: Unit;
  better: Better;
  needs: readonly string[];
  /** Of these one at least; empty where it needs none of several. */
  needsAny: readonly string[];
  parts: readonly { name: string; cells: readonly string[] }[];
  thresholds: Thresholds | null;
  moreLimits: Readonly<Record<string, Thresholds>>;
}

/** The metrics of one portfolio, with as much as is known of each. */
export class MetricList<M extends MetricFacts = MetricFacts> {
  /** Every metric: ours in the order of the list, then the bank's own. */
  readonly metrics: readonly M[];
  readonly own: readonly OwnMetric[];
  /** Names, definitions and formulas of the bank's own metrics, by key. */
  readonly words: OwnMetric['words'];
  readonly #byName: ReadonlyMap<string, M>;

  constructor(metrics: readonly M[], own: readonly OwnMetric[] = []) {
    this.metrics = metrics;
    this.own = own;
    this.words = Object.assign({}, ...own.map(({ words }) => words)) as OwnMetric['words'];
    this.#byName = new Map(
      metrics.flatMap((metric) => [[metric.id, metric] as const, [metric.code.toLowerCase(), metric] as const]),
    );
  }

  /** The metric with this slug or code, in any case; an unknown one is an error that says so. */
  find(idOrCode: string): M {
    const metric = this.seek(idOrCode);
    if (!metric) throw new PortfolioError('unknown-metric', { id: idOrCode });
    return metric;
  }

  /** The same, null for an unknown one. */
  seek(idOrCode: string): M | null {
    return this.#byName.get(idOrCode.trim().toLowerCase()) ?? null;
  }

  /** Ours alone, null also for one of the bank's own. */
  seekOurs(idOrCode: string): M | null {
    const found = this.seek(idOrCode);
    return this.own.some(({ metric }) => metric.id === found?.id) ? null : found;
  }

  /** The metrics as data, for lists and documentation. */
  entries(): CatalogueEntry[] {
    return this.metrics.map(
      ({ id, code, family, unit, better, needs, needsAny = [], parts = [], thresholds = null, moreLimits = {} }) => ({
        id,
        code,
        family,
        unit,
        better,
        needs,
        needsAny,
        parts: parts.map(({ name, cells }) => ({ name, cells })),
        thresholds,
        moreLimits,
      }),
    );
  }
}
