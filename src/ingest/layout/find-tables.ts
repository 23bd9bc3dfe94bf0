import { extentOf, filledIn, isBlank, shapeOf } from './cell-shape.ts';
import { headerVotes, isGroupRow, readHeader, sameCells } from './header.ts';

/** A row of a sheet or a record of a text. */
export interface GridRow {
  /** Place in its file, 1 for the first line or row. */
  line: number;
  cells: readonly string[];
}

/** A table found in a grid: where it stands and what is around it. */
export interface FoundTable<Row extends GridRow = GridRow> {
  /** Names of the columns as they stand; of a header of several rows joined with ` / `. */
  headers: string[];
  /** The rows that make up the header; none where the columns had to be numbered. */
  headerRows: Row[];
  /** The rows below it: blank rows, repeated headers and foot left out. */
  rows: Row[];
  /** Rows above and below that are not part of it. */
  preamble: Row[];
  foot: Row[];
  /** Header rows that stand again among the rows. */
  repeated: Row[];
}

const FOOT_WORDS =
  /^\s*(?:注|说明|附注|数据来源|资料来源|来源|备注|制表|填表|审核|复核|Notes?|Sources?|Remarks?)\s*\d*\s*(?:[:：.、)）]|人|$)/i;
/** Of a table with more of them than this, rows with a single cell are not notes. */
const SPARSE_SHARE = 0.05;
const PAGE_WORDS = /^\s*(?:第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|page\s+\d+(?:\s*(?:of|\/)\s*\d+)?)\s*$/i;

/** True for a row that holds a note: known words in its first cell. */
export function isNote(cells: readonly string[]): boolean {
  return FOOT_WORDS.test(cells[0] ?? '') && filledIn(cells) <= 2;
}

/** Cells of a row that count for its width: those the text has, or up to the last filled one where all rows are padded alike. */
type WidthOf = (row: GridRow) => number;

/**
 * Finds the tables of a grid. Rows are parted by blank ones and where the width changes for good; parts that go on as the
 * part above are one table; what has a single cell to a row is a title above or a note below.
 */
export function findTables<Row extends GridRow>(
  rows: readonly Row[],
  { isKnown = () => false }: { isKnown?: (cells: readonly string[]) => boolean } = {},
): FoundTable<Row>[] {
  const filled = rows.filter(({ cells }) => !isBlank(cells));
  if (filled.length === 0) return [];
  const widthOf = widthBy(filled);
  if (modalWidth(filled, widthOf) < 2 && filled.every((row) => widthOf(row) < 2)) return [oneColumn(filled)];
  const parts = segments(rows, widthOf);
  const tables: { rows: Row[]; above: Row[] }[] = [];
  let above: Row[] = [];
  for (const part of parts) {
    const last = tables.at(-1);
    if (!isTablePart(part, widthOf, filled.length)) {
      above.push(...part);
      continue;
    }
    if (last && continues(last.rows, part, widthOf)) {
      last.rows.push(...above, ...part);
      above = [];
      continue;
    }
    tables.push({ rows: [...part], above });
    above = [];
  }
  const [only] = tables;
  if (!only) return [readTable(filled, [], widthOf, isKnown)];
  const found = tables.map((table) => readTable(table.rows, table.above, widthOf, isKnown));
  found.at(-1)?.foot.push(...above);
  return found;
}

function oneColumn<Row extends GridRow>(rows: readonly Row[]): FoundTable<Row> {
  const [header, ...body] = rows;
  const end = body.findLastIndex(({ cells }) => !isNote(cells)) + 1;
  const numbered =
    header &&
    headerVotes(
      header.cells,
      body.slice(0, end).map(({ cells }) => cells),
      1,
    ) <= -1;
  return {
    headers: numbered ? ['column_1'] : [header?.cells[0] ?? ''],
    headerRows: numbered || !header ? [] : [header],
    rows: [...(numbered ? [header] : []), ...body.slice(0, end)],
    preamble: [],
    foot: body.slice(end),
    repeated: [],
  };
}

/** Spreadsheets pad every line to the same length; there only what is filled tells widths apart. */
function widthBy(rows: readonly GridRow[]): WidthOf {
  const length = rows[0]?.cells.length ?? 0;
  const padded = rows.every(({ cells }) => cells.length === length);
  return padded ? ({ cells }) => extentOf(cells) : ({ cells }) => cells.length;
}

/** The width most rows with several cells have. */
function modalWidth(rows: readonly GridRow[], widthOf: WidthOf): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const width = widthOf(row);
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = { width: 1, count: 0 };
  for (const [width, count] of counts)
    if (count > best.count || (count === best.count && width > best.width)) best = { width, count };
  return best.width;
}

function segments<Row extends GridRow>(rows: readonly Row[], widthOf: WidthOf): Row[][] {
  const parts: Row[][] = [[]];
  for (const row of rows) {
    if (isBlank(row.cells)) parts.push([]);
    else parts.at(-1)?.push(row);
  }
  return parts.flatMap((part) => splitByWidth(part, widthOf)).filter((part) => part.length > 0);
}

