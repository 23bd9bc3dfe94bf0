import { cutText } from './cutter.ts';
import type { Dialect, TextRecord } from './dialect.ts';
import { findDialect, SEPARATOR_LINE } from './find-dialect.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import type { HeaderRules } from './header.ts';
import { joinThousands, widthOverThousands } from './thousands.ts';

/** The tables of a text and the dialect it is written in. */
export interface TextTables {
  dialect: Dialect;
  tables: FoundTable<TextRecord>[];
}

const SAMPLE_PART = 128 * 1024;

/** The beginning, the middle and the end of a text, whole lines. */
export function sampleOf(text: string): string {
  if (text.length <= SAMPLE_PART * 3) return text;
  const middle = Math.floor(text.length / 2);
  const head = text.slice(0, text.lastIndexOf('\n', SAMPLE_PART) + 1 || SAMPLE_PART);
  const inner = fromNextLine(text.slice(middle, middle + SAMPLE_PART / 2));
  const tail = fromNextLine(text.slice(-SAMPLE_PART / 2));
  return head + inner.slice(0, inner.lastIndexOf('\n') + 1) + tail;
}

function fromNextLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

/** Cuts a text and finds its tables, whatever its dialect and whatever stands around them. */
export function readTextTables(text: string, options: { delimiter?: string } & HeaderRules = {}): TextTables {
  const dialect = findDialect(sampleOf(text), options);
  const records = cutRecords(text, dialect);
  return { dialect, tables: findTables(records, options) };
}

/** All records of a text, those with quotes or delimiters out of place put right where the usual width shows how. */
export function cutRecords(text: string, dialect: Dialect): TextRecord[] {
  return cutAndJoin(text, dialect).records;
}

/** The same, and whether numbers had been cut at their thousands, for want of quotes. */
export function cutAndJoin(text: string, dialect: Dialect): { records: TextRecord[]; thousands: boolean } {
  const sample = cutText(sampleOf(text), dialect);
  const cut = dialect.delimiter === ',' ? widthOverThousands(sample) : null;
  const width = cut ?? usualWidth(sample);
  const all = cutText(text, dialect, { width });
  const records = SEPARATOR_LINE.test(text) ? all.slice(1) : all;
  if (cut === null) return { records, thousands: false };
  const joined = (record: TextRecord) => joinThousands(record.cells, width)?.cells ?? record.cells;
  return { records: records.map((record) => ({ ...record, cells: joined(record) })), thousands: true };
}

/** The width most records with several cells have; 0 where there are none. */
export function usualWidth(records: readonly { cells: readonly string[] }[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { width: 0, count: 0 };
  for (const [width, count] of counts) if (count > best.count) best = { width, count };
  return best.width;
}
