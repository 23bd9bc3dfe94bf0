import { sharedEngine } from '../engine/shared-engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Comparison, Load } from '../ingest/index.ts';
import type { HistoryOptions, ImportProgress, SourceFile } from '../ingest/options.ts';
import type { LoadReport } from '../ingest/report.ts';
import type { IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import type { Dimension, Filter, MetricRequest } from '../metrics/metric.ts';
import { answersFor, askedAbout, cameIn, loadsAsked, newLoads, timeNow, withNextLoad, withoutFile } from './attempt.ts';
import type { Answers, Attempt, Decision, Held, Task } from './attempt.ts';
import { compareLoads, listHistory, mappingOf, type LoadPair, type OpenEngine } from './compare-loads.ts';
import { fetchSource } from './fetch-source.ts';
import { hideNames } from './hidden-names.ts';
import { loadHistory } from './load-portfolio.ts';
import type { ParameterRow } from './parameter-rows.ts';
import type { Portfolio } from './portfolio.ts';
import { rewritten, withoutSetting, withSetting, writtenSettings, type DatedSetting } from './setting-edits.ts';
import type { WrittenSetting } from './setting-edits.ts';

/** `empty`: nothing to show; `error`: nothing to show, and something went wrong. */
export type SessionStatus = 'empty' | 'loading' | 'ready' | 'error';

/**
 * One portfolio that changes: its files, its filter, its as-of date. Everything in it is reactive.
 * New files are loaded beside the old ones and take their place only when they are in, so that a load
 * that fails or is cancelled leaves what was shown; where they change what was shown, a person is asked first.
 */
export class Session {
  status = $state<SessionStatus>('empty');
  portfolio = $state.raw<Portfolio | null>(null);
  /** Client managers are shown as codes, clients by their number; also in what is loaded next. */
  namesHidden = $state(false);
  /** What the portfolio that is shown was made of. */
  shown = $state.raw<Attempt | null>(null);
  /** Where it came from. */
  readonly origin = $derived(this.shown?.origin ?? null);
  /** The last attempt, which may have failed or wait for a decision. */
  attempt = $state.raw<Attempt | null>(null);
  #held = $state.raw<Held | null>(null);
  /** What the last attempt would change, until somebody decides. */
  readonly question = $derived(this.#held ? loadsAsked(this.#held, this.#held.attempt.history) : null);
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
  readonly #openEngine: OpenEngine;
  readonly #now: () => string;

  /** `openEngine` gives an empty database for each load; by default one in the page's shared engine. */
  constructor(
    openEngine: OpenEngine = async () => (await sharedEngine()).workspace(),
    { now = timeNow }: { now?: () => string } = {},
  ) {
    this.#openEngine = openEngine;
    this.#now = now;
  }

  /** Loads what an address names in place of what was there. */
  loadSource(address: string): Promise<void> {
    const read = async (signal: AbortSignal) => [{ files: await fetchSource(address, { signal }) }];
    return this.#load({ origin: { kind: 'address', address }, answers: {}, read });
  }

  /** Loads files in place of a sample, or as a further load of the reader's own; what was decided about files like them holds. */
  loadFiles(files: readonly SourceFile[]): Promise<void> {
    const next = { files, at: this.#now() };
    const own = this.attempt?.origin.kind === 'files' ? this.attempt : null;
    const loads = withNextLoad(own ?? { loads: [], reports: [] }, next);
    const answers = own ? { ...answersFor(loads, own), saved: mappingOf(own) } : {};
    return this.#load({ origin: { kind: 'files' }, answers, read: async () => loads });
  }

  /** Loads the reader's own files with what was decided about them, as they were kept. */
  loadKept(loads: readonly Load[], answers: Answers, settings: readonly DatedSetting[] = []): Promise<void> {
    return this.#load({ origin: { kind: 'files' }, answers, read: async () => loads, settings });
  }

  /** Reads the files of the last attempt again with further answers; without any, after the engine was lost. */
  async answer(answers: Answers = {}): Promise<void> {
    if (this.attempt) await this.#again(this.attempt, this.attempt.loads, { answers });
  }

  /** Takes one file out and reads the others again. */
  async removeFile(name: string): Promise<void> {
    if (this.attempt) await this.#again(this.attempt, withoutFile(this.attempt.loads, name));
  }

  /**
   * Answers the question: the new rows take the place of the old, or stand beside them; the new files are let go; or all
   * others are, with the settings written on the page.
   */
  async decide(decision: Decision): Promise<void> {
    const held = this.#held;
    if (!held || this.busy) return;
    const { attempt, asked } = held;
    switch (decision) {
      case 'replace':
        return this.#inTurn(() => (this.#held === held ? this.#show(held, this.#written()) : undefined));
      case 'leave':
        return this.#inTurn(() => (this.#held === held ? this.#letGo(this.shown) : undefined));
      case 'beside': {
        const loads = attempt.loads.map((load, index) => (asked.includes(index) ? { ...load, beside: true } : load));
        return this.#again(attempt, loads);
      }
      case 'afresh':
        return this.#again(attempt, newLoads(attempt.loads, this.shown), { settings: [] });
    }
  }

  /** How one load of what is shown differs from another, each taken alone. */
  compare(pair: LoadPair, options: Pick<HistoryOptions, 'signal' | 'listed'> = {}): Promise<Comparison> {
    if (!this.shown) return Promise.reject(new PortfolioError('no-exposure'));
    return compareLoads(this.#openEngine, this.shown, pair, options);
  }

  /** The loads that the question is about, with every single change. */
  async everyChange(): Promise<LoadReport[]> {
    const held = this.#held;
    return held ? loadsAsked(held, await listHistory(this.#openEngine, held.attempt)) : [];
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

  /** Stops, frees the tables and forgets the files: nothing is there, as at the start. */
  async close(): Promise<void> {
    this.cancel();
    await this.#before;
    await this.#letGo(null);
    this.portfolio = null;
    this.#named = null;
    this.shown = null;
    this.filter = {};
    this.asOf = null;
    this.error = null;
    this.status = 'empty';
    await this.#engine?.close();
    this.#engine = null;
  }

  /** With and without names the settings are the same. */
  #setAll(rows: readonly ParameterRow[]): void {
    const shown = this.portfolio?.withParameters(rows) ?? null;
    this.#named = this.namesHidden ? (this.#named?.withParameters(rows) ?? null) : shown;
    this.portfolio = shown;
  }

  #written(): DatedSetting[] {
    return writtenSettings(this.portfolio?.settings.rows ?? []);
  }

  #again(attempt: Attempt, loads: readonly Load[], { answers, ...more }: Partial<Task> = {}): Promise<void> {
    const all = { ...answersFor(loads, attempt), ...answers };
    return this.#load({ origin: attempt.origin, answers: all, read: async () => loads, ...more });
  }

  #load(task: Task): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.busy = true;
    if (!this.portfolio) this.status = 'loading';
    this.error = null;
    this.progress = null;
    return this.#inTurn(() => this.#run(running, task));
  }

  #inTurn(job: () => Promise<void> | undefined): Promise<void> {
    this.#before = this.#before.then(job);
    return this.#before;
  }

  async #run(running: AbortController, { origin, answers, read, settings }: Task): Promise<void> {
    if (this.#running !== running) return;
    const { signal } = running;
    let engine: Engine | null = null;
    try {
      const loads = await read(signal);
      engine = await this.#openEngine();
      signal.throwIfAborted();
      const onProgress = (progress: ImportProgress) => {
        if (this.#running === running) this.progress = progress;
      };
      const portfolio = await loadHistory(engine, loads, { ...answers, signal, onProgress });
      signal.throwIfAborted();
      const { imports: reports, loads: history } = portfolio;
      const shown = settings || origin.kind !== 'files' ? null : this.#ownShown();
      const fresh = newLoads(loads, shown);
      const some = fresh.length === 0 || fresh.some((load) => cameIn(load, reports));
      const loaded = some && Object.keys(portfolio.tables).length > 0;
      const attempt = { origin, loads, answers, reports, history, loaded };
      const held = { engine, portfolio, attempt, asked: shown ? askedAbout(attempt, shown) : [] };
      await this.#letGo(attempt);
      if (!loaded) return void (await engine.close());
      this.#watch(engine);
      if (held.asked.length > 0) this.#held = held;
      else await this.#show(held, settings ?? (shown ? this.#written() : []));
    } catch (error) {
      await engine?.close().catch(() => undefined);
      if (this.#running === running) this.error = signal.aborted ? new PortfolioError('cancelled') : asError(error);
    } finally {
      if (this.#running === running) this.#settle();
    }
  }

  /** What is shown, where it is the reader's own. */
  #ownShown(): Attempt | null {
    return this.portfolio && this.shown?.origin.kind === 'files' ? this.shown : null;
  }

  async #show({ engine, portfolio, attempt }: Held, settings: readonly DatedSetting[]): Promise<void> {
    const before = this.#engine;
    const named = rewritten(portfolio, settings);
    const shown = this.namesHidden ? (await hideNames(named)).portfolio : named;
    this.#held = null;
    this.#engine = engine;
    this.#named = named;
    this.filter = {};
    this.asOf = null;
    this.shown = attempt;
    this.portfolio = shown;
    await before?.close().catch(() => undefined);
  }

  /** Lets go what waited for a decision. */
  async #letGo(attempt: Attempt | null): Promise<void> {
    const held = this.#held;
    this.#held = null;
    this.attempt = attempt;
    await held?.engine.close().catch(() => undefined);
  }

  #watch(engine: Engine): void {
    engine.onLost((error) => {
      if (this.#held?.engine === engine) void this.#letGo(this.shown).then(() => (this.error = error));
      if (this.#engine === engine) this.#lose(error);
    });
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

function asError(error: unknown): Error {
  return error instanceof Error ? error : new PortfolioError('query-failed', { problem: String(error) });
}
