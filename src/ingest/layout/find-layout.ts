import { TABLES } from '../../model/index.ts';
import { sizeOf } from '../formats/bytes.ts';
import { headingsOf } from '../match/headings.ts';
import { regulatoryHeadings } from '../match/regulatory.ts';
import { isBlank } from './cell-shape.ts';
import { Cutter, cutText } from './cutter.ts';
import { distinctNames } from './distinct-names.ts';
import { PLAIN, type Dialect, type TextRecord } from './dialect.ts';
import { findDialect } from './find-dialect.ts';
import { findTables, footRows, type FoundTable } from './find-tables.ts';
import type { GridRow } from './grid-parts.ts';
import {
  footTextOf,
  givenFoot,
  lastGivenRow,
  movesTable,
  moveTable,
  placesOf,
  type GivenLayout,
  type Places,
} from './given.ts';
import { titlesAmong } from './page-rows.ts';
import { sampleRows, type SampleRow } from './sample-rows.ts';
import { cutAndJoin, cutRecords, usualWidth } from './text-tables.ts';
import { parseHeading, parseUnit } from '../match/units.ts';

/** How a text is cut into cells, and where its table begins and ends. */
export interface Layout extends Dialect {
  /** Cells of a record. */
  width: number;
  /**
   * Headers as they stand, white space collapsed; of several header rows joined with ` / `, or without the groups above
   * where the names below them are our tables' own and tell the columns apart. A name that stands twice is numbered.
   */
  headers: string[];
  /** Rows the header has; 0 where the file has none and its columns are numbered. */
  headerRows: number;
  /** Last line of the header, 1 for the first line of the file; 0 where the data begin with the file. */
  headerLine: number;
  /** Records above the header, each as one text. */
  preamble: string[];
  /** Records below the table (notes, sources). */
  footRecords: number;
  /** Header rows, to know them where they stand again among the data. */
  header: readonly (readonly string[])[];
  /** Titles and remarks above the header, to know them where they stand again on top of a page. */
  titles: readonly (readonly string[])[];
  /** What page breaks put among the rows of the sample: header, titles, page numbers. */
  repeated: number;
  /** Tables in the sample, where they were not parted before; the rows below the first known one are read as rows of it. */
  tables: number;
  /** Where the names, the units and the data stand, in rows of the file. */
  places: Places;
  /** How the first note below the table begins; '' where there is none. */
  footText: string;
  /** The first and the last rows as they were cut, for a person to look at. */
  sample: readonly SampleRow[];
  /** Some records of the sample have fewer cells than the header. */
  ragged: boolean;
  /** Numbers were cut at their thousands, for want of quotes: their rows have to be put together. */
  thousands: boolean;
  /** Some records of the sample have quotes or delimiters out of place. */
  odd: boolean;
}

const HEAD_BYTES = 256 * 1024;
const TAIL_BYTES = 64 * 1024;
/** A table that begins beyond this is not looked for, whatever a person says. */
const MOST_HEAD_BYTES = 64 * 1024 * 1024;
/** Rows below the one a person names, by which the columns are told. */
const ROWS_BELOW = 200;
/** Stands between the cells of a line above the table: what they say are different things. */
const BESIDE = '  ';
const LONGEST_RECORD = 2 * 1024 * 1024;

/** What is known of a text before it is looked at. */
interface Known {
  delimiter?: string;
  /** The whole dialect: the text was written by us. */
  dialect?: Dialect;
  /** What a person says of it. */
  given?: GivenLayout;
  /** Line of the text to row of the file a person sees. */
  rowOf?: (line: number) => number;
}

/** Finds dialect, header and foot from the beginning and the end of a UTF-8 text; what is known of it is taken as it is. */
export async function findLayout(
  content: Blob | Uint8Array,
  { delimiter, dialect: written, given = {}, rowOf = (line) => line }: Known = {},
): Promise<Layout> {
  const size = content instanceof Blob ? content.size : content.byteLength;
  const begin = await headBytes(content, size, { given, rowOf });
  const whole = size <= begin + TAIL_BYTES;
  const head = await textOf(content, 0, whole ? size : begin);
  const tail = whole ? '' : afterFirstBreak(await textOf(content, size - TAIL_BYTES, size));
  const dialect = written ?? findDialect(head + tail, { delimiter, quote: given.quote, escape: given.escape });
  const cutAll = written ? cutText : cutRecords;
  const cut = written ? { records: cutText(head, dialect), thousands: false } : cutAndJoin(head, dialect);
  const records = whole ? cut.records : cut.records.slice(0, -1);
  const tables = findTables(records, { isKnown });
  const found =
    tables.find(({ headerRows }) => headerRows.some(({ cells }) => isKnown(cells))) ?? tables[0] ?? NO_TABLE;
  const below = whole ? [] : cutAll(tail, dialect).filter(({ cells }) => !isBlank(cells));
  const table = movesTable(given) ? moveTable(records, found, { given, rowOf }) : found;
  const end = whole ? records.filter(({ cells }) => !isBlank(cells)) : below;
  const noted = whole ? (tables.at(-1)?.foot ?? []) : footRows(below, 0, usualWidth(records));
  const foot = endOf(end, givenFoot(end, given) ?? noted.length);
  const places = placesOf(table, rowOf);
  const rows = [...table.rows, ...below];
  const width = table.headers.length;
  const above = preambleOf(records, table).map(({ cells }) => cells);
  return {
    ...dialect,
    width,
    headers: distinctNames(shortNames(table).map((cell) => cell.replace(/\s+/g, ' ').trim())),
    headerRows: table.headerRows.length,
    headerLine: movesTable(given) ? lineBefore(table) : headerLineOf(table),
    header: table.headerRows.map(({ cells }) => cells),
    titles: titlesAmong(above),
    preamble: above.map((cells) => cells.filter((cell) => cell.trim() !== '').join(BESIDE)),
    footRecords: foot.length,
    repeated: table.repeated.length,
    tables: tables.length,
    places,
    footText: foot[0] ? footTextOf(foot[0].cells) : '',
    sample: sampleRows(records, whole ? [] : below, { places, foot, rowOf }),
    thousands: cut.thousands,
    ragged: rows.some(({ cells }) => cells.length < width),
    odd: [...records, ...below].some(({ odd }) => odd),
  };
}

