import { untrack } from 'svelte';
import type { Language } from '../i18n/language.ts';
import type { Dimension } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Session } from '../session/session.svelte.ts';
import { readView, writeView, type Panel, type View } from './address.ts';

/** What an address asks for that the data do not have. */
export interface Lacking {
  readonly asOf: string | null;
  readonly values: readonly { readonly dimension: Dimension; readonly value: string }[];
}

interface Choices {
  session: Session;
  preferences: { language: Language };
}

/** Keeps the address and what is shown in step: what a reader chooses goes into it, back and forward and a link bring it back. */
export class AddressBar {
  board = $state<string | null>(null);
  panel = $state<Panel | null>(null);
  /** What the address asked for and these data do not have; null where it is all there. */
  lacking = $state.raw<Lacking | null>(null);
  /** The view of an address whose data are not there yet. */
  #awaited: View | null = null;
  #written = false;
  readonly #choices: Choices;

  constructor(choices: Choices) {
    this.#choices = choices;
    this.#restore();

    $effect(() => {
      const back = () => this.#restore();
      window.addEventListener('popstate', back);
      return () => window.removeEventListener('popstate', back);
    });
    $effect(() => {
      const { portfolio } = choices.session;
      if (portfolio) untrack(() => this.#apply(portfolio));
    });
    $effect(() => {
      const view = this.view;
      // while the data of an address are on their way it stays as it was given
      if (!choices.session.portfolio) return;
      untrack(() => this.#write(view));
    });
  }

  /** What is shown now. */
  get view(): View {
    const { session, preferences } = this.#choices;
    return {
      board: this.board,
      asOf: session.asOf,
      filter: session.filter,
      language: preferences.language,
      panel: this.panel,
    };
  }

  /** The address of another board, everything else as it is. */
  addressOf(board: string): string {
    return writeView({ ...this.view, board }, location.search);
  }

  /** Shows what the address says, as far as the data are there. */
  #restore(): void {
    const view = readView(location.search);
    const { session, preferences } = this.#choices;
    this.board = view.board;
    this.panel = view.panel;
    if (view.language) preferences.language = view.language;
    this.#awaited = view;
    if (session.portfolio) this.#apply(session.portfolio);
  }

  /** Gives the session what the address asked for, once. */
  #apply(portfolio: Portfolio): void {
    const view = this.#awaited;
    if (view === null) return;
    this.#awaited = null;
    const { session } = this.#choices;
    const there = view.asOf === null || portfolio.snapshots.includes(view.asOf);
    session.asOf = there && view.asOf !== portfolio.snapshots.at(-1) ? view.asOf : null;
    session.filter = view.filter;
    void lackingIn(portfolio, view).then((values) => {
      this.lacking = values.length > 0 || !there ? { asOf: there ? null : view.asOf, values } : null;
    });
  }

  /** What is only filled in when a page opens is no step of the reader's. */
  #write(view: View): void {
    const address = writeView(view, location.search);
    const step = this.#written && address !== writeView(readView(location.search), location.search);
    this.#written = true;
    const place = `${location.pathname}${address}${location.hash}`;
    if (step) history.pushState(null, '', place);
    else history.replaceState(null, '', place);
  }
}

/** Values of a filter that no row has. */
async function lackingIn(portfolio: Portfolio, { filter }: View): Promise<Lacking['values']> {
  const all = await Promise.all(
    (Object.entries(filter) as [Dimension, readonly string[]][]).map(async ([dimension, values]) => {
      const known = new Set((await portfolio.values(dimension)).map(({ value }) => value));
      return values.filter((value) => !known.has(value)).map((value) => ({ dimension, value }));
    }),
  );
  return all.flat();
}
