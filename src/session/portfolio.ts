import type { IsoDate, IsoMonth } from '../lib/dates.ts';
import type { Contributions } from './bridge/contributions.ts';
import type { Cell, Engine, RowSet } from '../engine/engine.ts';
import type { Language } from '../i18n/language.ts';
import type { OwnWords } from '../i18n/translate.ts';
import type { ImportReport, LoadReport } from '../ingest/import-report.ts';
import type { ColumnType } from '../model/table.ts';
import type { MetricList } from '../metrics/metric-list.ts';
import type { Exchange } from '../metrics/relations/exchange.ts';
import type { EvidencePage } from '../metrics/evidence-statement.ts';
import type { BankSettings } from './settings/bank-settings.ts';
import type { Goal } from './settings/goal.ts';
import type { ParameterRow } from './settings/parameter-rows.ts';
import type { Dimension, Filter, MetricRequest, MetricRow } from '../metrics/metric.ts';
import type { PeriodSettings } from '../metrics/setting-values.ts';
import type { Workings } from './bridge/worked-parts.ts';

export interface AskOptions {
  signal?: AbortSignal;
  /** Every amount by the rates of exchange of this day's book; without it each by those of its own date. */
  ratesAt?: IsoDate;
  /** Nobody looks at it yet: what somebody waits for goes first. */
  later?: boolean;
  /** It is what another answer is held against, not what is shown. */
  beside?: true;
}

/** Which rows of the evidence are wanted, and what stops its statements. */
export interface EvidenceOptions extends Partial<EvidencePage> {
  signal?: AbortSignal | undefined;
}

/** A value of a dimension, with the label to show (a client's name for its id). */
export interface DimensionValue {
  value: string;
  label: string;
}

export interface ValuesOptions {
  /** Only values of rows these let pass; what it says of the dimension itself is left out. */
  within?: Filter;
  /** Also those without a loan, a review or an alert, which only their own table knows. */
  recorded?: true;
  signal?: AbortSignal;
}

/** Everything that answers "where does this number come from?". */
export interface Evidence {
  metric: string;
  request: MetricRequest;
  /** Product and definition this was answered by: `0.1.0+3fa2b1c4d5e6`; another definition has another version. */
  version: string;
  /** The statement, and the values of its `$name` places. */
  sql: string;
  /** The statement of the rows; its places take the same values and those of the cell. */
  rowsSql: string;
  params: Readonly<Record<string, string | number | boolean | null>>;
  /** Contributing rows: `source_file`, `source_row`, what counts, the columns it was decided from. */
  rows: RowSet;
  /** All contributing rows, also those beyond the page that was asked for. */
  total: number;
  /** Those of them that are in the numerator. */
  inNumerator: number;
  /** Rows seen and left out, by reason. */
  excluded: { reason: string; rows: number }[];
  /** What was in force at each period's date, by month: net capital, days of grace, orders of ratings … */
  settings: Readonly<Record<IsoMonth, PeriodSettings>>;
  /** For a metric made of metrics: its parts, each with evidence of its own. */
  parts: { metric: string; request: MetricRequest; row: MetricRow }[];
}

export type RecordsRequest = Pick<MetricRequest, 'asOf' | 'filter' | 'period'>;

/** Which rows of a table are wanted, and what stops its statements. */
export interface RecordsOptions {
  /** Names of its columns, `state` for what became of a row by the date; without any those that tell most. */
  columns?: readonly string[] | 'all';
  limit?: number;
  offset?: number;
  signal?: AbortSignal | undefined;
}

/** Rows of a table as they stood at a date, the newest first, each with the row of the file it came from. */
export interface Records {
  table: string;
  columns: readonly { name: string; type: ColumnType }[];
  rows: readonly { cells: readonly Cell[]; file: string; row: number }[];
  /** False where its rows say only what is known today: it has no date to look back to. */
  dated: boolean;
  /** All rows, also those beyond the page that was asked for. */
  total: number;
  /** How many there are of each state, where the table tells one: `overdue`, `breach` … */
  states: readonly { state: string; rows: number }[];
}

/** One loaded portfolio: tables in the engine, what became of the files, and the only way to run a metric. */
export interface Portfolio {
  readonly engine: Engine;
  readonly imports: readonly ImportReport[];
  /** The deliveries it was made of, in their order. */
  readonly loads: readonly LoadReport[];
  /** Rows a table, only tables that hold any. */
  readonly tables: Readonly<Record<string, number>>;
  /** Snapshot dates, ascending; the last is the default as-of date. */
  readonly snapshots: readonly IsoDate[];
  /** Where there is no book: the day of the latest event, the default as-of date. */
  readonly lastEvent?: IsoDate | null;
  /** ISO code of the base currency: the parameter, else the currency of most of the balance, else null. */
  readonly currency: string | null;
  /** How amounts in other currencies are turned into it; null where there are none. */
  readonly exchange?: Exchange | null;
  /** Currencies of the loans beside the base. */
  readonly currencies?: readonly string[];
  /** What the bank has set: parameters, limits, weights. */
  readonly settings: BankSettings;
  /** Codes stand in place of client managers. */
  readonly namesHidden?: true;
  /** Its answers were made before; the engine's are on their way. */
  readonly prepared?: true;
  /** True where something is only tried out: its figures are not the bank's. */
  readonly scenario: boolean;
  /** The same data seen with other settings, which take the place of all that are there. */
  withParameters(rows: readonly ParameterRow[], options?: { scenario?: boolean }): Portfolio;
  /** Grows with every change of the data; part of every cache key. */
  readonly version: number;
  /** The metrics that can be asked for: ours, and those of the bank's own that came with the data, with their words. */
  readonly catalogue: MetricList;
  /** Words that came with the data: names of the bank's own metrics, and of sectors, regions, branches, teams and products in both languages. */
  readonly words: OwnWords;
  /** Tables (`review`) or columns (`exposure.days_past_due`, of which one is enough) a metric cannot be asked without and that hold nothing; none where it can. */
  missing(metric: string): readonly string[];
  /** The metric's rows; equal questions are asked once. */
  ask(metric: string, request?: MetricRequest, options?: AskOptions): Promise<MetricRow[]>;
  evidence(metric: string, request: MetricRequest, options?: EvidenceOptions): Promise<Evidence>;
  /** The statement that answers a question, with the values of its places; '' for a metric made of metrics, and where there is nothing to ask. */
  statement?(metric: string, request: MetricRequest): Promise<Pick<Evidence, 'sql' | 'params'>>;
  /** What is known at the date of what a filter lets pass, from one table; of the ledger, where a period is asked, each of its books. */
  records(table: string, request: RecordsRequest, options?: RecordsOptions): Promise<Records>;
  /** What each facility adds to the answers at one date; with `settingsAt` by the parameters of another, with `ratesAt` by its rates of exchange. */
  contributions(
    metric: string,
    request: MetricRequest,
    options?: { settingsAt?: IsoDate; ratesAt?: IsoDate },
  ): Promise<Contributions>;
  /** How the answers of a metric made of metrics follow from those of the metrics of tables at the bottom of it. */
  workings(metric: string, request: MetricRequest): Promise<Workings>;
  /** What was planned, from the tables of targets. */
  goals?(): Promise<readonly Goal[]>;
  /** Values a dimension takes, sorted for people, in Chinese where no language is given. */
  values(dimension: Dimension, language?: Language, options?: ValuesOptions): Promise<DimensionValue[]>;
}
