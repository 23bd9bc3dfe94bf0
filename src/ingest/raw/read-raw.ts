import type { Engine } from '../../engine/engine.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { QueryError } from '../../engine/query-error.ts';
import type { Survey } from '../aside/survey.ts';
import { demandTextFits } from '../formats/fits.ts';
import { LIMITS, LINE_BYTES } from '../formats/size-limits.ts';
import { rowAt } from '../formats/line-rows.ts';
import type { Cells } from '../formats/part.ts';
import type { Layout } from '../layout/find-layout.ts';
import { isBlank } from '../layout/cell-shape.ts';
import { Cutter } from '../layout/cutter.ts';
import { NO_QUOTE } from '../layout/dialect.ts';
import { joinThousands } from '../layout/thousands.ts';
import { isPageRow } from '../layout/page-rows.ts';
import { bytesOf, sizeOf } from '../formats/bytes.ts';
import { Unreadable } from '../formats/unreadable.ts';
import { scanLines, type LineScan } from '../text/scan.ts';
import type { PageRow, RawTable } from './raw-table.ts';

interface Source {
  relation: string;
  file: string;
  /** UTF-8 without a mark. */
  content: Blob | Uint8Array;
  layout: Layout;
  /** What its lines are in the binary file it was written from; null for text. */
  cells: Cells | null;
}

/** Dates and numbers the engine makes while it reads: their SQL by what the first rows say, and whether all rows agree. */
export interface TypedReading {
  columns: (engine: Engine, head: RawTable) => Promise<ReadonlyMap<number, string>>;
  isAsExpected: (engine: Engine, raw: RawTable) => Promise<boolean>;
}

/** The engine's buffer as it is by default; a line may be longer than it would allow. */
const LINES = `max_line_size = ${LINE_BYTES}, buffer_size = ${32 * 1024 * 1024}`;

/** Records cut before the event loop runs again. */
const PAUSE_RECORDS = 20_000;

/** From this size on the engine begins to read before the lines are counted; below it that would gain nothing. */
const LARGE_BYTES = 4 * 1024 * 1024;
/** Of a large file so much says how its cells are read. */
const HEAD_BYTES = 256 * 1024;

/** All records of a file, those of the foot included, and how many they are. */
interface DirectRead {
  table: RawTable;
  rows: number;
}

/**
 * Reads a file into text cells: by `read_csv` where its lines are its records, else record by record. A large file is
 * read while it is surveyed, as its beginning suggests. Null where the survey finds that it is not the text it seemed.
 */
export async function loadRawTable(
  engine: Engine,
  source: Source,
  surveying: Promise<Survey>,
  { typed, signal }: { typed?: TypedReading; signal?: AbortSignal | undefined } = {},
): Promise<RawTable | null> {
  const { content, layout } = source;
  const early = isDirect(source) && sizeOf(content) >= LARGE_BYTES ? await beginningOf(source) : null;
  const [{ plain, scan }, ahead] = await Promise.all([
    surveying,
    early ? readAhead(engine, source, early, typed) : null,
  ]);
  if (!plain) return null;
  const records = scan.lines - layout.headerLine;
  if (records <= layout.footRecords) return createEmpty(engine, source);
  if (scan.regular && isDirect(source)) {
    const sameStart = early !== null && early.dataOffset === scan.dataOffset && early.ending === scan.ending;
    const first = sameStart ? ahead : await readDirectly(engine, source, scan);
    if (first?.rows === records) {
      const raw = await withoutFoot(engine, first.table, records - layout.footRecords);
      if (!raw.typed || (await typed?.isAsExpected(engine, raw))) return raw;
      const again = await readDirectly(engine, source, scan);
      if (again?.rows === records) return withoutFoot(engine, again.table, records - layout.footRecords);
    }
  }
  return readByRecord(engine, source, signal);
}

