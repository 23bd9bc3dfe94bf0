import { untrack } from 'svelte';
import type { Language } from '../i18n/language.ts';
import type { IsoDate } from '../lib/dates.ts';
import { readMonthRange, writeMonthRange } from '../lib/month-range.ts';
import type { Dimension, Filter } from '../metrics/metric.ts';
import { readCompare } from '../session/compare.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Session } from '../session/session.svelte.ts';
import { onlyThing, type Thing } from '../lib/page-links.ts';
import { isPage, readView, writeView, type Panel, type Presented, type View } from './address.ts';

/** What an address asks for and there is not. */
export interface Lacking {
  readonly board: string | null;
  readonly asOf: IsoDate | null;
  readonly compare: string | null;
  /** What is no range of months. */
  readonly months: string | null;
  readonly values: readonly { readonly dimension: Dimension; readonly value: string }[];
}

/** The section somebody came from to the page of something, and what was selected there. */
export interface Origin {
  readonly board: string | null;
  readonly filter: Filter;
}

interface Choices {
  session: Session;
  /** What a link speaks is no choice of the reader's: it is not kept. */
  preferences: { language: Language };
  /** The first is shown where none is asked for. */
  boards: readonly { readonly id: string }[];
}

/** Keeps the address and what is shown in step: what a reader chooses goes into it, back and forward and a link bring it back. */
export class AddressBar {
  board = $state<string | null>(null);
  panel = $state<Panel | null>(null);
  /** What a meeting looks at. */
  present = $state.raw<Presented | null>(null);
  /** Where the way back from a page leads; null where somebody came by a link. */
  from = $state.raw<Origin | null>(null);
  /** Values of the filter that no row has. */
  #values = $state.raw<Lacking['values']>([]);
  /** The date an address asked for, where there is no book of it. */
  #asOf = $state<IsoDate | null>(null);
  /** What an address wants values held against, where there is no such thing. */
  #compare = $state<string | null>(null);
  /** What an address calls a range of months, where it is none. */
  #months = $state<string | null>(null);
  /** What is asked for and there is not; null where all is there. */
  readonly lacking = $derived.by((): Lacking | null => {
    const { board, portfolio } = { board: this.board, portfolio: this.#choices.session.portfolio };
    const known = board === null || this.#choices.boards.some(({ id }) => id === board);
    // what a page tells of and there is not, the page itself says
    const others = this.#values.filter(({ dimension }) => !isPage(board) || dimension !== board);
    const none = { asOf: null, compare: null, months: null, values: [] };
    const lacks = portfolio ? { asOf: this.#asOf, compare: this.#compare, months: this.#months, values: others } : none;
    const { asOf, compare, months, values } = lacks;
    const there = known && asOf === null && compare === null && months === null && values.length === 0;
    return there ? null : { board: known ? null : board, ...lacks };
  });
  /** The view of an address whose data are not there yet. */
  #awaited: View | null = null;
  #written = false;
  readonly #choices: Choices;

  constructor(choices: Choices) {
    this.#choices = choices;
    const { session } = choices;
    this.#restore();

    $effect(() => {
      const back = () => this.#restore();
      window.addEventListener('popstate', back);
      return () => window.removeEventListener('popstate', back);
    });
    $effect(() => {
      const { portfolio } = session;
      if (portfolio) untrack(() => this.#apply(portfolio));
    });
    $effect(() => {
      const view = this.view;
      // while the data of an address are on their way it stays as it was given
      if (session.portfolio) untrack(() => this.#write(view));
    });
    $effect(() => {
      const { portfolio, filter } = session;
      let stale = false;
      if (!portfolio) this.#values = [];
      else
        lackingIn(portfolio, filter).then(
          (values) => stale || (this.#values = values),
          // a portfolio that was closed meanwhile lacks nothing
          () => undefined,
        );
      return () => {
        stale = true;
      };
    });
  }

  get #first(): string | null {
    return this.#choices.boards[0]?.id ?? null;
  }

  /** What is shown now; the date also where it is the latest, which will be another one some day. */
  get view(): View {
    const { session, preferences } = this.#choices;
    const { filter } = session;
    // an address with nothing but a thing is that of its page
    const first = onlyThing(filter) ? this.#first : null;
    return {
      board: this.board ?? first,
      asOf: session.asOf ?? session.portfolio?.snapshots.at(-1) ?? null,
      filter,
      compare: session.compare,
      months: session.months && writeMonthRange(session.months),
      language: preferences.language,
      panel: this.panel,
      present: this.present,
    };
  }

  /** The address of another board, everything else as it is. */
  addressOf(board: string): string {
    return writeView({ ...this.view, present: null, board }, location.search);
  }

  addressOfThing({ kind, id }: Thing): string {
    return writeView({ ...this.view, present: null, board: kind, filter: { [kind]: [id] } }, location.search);
  }

  /** The thing alone, whatever else was selected; the way back leads to the section one was on. */
  openThing({ kind, id }: Thing): void {
    const { session } = this.#choices;
    const { board } = this.view;
    if (!isPage(board)) this.from = { board: board ?? this.#first, filter: session.filter };
    this.board = kind;
    session.filter = { [kind]: [id] };
  }

  /** The section the way back from a page leads to, as it was left. */
  get back(): Origin {
    return this.from ?? { board: this.#first, filter: {} };
  }

  addressBack(): string {
    return writeView({ ...this.view, ...this.back }, location.search);
  }

  goBack(): void {
    const { board, filter } = this.back;
    this.board = board;
    this.#choices.session.filter = filter;
    this.from = null;
  }

  /** Lets go what is not there. */
  forget(): void {
    this.#asOf = null;
    this.#compare = null;
    this.#months = null;
    if (this.lacking?.board) this.board = null;
    for (const { dimension, value } of this.#values)
      this.#choices.session.setFilter(
        dimension,
        (this.#choices.session.filter[dimension] ?? []).filter((each) => each !== value),
      );
  }

  /** Shows what the address says, as far as the data are there. */
  #restore(): void {
    const view = readView(location.search);
    const { session, preferences } = this.#choices;
    this.board = view.board;
    this.panel = view.panel;
    this.present = view.present ?? null;
    this.from = isPage(view.board) ? originIn(history.state) : null;
    if (view.language) preferences.language = view.language;
    this.#awaited = view;
    if (session.portfolio) this.#apply(session.portfolio);
  }

  /**
   * Gives the session what the address asked for, once; what is chosen later is the reader's own. Only a date that was not there stays
   * asked for while nobody chooses another: the files that bring it may come yet, and the engine's portfolio follows the prepared one.
   */
  #apply({ snapshots }: Portfolio): void {
    const { session } = this.#choices;
    const view = this.#awaited;
    this.#awaited = null;
    const asked = view ? view.asOf : session.asOf === null ? this.#asOf : null;
    const there = asked === null || snapshots.includes(asked);
    this.#asOf = there ? null : asked;
    if (view) session.filter = view.filter;
    if (view || asked !== null) session.asOf = there ? asked : null;
    const wanted = view ? view.compare : session.compare === null ? this.#compare : null;
    const compare = wanted === null ? null : readCompare(wanted, snapshots);
    this.#compare = compare === null ? wanted : null;
    if (view || wanted !== null) session.compare = compare;
    if (!view) return;
    session.months = view.months === null ? null : readMonthRange(view.months);
    this.#months = session.months ? null : view.months;
  }

  /** What is only filled in when a page opens is no step of the reader's. */
  #write(view: View): void {
    const address = writeView(view, location.search);
    const before = readView(location.search);
    // a meeting that goes on is no step: one step back leads out of it
    const walks = view.present && before.present ? { present: view.present } : {};
    const step = this.#written && address !== writeView({ ...before, ...walks }, location.search);
    this.#written = true;
    const place = `${location.pathname}${address}${location.hash}`;
    const state = isPage(this.board) && this.from ? { from: readableOrigin(this.from) } : null;
    if (step) history.pushState(state, '', place);
    else history.replaceState(state, '', place);
  }
}

/** What a step of the browser's history remembers of where one came from: an address, which nothing but a view is read of. */
function readableOrigin({ board, filter }: Origin): string {
  return writeView({ board, filter, asOf: null, compare: null, months: null, language: null, panel: null });
}

function originIn(state: unknown): Origin | null {
  if (typeof state !== 'object' || state === null || !('from' in state) || typeof state.from !== 'string') return null;
  const { board, filter } = readView(state.from);
  return { board, filter };
}

async function lackingIn(portfolio: Portfolio, filter: Filter): Promise<Lacking['values']> {
  const all = await Promise.all(
    (Object.entries(filter) as [Dimension, readonly string[]][]).map(async ([dimension, values]) => {
      const known = new Set((await portfolio.values(dimension, 'zh-CN', { recorded: true })).map(({ value }) => value));
      return values.filter((value) => !known.has(value)).map((value) => ({ dimension, value }));
    }),
  );
  return all.flat();
}
