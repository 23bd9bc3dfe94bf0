import { toUtf8 } from '../text/encoding.ts';
import { bytesOf, sizeOf } from '../formats/bytes.ts';
import { rowAt } from '../formats/line-rows.ts';
import type { Part } from '../formats/part.ts';
import { marksWithin } from '../formats/cell-marks.ts';
import { writeGrid } from '../formats/write-grid.ts';
import { isKnown } from './find-layout.ts';
import { isBlank } from './cell-shape.ts';
import { cutText } from './cutter.ts';
import { PLAIN, type Dialect, type TextRecord } from './dialect.ts';
import { findDialect } from './find-dialect.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import { lastGivenRow } from './given.ts';
import { sectionsOf, type Section } from './sections.ts';
import { cutRecords, sampleOf } from './text-tables.ts';
import type { FileOptions } from '../options.ts';

/** Texts up to this are looked through from end to end; of longer ones the beginning says whether that is worth it. */
const SEARCHED_BYTES = 4 * 1024 * 1024;
const PROBE_BYTES = 256 * 1024;
const LINE_FEED = 10;

/**
 * A sheet or a text with several tables as a part for each, rows numbered as in the file; the first keeps the name, the
 * others get `#2`, `#3` behind it. What has no header of its own goes on as the table above it, and without a table of
 * ours among them, or where a person says that the first reaches into the others, nothing is parted: rows then count under
 * the first. In a text of more than four megabytes a second table is seen in the first 256 kB and in the last; the rows of
 * one that stands between rows of the first are refused and listed like any others that do not fit.
 */
export async function separateTables(part: Part, options: FileOptions): Promise<Part[]> {
  if (part.cells?.named) return [part];
  const read = await cutPart(part, options);
  if (!read) return [part];
  const { records, dialect, encoding } = read;
  const starts = startsIn(records);
  if (starts.length < 2 || lastGivenRow(options.layout ?? {}) >= rowAt(part.cells?.rows, starts[1]?.line ?? 0))
    return [part];
  const parts: Part[] = [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.line ?? Infinity;
    const own = records.filter(({ line, cells }) => line >= start.line && line < end && !isBlank(cells));
    const above = start.inherited.map((record, place) => ({
      ...record,
      line: start.line + place - start.inherited.length,
    }));
    const separate = await partOf(part, [...above, ...own], index);
    if (separate) parts.push(part.cells ? separate : { ...separate, cut: { encoding, delimiter: dialect.delimiter } });
  }
  return parts;
}

/** The records of a part and how they were written. */
export interface CutPart {
  records: TextRecord[];
  dialect: Dialect;
  encoding: string;
}

/** Cuts a part into records; null for a long text whose beginning holds a single table. */
export async function cutPart({ content, cells }: Part, options: FileOptions): Promise<CutPart | null> {
  const encoding = cells ? 'utf-8' : options.encoding;
  const decode = async (bytes: Blob | Uint8Array) => {
    const { content: utf8, encoding: found } = await toUtf8(bytes, encoding === undefined ? {} : { encoding });
    const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
    const { quote, escape } = options.layout ?? {};
    const dialect = cells
      ? PLAIN
      : findDialect(sampleOf(text), {
          delimiter: options.delimiter,
          quote,
          escape,
        });
    const records = cells ? cutText(text, PLAIN) : cutRecords(text, dialect);
    return { records, dialect, encoding: found };
  };
  if (sizeOf(content) <= SEARCHED_BYTES) return decode(content);
  const head = await decode(content.slice(0, PROBE_BYTES));
  if (startsIn(head.records).length > 1) return decode(content);
  const below = await lastRecords(content, head);
  return startsIn([...head.records.slice(0, -1), ...below]).length > 1 ? decode(content) : null;
}

/** The records at the end of a long text, cut as its beginning is; none where it is written in several bytes a sign. */
async function lastRecords(content: Blob | Uint8Array, { dialect, encoding, records }: CutPart): Promise<TextRecord[]> {
  if (encoding.startsWith('utf-16')) return [];
  const bytes = await bytesOf(content, sizeOf(content) - PROBE_BYTES);
  // a line that is cut, or a sign, is no record
  const whole = bytes.subarray(bytes.indexOf(LINE_FEED) + 1);
  const { content: utf8 } = await toUtf8(whole, encoding.startsWith('utf-8') ? {} : { encoding });
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  const line = records.at(-1)?.line ?? 0;
  return cutRecords(text, dialect).map((record) => ({
    ...record,
    line: record.line + line,
  }));
}

/** Where tables and their sections begin, what stands above them included; none where none of them is ours. */
function startsIn(records: readonly TextRecord[]): Section<TextRecord>[] {
  const tables = findTables(records, { isKnown });
  const isOurs = ({ headerRows }: FoundTable) => headerRows.some(({ cells }) => isKnown(cells));
  if (!tables.some(isOurs)) return [];
  const own = tables.filter(({ headerRows }, index) => index === 0 || headerRows.length > 0);
  const starts = own.map(({ preamble, headerRows, rows }) => (preamble[0] ?? headerRows[0] ?? rows[0])?.line);
  return own.flatMap(({ preamble, headerRows: [header] }, index): Section<TextRecord>[] => {
    const line = starts[index];
    if (line === undefined) return [];
    const inside = records.filter((record) => record.line < (starts[index + 1] ?? Infinity));
    return [{ line, inherited: [] }, ...(header ? sectionsOf(inside, header, preamble) : [])];
  });
}

async function partOf(part: Part, records: readonly TextRecord[], index: number): Promise<Part | null> {
  const rows = records.map(({ line, cells }) => ({
    row: rowAt(part.cells?.rows, line),
    cells,
  }));
  const [first, last] = [rows[0]?.row ?? 1, rows.at(-1)?.row ?? 1];
  const errors = part.cells?.errors.filter(({ row }) => row >= first && row <= last) ?? [];
  const marks = part.cells?.marks && marksWithin(part.cells.marks, first, last);
  const grid = await writeGrid([rows], {
    shift: first - 1,
    errors,
    ...(marks ? { marks } : {}),
  });
  const name = index === 0 ? part.name : `${part.name}#${index + 1}`;
  return (
    grid && {
      ...part,
      name,
      content: grid.content,
      cells: grid.cells,
      place: index,
    }
  );
}
