import { readFilterRequest } from '../session/filter-request.ts';
import { Session } from '../session/session.svelte.ts';
import { sendError } from './element-events.ts';
import { announceSessions, type SessionOwner } from './find-session.svelte.ts';

/**
 * Owns a portfolio for the widgets of a page.
 *
 * @attr src - address of a folder with a `datapackage.json`, of the package, or of one file of tables
 * @attr id - what widgets name in their `data` attribute
 * @event bw-error - the data could not be loaded: `{ code, message }`
 */
class DataElement extends HTMLElement implements SessionOwner {
  static readonly observedAttributes = ['src', 'id'];
  readonly session = new Session();
  #stop: (() => void) | null = null;

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

  connectedCallback(): void {
    this.#stop ??= $effect.root(() => {
      $effect(() => {
        if (this.session.error) sendError(this, this.session.error);
      });
    });
    if (this.session.origin === null && !this.session.busy) this.#load();
    announceSessions();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stop?.();
      this.#stop = null;
      void this.session.close();
      announceSessions();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return;
    if (name === 'src') this.#load();
    announceSessions();
  }

  #load(): void {
    const { src } = this;
    if (src) void this.session.loadSource(src);
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