/** Bytes that are looked at from the beginning: more than usual where a person says that the table stands further down. */
async function headBytes(
  content: Blob | Uint8Array,
  size: number,
  { given, rowOf }: { given: GivenLayout; rowOf: (line: number) => number },
): Promise<number> {
  const last = lastGivenRow(given);
  let bytes = HEAD_BYTES;
  while (last > 0 && bytes < Math.min(size, MOST_HEAD_BYTES)) {
    const lines = (await textOf(content, 0, bytes)).split('\n').length;
    if (rowOf(lines) > last + ROWS_BELOW) break;
    bytes *= 4;
  }
  return bytes;
}

/** The layout of a text we wrote ourselves from records: plain, its first line the header, and nothing around it. */
export async function recordLayout(content: Blob | Uint8Array): Promise<Layout> {
  const first = new Cutter(await textOf(content, 0, Math.min(LONGEST_RECORD, sizeOf(content))), PLAIN).next();
  const headers = first?.cells ?? [''];
  return {
    ...PLAIN,
    ...{ width: headers.length, headers, headerRows: 1, headerLine: first?.lines ?? 1, header: [] },
    ...{
      titles: [],
      preamble: [],
      footRecords: 0,
      repeated: 0,
      tables: 1,
      thousands: false,
      ragged: false,
      odd: false,
    },
    ...{ places: { headerFrom: 1, headerTo: 1, unitsRow: 0, firstRow: 2 }, footText: '', sample: [] },
  };
}

function endOf<Row extends GridRow>(rows: readonly Row[], count: number): readonly Row[] {
  return count === 0 ? [] : rows.slice(-count);
}

/** The line before the first row of data, where a person says which that is. */
function lineBefore({ headerRows, rows }: FoundTable<TextRecord>): number {
  const last = headerRows.at(-1);
  return rows[0] ? rows[0].line - 1 : last ? last.line + last.lines - 1 : 0;
}

const NO_TABLE: FoundTable<TextRecord> = {
  headers: [''],
  headerRows: [],
  rows: [],
  preamble: [],
  foot: [],
  repeated: [],
};

/** The lowest name of each column, above its unit, where our tables know it and no other column has the same; else the joined one. */
function shortNames({ headers, headerRows }: FoundTable<TextRecord>): string[] {
  if (headerRows.length < 2) return headers;
  const rows = headerRows.map(({ cells }) => cells);
  const lowest = headers.map((_, index) => {
    const names = rows.map((cells) => cells[index]?.trim() ?? '').filter((cell) => cell !== '');
    return names.findLast((name) => parseUnit(name) === null) ?? names.at(-1) ?? '';
  });
  const short = headers.map((joined, index) => {
    const name = lowest[index] ?? '';
    if (name === '' || lowest.filter((other) => other === name).length > 1 || countKnown([name]) === 0) return joined;
    const unit = parseHeading(name).unit ? null : parseHeading(joined.replace(` / ${name}`, '')).unit;
    return unit ? `${name} (${unit.name})` : name;
  });
  // headings in two languages, one above the other, are known as they are
  return countKnown(short) > countKnown(headers) ? short : headers;
}

function headerLineOf({ headerRows, rows }: FoundTable<TextRecord>): number {
  const last = headerRows.at(-1);
  if (last) return last.line + last.lines - 1;
  return rows[0] ? rows[0].line - 1 : 0;
}

function preambleOf(records: readonly TextRecord[], { headerRows, rows }: FoundTable<TextRecord>): TextRecord[] {
  const first = rows[0] ?? headerRows[0];
  const isName = new Set(headerRows.map(({ line }) => line));
  return records.filter(
    ({ line, cells }) => first !== undefined && line < first.line && !isName.has(line) && !isBlank(cells),
  );
}

async function textOf(content: Blob | Uint8Array, start: number, end: number): Promise<string> {
  const part = content.slice(start, end);
  return new TextDecoder().decode(part instanceof Blob ? await part.arrayBuffer() : part);
}

function afterFirstBreak(text: string): string {
  return text.slice(text.search(/[\r\n]/) + 1);
}

let known: ReadonlySet<string> | null = null;

/** True for a row with at least two headings of our tables. */
export function isKnown(cells: readonly string[]): boolean {
  return countKnown(cells, 2) === 2;
}

/** Headings of our tables among the cells, counted up to `most`. */
function countKnown(cells: readonly string[], most = Infinity): number {
  known ??= new Set(
    [
      ...TABLES.flatMap(({ columns }) =>
        columns.flatMap((column) => [...headingsOf(column), ...(column.shared ?? [])]),
      ),
      ...regulatoryHeadings(),
    ].map((heading) => parseHeading(heading).folded),
  );
  let count = 0;
  for (const cell of cells) {
    if (count === most) break;
    if (cell.length === 0 || cell.length >= 100) continue;
    const { folded, names } = parseHeading(cell);
    if (known.has(folded) || (names.length > 0 && names.every((name) => known?.has(name)))) count += 1;
  }
  return count;
}
