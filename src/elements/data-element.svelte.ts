import { readFilterRequest } from '../session/filter-request.ts';
import { Session } from '../session/session.svelte.ts';
import { filesOfRows, type GivenRows } from '../session/loads/given-rows.ts';
import { send, sendError } from './element-events.ts';
import { refresh } from './refresh.ts';
import { announceSessions, type SessionOwner } from './find-session.svelte.ts';

/** Owns a portfolio for the widgets of a page: of what `src` names, of files, or of rows a script holds. */
class DataElement extends HTMLElement implements SessionOwner {
  static readonly observedAttributes = ['src', 'id'];
  readonly session = new Session();
  #stop: (() => void) | null = null;
  /** What a script gave in place of an address. */
  #given: (() => ReturnType<typeof filesOfRows>) | null = null;
  /** What was last begun of it. */
  #begun: object | null = null;
  /** Until what it had is freed; only then it may load again. */
  #closing: Promise<void> | null = null;

  constructor() {
    super();
    this.addEventListener('bw-filter', (event) => queueMicrotask(() => this.#filter(event)));
  }

  get src(): string | null {
    return this.getAttribute('src');
  }

  set src(value: string | null) {
    if (value === null) this.removeAttribute('src');
    else this.setAttribute('src', value);
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

  connectedCallback(): void {
    for (const name of ['rows', 'files'] as const) this.#upgrade(name);
    this.#stop ??= $effect.root(() => {
      $effect(() => {
        if (this.session.error) sendError(this, this.session.error);
      });
      $effect(() => {
        const { portfolio } = this.session;
        if (portfolio) send(this, 'bw-ready', { asOf: portfolio.snapshots.at(-1) ?? null, tables: portfolio.tables });
      });
    });
    if (this.#closing) void this.#closing.then(() => this.#begin());
    else this.#begin();
    announceSessions();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
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

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return;
    if (name === 'src') this.#load();
    announceSessions();
  }

  #begin(): void {
    if (this.session.origin === null && !this.session.busy) this.#load();
  }

  #load(): void {
    const { src } = this;
    const given = this.#given;
    if (!this.isConnected || this.#closing) return;
    if (!given) return void (src && this.session.loadSource(src));
    if (this.#begun === given) return;
    this.#begun = given;
    given().then(
      (files) => (this.#begun === given ? this.session.loadWhole(files) : undefined),
      (error: unknown) => sendError(this, error),
    );
  }

  /** A value set before the element was defined sits on the instance and would hide the accessor. */
  #upgrade(name: 'rows' | 'files'): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  #filter(event: Event): void {
    if (event.defaultPrevented || !(event instanceof CustomEvent)) return;
    const request = readFilterRequest(event.detail);
    if (request) this.session.setFilter(request.dimension, request.values);
  }
}

/** Registers `<bw-data>`, once a page. */
export function defineData(): void {
  if (!customElements.get('bw-data')) customElements.define('bw-data', DataElement);
  announceSessions();
}
