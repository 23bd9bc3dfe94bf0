/**
 * A canonical table as data. Everything else follows from it: matching of headers, typing, storage, templates.
 *
 * Types and their storage:
 * - `text`      VARCHAR; ids and free text
 * - `category`  ENUM over the values present; text with few values (sector, manager, status)
 * - `date`      DATE
 * - `money`     DECIMAL(20,2), base currency, in units (yuan)
 * - `fraction`  DOUBLE; 0.07 is 7 %
 * - `number`    DOUBLE
 * - `integer`   INTEGER
 * - `code`      TINYINT or ENUM: one of `allowed`, accepted in its spellings
 * - `flag`      BOOLEAN
 */
export type ColumnType = 'text' | 'category' | 'date' | 'money' | 'fraction' | 'number' | 'integer' | 'code' | 'flag';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Null cells are refused. */
  readonly required?: boolean;
  /** What a person calls it. */
  readonly zh: string;
  readonly en: string;
  /** Further headings, in any language; compared after folding case, spaces, punctuation, full-width forms and unit suffixes. */
  readonly aliases?: readonly string[];
  /** For `code`: the stored value and the spellings that mean it. Numbers are stored as TINYINT, words as ENUM. */
  readonly allowed?: readonly { readonly value: number | string; readonly spellings: readonly string[] }[];
  /** Columns of one domain (client ids, manager ids) share one ENUM, so that joins compare small integers. */
  readonly domain?: string;
  /** Meaning, unit, range; for templates and documentation. */
  readonly note?: string;
}

export interface TableModel {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Columns whose values together name a row. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** At least one column of each group must be present (client_id or client_name). */
  readonly oneOf?: readonly (readonly string[])[];
}

/** Columns every stored table has besides its own: where the row came from. `source_row` counts as a person does: 1 is the file's first line. */
export const SOURCE_COLUMNS = ['source_file', 'source_row'] as const;
