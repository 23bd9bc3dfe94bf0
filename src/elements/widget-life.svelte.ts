import { mount, unmount, type Component } from 'svelte';
import type { Language } from '../i18n/translate.ts';
import type { Spoken } from '../i18n/translate-with.ts';
import { adopt } from '../lib/adopt-styles.ts';
import { Session } from '../session/session.svelte.ts';
import type { Begin, Life } from './element-shell.ts';
import { findSession } from './find-session.svelte.ts';
import hostStyles from './host.css?inline';
import { inherited } from './inherited.svelte.ts';
import { languageOf } from './language.ts';
import { shadowOf } from './prerendered.ts';
import SpokenElement from './SpokenElement.svelte';
import type { WidgetHost } from './widget-host.ts';

export interface ElementKind<Given extends object> {
  /** What it draws into its shadow root, once there are words. */
  readonly view: Component<Given & { host: WidgetHost; spoken: Spoken }>;
  /** What that is given besides. */
  readonly given: Given;
  /** What a page can have it do. */
  readonly methods?: Readonly<Record<string, (host: WidgetHost, ...given: never[]) => unknown>>;
  /** The tokens as CSS text. */
  readonly tokens: string;
}

/** Brings elements of a kind to life. */
export function beginElement<Given extends object>(kind: ElementKind<Given>): Begin {
  return (element) => {
    const life = new WidgetLife(element, kind);
    for (const [name, run] of Object.entries(kind.methods ?? {}))
      Reflect.set(life, name, (...values: never[]) => run(life.host, ...values));
    return life;
  };
}

/** The view of an element, with what it is told by its element kept reactive. */
class WidgetLife<Given extends object> implements Life {
  readonly host: WidgetHost;
  readonly #kind: ElementKind<Given>;
  #attributes = $state.raw<Readonly<Record<string, string | null>>>({});
  #given = $state.raw<Session | null>(null);
  #connections = $state(0);
  #view: ReturnType<typeof mount> | null = null;

  constructor(element: HTMLElement, kind: ElementKind<Given>) {
    const root = shadowOf(element);
    adopt(root, 'bw-tokens', kind.tokens);
    adopt(root, 'bw-host', hostStyles);
    this.#kind = kind;
    // `session` is a property of the element as it is
    this.host = Object.defineProperties(element, {
      language: { configurable: true, get: () => this.language },
      look: { configurable: true, get: () => this.look },
      read: { configurable: true, value: (attribute: string) => this.#attributes[attribute] ?? null },
    }) as WidgetHost;
  }

  get session(): Session | null {
    return this.#given ?? (this.#connections > 0 ? findSession(this.host, this.#attributes['data'] ?? null) : null);
  }

  set session(session: Session | null) {
    this.#given = session instanceof Session ? session : null;
  }

  get language(): Language {
    return this.#connections > 0 ? languageOf(this.host) : 'zh-CN';
  }

  get look(): string | null {
    return this.#connections > 0 ? inherited(this.host, 'theme-version') : null;
  }

  connected(): void {
    // Counts up when moved, so that session and language are looked up from the new place.
    this.#connections += 1;
    const { host } = this;
    const { view, given } = this.#kind;
    const target = host.shadowRoot;
    if (target) this.#view ??= mount(SpokenElement<Given>, { target, props: { host, view, given } });
  }

  disconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected || !this.#view) return;
      void unmount(this.#view);
      this.#view = null;
    });
  }

  changed(name: string, _before: string | null, after: string | null): void {
    this.#attributes = { ...this.#attributes, [name]: after };
    if (name === 'theme') this.#paint(after);
  }

  #paint(theme: string | null): void {
    if (theme === 'light' || theme === 'dark') this.host.dataset['theme'] = theme;
    else delete this.host.dataset['theme'];
  }
}
