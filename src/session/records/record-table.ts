import type { Dimension } from '../../metrics/metric.ts';

type Key = string | ((is: (column: string) => string) => string);

/** How the rows of a canonical table are looked at on their own, without a metric. SQL over its rows, `seen_at` is the date. */
export interface RecordTable {
  /** Its rows where they are not the table's own; `$snap` is the book of the date. */
  readonly from?: string;
  /** Its rows of all books since `$since`, where it is made of books. */
  readonly everyBook?: string;
  /** The client a row belongs to; without one it belongs to who is in charge. */
  readonly client?: string;
  /** Who is in charge of a row, where it says that. */
  readonly manager?: string;
  /** What a row says itself of a dimension: a column, or a test made of tests of columns. */
  readonly keys?: Readonly<Partial<Record<Dimension, Key>>>;
  /** The part of the book is decided loan by loan, and not by its client. */
  readonly byLoan?: true;
  /** The day a row is known from; without one it says what is known today, whatever the date. */
  readonly known?: string;
  /** Of rows alike in these columns only the newest says what stands. */
  readonly same?: readonly string[];
  /** What puts the newest first, best first. */
  readonly newest: readonly string[];
  /** What became of a row by the date, as one word. */
  readonly state?: string;
  /** Dates of things that may not have happened yet, and the columns that are not known before. */
  readonly later?: Readonly<Record<string, readonly string[]>>;
  /** What is shown where nobody chooses. */
  readonly columns: readonly string[];
}
