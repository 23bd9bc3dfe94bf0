import type { Translate } from '../i18n/translate.ts';
import { PAGE_KINDS, type PageKind, type Thing } from '../lib/page-links.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { namedText } from '../words/record-text.ts';

interface Source {
  portfolio: () => Portfolio;
  translate: () => Translate;
  /** What is to be named; of other kinds nothing is asked. */
  kinds: () => readonly PageKind[];
}

/** Names of what has a page, in the reader's language with their numbers, `云岭光伏 (C0001)`; the number alone until the name is there. */
export class ThingNames {
  #labels = $state.raw<Readonly<Partial<Record<PageKind, Readonly<Record<string, string>>>>>>({});
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
    const wanted = $derived(PAGE_KINDS.filter((kind) => source.kinds().includes(kind)).join());
    $effect(() => {
      const [portfolio, { language }] = [source.portfolio(), source.translate()];
      let stale = false;
      for (const kind of wanted === '' ? [] : (wanted.split(',') as PageKind[]))
        portfolio.values(kind, language, { recorded: true }).then(
          (values) => {
            const labels = Object.fromEntries(values.map(({ value, label }) => [value, label]));
            if (!stale) this.#labels = { ...this.#labels, [kind]: labels };
          },
          // what has no name goes by its number
          () => undefined,
        );
      return () => {
        stale = true;
      };
    });
  }

  of({ kind, id }: Thing): string {
    return namedText(id, this.#labelOf({ kind, id }), this.#source.translate());
  }

  /** Whether the data know it; undefined until somebody has looked. */
  has({ kind, id }: Thing): boolean | undefined {
    const labels = this.#labels[kind];
    return labels && Object.hasOwn(labels, id);
  }

  #labelOf({ kind, id }: Thing): string | undefined {
    return this.has({ kind, id }) ? this.#labels[kind]?.[id] : undefined;
  }
}
