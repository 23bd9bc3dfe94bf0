/** Stands for no quote at all: zero bytes are taken out of every text, so it occurs in none. */
export const NO_QUOTE = '\u0000';

/** How a text is cut into cells. */
export interface Dialect {
  delimiter: string;
  /** Several delimiters in a row count as one, and those at the ends of a line as none: columns lined up with spaces, or with two and more, and with tabs among them. */
  runs: boolean;
  quote: '"' | "'" | typeof NO_QUOTE;
  /** What stands before a quote inside a quoted cell: the quote itself, or a backslash. */
  escape: Dialect['quote'] | '\\';
}

/** A quote as people name it. */
export type QuoteName = '"' | "'" | 'none';

/** The name of a quote, or of what stands before one. */
export function quoteNameOf(quote: Dialect['escape']): string {
  return quote === NO_QUOTE ? 'none' : quote;
}

/** The quote of a name. */
export function quoteOf(name: QuoteName): Dialect['quote'] {
  return name === 'none' ? NO_QUOTE : name;
}

/** A record of a text: its cells, and the place where it stands. */
export interface TextRecord {
  /** Line on which it begins, 1 for the first of the text. */
  line: number;
  /** Lines it takes up. */
  lines: number;
  /** Characters of the text from `start` to `end`, without the line break. */
  start: number;
  end: number;
  cells: string[];
  /** A quote stands where none may, or an opened one is not closed. */
  odd: boolean;
}

/** The dialect of RFC 4180. */
export const PLAIN: Dialect = { delimiter: ',', runs: false, quote: '"', escape: '"' };
