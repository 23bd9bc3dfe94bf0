import { mount, unmount, type Component } from 'svelte';
import type { Language } from '../i18n/translate.ts';
import type { Spoken } from '../i18n/translate-with.ts';
import { adopt } from '../lib/adopt-styles.ts';
import { Session } from '../session/session.svelte.ts';
import { propertyOf, type AttributeText, type ElementText } from './element-list.ts';
import { findSession } from './find-session.svelte.ts';
import hostStyles from './host.css?inline';
import { languageOf } from './language.svelte.ts';
import { shadowOf } from './prerendered.ts';
import SpokenElement from './SpokenElement.svelte';
import type { WidgetHost } from './widget-host.ts';

export interface ElementKind<Given extends object> {
  /** What it observes and is called. */
  readonly text: Pick<ElementText, 'tag' | 'attributes'>;
  /** What it draws into its shadow root, once there are words. */
  readonly view: Component<Given & { host: WidgetHost; spoken: Spoken }>;
  /** What that is given besides. */
  readonly given: Given;
  /** What a page can have it do. */
  readonly methods?: Readonly<Record<string, (host: WidgetHost, ...given: never[]) => unknown>>;
  /** The tokens as CSS text. */
  readonly tokens: string;
}

/** Registers a custom element, once a page. Every attribute is a property as well, before and after it is defined. */
export function defineElement<Given extends object>({
  text: { tag, attributes },
  view,
  given,
  methods = {},
  tokens,
}: ElementKind<Given>): void {
  if (customElements.get(tag)) return;
  const observed = attributes.map(({ name }) => name);

  class WidgetElement extends HTMLElement implements WidgetHost {
    static readonly observedAttributes = observed;
    #attributes = $state.raw<Readonly<Record<string, string | null>>>({});
    #given = $state.raw<Session | null>(null);
    #connections = $state(0);
    #view: ReturnType<typeof mount> | null = null;

    constructor() {
      super();
      const root = shadowOf(this);
      adopt(root, 'bw-tokens', tokens);
      adopt(root, 'bw-host', hostStyles);
    }

    get session(): Session | null {
      return this.#given ?? (this.#connections > 0 ? findSession(this, this.read('data')) : null);
    }

    set session(session: Session | null) {
      this.#given = session instanceof Session ? session : null;
    }

    get language(): Language {
      return this.#connections > 0 ? languageOf(this) : 'zh-CN';
    }

    read(attribute: string): string | null {
      return this.#attributes[attribute] ?? null;
    }

    connectedCallback(): void {
      this.#upgrade();
      // Counts up when moved, so that session and language are looked up from the new place.
      this.#connections += 1;
      const target = this.shadowRoot;
      if (target) this.#view ??= mount(SpokenElement<Given>, { target, props: { host: this, view, given } });
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected || !this.#view) return;
        void unmount(this.#view);
        this.#view = null;
      });
    }

    attributeChangedCallback(name: string, _before: string | null, after: string | null): void {
      this.#attributes = { ...this.#attributes, [name]: after };
      if (name === 'theme') this.#paint(after);
    }

    #paint(theme: string | null): void {
      if (theme === 'light' || theme === 'dark') this.dataset['theme'] = theme;
      else delete this.dataset['theme'];
    }

    /** Values set before the element was defined sit on the instance and would hide the accessors. */
    #upgrade(): void {
      for (const name of ['session', ...observed.map(propertyOf)]) {
        if (!Object.hasOwn(this, name)) continue;
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    }
  }

  // `lang` is a property of every element as it is
  for (const attribute of attributes) if (attribute.name !== 'lang') reflect(WidgetElement.prototype, attribute);
  for (const [name, run] of Object.entries(methods))
    Object.defineProperty(WidgetElement.prototype, name, {
      configurable: true,
      value(this: WidgetHost, ...values: never[]) {
        return run(this, ...values);
      },
    });
  customElements.define(tag, WidgetElement);
}

function reflect(prototype: WidgetHost, { name: attribute, type }: AttributeText): void {
  const isFlag = type === 'flag';
  Object.defineProperty(prototype, propertyOf(attribute), {
    configurable: true,
    enumerable: true,
    get(this: WidgetHost) {
      const value = this.read(attribute);
      return isFlag ? value !== null : value;
    },
    set(this: WidgetHost, value: unknown) {
      if (value === null || value === undefined || (isFlag && value === false)) this.removeAttribute(attribute);
      else this.setAttribute(attribute, isFlag ? '' : textOf(value));
    },
  });
}

/** A property may be given what its attribute says as text: a board as the object its JSON stands for. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
