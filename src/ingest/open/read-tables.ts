import { toUtf8 } from '../text/encoding.ts';
import type { Part } from '../formats/part.ts';
import { isBad, readParts } from '../formats/read-parts.ts';
import { Unreadable } from '../formats/unreadable.ts';
import { cutText } from '../layout/cutter.ts';
import { PLAIN } from '../layout/dialect.ts';
import { findTables } from '../layout/find-tables.ts';
import { readTextTables } from '../layout/text-tables.ts';
import { reportBad } from './open-parts.ts';
import type { FileOptions, SourceFile } from '../options.ts';
import type { Issue } from '../import-report.ts';

/** A table of a file as text cells, before anybody asks what its columns mean. */
export interface PlainTable {
  headers: readonly string[];
  /** Cells as they stand in the file; a row may have fewer or more than there are headers. */
  rows: readonly (readonly string[])[];
}

/** The tables of a file, and what of it could not be read. */
export interface FileTables {
  tables: PlainTable[];
  issues: Issue[];
}

/** Of binary files one byte in some hundred is a control character; text has none. */
const MAX_CONTROLS = 0.005;
/** Where more rows than this have cells beyond the header, the delimiter belongs to prose or program text. */
const MAX_LONGER = 1 / 3;
const FEW_ROWS = 20;
/** Names are the cells' own text; those of several header rows stand behind each other. */
const AS_IT_STOOD = { joint: ' ' } as const;

/**
 * The tables of a file of any format, by the detection of the import and without asking for a model. An empty file has
 * none; what is no text and no format we know, or text whose lines make no table, is an issue of the file.
 */
export async function readTables(
  source: SourceFile,
  options: Pick<FileOptions, 'encoding' | 'delimiter' | 'withHidden'> = {},
): Promise<FileTables> {
  const asText = options.encoding !== undefined || options.delimiter !== undefined;
  const found: FileTables = { tables: [], issues: [] };
  for (const part of await readParts([source], {
    asText: () => asText,
    withHidden: () => options.withHidden === true,
  })) {
    if (isBad(part)) {
      found.issues.push(...(await reportBad(part)).issues);
      continue;
    }
    found.issues.push(...hiddenIn(part));
    if (part.hidden) continue;
    try {
      found.tables.push(...(await tablesOf(part, options)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      found.issues.push(...(await reportBad({ ...part, error })).issues);
    }
  }
  return found;
}

/** What a workbook does not show is not written either, and said to be there. */
function hiddenIn({ name: file, sheet, hidden, cells }: Part): Issue[] {
  const place = { file, column: null, hint: 'take-hidden', severity: 'excluded' } as const;
  if (hidden) return [{ ...place, row: null, value: sheet, problem: 'hidden-sheet' }];
  const rows = cells?.marks?.hiddenRows ?? [];
  return rows.map(({ row, text }) => ({ ...place, row, value: text, problem: 'hidden-row' }));
}

async function tablesOf(
  { content, cells }: Part,
  { encoding, delimiter }: Pick<FileOptions, 'encoding' | 'delimiter'>,
): Promise<PlainTable[]> {
  const { content: utf8 } = await toUtf8(
    content,
    cells ? { encoding: 'utf-8' } : encoding === undefined ? {} : { encoding },
  );
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  if (cells?.named) {
    const [header, ...rows] = cutText(text, PLAIN).map((record) => record.cells);
    return header ? [{ headers: header, rows }] : [];
  }
  if (!cells && !isText(text)) throw new Unreadable('unknown-format', { detail: '' });
  const tables = cells
    ? findTables(cutText(text, PLAIN), AS_IT_STOOD)
    : readTextTables(text, { ...AS_IT_STOOD, ...(delimiter === undefined ? {} : { delimiter }) }).tables;
  const plain = tables.map(({ headers, rows }) => ({
    headers,
    rows: rows.map((row) => withoutBlankRest(row.cells, headers.length)),
  }));
  if (!looksLikeTables(plain)) throw new Unreadable('no-table');
  return plain;
}

function looksLikeTables(tables: readonly PlainTable[]): boolean {
  const rows = tables.flatMap(({ headers, rows }) => rows.map((row) => row.length > headers.length));
  return rows.length < FEW_ROWS || rows.filter((longer) => longer).length <= rows.length * MAX_LONGER;
}

/** Blank cells beyond the header come from delimiters at the ends of lines. */
function withoutBlankRest(row: readonly string[], width: number): readonly string[] {
  return row.slice(width).every((cell) => cell.trim() === '') ? row.slice(0, width) : row;
}

function isText(text: string): boolean {
  const probe = text.length > 200_000 ? text.slice(0, 200_000) : text;
  const controls = probe.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001e\ufffd]/g)?.length ?? 0;
  return controls <= probe.length * MAX_CONTROLS;
}
