import type { Engine } from '../engine/engine.ts';
import type { Load } from '../ingest/history/delivery.ts';
import type { ImportProgress, SourceFile } from '../ingest/options.ts';
import { PortfolioError, toError } from '../lib/errors.ts';
import { answersFor, newLoads, taskWith, timeNow, withoutFile } from './loads/attempt.ts';
import type { Answers, Attempt, Decision, Held, Task } from './loads/attempt.ts';
import type { OpenEngine } from './loads/compare-loads.ts';
import { demandAll } from './loads/demand-all.ts';
import { AnswerRecord } from './prepared/answer-record.ts';
import { nextDrawing } from './prepared/next-drawing.ts';
import { Preview } from './prepared/preview.svelte.ts';
import { Selection } from './selection.svelte.ts';
import type { ParameterRow } from './settings/parameter-rows.ts';
import type { Portfolio } from './portfolio.ts';
import {
  rewritten,
  withoutSetting,
  withSetting,
  writtenSettings,
  type DatedSetting,
  type WrittenSetting,
} from './settings/setting-edits.ts';

/** `empty`: nothing to show; `error`: nothing to show, and something went wrong. */
export type SessionStatus = 'empty' | 'loading' | 'ready' | 'error';

/**
 * One portfolio that changes: its files, and what is looked at of it. Everything in it is reactive.
 * New files are loaded beside the old ones and take their place only when they are in, so that a load
 * that fails or is cancelled leaves what was shown; where they change what was shown, a person is asked first.
 */
export class Session extends Selection {
  status = $state<SessionStatus>('empty');
  portfolio = $state.raw<Portfolio | null>(null);
  /** Client managers are shown as codes, clients by their number; also in what is loaded next. */
  namesHidden = $state(false);
  /** What the portfolio that is shown was made of. */
  shown = $state.raw<Attempt | null>(null);
  /** Answers that were there before the engine. */
  readonly preview = new Preview();
  /** Where it came from. */
  readonly origin = $derived(this.shown?.origin ?? this.preview.origin);
  /** The last attempt, which may have failed or wait for a decision. */
  attempt = $state.raw<Attempt | null>(null);
  /** What the last attempt would change, until somebody decides. */
  question = $state.raw<Held | null>(null);
  /** A load is under way. */
  busy = $state(false);
  progress = $state.raw<ImportProgress | null>(null);
  error = $state.raw<Error | null>(null);
  /** What was asked of the reader's own data, as long as the settings are those it was asked with. */
  record = $state.raw<AnswerRecord | null>(null);
  /** The portfolio with its names. */
  #named: Portfolio | null = null;
  #running: AbortController | null = null;
  #task: Task | null = null;
  #before: Promise<void> = Promise.resolve();
  #engine: Engine | null = null;
  /** Gives an empty database, for a load or a comparison. */
  readonly openEngine: OpenEngine;
  readonly #now: () => string;
  readonly #patient: boolean;

  /**
   * `openEngine` gives an empty database for each load; by default one in the page's shared engine. `patient`: over prepared answers it is
   * opened when somebody asks for more than these.
   */
  constructor(
    openEngine: OpenEngine = async () =>
      (await (await import('../engine/shared-engine.ts')).sharedEngine()).workspace(),
    { now = timeNow, patient = false }: { now?: () => string; patient?: boolean } = {},
  ) {
    super();
    this.openEngine = openEngine;
    this.#now = now;
    this.#patient = patient;
  }

  /** Loads what an address names in place of what was there, with settings that were written on the page before. */
  loadSource(address: string, settings?: readonly DatedSetting[]): Promise<void> {
    this.#dropPreview(new PortfolioError('cancelled'));
    return this.#load({ origin: { kind: 'address', address }, answers: {}, ...(settings ? { settings } : {}) });
  }

  /** Loads files in place of a sample, or as a further load of the reader's own, also of what is on its way; what was decided about files like them holds. */
  loadFiles(files: readonly SourceFile[]): Promise<void> {
    const running = this.#running?.signal.aborted === false ? this.#task : null;
    this.#dropPreview(new PortfolioError('cancelled'));
    return this.#load(taskWith({ files, at: this.#now() }, running, this.attempt));
  }

