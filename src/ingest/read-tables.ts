import { PortfolioError } from '../lib/errors.ts';
import { toUtf8 } from './encoding.ts';
import { readTextTables } from './layout/text-tables.ts';
import type { FileOptions, SourceFile } from './options.ts';

/** A table of a file as text cells, before anybody asks what its columns mean. */
export interface PlainTable {
  headers: readonly string[];
  /** Cells as they stand in the file; a row may have fewer or more than there are headers. */
  rows: readonly (readonly string[])[];
}

/** A string of the engine that runs us cannot be longer. */
const MAX_BYTES = 500 * 1024 * 1024;
/** Of binary files one byte in some hundred is a control character; text has none. */
const MAX_CONTROLS = 0.005;

/** Where more rows than this have cells beyond the header, the delimiter belongs to prose or program text. */
const MAX_LONGER = 1 / 3;
const FEW_ROWS = 20;

/** The tables of a file, by the detection of the import and without asking for a model. An empty file has none. */
export async function readTables(
  { name, content }: SourceFile,
  { encoding, delimiter }: Pick<FileOptions, 'encoding' | 'delimiter'> = {},
): Promise<PlainTable[]> {
  const size = content instanceof Blob ? content.size : content.byteLength;
  if (size > MAX_BYTES)
    throw new PortfolioError('unreadable-file', {
      file: name,
      problem: `it is larger than ${MAX_BYTES >> 20} MB; split it`,
    });
  const { content: utf8 } = await toUtf8(content, encoding === undefined ? {} : { encoding });
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  if (!isText(text)) throw new PortfolioError('unreadable-file', { file: name, problem: 'it is not text' });
  const { tables } = readTextTables(text, delimiter === undefined ? {} : { delimiter });
  const plain = tables.map(({ headers, rows }) => ({
    headers,
    rows: rows.map(({ cells }) => withoutBlankRest(cells, headers.length)),
  }));
  if (!looksLikeTables(plain))
    throw new PortfolioError('unreadable-file', { file: name, problem: 'its lines are no table' });
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
