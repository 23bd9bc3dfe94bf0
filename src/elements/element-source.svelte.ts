import { translateWith, type Spoken } from '../i18n/translate-with.ts';
import { wrongLook } from './looks.ts';
import { MissingSource } from './missing-source.svelte.ts';
import type { WidgetHost } from './widget-host.ts';

/** What an element shows its data from, in its reader's words, and why there is nothing where there is nothing. Made in a component. */
export class ElementSource {
  readonly #host: WidgetHost;
  readonly #spoken: () => Spoken;
  readonly #missing: MissingSource;
  readonly session = $derived.by(() => this.#host.session);
  readonly portfolio = $derived(this.session?.portfolio ?? null);
  readonly t = $derived.by(() =>
    translateWith(this.#spoken(), this.portfolio?.currency ?? null, this.portfolio?.words),
  );
  readonly error = $derived.by(
    () =>
      wrongLook(this.#host.look) ??
      this.#missing.error ??
      (this.session?.status === 'error' ? this.session.error : null),
  );

  constructor(host: WidgetHost, spoken: () => Spoken) {
    this.#host = host;
    this.#spoken = spoken;
    this.#missing = new MissingSource(host);
  }
}
