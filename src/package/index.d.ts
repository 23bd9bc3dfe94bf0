/** What a page or a server may build on; everything else can change from one version to the next. */

/** Languages there are words in. */
export const LANGUAGES: readonly ['zh-CN', 'en'];
export type Language = (typeof LANGUAGES)[number];

export type Dimension =
  | 'branch'
  | 'team'
  | 'manager'
  | 'sector'
  | 'region'
  | 'client'
  | 'product'
  | 'rating'
  | 'tier'
  | 'stage'
  | 'five_tier'
  | 'project'
  | 'facility';

/** Values a row must have, by dimension: one of them of each. */
export type Filter = Readonly<Partial<Record<Dimension, readonly string[]>>>;

export interface MetricRequest {
  by?: readonly Dimension[];
  /** ISO date; default: the latest of the data. */
  asOf?: string;
  /** First date of a monthly series; without it one period. */
  from?: string;
  filter?: Filter;
  period?: 'month' | 'quarter' | 'ytd' | 'ttm' | 'all';
}

/** One answer. `value` is null exactly where `reason` is not. */
export interface MetricRow {
  metric: string;
  code: string;
  /** `2026-06` */
  period: string;
  by: Record<string, string>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number;
  coverage: number | null;
  unit: string;
  status: 'green' | 'amber' | 'red' | 'grey';
  reason: string | null;
  flags: string[];
}

/** Where a number comes from. */
export interface Evidence {
  sql: string;
  params: Readonly<Record<string, string | number | boolean | null>>;
  rows: { columns: string[]; rows: (string | number | boolean | null)[][] };
  total: number;
}

export interface Portfolio {
  /** Rows a table. */
  readonly tables: Readonly<Record<string, number>>;
  /** Dates of the data, ascending. */
  readonly snapshots: readonly string[];
  readonly currency: string | null;
  ask(metric: string, request?: MetricRequest, options?: { signal?: AbortSignal }): Promise<MetricRow[]>;
  evidence(
    metric: string,
    request: MetricRequest,
    options?: { limit?: number; offset?: number; by?: Readonly<Record<string, string>> },
  ): Promise<Evidence>;
  values(dimension: Dimension, language: Language): Promise<{ value: string; label: string }[]>;
}

export interface SourceFile {
  name: string;
  content: Blob | Uint8Array;
}

/** One table as a script holds it: objects, an Arrow table, or the bytes of one (IPC). */
export type GivenTable = readonly object[] | object | Uint8Array | ArrayBuffer;
/** Tables by their names, `{ exposure: […], client: […] }`; rows alone are told by their columns. */
export type GivenRows = GivenTable | Readonly<Record<string, GivenTable>>;

/** One portfolio that changes: its files, and what is looked at of it. On a server without a worker and without a page. */
export class Session {
  constructor();
  readonly status: 'empty' | 'loading' | 'ready' | 'error';
  readonly portfolio: Portfolio | null;
  readonly error: Error | null;
  filter: Filter;
  /** Null: the latest date of the data. */
  asOf: string | null;
  /** Loads what an address names: a folder with a `datapackage.json`, the package, or one file. */
  loadSource(address: string): Promise<void>;
  /** Loads files beside those that are there. */
  loadFiles(files: readonly SourceFile[]): Promise<void>;
  setFilter(dimension: Dimension, values: readonly string[]): void;
  clearFilter(): void;
  close(): Promise<void>;
}

/** What is wrong, with a code that stays and values to say it in any language. */
export class PortfolioError extends Error {
  readonly code: string;
}
