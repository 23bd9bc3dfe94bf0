import type { Translate } from '../i18n/translate.ts';
import { namedText } from '../words/record-text.ts';
import type { Portfolio } from '../session/portfolio.ts';

interface Source {
  portfolio: () => Portfolio;
  translate: () => Translate;
  /** False where no client is to be named: then nothing is asked. */
  wanted: () => boolean;
}

/** Names of clients in the reader's language with their numbers, `云岭光伏 (C0001)`; the number alone until the name is there. */
export class ClientNames {
  #labels = $state.raw<Readonly<Record<string, string>>>({});
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
    $effect(() => {
      const [portfolio, { language }] = [source.portfolio(), source.translate()];
      let stale = false;
      if (source.wanted())
        portfolio.values('client', language).then(
          (values) => stale || (this.#labels = Object.fromEntries(values.map(({ value, label }) => [value, label]))),
          // what has no name goes by its number
          () => undefined,
        );
      return () => {
        stale = true;
      };
    });
  }

  of(client: string): string {
    return namedText(client, this.#labels[client], this.#source.translate());
  }
}
