import { readFilterRequest } from '../session/filter-request.ts';
import { Session } from '../session/session.svelte.ts';
import { filesOfRows, type GivenRows } from '../session/loads/given-rows.ts';
import { send, sendError } from './element-events.ts';
import { refresh } from './refresh.ts';
import type { Begin, Life } from './element-shell.ts';
import { announceSessions } from './find-session.svelte.ts';

/** Owns a portfolio for the widgets of a page: of what `src` names, of files, or of rows a script holds. */
class DataLife implements Life {
  readonly session = new Session(undefined, { patient: true });
  readonly #host: HTMLElement;
  #stop: (() => void) | null = null;
  /** What a script gave in place of an address. */
  #given: (() => ReturnType<typeof filesOfRows>) | null = null;
  /** What was last begun of it. */
  #begun: object | null = null;
  /** Until what it had is freed; only then it may load again. */
  #closing: Promise<void> | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener('bw-filter', (event) => queueMicrotask(() => this.#filter(event)));
  }

  /** Rows a script holds, by the names of their tables; see `GivenRows`. */
  set rows(rows: GivenRows | null | undefined) {
    this.#given = rows ? () => filesOfRows(rows) : null;
    this.#load();
  }

  /** Files a person chose, or a script made. */
  set files(files: Iterable<File> | null | undefined) {
    const given = files && [...files].map((file) => ({ name: file.name, content: file }));
    this.#given = given ? () => Promise.resolve(given) : null;
    this.#load();
  }

  /** Reads the data anew, from where they came. */
  refresh(): Promise<void> {
    return refresh(this.session);
  }

  connected(): void {
    this.#stop ??= $effect.root(() => {
      $effect(() => {
        if (this.session.error) sendError(this.#host, this.session.error);
      });
      $effect(() => {
        const { portfolio } = this.session;
        if (portfolio)
          send(this.#host, 'bw-ready', { asOf: portfolio.snapshots.at(-1) ?? null, tables: portfolio.tables });
      });
    });
    if (this.#closing) void this.#closing.then(() => this.#begin());
    else this.#begin();
    announceSessions();
  }

  disconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stop?.();
      this.#stop = null;
      this.#begun = null;
      const closing = this.session.close().finally(() => {
        if (this.#closing === closing) this.#closing = null;
      });
      this.#closing = closing;
      announceSessions();
    });
  }

  changed(name: string, before: string | null, after: string | null): void {
    if (!this.#host.isConnected || before === after) return;
    if (name === 'src') this.#load();
    announceSessions();
  }

  #begin(): void {
    if (this.session.origin === null && !this.session.busy) this.#load();
  }

  #load(): void {
    const src = this.#host.getAttribute('src');
    const given = this.#given;
    if (!this.#host.isConnected || this.#closing) return;
    if (!given) return void (src && this.session.loadSource(src));
    if (this.#begun === given) return;
    this.#begun = given;
    given().then(
      (files) => (this.#begun === given ? this.session.loadWhole(files) : undefined),
      (error: unknown) => sendError(this.#host, error),
    );
  }

  #filter(event: Event): void {
    if (event.defaultPrevented || !(event instanceof CustomEvent)) return;
    const request = readFilterRequest(event.detail);
    if (request) this.session.setFilter(request.dimension, request.values);
  }
}

/** Brings `<bw-data>` to life. */
export const beginData: Begin = (host) => new DataLife(host);
