import type { Load } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';
import { said } from '../lib/reasons.ts';
import { browserPlace, type Folder, type NoFolder, type Place } from './folder.ts';
import type { Manifest } from './manifest.ts';
import { keepAnswers, readAnswers } from './kept-answers.ts';
import { bytesTaken, keep, manifestsIn, readKept, wipe, type Keepable, type Kept } from './kept-files.ts';

/** What is kept on this computer, for the page to show and to change. Nothing is kept unless `keep` is called. */
export class Keeper {
  /** False until the browser was asked. */
  looked = $state(false);
  /** Why nothing can be kept here. */
  problem = $state<NoFolder | null>(null);
  manifest = $state.raw<Manifest | null>(null);
  /** Bytes on the disk, with the version before. */
  taken = $state(0);
  /** The loads the page began with: the very list, to know it by. */
  restored = $state.raw<readonly Load[] | null>(null);
  /** What is kept, as it was given or read. */
  #held = $state.raw<Keepable | null>(null);
  /** What was kept last could not be read, and the version before was. */
  earlier = $state(false);
  /** Something is there that can be cleared. */
  readonly something = $derived(this.manifest !== null || this.taken > 0);
  /** What is kept could not be read at the start. */
  unread = $state(false);
  busy = $state(false);
  error = $state.raw<Error | null>(null);
  readonly #place: Place;

  constructor(place: Place = browserPlace) {
    this.#place = place;
  }

  /** The answers that are kept with the files, null where there are none: they are read first, as they are shown first. */
  async answers(): Promise<string | null> {
    let answers: string | null = null;
    await this.#quietly(async (folder) => {
      const [newest] = await manifestsIn(folder);
      if (newest) answers = await readAnswers(folder, newest);
    });
    return answers;
  }

  /** Keeps answers beside the files that are kept: the page shows them first the next time. */
  async keepAnswers(answers: string): Promise<void> {
    const { manifest } = this;
    if (!manifest) return;
    await this.#quietly(async (folder) => {
      await keepAnswers(folder, manifest, answers);
      this.taken = await bytesTaken(folder);
    });
  }

  /** Reads what is kept; null where there is nothing, or nothing that can be read. */
  async restore(): Promise<Kept | null> {
    let kept: Kept | null = null;
    this.problem = await this.#place.problem();
    if (this.problem === null) {
      await this.#run(false, async (folder) => {
        try {
          kept = await readKept(folder);
        } finally {
          // Known also of a damaged store, so that it can be cleared.
          this.taken = await bytesTaken(folder);
        }
      });
    }
    this.unread = this.error !== null;
    this.#show(kept);
    this.looked = true;
    return kept;
  }

  /** Keeps this in place of what was kept before. */
  async keep(what: Keepable): Promise<void> {
    await this.#run(true, async (folder) => {
      this.manifest = await keep(folder, what);
      this.#held = what;
      this.earlier = false;
      this.unread = false;
      this.taken = await bytesTaken(folder);
    });
  }

  /** Removes everything that is kept; what is loaded stays until the page is closed. */
  async wipe(): Promise<void> {
    await this.#run(false, async (folder) => {
      await wipe(folder);
      this.#show(null);
      this.unread = false;
      this.taken = 0;
    });
  }

  /** Whether exactly this is kept. */
  holds({ loads, settings }: Pick<Keepable, 'loads' | 'settings'>): boolean {
    return this.#held?.loads === loads && JSON.stringify(this.#held.settings) === JSON.stringify(settings);
  }

  #show(kept: Kept | null): void {
    this.#held = kept;
    this.manifest = kept?.manifest ?? null;
    this.restored = kept?.loads ?? null;
    this.earlier = kept?.earlier ?? false;
  }

  /** Without answers the next start is slower, and nothing is lost: what goes wrong is not said. */
  async #quietly(job: (folder: Folder) => Promise<void>): Promise<void> {
    try {
      if ((await this.#place.problem()) !== null) return;
      await this.#place.alone(async () => {
        const folder = await this.#place.open({ create: false });
        if (folder) await job(folder);
      });
    } catch {
      return;
    }
  }

  async #run(create: boolean, job: (folder: Folder) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await this.#place.alone(async () => {
        const folder = await this.#place.open({ create });
        if (folder) await job(folder);
      });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.error =
        error instanceof PortfolioError
          ? error
          : new PortfolioError('keep-failed', { problem: said(problem) }, { cause: error });
    } finally {
      this.busy = false;
    }
  }
}