/** Reads all records, dates and numbers typed where the first records show how. */
async function readAhead(
  engine: Engine,
  source: Source,
  beginning: LineScan,
  typing: TypedReading | undefined,
): Promise<DirectRead | null> {
  if (!typing) return readDirectly(engine, source, beginning);
  const end = beginning.dataOffset + HEAD_BYTES;
  const first = await bytesOf(source.content, beginning.dataOffset, Math.min(end, sizeOf(source.content)));
  const content = first.subarray(0, first.lastIndexOf(0x0a) + 1);
  const relation = `${source.relation}_head`;
  const head = await readDirectly(engine, { ...source, relation, content }, { ...beginning, dataOffset: 0 });
  const raw = head && { ...head.table, records: head.rows };
  const typed = raw ? await typing.columns(engine, raw) : new Map<number, string>();
  const all = await readDirectly(engine, source, beginning, typed);
  return all && typed.size > 0 ? { ...all, table: { ...all.table, typed, head: relation } } : all;
}

async function withoutFoot(engine: Engine, table: RawTable, records: number): Promise<RawTable> {
  await engine.query(`DELETE FROM ${quoteName(table.relation)} WHERE rowid >= ${records}`);
  return { ...table, records };
}

/** Where the data begin and how lines end, by the beginning of the text; null where the header does not end in it. */
async function beginningOf({ content, layout }: Source): Promise<LineScan | null> {
  const scan = await scanLines(content.slice(0, LARGE_BYTES), layout);
  return scan.lines > layout.headerLine ? scan : null;
}

/** True for what DuckDB reads as we do, and whose rows can be counted. */
function isDirect({ layout, cells }: Source): boolean {
  const { delimiter, runs, quote, escape, odd, repeated, thousands } = layout;
  return (
    !(cells && 'listed' in cells.rows) &&
    delimiter.length === 1 &&
    !runs &&
    escape === quote &&
    !odd &&
    repeated === 0 &&
    !thousands
  );
}

function columnNames(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `c${index}`);
}

function columnTypes(names: readonly string[]): string {
  return `{${names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}}`;
}

async function createEmpty(engine: Engine, { relation, layout }: Source): Promise<RawTable> {
  const columns = columnNames(layout.headers.length);
  const types = ['line', ...columns].map((name) => `${quoteName(name)} VARCHAR`).join(', ');
  await engine.query(`CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} (${types})`);
  return { relation, columns, headers: layout.headers, line: '0', tooWide: null, records: 0 };
}

/** Null where DuckDB refuses the file. */
async function readDirectly(
  engine: Engine,
  { relation, file, content, layout, cells }: Source,
  { dataOffset, ending }: Pick<LineScan, 'dataOffset' | 'ending'>,
  typed?: ReadonlyMap<number, string>,
): Promise<DirectRead | null> {
  const columns = columnNames(layout.headers.length);
  const path = await engine.putFile(`${file}.csv`, content.slice(dataOffset));
  try {
    const settings = [
      'auto_detect = false',
      'header = false',
      `delim = ${literal(layout.delimiter)}`,
      `quote = ${literal(layout.quote === NO_QUOTE ? '' : layout.quote)}`,
      `escape = ${literal(layout.quote === NO_QUOTE ? '' : layout.quote)}`,
      LINES,
      `null_padding = ${layout.ragged || layout.footRecords > 0}`,
      ...(ending ? [`new_line = ${literal(ending === '\n' ? '\\n' : '\\r\\n')}`] : []),
      `columns = ${columnTypes(columns)}`,
    ];
    const { rows } = await engine.query(
      `CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} AS
       SELECT ${typed?.size ? typedCells(columns, typed) : '*'} FROM read_csv(${literal(path)}, ${settings.join(', ')})`,
    );
    // names of a sheet may hold line breaks: its first row of data is not told by the number of lines above it
    const first = layout.headerLine + 1;
    const line = `CAST(rowid + ${rowAt(cells?.rows, first)} AS INTEGER)`;
    const table = { relation, columns, headers: layout.headers, line, tooWide: null, records: 0 };
    return { table, rows: Number(rows[0]?.[0]) };
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  } finally {
    await engine.dropFile(path);
  }
}

