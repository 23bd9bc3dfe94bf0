import type { IsoDate } from '../../lib/dates.ts';
import type { OwnWords } from '../../i18n/translate.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { MetricFacts } from '../../metrics/definition.ts';
import type { KpiTarget } from '../../metrics/facts.ts';
import type { EsgSource } from '../../metrics/relations/esg-sources.ts';
import type { Exchange } from '../../metrics/relations/exchange.ts';
import type { Evidence, Portfolio } from '../portfolio.ts';
import type { Covenant } from '../settings/covenant-limits.ts';
import type { ParameterRow } from '../settings/parameter-rows.ts';

export type Labels = Awaited<ReturnType<Portfolio['values']>>;

/** What answers were made of; they are shown only where both are the same. */
export interface PreparedFrom {
  /** The code that made them. */
  readonly build: string;
  /** SHA-256 of the data: of a package's description, which states that of each of its files. */
  readonly data: string;
}

/** Answers that were asked before, and what a page must know of a portfolio to ask for them; JSON. */
export interface PreparedBook {
  readonly from: PreparedFrom;
  readonly tables: Readonly<Record<string, number>>;
  readonly snapshots: readonly IsoDate[];
  readonly lastEvent: IsoDate | null;
  readonly currency: string | null;
  readonly exchange: Exchange | null;
  readonly currencies: readonly string[];
  readonly words: OwnWords;
  readonly settings: {
    readonly rows: readonly ParameterRow[];
    readonly targets: readonly KpiTarget[];
    readonly covenants: readonly Covenant[];
    readonly assessors: readonly EsgSource[];
  };
  /** What is known of each metric without its statement, which is there when the engine is. */
  readonly metrics: readonly MetricFacts[];
  /** What metrics lack that cannot be asked. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, readonly MetricRow[]>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly values: Readonly<Record<string, Labels>>;
}
