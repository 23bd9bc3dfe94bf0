/**
 * A canonical table as data. Everything else follows from it: matching of headers, typing, storage, templates.
 *
 * Types and their storage:
 * - `text`      VARCHAR; ids and free text (with a `domain`: ENUM while the values are few enough)
 * - `category`  ENUM over the values present; text with few values (sector, manager, status)
 * - `date`      DATE
 * - `moment`    TIMESTAMP without zone, to the second; a day alone is its start
 * - `money`     DECIMAL(20,2), base currency, in units (yuan)
 * - `fraction`  DOUBLE; 0.07 is 7 %
 * - `number`    DOUBLE
 * - `integer`   INTEGER
 * - `code`      TINYINT or ENUM: one of `allowed`, accepted in its spellings
 * - `flag`      BOOLEAN
 */
export type ColumnType =
  'text' | 'category' | 'date' | 'moment' | 'money' | 'fraction' | 'number' | 'integer' | 'code' | 'flag';

/** One stored value of a `code` column and the spellings that mean it; the value itself is always accepted. */
export interface AllowedValue {
  readonly value: number | string;
  readonly spellings: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Null cells are refused, and a file without this column is asked about. */
  readonly required?: boolean;
  /** What a person calls it. */
  readonly zh: string;
  readonly en: string;
  /** Headings that win over every other when a file has several that fit: the narrower meaning. */
  readonly prefer?: readonly string[];
  /** Further headings, in any language, best first; compared after folding case, spaces, punctuation, full-width forms and unit suffixes. */
  readonly aliases?: readonly string[];
  /** Headings that mean the column only where the file has none of those above: a contract's number for a loan's. */
  readonly weak?: readonly string[];
  /** Headings of parts, the largest of which is the value, where the file has none for the whole: days of principal and of interest. */
  readonly largestOf?: readonly string[];
  /** Headings that fit another column of the table as well; the cells decide, and a person is asked where they cannot. */
  readonly shared?: readonly string[];
  /** For `code`: the stored values and their spellings. Numbers are stored as TINYINT, words as ENUM. */
  readonly allowed?: readonly AllowedValue[];
  /** Columns of one domain (client ids, manager ids) share one ENUM, so that joins compare small integers. */
  readonly domain?: string;
  /** Stored where the file has no such column or leaves the cell blank. */
  readonly fallback?: number | string;
  /** Columns whose values, joined by ` · `, name the row where this one is blank; of `a|b` the first that is filled. */
  readonly madeOf?: readonly string[];
  /** The value that follows from another column's heading: a column headed "client id" is about clients. */
  readonly implied?: {
    readonly by: string;
    readonly values?: readonly { readonly headings: readonly string[]; readonly value: string }[];
    /** Reads it out of that heading; also out of a remark above the header, which speaks of the whole table. */
    readonly read?: (text: string) => string | null;
  };
  /** Meaning, unit, range; for templates and documentation. */
  readonly note?: string;
}

export interface TableModel {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Columns whose values together name a row. */
  readonly key: readonly string[];
  /**
   * Key columns whose values name what is delivered whole: a ledger's date. When a later load brings the same values, all
   * rows that stood under them go; without it, or where one is blank, a later load replaces only rows of the same key.
   */
  readonly batch?: readonly string[];
  readonly columns: readonly Column[];
  /** At least one column of each group must be present (client_id or client_name). */
  readonly oneOf?: readonly (readonly string[])[];
  /** Words in a file's name that speak for this table when its columns fit another as well. */
  readonly fileWords?: readonly string[];
}