/** The columns, some of them typed, and whether a filled cell was refused. */
function typedCells(columns: readonly string[], typed: ReadonlyMap<number, string>): string {
  const cells = columns.map((name, index) => {
    const sql = typed.get(index);
    return sql === undefined ? quoteName(name) : `${sql} AS ${quoteName(name)}`;
  });
  const refused = [...typed].map(([index, sql]) => {
    const cell = quoteName(columns[index] ?? '');
    return `(${cell} IS NOT NULL AND (${sql}) IS NULL)`;
  });
  return `${cells.join(', ')}, (${refused.join(' OR ')}) AS refused`;
}

/** Our own cutter reads the text; each record goes to DuckDB with its line and, as JSON, its cells beyond the header. */
async function readByRecord(engine: Engine, source: Source, signal?: AbortSignal): Promise<RawTable> {
  const { relation, file, layout } = source;
  const columns = columnNames(layout.headers.length);
  const { content, records, ...seen } = await rewrite(source, signal);
  if (records === 0) return { ...(await createEmpty(engine, source)), ...seen };
  const path = await engine.putFile(`${file}.csv`, content);
  try {
    const names = ['line', 'surplus', ...columns];
    await engine.query(
      `CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} AS
       SELECT * FROM read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"',
         escape = '"', parallel = false, ${LINES}, columns = ${columnTypes(names)})`,
    );
  } finally {
    await engine.dropFile(path);
  }
  const line = 'CAST(line AS INTEGER)';
  return { relation, columns, headers: layout.headers, line, tooWide: 'surplus IS NOT NULL', records, ...seen };
}

async function rewrite(
  { content, layout, cells: written }: Source,
  signal?: AbortSignal,
): Promise<{ content: Blob; records: number } & Pick<RawTable, 'pageRows' | 'joined'>> {
  // longer than a string can be
  demandTextFits(sizeOf(content));
  const text = content instanceof Blob ? await content.text() : new TextDecoder().decode(content);
  const width = layout.headers.length;
  const parts: Blob[] = [];
  const held: (string | PageRow)[] = [];
  const pageRows: PageRow[] = [];
  // what is kept back may be notes at the end
  const release = (kept: number) => {
    const lines: string[] = [];
    for (const each of held.splice(0, Math.max(0, held.length - kept)))
      if (typeof each === 'string') lines.push(each);
      else pageRows.push(each);
    records += lines.length;
    parts.push(new Blob(lines));
  };
  let records = 0;
  let joined: RawTable['joined'];
  // What we wrote ourselves needs no mending.
  const cutter = new Cutter(text, layout, width, { mends: !written });
  let count = 0;
  for (let record = cutter.next(); record; record = cutter.next()) {
    count += 1;
    if (count % PAUSE_RECORDS === 0) {
      release(layout.footRecords);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted) throw new PortfolioError('cancelled');
    }
    const { line } = record;
    if (line <= layout.headerLine || isBlank(record.cells)) continue;
    const row = rowAt(written?.rows, line);
    const whole = layout.thousands ? joinThousands(record.cells, width) : null;
    const cells = whole?.cells ?? record.cells;
    if (whole)
      joined = {
        rows: (joined?.rows ?? 0) + 1,
        first: joined?.first ?? { row, value: whole.cells[whole.columns[0] ?? 0] ?? '' },
      };
    if (isPageRow(cells, layout)) {
      held.push({ row, value: cells.find((cell) => cell.trim() !== '') ?? '' });
      continue;
    }
    const beyond = cells.slice(width);
    const surplus = isBlank(beyond) ? '' : quoteCell(JSON.stringify(beyond));
    const quoted = Array.from({ length: width }, (_, index) => quoteCell(cells[index] ?? ''));
    const text = `${row},${surplus},${quoted.join(',')}\n`;
    if (text.length > LIMITS.rowCharacters) throw new Unreadable('cell-too-long', { limit: LIMITS.rowCharacters });
    held.push(text);
  }
  release(layout.footRecords);
  return { content: new Blob(parts), records, pageRows, ...(joined ? { joined } : {}) };
}

function quoteCell(cell: string): string {
  if (cell === '') return '';
  // DuckDB takes a lone carriage return for the end of a record
  return `"${(cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell).replaceAll('"', '""')}"`;
}
