import type { FileOptions } from '../ingest/options.ts';
import type { FoundLayout, ImportReport } from '../ingest/import-report.ts';

/** What a person can correct about how a file is read. */
export type Correction = Pick<FileOptions, 'encoding' | 'delimiter' | 'table' | 'layout'>;

export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
] as const;
export const DELIMITERS = [',', ';', '\t', '|', ' ', ', ', '^', '~'] as const;
export const QUOTES = ['"', "'", 'none'] as const;
export const ROW_FIELDS = ['headerFrom', 'headerTo', 'unitsRow', 'firstRow', 'footRows'] as const;

/** The fields of the form, as text; a table of null is not known yet. */
export interface Fields {
  table: string | null;
  encoding: string;
  delimiter: string;
  quote: string;
  escape: 'doubled' | 'backslash';
  rows: Record<(typeof ROW_FIELDS)[number], number>;
}

/** The form as it stands for what was found. */
export function fieldsOf({ table, encoding, delimiter, issues }: ImportReport, layout: FoundLayout): Fields {
  const { quote, escape, headerFrom, headerTo, unitsRow, firstRow, footRecords } = layout;
  const leftOut = issues.some(({ problem }) => problem === 'left-out');
  return {
    table: table ?? (leftOut ? '' : null),
    ...{ encoding, delimiter, quote, escape: escape === '\\' ? 'backslash' : 'doubled' },
    rows: { headerFrom, headerTo, unitsRow, firstRow, footRows: footRecords },
  };
}

/** What differs from what was found. */
export function correctionOf(found: Fields, wanted: Fields): Correction {
  const correction: Correction = {};
  if (wanted.table !== null && wanted.table !== found.table) correction.table = wanted.table;
  if (wanted.encoding !== found.encoding) correction.encoding = wanted.encoding;
  if (wanted.delimiter !== found.delimiter) correction.delimiter = wanted.delimiter;
  const layout: NonNullable<FileOptions['layout']> = {};
  const quote = QUOTES.find((each) => each === wanted.quote);
  if (quote && (quote !== found.quote || wanted.escape !== found.escape)) {
    layout.quote = quote;
    if (quote !== 'none') layout.escape = wanted.escape === 'backslash' ? '\\' : quote;
  }
  for (const field of ROW_FIELDS) {
    const row = wanted.rows[field];
    if (row !== found.rows[field] && Number.isInteger(row) && row >= 0) layout[field] = row;
  }
  return Object.keys(layout).length > 0 ? { ...correction, layout } : correction;
}
