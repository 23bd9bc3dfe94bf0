import type { Figure, RecordsRef, ValueRef } from '../src/charts/figure.ts';
import type { PageLinks } from '../src/lib/page-links.ts';
import type { Translate } from '../src/i18n/translate-with.ts';
import type { MonthRange } from '../src/lib/month-range.ts';
import type { Dimension, MetricRequest, Span } from '../src/metrics/metric.ts';
import type { Compare } from '../src/session/compare.ts';
import type { Picked } from '../src/session/picks.ts';
import type { Portfolio } from '../src/session/portfolio.ts';
import type { Session } from '../src/session/session.svelte.ts';

/** One card of a board as its JSON says it. */
export interface CardEntry {
  /** Name of a card or of a kind: `overdue`, `trend`; of a kind with what it is made of, `trend:npl-ratio`, `ranked:dscr:sector`, `heat:npl-ratio:team:sector`. */
  readonly card: string;
  /** Once a board; default: what `card` says. */
  readonly id?: string;
  /** Key of a text; default: the name of the metric. */
  readonly title?: string;
  /** What a kind is made of; the first leads. */
  readonly metrics?: readonly string[];
  /** Metrics that stand in the table only. */
  readonly tableOnly?: readonly string[];
  /** The table a kind shows rows of, the columns of it, and how many rows. */
  readonly table?: string;
  readonly columns?: readonly string[];
  readonly rows?: number;
  readonly by?: Dimension;
  /** What stands across where `by` goes down. */
  readonly across?: Dimension;
  /** Of a table: its cells are shaded by their size, column by column. */
  readonly heat?: boolean;
  readonly period?: Span;
  readonly span?: 'half' | 'full';
}

/** What a board is asked: a part of the book at a date, and what its values are held against. */
export interface CardRequest extends MetricRequest {
  readonly compare?: Compare;
}

/** What a card will look like, as far as that is known before its answer: the names of its tiles, or the rows of its table; else a picture. */
export interface CardShape {
  readonly tiles?: readonly string[];
  /** Its tiles are the first of all. */
  readonly first?: boolean;
  readonly rows?: number;
}

/** A card ready to be asked for: one thing, which fails alone. */
export interface Card {
  readonly id: string;
  readonly span: 'half' | 'full';
  /** What it is made of; the first leads. */
  readonly metrics: readonly string[];
  title(t: Translate): string;
  /** Keeps its place while it is on its way; a picture's where it does not say. */
  shape?(t: Translate): CardShape;
  /** Tables (`review`) or columns (`exposure.days_past_due`, one of which is enough) it has nothing to say without; none where it has. */
  missing(portfolio: Portfolio): readonly string[];
  /** Null where there is no date to look at. */
  figure(portfolio: Portfolio, request: CardRequest, t: Translate, signal?: AbortSignal): Promise<Figure | null>;
}

/** What an element may be told by its attributes. */
export interface BoardOptions {
  /** Show this metric alone. */
  readonly metric?: string;
  readonly by?: string;
}

/** Cards that are shown together: a page of the dashboard, a chapter of the report, an element. */
export interface Board {
  readonly id: string;
  /** Its custom element, `bw-risk-trend`; null for what is only part of the page and the report. */
  readonly tag: string | null;
  /** It tells of one value of this dimension, which the filter has to name; what it has nothing on record of folds into a line. */
  readonly about?: Dimension;
  /** Tables without all of which it has nothing to show. */
  readonly needs: readonly string[];
  /** What its cards are made of, in their order. */
  readonly entries: readonly CardEntry[];
  /** What it is called in the reader's language. */
  title(t: Translate): string;
  /** Its cards over a portfolio: those of its JSON, and one for each metric of the bank's own that belongs here. */
  cards(portfolio: Pick<Portfolio, 'catalogue'>, options?: BoardOptions): readonly Card[];
}

/** A card as it is drawn, and what it was asked. */
export interface ShownCard {
  readonly figure: Figure;
  readonly portfolio: Portfolio;
  readonly request: CardRequest;
  readonly t: Translate;
  /** Id and name of its board. */
  readonly board: string;
  readonly boardTitle: string;
}

/** What a board is drawn from. */
export interface BoardProps {
  board: Board;
  session: Session | null;
  t: Translate;
  /** Default: the session's own filter, as-of date and comparison. */
  request?: CardRequest | undefined;
  options?: BoardOptions;
  /** The months its pictures of months show; null: all. Default: the session's own. */
  months?: MonthRange | null | undefined;
  /** What is wrong with the question itself. */
  problem?: Error | null;
  /** Cards are asked for when they come near the screen; otherwise all at once. */
  lazy?: boolean;
  /** Called with the value whose rows are asked for. */
  onevidence?: ((ref: ValueRef) => void) | undefined;
  /** Called with what a card shows the first rows of, where somebody asks for all of them. */
  onrecords?: ((ref: RecordsRef) => void) | undefined;
  /** Called with a value of a card's picture that stands for groups, to select them; `beside` others. Without it, its rows are asked for. */
  onpick?: ((card: string, ref: ValueRef, beside: boolean) => void) | undefined;
  /** What is selected, and on which card: that one goes on showing all there is. */
  picked?: Picked | null | undefined;
  /** Called with the months somebody selected across a picture of months. Without it nothing can be. */
  onmonths?: ((range: MonthRange) => void) | undefined;
  /** Where names lead; without it they are text. */
  links?: PageLinks | undefined;
  /** Its cards can leave the page as files and by the clipboard. */
  exports?: boolean;
  /** The page around may put its own in the place of the first card’s title, beside its tools, and where there is nothing to show. */
  slots?: boolean;
  /** Called with each figure that is drawn, and with null where a card has none any more. */
  onfigure?: ((card: string, shown: ShownCard | null) => void) | undefined;
  /** Called when all that was asked for is drawn, and again after each change; without a card where the data have none of it. */
  onready?: ((cards: readonly string[]) => void) | undefined;
  /** Called with what keeps the whole of it from being drawn, and with null where nothing does. */
  onproblem?: ((error: Error | null) => void) | undefined;
  onerror?: ((error: unknown) => void) | undefined;
}
