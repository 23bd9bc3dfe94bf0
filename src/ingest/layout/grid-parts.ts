import { extentOf, filledIn, isBlank, isPeriod, shapeOf } from './cell-shape.ts';
import { columnShapes } from './column-shapes.ts';
import { headerVotes, sameCells } from './header.ts';

/** A row of a sheet or a record of a text. */
export interface GridRow {
  /** Place in its file, 1 for the first line or row. */
  line: number;
  cells: readonly string[];
}

/** Cells of a row that count for its width: those the text has, or up to the last filled one where all rows are padded alike. */
export type WidthOf = (row: GridRow) => number;

/** A run of rows that may be a table, or a part of one. */
export interface GridPart<Row extends GridRow> {
  rows: Row[];
  /** Cells most of its rows have. */
  width: number;
}

const FOOT_WORDS =
  /^\s*(?:注|说明|附注|数据来源|资料来源|来源|备注|制表|填表|审核|复核|Notes?|Sources?|Remarks?)\s*\d*\s*(?:[:：.、)）]|人|$)/i;
/** Signs that mark a note, alone in its row. */
const FOOT_SIGNS = /^\s*(?:(?:\*{1,3}|[†‡¹²³]|#(?=\s)|--+|\([a-z]\))\s*\S|\(\d+ rows?\)$)/i;
/** Rows below a header by which the kinds of its columns are told. */
const LOOK_AHEAD = 5;
/** Pairs of a label and its value above a table are not more than this. */
const MOST_LABELS = 12;

/** True for a row that holds a note: known words in its first cell, or signs before the only one it has. */
export function isNote(cells: readonly string[]): boolean {
  return saysNote(cells) || (filledIn(cells) === 1 && FOOT_SIGNS.test(cells[0] ?? ''));
}

/** True for a row that calls itself a note. */
export function saysNote(cells: readonly string[]): boolean {
  return FOOT_WORDS.test(cells[0] ?? '') && filledIn(cells) <= 2;
}

/** Spreadsheets pad every line to the same length; there only what is filled tells widths apart. */
export function widthBy(rows: readonly GridRow[]): WidthOf {
  const length = rows[0]?.cells.length ?? 0;
  const padded = rows.every(({ cells }) => cells.length === length);
  return padded ? ({ cells }) => extentOf(cells) : ({ cells }) => cells.length;
}

/** The width most rows with several cells have. */
export function modalWidth(rows: readonly GridRow[], widthOf: WidthOf): number {
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

/** Runs of rows between blank ones, parted again where the width changes for good and where another header stands. */
export function partsOf<Row extends GridRow>(rows: readonly Row[], widthOf: WidthOf): GridPart<Row>[] {
  const parts: Row[][] = [[]];
  for (const row of rows) {
    if (isBlank(row.cells)) parts.push([]);
    else parts.at(-1)?.push(row);
  }
  return parts
    .flatMap((part) => splitByWidth(part, widthOf))
    .flatMap((part) => splitByHeader(part, widthOf))
    .filter((part) => part.length > 0)
    .map((part) => ({ rows: part, width: modalWidth(part, widthOf) }));
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
  const strong = new Set(runs.filter(({ width, rows }) => width > 1 && rows.length >= 3));
  if (strong.size < 2 || new Set([...strong].map(({ width }) => width)).size < 2) return [[...part]];
  const result: Row[][] = [];
  let holdsTable = false;
  for (const run of runs) {
    const last = result.at(-1);
    const opens = holdsTable && strong.has(run) && opensTable(run.rows, run.width);
    if (last && !opens) last.push(...run.rows);
    else result.push([...run.rows]);
    holdsTable ||= strong.has(run);
  }
  return result;
}

function opensTable(rows: readonly GridRow[], width: number): boolean {
  const [first, ...below] = rows.slice(0, 201).map(({ cells }) => cells);
  return first !== undefined && headerVotes(first, below, width) > 0;
}

/**
 * Parts a run of rows of one width where names stand in the middle of it: a row full of different words, with words over
 * two columns or more that hold numbers or dates above it and below it. A single cell above it is its title.
 */
function splitByHeader<Row extends GridRow>(part: readonly Row[], widthOf: WidthOf): Row[][] {
  const width = modalWidth(part, widthOf);
  const typed = typedColumns(part.slice(1, 1 + LOOK_AHEAD), width);
  if (typed.length < 2) return [[...part]];
  const result: Row[][] = [];
  let from = 0;
  for (let at = 2; at < part.length - 1; at += 1) {
    const row = part[at];
    const header = part[from];
    if (!row || !typed.every((column) => isWord(row.cells[column] ?? ''))) continue;
    if (widthOf(row) !== width || !isFullOfWords(row.cells, width)) continue;
    if (part.slice(from, from + 3).some(({ cells }) => sameCells(cells, row.cells)) || !header) continue;
    const below = typedColumns(part.slice(at + 1, at + 1 + LOOK_AHEAD), width);
    if (below.length < 2 || headerVotes(row.cells, cellsOf(part.slice(at + 1, at + 51)), width) <= 0) continue;
    const titled = filledIn(part[at - 1]?.cells ?? []) === 1 && at - 1 > from;
    const end = titled ? at - 1 : at;
    result.push(part.slice(from, end));
    from = end;
  }
  return [...result, part.slice(from)];
}

function cellsOf(rows: readonly GridRow[]): (readonly string[])[] {
  return rows.map(({ cells }) => cells);
}

function typedColumns(rows: readonly GridRow[], width: number): number[] {
  const shapes = columnShapes(cellsOf(rows), width);
  return shapes.flatMap((shape, index) => (shape === null || shape === 'text' ? [] : [index]));
}

function isWord(cell: string): boolean {
  return shapeOf(cell) === 'text' || isPeriod(cell);
}

function isFullOfWords(cells: readonly string[], width: number): boolean {
  const names = cells.slice(0, width);
  return new Set(names).size === width && names.every((cell) => cell.trim() !== '' && isWord(cell));
}

/** A part with a row of several cells below another one; of labels with their values, only where nothing else is a table. */
export function isTablePart({ rows, width }: GridPart<GridRow>, all: number): boolean {
  const several = rows.filter((row) => filledIn(row.cells) > 1);
  if (several.length === 0) return false;
  if (rows.length === all) return true;
  if (several.length < 2) return several.length * 2 > all || (width > 2 && all <= 3);
  const labels = several.filter(({ cells }) => extentOf(cells) <= 2 && /[:：]\s*$/.test(cells[0] ?? '')).length;
  if (labels * 2 > several.length) return false;
  if (several.filter(({ cells }) => isNote(cells)).length * 2 > several.length) return false;
  return several.length >= 3 || width > 2;
}

/** True where a part goes on as the table above: same width, and its first row is the header again or looks like the rows. */
export function continues(table: GridPart<GridRow>, part: GridPart<GridRow>, widthOf: WidthOf): boolean {
  const { width } = table;
  const [first, ...below] = cellsOf(part.rows.slice(0, 201));
  const [header, ...body] = table.rows;
  if (!first || !header) return true;
  // Of rows padded alike a part may end in blank cells
  const blankEnds = part.width !== width && first.length === header.cells.length;
  if (part.width !== width && !blankEnds) return part.rows.length < 3 && part.rows.every((row) => widthOf(row) < width);
  // the heading stands again, also below the title of a page
  const again = (row: GridRow) =>
    filledIn(row.cells) > 1 && table.rows.slice(0, 5).some(({ cells }) => sameCells(cells, row.cells));
  if (again({ line: 0, cells: first }) || part.rows.slice(1, 5).some(again)) return true;
  const bodies = cellsOf(body.slice(-50));
  const votes = headerVotes(first, [...bodies, ...(bodies.length > 0 ? [] : below)], width);
  return blankEnds ? votes < 0 : votes <= 0;
}

/** True where rows too few for a table are the next ones of the table above a blank line: as wide, as full, and no notes. */
export function goesOn({ rows: [first], width }: GridPart<GridRow>, { rows }: GridPart<GridRow>): boolean {
  if (!first || width < 3) return false;
  const least = Math.max(2, width / 2);
  return rows.every(({ cells }) => cells.length === first.cells.length && filledIn(cells) >= least && !isNote(cells));
}

/** True for a row that names the columns of the part below a blank line. */
export function isHeadOf({ cells }: GridRow, { rows, width }: GridPart<GridRow>): boolean {
  if (width < 3 || cells.length < width || !isFullOfWords(cells, width)) return false;
  const [first, ...below] = cellsOf(rows.slice(0, 201));
  if (!first || headerVotes(first, below, width) > 0) return false;
  return headerVotes(cells, [first, ...below], width) >= 0;
}

/** Labels and their values, a pair to a row, above the first table. */
export function areLabels({ rows, width }: GridPart<GridRow>): boolean {
  const [first, ...below] = cellsOf(rows);
  if (!first || width !== 2 || rows.length > MOST_LABELS) return false;
  return rows.every(({ cells }) => extentOf(cells) <= 2) && headerVotes(first, below, 2) <= 0;
}
