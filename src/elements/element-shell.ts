import { propertyOf, type ElementShape } from './element-tags.ts';

/** What an element does once its code is there. Its properties that are no attribute, and its methods, are found in it by their names. */
export interface Life {
  connected(): void;
  disconnected(): void;
  changed(attribute: string, before: string | null, after: string | null): void;
}

/** Brings an element to life; fetched when the first of its kind is in a page. */
export type Begin = (host: HTMLElement) => Life;

/** Milliseconds after which an element says that its code has not come. */
const PATIENCE_MS = 10_000;
const NOT_COME = 'A part of this page did not come: please reload. 页面的一部分未能载入，请刷新。';

/**
 * Registers an element, once a page, whose code is fetched when one is in the page or is asked for something. Until then it keeps what it is
 * given: attributes, properties, questions. Every attribute is a property as well, before and after the element is defined.
 */
export function defineShell(
  tag: string,
  { attributes, properties, methods, drawn = true }: ElementShape,
  fetch: () => Promise<Begin>,
): void {
  if (customElements.get(tag)) return;
  const observed = attributes.replaceAll('!', '').split(' ');
  // `lang` and `id` are properties of every element as they are
  const reflected = attributes.split(' ').filter((name) => name !== 'lang' && name !== 'id');
  const own = properties.split(' ');

  /** From here on an element is alive as soon as it is made. */
  let known: Begin | null = null;

  class Shell extends HTMLElement {
    static readonly observedAttributes = observed;
    readonly given = new Map<string, unknown>();
    life: Life | null = null;
    #coming: Promise<Life> | null = null;
    #said: Element | null = null;

    constructor() {
      super();
      // that of its declaration, if the page has one
      if (drawn && !this.shadowRoot) this.attachShadow({ mode: 'open' });
      if (known) this.life = known(this);
    }

    connectedCallback(): void {
      for (const name of [...own, ...reflected.map((name) => propertyOf(name.replace('!', '')))]) this.#upgrade(name);
      if (this.life) return this.life.connected();
      const timer = setTimeout(() => this.#say(new Error(NOT_COME)), PATIENCE_MS);
      this.come()
        .catch((error: unknown) => this.#say(error))
        .finally(() => clearTimeout(timer));
    }

    disconnectedCallback(): void {
      this.life?.disconnected();
    }

    attributeChangedCallback(name: string, before: string | null, after: string | null): void {
      this.life?.changed(name, before, after);
    }

    /** Fetches its code; what could not be fetched is tried again. */
    async come(): Promise<Life> {
      if (this.life) return this.life;
      this.#coming ??= fetch().then(
        (begin) => this.#begin(begin),
        (error: unknown) => {
          this.#coming = null;
          throw error;
        },
      );
      return this.#coming;
    }

    #begin(begin: Begin): Life {
      known = begin;
      this.#said?.remove();
      const life = (this.life = begin(this));
      for (const name of observed) {
        const value = this.getAttribute(name);
        if (value !== null) life.changed(name, null, value);
      }
      for (const [name, value] of this.given) Reflect.set(life, name, value);
      if (this.isConnected) life.connected();
      return life;
    }

    /** Values set before the element was defined sit on the instance and would hide the accessors. */
    #upgrade(name: string): void {
      if (!Object.hasOwn(this, name)) return;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }

    /** There are no words yet: what the browser says. */
    #say(error: unknown): void {
      const message = error instanceof Error ? error.message : String(error);
      this.#said?.remove();
      const line = (this.#said = document.createElement('p'));
      line.role = 'alert';
      line.textContent = `■ ${message}`;
      this.shadowRoot?.append(line);
      const detail = { code: null, message };
      this.dispatchEvent(new CustomEvent('bw-error', { detail, bubbles: true, composed: true, cancelable: true }));
    }
  }

  const define = (name: string, what: PropertyDescriptor & ThisType<Shell>) =>
    Object.defineProperty(Shell.prototype, name, { configurable: true, enumerable: 'get' in what, ...what });
  for (const marked of reflected) {
    const name = marked.replace('!', '');
    const isFlag = name !== marked;
    define(propertyOf(name), {
      get() {
        return isFlag ? this.hasAttribute(name) : this.getAttribute(name);
      },
      set(value: unknown) {
        if (value === null || value === undefined || (isFlag && value === false)) this.removeAttribute(name);
        else this.setAttribute(name, isFlag ? '' : textOf(value));
      },
    });
  }
  for (const name of own)
    define(name, {
      get() {
        return (this.life ? Reflect.get(this.life, name) : this.given.get(name)) ?? null;
      },
      set(value: unknown) {
        if (this.life) Reflect.set(this.life, name, value);
        else this.given.set(name, value);
      },
    });
  for (const name of methods.split(' '))
    define(name, {
      async value(...given: unknown[]): Promise<unknown> {
        const life = (await this.come()) as unknown as Record<string, (...given: unknown[]) => unknown>;
        return life[name]?.(...given);
      },
    });
  customElements.define(tag, Shell);
}

/** A property may be given what its attribute says as text: a board as the object its JSON stands for. */
function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