  /** Shows answers that were kept, until the files they were made of are read. */
  showKept(answers: string): Promise<void> {
    return this.#preview(this.preview.read(answers));
  }

  /** Loads the reader's own files with what was decided about them, as they were kept. */
  loadKept(loads: readonly Load[], answers: Answers, settings: readonly DatedSetting[] = []): Promise<void> {
    return this.#load({ origin: { kind: 'files' }, answers, loads, settings });
  }

  /** Loads what a page gives in place of what was there; a file that cannot be loaded is an error. */
  loadWhole(files: readonly SourceFile[]): Promise<void> {
    this.#dropPreview(new PortfolioError('cancelled'));
    return this.#load({ origin: { kind: 'files' }, answers: {}, loads: [{ files }], settings: [], whole: true });
  }

  /** Reads the files of the last attempt again with further answers; without any, after the engine was lost. */
  async answer(answers: Answers = {}): Promise<void> {
    if (this.attempt) await this.#again(this.attempt, this.attempt.loads, { answers });
  }

  /** Takes one file out and reads the others again. */
  async removeFile(name: string): Promise<void> {
    if (this.attempt) await this.#again(this.attempt, withoutFile(this.attempt.loads, name));
  }

  /** The same with a whole load: what it took the place of is there again. */
  async removeLoad(load: Load): Promise<void> {
    if (this.attempt) await this.#again(this.attempt, newLoads(this.attempt.loads, { loads: [load] }));
  }

  /**
   * Answers the question: the new rows take the place of the old, or stand beside them; the new files are let go; or all
   * others are, with the settings written on the page.
   */
  async decide(decision: Decision): Promise<void> {
    const held = this.question;
    if (!held || this.busy) return;
    const { attempt, asked } = held;
    switch (decision) {
      case 'replace':
        return this.#inTurn(() => (this.question === held ? this.#show(held, this.written) : undefined));
      case 'leave':
        return this.#inTurn(() => (this.question === held ? this.#letGo(this.shown) : undefined));
      case 'beside': {
        const loads = attempt.loads.map((load, index) => (asked.includes(index) ? { ...load, beside: true } : load));
        return this.#again(attempt, loads);
      }
      case 'afresh':
        return this.#again(attempt, newLoads(attempt.loads, this.shown), { settings: [] });
    }
  }

  /** Stops what is being loaded. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Shows codes in place of names, or the names again; a filter on managers is let go, as it names somebody. */
  async hideNames(hidden: boolean): Promise<void> {
    const named = this.#named;
    const shown = named && hidden ? await withoutNames(named) : named;
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
    this.#dropPreview(new PortfolioError('cancelled'));
    this.portfolio = null;
    this.#named = null;
    this.shown = null;
    this.choose();
    this.error = null;
    this.status = 'empty';
    await this.#engine?.close();
    this.#engine = null;
  }

