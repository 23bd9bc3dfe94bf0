import { sharedEngine } from '../engine/shared-engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { ImportReport } from '../ingest/report.ts';
import { exportMapping, joinMappings, type Mapping } from '../ingest/mapping/mapping.ts';
import type { ImportOptions, ImportProgress, SourceFile } from '../ingest/options.ts';
import type { IsoDate } from '../lib/dates.ts';
import { isMetricFile } from '../lib/metric-file.ts';
import { PortfolioError } from '../lib/errors.ts';
import type { Dimension, Filter, MetricRequest } from '../metrics/metric.ts';
import { fetchSource } from './fetch-source.ts';
import { hideNames } from './hidden-names.ts';
import { loadPortfolio } from './load-portfolio.ts';
import type { ParameterRow } from './parameter-rows.ts';
import type { Portfolio } from './portfolio.ts';
import { editsOf, withoutSetting, withSetting, type WrittenSetting } from './setting-edits.ts';

/** `empty`: nothing to show; `error`: nothing to show, and something went wrong. */
export type SessionStatus = 'empty' | 'loading' | 'ready' | 'error';

/** What a person decided about the files: columns, units, encodings. */
export type Answers = Omit<ImportOptions, 'signal' | 'onProgress'>;

/** Where data come from: an address, or files of the reader's own. */
export type Origin = { readonly kind: 'address'; readonly address: string } | { readonly kind: 'files' };

/** One try at loading files, whatever came of it. */
export interface Attempt {
  readonly origin: Origin;
  readonly files: readonly SourceFile[];
  readonly answers: Answers;
  readonly reports: readonly ImportReport[];
  /** False when nothing could be loaded; what was there before is still shown. */
  readonly loaded: boolean;
}

type ReadFiles = (signal: AbortSignal) => Promise<readonly SourceFile[]>;

/**
 * One portfolio that changes: its files, its filter, its as-of date. Everything in it is reactive.
 * New files are loaded beside the old ones and take their place only when they are in, so that a load
 * that fails or is cancelled leaves what was shown.
 */
export class Session {
  status = $state<SessionStatus>('empty');
  portfolio = $state.raw<Portfolio | null>(null);
  /** Client managers are shown as codes, clients by their number; also in what is loaded next. */
  namesHidden = $state(false);
  /** Where the portfolio that is shown came from. */
  origin = $state.raw<Origin | null>(null);
  attempt = $state.raw<Attempt | null>(null);
  /** A load is under way. */
  busy = $state(false);
  progress = $state.raw<ImportProgress | null>(null);
  error = $state.raw<Error | null>(null);
  filter = $state.raw<Filter>({});
  /** Null: the latest snapshot. */
  asOf = $state.raw<IsoDate | null>(null);
  readonly request = $derived<MetricRequest>({
    ...(this.asOf === null ? {} : { asOf: this.asOf }),
    filter: this.filter,
  });

  /** The portfolio with its names. */
  #named: Portfolio | null = null;
  #running: AbortController | null = null;
  #before: Promise<void> = Promise.resolve();
  #engine: Engine | null = null;
  readonly #openEngine: () => Promise<Engine>;

  /** `openEngine` gives an empty database for each load; by default one in the page's shared engine. */
  constructor(openEngine: () => Promise<Engine> = async () => (await sharedEngine()).workspace()) {
    this.#openEngine = openEngine;
  }

  /** Loads what an address names in place of what was there. */
  loadSource(address: string): Promise<void> {
    return this.#load({ kind: 'address', address }, {}, (signal) => fetchSource(address, { signal }));
  }

  /** Loads files in place of a sample, or beside files of the reader's own; one of the same name replaces it. */
  loadFiles(files: readonly SourceFile[]): Promise<void> {
    const own = this.attempt?.origin.kind === 'files' ? this.attempt : null;
    // A file that belongs to no table was a mistake and does not stay with the next ones.
    const tablesOf = (old: SourceFile) => own?.reports.filter(({ upload }) => upload === old.name) ?? [];
    const placed = (old: SourceFile) => isMetricFile(old.name) || tablesOf(old).some(({ table }) => table !== null);
    const kept = own?.files.filter((old) => placed(old) && files.every(({ name }) => name !== old.name)) ?? [];
    const answers = own ? { ...own.answers, saved: this.mapping(own), files: forNew(own.answers.files, files) } : {};
    return this.#load({ kind: 'files' }, answers, async () => [...kept, ...files]);
  }

  /** Loads the reader's own files with what was decided about them, as they were kept. */
  loadKept(files: readonly SourceFile[], answers: Answers): Promise<void> {
    return this.#load({ kind: 'files' }, answers, async () => files);
  }

  /** What was decided about the files of an attempt, and about files before them. */
  mapping({ reports, answers }: Attempt): Mapping {
    return joinMappings(answers.saved, exportMapping(reports, answers));
  }

  /** Reads the files of the last attempt again with further answers; without any, after the engine was lost. */
  async answer(answers: Answers = {}): Promise<void> {
    const { attempt } = this;
    if (attempt) await this.#load(attempt.origin, { ...attempt.answers, ...answers }, async () => attempt.files);
  }

