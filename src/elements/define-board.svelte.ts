import { mount, unmount, type Component } from 'svelte';
import type { Board, BoardProps } from '../../widgets/card.ts';
import type { Language } from '../i18n/translate.ts';
import { adopt } from '../lib/adopt-styles.ts';
import type { EvidenceViewProps } from '../session/evidence/evidence-view.ts';
import { Session } from '../session/session.svelte.ts';
import { findSession } from './find-session.svelte.ts';
import hostStyles from './host.css?inline';
import { languageOf } from './language.svelte.ts';
import SpokenElement from './SpokenElement.svelte';
import type { WidgetHost } from './widget-host.ts';

/** What an element needs besides its board: how boards are drawn, the view of a value's evidence, and the tokens as CSS text. */
export interface ElementParts {
  BoardView: Component<BoardProps>;
  Evidence: Component<EvidenceViewProps>;
  tokens: string;
}

const ATTRIBUTES = [
  'metric',
  'by',
  'as-of',
  'filter',
  'compare',
  'months',
  'data',
  'theme',
  'lang',
  'exports',
] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/**
 * Registers a board's custom element, once a page.
 *
 * @attr metric - slug or code of the metric to show, in place of the board's cards
 * @attr by - dimension to split by, in place of the board's cards
 * @attr as-of - date or month to look from; default: that of the session
 * @attr filter - `sector=光伏&branch=华东分行`; on top of the session's filter
 * @attr compare - what its values are held against: `month`, `quarter`, `year` (earlier), `peers`, `target`, or a date of the data
 * @attr months - `2026-01..2026-06`: what pictures of months show; default: all, or what the session says
 * @attr data - id of the `<bw-data>` to show; default: the nearest ancestor, else the page's first
 * @attr theme - `light`, `dark` or `auto`
 * @attr lang - `zh-CN` or `en`; default: that of the nearest ancestor
 * @attr exports - present: each card has a button that saves it as picture, CSV or workbook, or copies it (`part="export"`)
 * @event bw-select - a value was activated: `{ metric, code, period, by, value, request }`; cancel to handle it yourself
 * @event bw-evidence - its rows are about to be shown, same detail; cancel to show them yourself
 * @event bw-filter - the reader asks to filter: `{ dimension, values }`; cancel to refuse
 * @event bw-error - `{ code, message }`
 */
export function defineBoard(board: Board, { BoardView, Evidence, tokens }: ElementParts): void {
  const { tag } = board;
  if (tag === null || customElements.get(tag)) return;

  customElements.define(
    tag,
    class extends HTMLElement implements WidgetHost {
      static readonly observedAttributes = ATTRIBUTES;
      #attributes = $state.raw<Partial<Record<Attribute, string | undefined>>>({});
      #given = $state.raw<Session | null>(null);
      #connections = $state(0);
      #view: ReturnType<typeof mount> | null = null;

      constructor() {
        super();
        const root = this.attachShadow({ mode: 'open' });
        adopt(root, 'bw-tokens', tokens);
        adopt(root, 'bw-host', hostStyles);
      }

      get session(): Session | null {
        return this.#given ?? (this.#connections > 0 ? findSession(this, this.data) : null);
      }

      set session(session: Session | null) {
        this.#given = session instanceof Session ? session : null;
      }

      get language(): Language {
        return this.#connections > 0 ? languageOf(this) : 'zh-CN';
      }

      get metric() {
        return this.#read('metric');
      }
      set metric(value) {
        this.#write('metric', value);
      }

      get by() {
        return this.#read('by');
      }
      set by(value) {
        this.#write('by', value);
      }

      get asOf() {
        return this.#read('as-of');
      }
      set asOf(value) {
        this.#write('as-of', value);
      }

      get filter() {
        return this.#read('filter');
      }
      set filter(value) {
        this.#write('filter', value);
      }

      get compare() {
        return this.#read('compare');
      }
      set compare(value) {
        this.#write('compare', value);
      }

      get months() {
        return this.#read('months');
      }
      set months(value) {
        this.#write('months', value);
      }

      get data() {
        return this.#read('data');
      }
      set data(value) {
        this.#write('data', value);
      }

      get exports() {
        return this.#read('exports') !== null;
      }
      set exports(value: boolean) {
        this.#write('exports', value ? '' : null);
      }

      get theme() {
        return this.#read('theme');
      }
      set theme(value) {
        this.#write('theme', value);
      }

      connectedCallback(): void {
        this.#upgrade('session', 'metric', 'by', 'asOf', 'filter', 'compare', 'months', 'data', 'theme', 'exports');
        // Counts up when moved, so that session and language are looked up from the new place.
        this.#connections += 1;
        const target = this.shadowRoot;
        if (target) this.#view ??= mount(SpokenElement, { target, props: { host: this, board, BoardView, Evidence } });
      }

      disconnectedCallback(): void {
        queueMicrotask(() => {
          if (this.isConnected || !this.#view) return;
          void unmount(this.#view);
          this.#view = null;
        });
      }

      attributeChangedCallback(name: Attribute, _before: string | null, after: string | null): void {
        this.#attributes = { ...this.#attributes, [name]: after ?? undefined };
        if (name === 'theme') this.#paint(after);
      }

      #read(name: Attribute): string | null {
        return this.#attributes[name] ?? null;
      }

      #write(name: Attribute, value: string | null | undefined): void {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      }

      #paint(theme: string | null): void {
        if (theme === 'light' || theme === 'dark') this.dataset['theme'] = theme;
        else delete this.dataset['theme'];
      }

      /** Values set before the element was defined sit on the instance and would hide the accessors. */
      #upgrade(...names: (keyof WidgetHost)[]): void {
        for (const name of names) {
          if (!Object.hasOwn(this, name)) continue;
          const value: unknown = Reflect.get(this, name);
          Reflect.deleteProperty(this, name);
          Reflect.set(this, name, value);
        }
      }
    },
  );
}