  /** What is asked of the reader's own data is noted, to be kept with them. */
  #heard(portfolio: Portfolio, { origin }: Pick<Attempt, 'origin'>): Portfolio {
    this.record = origin.kind === 'files' ? new AnswerRecord(portfolio) : null;
    return this.record?.portfolio ?? portfolio;
  }

  /** With and without names the settings are the same. */
  #setAll(rows: readonly ParameterRow[]): void {
    this.record = null;
    const shown = this.portfolio?.withParameters(rows) ?? null;
    this.#named = this.namesHidden ? (this.#named?.withParameters(rows) ?? null) : shown;
    this.portfolio = shown;
  }

  /** The settings written on the page. */
  get written(): DatedSetting[] {
    return writtenSettings(this.portfolio?.settings.rows ?? []);
  }

  #again(attempt: Attempt, loads: readonly Load[], { answers, ...more }: Partial<Task> = {}): Promise<void> {
    const all = { ...answersFor(loads, attempt), ...answers };
    return this.#load({ origin: attempt.origin, answers: all, loads, ...more });
  }

  #load(task: Task): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#task = task;
    this.busy = true;
    if (!this.portfolio) this.status = 'loading';
    this.error = null;
    this.progress = null;
    return this.#inTurn(() => this.#run(running, task));
  }

  #inTurn(job: () => Promise<void> | undefined): Promise<void> {
    const turn = this.#before.then(job);
    this.#before = turn.catch(() => undefined);
    return turn;
  }

  async #run(running: AbortController, task: Task): Promise<void> {
    if (this.#running !== running) return;
    const { signal } = running;
    const { origin, settings, whole = origin.kind === 'address' } = task;
    // codes in place of names are made of the files
    if (origin.kind === 'address' && !settings?.length && !this.portfolio && !this.namesHidden)
      await this.#preview(await this.preview.find(origin.address, signal));
    if (this.#patient) await this.preview.wanted(signal);
    let opened: Engine | null = null;
    try {
      // what nobody waits for any more starts no engine
      signal.throwIfAborted();
      const shown = settings || origin.kind !== 'files' ? null : this.#ownShown();
      const onProgress = (progress: ImportProgress) => {
        if (this.#running === running) this.progress = progress;
      };
      const { readTask } = await import('./loads/read-task.ts');
      const how = { shown, signal, onProgress };
      const held = await readTask(task, this.openEngine, how);
      const { engine, attempt } = held;
      opened = engine;
      await this.#letGo(attempt);
      if (whole) demandAll(attempt.reports);
      if (!attempt.loaded) {
        this.#dropPreview(new PortfolioError('cancelled'));
        return void (await engine.close());
      }
      engine.onLost((error) => this.#lose(held, error));
      if (held.asked.length > 0) this.question = held;
      else await this.#show(held, settings ?? (shown ? this.written : []));
    } catch (error) {
      await opened?.close().catch(() => undefined);
      this.#dropPreview(toError(error));
      if (this.#running === running) this.error = signal.aborted ? new PortfolioError('cancelled') : toError(error);
    } finally {
      if (this.#running === running) this.#settle();
    }
  }

  /** Shows answers that were made before, if any; once they are drawn the engine may have the machine. */
  async #preview(prepared: Portfolio | null): Promise<void> {
    if (!prepared) return;
    this.portfolio = this.#named = prepared;
    this.status = 'ready';
    await nextDrawing();
  }

  /** No engine will stand behind them, or that of other files: answers nobody could follow to their rows are not shown. */
  #dropPreview(error: Error): void {
    if (this.preview.fail(error)) this.portfolio = this.#named = null;
  }

  /** What is shown, where it is the reader's own. */
  #ownShown(): Attempt | null {
    return this.portfolio && this.shown?.origin.kind === 'files' ? this.shown : null;
  }

  async #show({ engine, portfolio, attempt }: Held, settings: readonly DatedSetting[]): Promise<void> {
    const before = this.#engine;
    // what was chosen over prepared answers is chosen over the engine's
    const chosen = this.preview.isShown ? this.chosen : {};
    const named = this.#heard(this.preview.end(rewritten(portfolio, settings)), attempt);
    const shown = this.namesHidden ? await withoutNames(named) : named;
    this.question = null;
    this.#engine = engine;
    this.#named = named;
    this.choose(chosen);
    this.shown = attempt;
    this.portfolio = shown;
    await before?.close().catch(() => undefined);
  }

  /** Lets go what waited for a decision. */
  async #letGo(attempt: Attempt | null): Promise<void> {
    const held = this.question;
    this.question = null;
    this.attempt = attempt;
    await held?.engine.close().catch(() => undefined);
  }

  #lose(held: Held, error: Error): void {
    if (this.question === held) void this.#letGo(this.shown).then(() => (this.error = error));
    if (this.#engine !== held.engine) return;
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

async function withoutNames(portfolio: Portfolio): Promise<Portfolio> {
  const { hideNames } = await import('./portfolio/hidden-names.ts');
  return (await hideNames(portfolio)).portfolio;
}
