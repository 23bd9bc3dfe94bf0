import type { Work } from '../work.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { toUtf8 } from '../text/encoding.ts';
import { JsonCursor } from './json-cursor.ts';
import { listsOf } from './json-lists.ts';
import { LIMITS } from './size-limits.ts';
import { breather } from './pause.ts';
import type { GridRow } from './part.ts';
import type { FoundTable, TablesIn } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { writeGrid } from './write-grid.ts';

const BATCH = 2_000;

/**
 * Reads a list of flat objects, or of lists with the headers first; an object that holds such lists at any depth (the
 * answer of a service around its records), each a table under its path; or one object a line (NDJSON). Row 1 is the first
 * record, in NDJSON the first line.
 */
export async function readJson(content: Blob | Uint8Array, work: Work = {}): Promise<TablesIn> {
  const utf8 = (await toUtf8(content, work)).content;
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  if (isByLine(text)) return { format: 'ndjson', tables: [await tableOf(null, () => linesOf(text), { work })] };
  const lists = listsOf(text);
  const tables: FoundTable[] = [];
  for (const { name, start, headers, promised } of lists) {
    const table = await tableOf(name, () => itemsOf(text, start), { headers, work });
    if (table.grid && promised !== undefined) table.grid.cells.promised = promised;
    tables.push(table);
  }
  return { format: 'json', tables };
}

/** An object that ends with its line while another follows. */
function isByLine(text: string): boolean {
  const cursor = new JsonCursor(text);
  if (cursor.peek() !== '{') return false;
  const end = text.indexOf('\n');
  try {
    new JsonCursor(end === -1 ? text : text.slice(0, end)).skip();
  } catch {
    return false;
  }
  if (end === -1 || text.slice(end).trim() === '') return listsOf(text).length === 0;
  return true;
}

/** One record: its row, and how to read it. */
interface JsonRecord {
  row: number;
  cursor: JsonCursor;
}

function* itemsOf(text: string, start: number): Generator<JsonRecord> {
  const cursor = new JsonCursor(text, 1, start);
  for (const index of cursor.items()) yield { row: index + 1, cursor };
}

function* linesOf(text: string): Generator<JsonRecord> {
  let row = 1;
  for (let start = 0; start < text.length; row += 1) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    start = end + 1;
    if (line.trim() === '') continue;
    const cursor = new JsonCursor(line, row);
    yield { row, cursor };
    if (cursor.peek() !== '') cursor.fail();
  }
}

/** Records as a table; `headers` are named beside a list of lists that has none of its own. */
async function tableOf(
  sheet: string | null,
  records: () => Iterable<JsonRecord>,
  { headers, work }: { headers?: readonly string[] | undefined; work: Work },
): Promise<FoundTable> {
  const places = new Map<string, number>(headers?.map((name, index) => [name, index]));
  const listed = firstIsList(records());
  // A late record may bring a new column, and the header stands above them all.
  if (!listed) await collectColumns(records(), places, work.signal);
  const named = !listed || headers !== undefined;
  const rows = rowsOf(records(), { places, listed, named });
  return { sheet, grid: await writeGrid(rows, { shift: named ? -1 : 0, named, ...work }) };
}

async function collectColumns(
  records: Iterable<JsonRecord>,
  places: Map<string, number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const pause = breather();
  for (const { row, cursor } of records) {
    objectCells(cursor, places);
    if (row % BATCH !== 0) continue;
    if (signal?.aborted) throw new PortfolioError('cancelled');
    await pause();
  }
}

function firstIsList(records: Iterable<JsonRecord>): boolean {
  for (const { cursor } of records) return cursor.peek() === '[';
  return false;
}

async function* rowsOf(
  records: Iterable<JsonRecord>,
  { places, listed, named }: { places: Map<string, number>; listed: boolean; named: boolean },
): AsyncGenerator<GridRow[]> {
  const pause = breather();
  if (named) yield [{ row: 0, cells: [...places.keys()] }];
  let batch: GridRow[] = [];
  for (const { row, cursor } of records) {
    batch.push({ row, cells: listed ? listCells(cursor) : objectCells(cursor, places) });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
    await pause();
  }
  yield batch;
}

function listCells(cursor: JsonCursor): (string | null)[] {
  const cells: (string | null)[] = [];
  for (const index of cursor.items()) cells[index] = cursor.cell();
  return cells;
}

function objectCells(cursor: JsonCursor, places: Map<string, number>): (string | null)[] {
  const cells: (string | null)[] = new Array<string | null>(places.size).fill(null);
  for (const name of cursor.members()) {
    let place = places.get(name);
    if (place === undefined) {
      place = places.size;
      if (place >= LIMITS.columns) throw new Unreadable('too-many-columns', { limit: LIMITS.columns });
      places.set(name, place);
    }
    while (cells.length < place) cells.push(null);
    cells[place] = cursor.cell();
  }
  return cells;
}