/** Parts a run of rows where a header of another width begins rows that keep that width. */
function splitByWidth<Row extends GridRow>(part: readonly Row[], widthOf: WidthOf): Row[][] {
  const runs: { width: number; rows: Row[] }[] = [];
  for (const row of part) {
    const width = widthOf(row);
    const last = runs.at(-1);
    if (last && last.width === width) last.rows.push(row);
    else runs.push({ width, rows: [row] });
  }
  const strong = runs.filter(({ width, rows }) => width > 1 && rows.length >= 3);
  if (strong.length < 2 || new Set(strong.map(({ width }) => width)).size < 2) return [[...part]];
  const result: Row[][] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const opens = strong.includes(run) && opensTable(run.rows, run.width);
    if (last && !opens) last.push(...run.rows);
    else result.push([...run.rows]);
  }
  return result;
}

function opensTable(rows: readonly GridRow[], width: number): boolean {
  const [first, ...below] = rows.map(({ cells }) => cells);
  return first !== undefined && headerVotes(first, below, width) > 0;
}

/** A part with a row of several cells below another one; of labels with their values, only where nothing else is a table. */
function isTablePart(part: readonly GridRow[], widthOf: WidthOf, all: number): boolean {
  const several = part.filter((row) => filledIn(row.cells) > 1);
  if (several.length === 0) return false;
  if (part.length === all) return true;
  const width = modalWidth(part, widthOf);
  if (several.length < 2) return several.length * 2 > all || (width > 2 && all <= 3);
  const labels = several.filter(({ cells }) => extentOf(cells) <= 2 && /[:：]\s*$/.test(cells[0] ?? '')).length;
  if (labels * 2 > several.length) return false;
  if (several.filter(({ cells }) => isNote(cells)).length * 2 > several.length) return false;
  return several.length >= 3 || width > 2;
}

/** True where a part goes on as the table above: same width, and its first row is the header again or looks like the rows. */
function continues(table: readonly GridRow[], part: readonly GridRow[], widthOf: WidthOf): boolean {
  const width = modalWidth(table, widthOf);
  if (modalWidth(part, widthOf) !== width) return part.length < 3 && part.every((row) => widthOf(row) < width);
  const [first, ...below] = part.map(({ cells }) => cells);
  if (!first || table.slice(0, 5).some(({ cells }) => sameCells(cells, first))) return true;
  const bodies = table.slice(-50).map(({ cells }) => cells);
  return headerVotes(first, [...bodies, ...below], width) <= 0;
}

function readTable<Row extends GridRow>(
  rows: readonly Row[],
  above: readonly Row[],
  widthOf: WidthOf,
  isKnown: (cells: readonly string[]) => boolean,
): FoundTable<Row> {
  const modal = modalWidth(rows, widthOf);
  const start = findStart(rows, modal, widthOf, isKnown);
  const foot = footRows(rows, start + 1, modal);
  const inside = rows.slice(start, rows.length - foot.length);
  const width = columnCount(inside, modal);
  const header = readHeader(
    inside.map(({ cells }) => cells),
    width,
    isKnown,
  );
  const headerRows = inside.slice(0, header.rows);
  const repeated: Row[] = [];
  const body: Row[] = [];
  for (const row of inside.slice(header.rows)) {
    const again = headerRows.some(({ cells }) => sameCells(cells, row.cells));
    const page = filledIn(row.cells) === 1 && PAGE_WORDS.test(row.cells.find((cell) => cell.trim() !== '') ?? '');
    (again || page ? repeated : body).push(row);
  }
  return {
    headers: header.names,
    headerRows,
    rows: body,
    preamble: [...above, ...rows.slice(0, start)],
    foot,
    repeated,
  };
}

/** The first row of the header: known names, else the first row as wide and as full as those below, with the groups above it. */
function findStart(
  rows: readonly GridRow[],
  modal: number,
  widthOf: WidthOf,
  isKnown: (cells: readonly string[]) => boolean,
): number {
  const known = rows.slice(0, 60).findIndex(({ cells }) => isKnown(cells));
  const wide = (row: GridRow) => widthOf(row) >= Math.max(2, modal - 1) || extentOf(row.cells) === modal;
  const full = rows.findIndex((row) => wide(row) && filledIn(row.cells) >= Math.max(2, modal * 0.5));
  const wanted = known === -1 ? full : known;
  if (wanted === -1) return 0;
  let start = wanted;
  for (let up = 1; up <= 2; up += 1) {
    const group = rows[start - 1]?.cells;
    const names = rows[start]?.cells;
    if (!group || !names || !isGroupRow(group, names, modal) || extentOf(group) < 2) break;
    if (extentOf(group) * 2 <= modal || /[:：]\s*$/.test(group[0] ?? '')) break;
    start -= 1;
  }
  return start;
}

/** The notes at the end of rows: told by their words, or by having one cell where other rows have several. */
export function footRows<Row extends GridRow>(rows: readonly Row[], start: number, modal: number): Row[] {
  const body = rows.slice(start);
  const single = body.filter(({ cells }) => filledIn(cells) === 1).length;
  const sparse = modal < 3 || single > Math.max(10, body.length * SPARSE_SHARE);
  let end = rows.length;
  while (end > start) {
    const cells = rows[end - 1]?.cells ?? [];
    const note = isNote(cells) || (!sparse && filledIn(cells) === 1 && shapeOf(cells[0] ?? '') === 'text');
    if (!note) break;
    end -= 1;
  }
  return rows.slice(end);
}

/** Columns of a table: its usual width, without unnamed columns at the right that hold nothing. */
function columnCount(rows: readonly GridRow[], modal: number): number {
  const header = rows[0]?.cells ?? [];
  let width = Math.max(modal, extentOf(header));
  while (width > 1 && !rows.some(({ cells }) => (cells[width - 1] ?? '').trim() !== '')) width -= 1;
  return width;
}