  /** Takes one file out and reads the others again. */
  async removeFile(name: string): Promise<void> {
    const { attempt } = this;
    if (!attempt) return;
    const rest = attempt.files.filter((file) => file.name !== name);
    await this.#load(attempt.origin, attempt.answers, async () => rest);
  }

  /** Stops what is being loaded. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Values one dimension must have; an empty list lets every value pass. */
  setFilter(dimension: Dimension, values: readonly string[]): void {
    const rest = Object.fromEntries(Object.entries(this.filter).filter(([name]) => name !== dimension));
    this.filter = values.length === 0 ? rest : { ...rest, [dimension]: [...values] };
  }

  clearFilter(): void {
    this.filter = {};
  }

  /** Shows codes in place of names, or the names again; a filter on managers is let go, as it names somebody. */
  async hideNames(hidden: boolean): Promise<void> {
    const named = this.#named;
    const shown = named && hidden ? (await hideNames(named)).portfolio : named;
    if (named !== this.#named) return;
    this.namesHidden = hidden;
    this.setFilter('manager', []);
    this.portfolio = shown;
  }

  /** Puts a limit or weight in force on the page; what is wrong with it is asked of `problemOfSetting` first. */
  set(setting: WrittenSetting): void {
    if (this.portfolio) this.#setAll(withSetting(this.portfolio, setting));
  }

  /** Takes back what was written on the page. */
  unset(written: ParameterRow): void {
    if (this.portfolio) this.#setAll(withoutSetting(this.portfolio.settings.rows, written));
  }

  /** With and without names the settings are the same. */
  #setAll(rows: readonly ParameterRow[]): void {
    const shown = this.portfolio?.withParameters(rows) ?? null;
    this.#named = this.namesHidden ? (this.#named?.withParameters(rows) ?? null) : shown;
    this.portfolio = shown;
  }

  /** Stops, and frees the tables. */
  async close(): Promise<void> {
    this.cancel();
    await this.#before;
    this.portfolio = null;
    this.#named = null;
    this.status = 'empty';
    this.origin = null;
    await this.#engine?.close();
    this.#engine = null;
  }

  #load(origin: Origin, answers: Answers, read: ReadFiles): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.busy = true;
    if (!this.portfolio) this.status = 'loading';
    this.error = null;
    this.progress = null;
    this.#before = this.#before.then(() => this.#run(running, origin, answers, read));
    return this.#before;
  }

  async #run(running: AbortController, origin: Origin, answers: Answers, read: ReadFiles): Promise<void> {
    if (this.#running !== running) return;
    const { signal } = running;
    let engine: Engine | null = null;
    try {
      const files = await read(signal);
      engine = await this.#openEngine();
      signal.throwIfAborted();
      const onProgress = (progress: ImportProgress) => {
        if (this.#running === running) this.progress = progress;
      };
      const portfolio = await loadPortfolio(engine, [...files], { ...answers, signal, onProgress });
      signal.throwIfAborted();
      const loaded = Object.keys(portfolio.tables).length > 0;
      this.attempt = { origin, files, answers, reports: portfolio.imports, loaded };
      if (loaded) await this.#replace(engine, portfolio, origin);
      else await engine.close();
    } catch (error) {
      await engine?.close().catch(() => undefined);
      if (this.#running === running) this.error = signal.aborted ? new PortfolioError('cancelled') : asError(error);
    } finally {
      if (this.#running === running) this.#settle();
    }
  }

  async #replace(engine: Engine, portfolio: Portfolio, origin: Origin): Promise<void> {
    const before = this.#engine;
    // what a reader wrote about files of their own still holds when more of them come
    const own = this.origin?.kind === 'files' && origin.kind === 'files';
    const edits = own ? editsOf(this.portfolio?.settings.rows ?? []) : [];
    const named = edits.reduceRight(
      (edited, row) => edited.withParameters(withSetting(edited, row, row.edit?.at ?? '')),
      portfolio,
    );
    const shown = this.namesHidden ? (await hideNames(named)).portfolio : named;
    this.#engine = engine;
    this.#named = named;
    engine.onLost((error) => {
      if (this.#engine === engine) this.#lose(error);
    });
    this.filter = {};
    this.asOf = null;
    this.origin = origin;
    this.portfolio = shown;
    await before?.close().catch(() => undefined);
  }

  #lose(error: Error): void {
    this.#engine = null;
    this.portfolio = null;
    this.#named = null;
    this.error = error;
    if (!this.busy) this.status = 'error';
  }

  #settle(): void {
    this.#running = null;
    this.busy = false;
    this.progress = null;
    this.status = this.portfolio ? 'ready' : this.error ? 'error' : 'empty';
  }
}

/** Answers by file without those about the rows of a file that a new one replaces: these are kept by its headings. */
function forNew(answers: Answers['files'] = {}, files: readonly SourceFile[]): NonNullable<Answers['files']> {
  const entries = Object.entries(answers).map(([name, options]) => {
    const { mapping, units, dateOrder, table } = options;
    const stays = files.every((file) => file.name !== name);
    const decided = { mapping, units, dateOrder, ...(table === undefined ? {} : { table }) };
    return [name, stays ? options : decided] as const;
  });
  return Object.fromEntries(entries);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new PortfolioError('query-failed', { problem: String(error) });
}
