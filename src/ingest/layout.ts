import Papa from 'papaparse';
import { TABLES } from '../model/index.ts';
import { headingsOf } from './headings.ts';
import { parseHeading } from './units.ts';

/** How a text is cut into cells, and where its table begins and ends. */
export interface Layout {
  delimiter: string;
  quote: '"' | "'";
  /** Cells of a record. */
  width: number;
  /** Headers as they stand, white space collapsed. */
  headers: string[];
  /** Last line of the header, 1 for the first line of the file. */
  headerLine: number;
  /** Records above the header, each as one text. */
  preamble: string[];
  /** Records below the table (notes, sources). */
  footRecords: number;
  /** Some records of the sample have fewer cells than the header. */
  ragged: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const HEAD_BYTES = 256 * 1024;
const TAIL_BYTES = 64 * 1024;
const HEADER_ROWS = 60;

const FOOT_WORDS =
  /^\s*(?:注|说明|附注|数据来源|资料来源|来源|备注|制表|填表|审核|复核|Notes?|Sources?|Remarks?)\s*\d*\s*(?:[:：.、)）]|人|$)/i;

/** Finds delimiter, quote, header and foot from the beginning and the end of a UTF-8 text. */
export async function findLayout(
  content: Blob | Uint8Array,
  { delimiter }: { delimiter?: string } = {},
): Promise<Layout> {
  const size = content instanceof Blob ? content.size : content.byteLength;
  const whole = size <= HEAD_BYTES + TAIL_BYTES;
  const head = normalizeBreaks(await textOf(content, 0, whole ? size : HEAD_BYTES));
  const tail = whole ? head : afterFirstBreak(normalizeBreaks(await textOf(content, size - TAIL_BYTES, size)));
  const quote = findQuote(head);
  const chosen = delimiter ?? findDelimiter(head, quote);
  const records = parseSample(head, chosen, quote, !whole);
  const width = usualWidth(records);
  const headerIndex = findHeader(records, width);
  const header = records[headerIndex] ?? [];
  const last = whole ? records.slice(headerIndex + 1) : parseSample(tail, chosen, quote, false);
  return {
    delimiter: chosen,
    quote,
    width: Math.max(width, header.length),
    headers: header.map((cell) => cell.replace(/\s+/g, ' ').trim()),
    headerLine: records.slice(0, headerIndex + 1).reduce((lines, record) => lines + linesOf(record), 0),
    preamble: records.slice(0, headerIndex).map((record) => record.filter((cell) => cell.trim() !== '').join(' ')),
    footRecords: countFoot(last, width),
    ragged: [...records.slice(headerIndex + 1), ...last].some(
      (record) => !isBlank(record) && record.length < header.length,
    ),
  };
}

/** True where a record holds no text at all. */
export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** Lines a record takes up in its file. */
export function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Every line break as a line feed. */
export function normalizeBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

async function textOf(content: Blob | Uint8Array, start: number, end: number): Promise<string> {
  const part = content.slice(start, end);
  return new TextDecoder().decode(part instanceof Blob ? await part.arrayBuffer() : part);
}

function afterFirstBreak(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

function findQuote(text: string): '"' | "'" {
  if (text.includes('"')) return '"';
  const quoted = text.match(/(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|]|$)/gm);
  return quoted && quoted.length >= 2 ? "'" : '"';
}

/** The delimiter that cuts most records into the same number of cells, more than one. */
function findDelimiter(text: string, quote: string): string {
  let best = { delimiter: ',' as string, score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = parseSample(text, delimiter, quote, true).filter((record) => !isBlank(record));
    const width = usualWidth(records);
    if (width < 2) continue;
    const share = records.filter((record) => record.length === width).length / records.length;
    const score = share * Math.log2(width + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function parseSample(text: string, delimiter: string, quote: string, cut: boolean): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, quoteChar: quote, escapeChar: quote, newline: '\n' });
  return cut && data.length > 1 ? data.slice(0, -1) : data;
}

/** The width most records with several cells have. */
function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const record of records) if (record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let best = { width: 1, count: 0 };
  for (const [width, count] of counts) if (count > best.count) best = { width, count };
  return best.width;
}

/** The first record with known headings; without one, the first that is as wide and as full as the records below it. */
function findHeader(records: readonly string[][], width: number): number {
  const known = records.slice(0, HEADER_ROWS).findIndex((record) => knownHeadings(record) >= 2);
  if (known !== -1) return known;
  const full = (record: readonly string[]) => record.filter((cell) => cell.trim() !== '').length;
  const first = records.findIndex((record) => record.length === width && full(record) >= Math.max(2, width * 0.6));
  return Math.max(first, 0);
}

const KNOWN: ReadonlySet<string> = new Set(
  TABLES.flatMap((table) => table.columns.flatMap((column) => [...headingsOf(column), ...(column.shared ?? [])])).map(
    (heading) => parseHeading(heading).folded,
  ),
);

function knownHeadings(record: readonly string[]): number {
  return record.filter((cell) => KNOWN.has(parseHeading(cell).folded)).length;
}

function countFoot(records: readonly string[][], width: number): number {
  let count = 0;
  for (const record of records.toReversed()) {
    if (isBlank(record)) continue;
    const filled = record.filter((cell) => cell.trim() !== '').length;
    const foot = FOOT_WORDS.test(record[0] ?? '') || (filled === 1 && width > 2);
    if (!foot) break;
    count += 1;
  }
  return count;
}
