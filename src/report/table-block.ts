import type { Faces } from './fonts.ts';
import { shapeOf, type StatedText } from './state.ts';
import { itemsIn, pieceIn } from './parts.ts';
import type { Part } from './roles.ts';
import { type Item, type Piece, type TextStyle } from './sheet.ts';
import { HAIRLINE, RULE, STYLES } from './styles.ts';
import { breakLines, longestUnit } from './text-runs.ts';
import { textItem, widthOf } from './write.ts';

/** A table ready to be set: every cell is text. */
export interface ReportTable {
  columns: { title: string; align: 'start' | 'end' }[];
  rows: StatedText[][];
  /** Its columns stand closer, so that more of them have room. */
  tight?: true;
}

const GUTTER = { usual: 12, tight: 7 } as const;
const PADDING = { usual: 2, tight: 1 } as const;
const SIZES = [8, 7.5, 7, 6.5];
/** A cell that is taller is cut into rows, so that no row is taller than a page. */
const MOST_LINES = 36;

/** What a column asks for at most, points. */
const MOST_WIDTH = 360;

interface Setting {
  style: TextStyle;
  widths: number[];
  columns: number[];
}

/** The table's rows, each with the header that is printed again where it opens a page. Nothing is cut off. */
export function tablePieces(table: ReportTable, faces: Faces, width: number): Piece[] {
  return settings(table, faces, width).flatMap((setting, index) => {
    const part: Part = { role: 'Table' };
    const header = pieceIn(part, headerPiece(table, faces, setting, width));
    const rows = table.rows.flatMap((row) =>
      rowPieces(row, table, faces, setting, width).map((piece) => pieceIn(part, piece)),
    );
    const pieces = rows.map((row, at) => ({
      ...row,
      repeat: at === 0 ? undefined : header,
      // the last row never stands alone on a page
      keep: (at === 0 || at === rows.length - 2) && at < rows.length - 1,
    }));
    return [{ ...header, gap: index === 0 ? 8 : 16, keep: true }, ...pieces].map(withoutUndefined);
  });
}

/** The width at which no cell of the table is wrapped, points. */
export function naturalWidth(table: ReportTable, faces: Faces): number {
  const style = styleOf(SIZES[0] ?? STYLES.small.size);
  const widths = table.columns.map((_, column) => columnWidth(table, faces, column, style, false));
  const gutter = gutterOf(table);
  return widths.reduce((sum, one) => sum + one + gutter, -gutter);
}

function paddingOf({ tight }: ReportTable): number {
  return tight ? PADDING.tight : PADDING.usual;
}

function gutterOf({ tight }: ReportTable): number {
  return tight ? GUTTER.tight : GUTTER.usual;
}

function withoutUndefined({ repeat, ...piece }: Piece): Piece {
  return repeat ? { ...piece, repeat } : piece;
}

/** Type size and column widths; a table too wide for the smallest size is continued below with its first column repeated. */
function settings(table: ReportTable, faces: Faces, width: number): Setting[] {
  const all = table.columns.map((_, index) => index);
  for (const size of SIZES) {
    const setting = fit(table, faces, all, size, width);
    if (setting) return [setting];
  }
  const size = SIZES[0] ?? 8;
  const parts: number[][] = [];
  for (const column of all.slice(1)) {
    const last = parts.at(-1);
    if (last && fit(table, faces, [0, ...last, column], size, width)) last.push(column);
    else parts.push([column]);
  }
  if (parts.length === 0) parts.push([]);
  return parts.map((columns) => {
    const wanted = [0, ...columns];
    return fit(table, faces, wanted, size, width) ?? forced(wanted, size, width, gutterOf(table));
  });
}

/** Even columns in which words are cut, for cells with words wider than half a page. */
function forced(columns: number[], size: number, width: number, gutter: number): Setting {
  const each = (width - gutter * (columns.length - 1)) / columns.length;
  return { columns, style: styleOf(size), widths: columns.map(() => each) };
}

/** Widths by content: every column its own width where that fits, else the widest texts are wrapped, never words. */
function fit(table: ReportTable, faces: Faces, columns: number[], size: number, width: number): Setting | null {
  const style = styleOf(size);
  const room = width - gutterOf(table) * (columns.length - 1);
  const natural = columns.map((column) => columnWidth(table, faces, column, style, false));
  const total = natural.reduce((sum, one) => sum + one, 0);
  if (total <= room) return { style, columns, widths: spread(natural, room - total, columns, table) };
  const least = columns.map((column) => columnWidth(table, faces, column, style, true));
  const needed = least.reduce((sum, one) => sum + one, 0);
  if (needed > room) return null;
  return { style, columns, widths: capped(natural, least, room) };
}

/** Own widths, but none above a common cap; the cap is as high as the room allows. */
function capped(natural: number[], least: number[], room: number): number[] {
  const widthsAt = (cap: number) => natural.map((width, at) => Math.max(least[at] ?? 0, Math.min(width, cap)));
  let [low, high] = [0, room];
  for (let step = 0; step < 24; step += 1) {
    const cap = (low + high) / 2;
    if (widthsAt(cap).reduce((sum, one) => sum + one, 0) > room) high = cap;
    else low = cap;
  }
  return widthsAt(low);
}

function styleOf(size: number): TextStyle {
  return { ...STYLES.small, size };
}

/** Room left over goes to the columns evenly, at most so much that numbers stay near each other. */
function spread(widths: number[], left: number, columns: number[], table: ReportTable): number[] {
  const texts = columns.filter((column) => table.columns[column]?.align === 'start').length;
  return widths.map((width, at) => {
    const isText = table.columns[columns[at] ?? 0]?.align === 'start';
    if (texts === 0) return width + left / widths.length;
    return isText ? width + (left * 0.6) / texts : width + (left * 0.4) / Math.max(1, widths.length - texts);
  });
}

function columnWidth(table: ReportTable, faces: Faces, column: number, style: TextStyle, least: boolean): number {
  const bold: TextStyle = { ...style, weight: 'bold' };
  const measure = (text: string, as: TextStyle) =>
    least ? longestUnit(text, faces[as.weight], as.size) : widthOf(text, faces, as);
  let width = measure(table.columns[column]?.title ?? '', bold);
  for (const row of table.rows) {
    const cell = row[column];
    if (cell) width = Math.max(width, measure(cell.text, style) + shapeWidth(cell, faces, style));
  }
  if (least) width = Math.max(width, Math.min(columnWidth(table, faces, column, style, false), 6 * style.size));
  return Math.min(width, MOST_WIDTH) + 0.1;
}

function shapeWidth(cell: StatedText, faces: Faces, style: TextStyle): number {
  return cell.status ? widthOf(`${shapeOf(cell.status).mark} `, faces, markStyle(style)) : 0;
}

function markStyle(style: TextStyle): TextStyle {
  return { ...style, size: style.size * 0.8 };
}

function headerPiece(table: ReportTable, faces: Faces, setting: Setting, width: number): Piece {
  const style: TextStyle = { ...setting.style, weight: 'bold' };
  const cells = setting.columns.map((column) => ({ text: table.columns[column]?.title ?? '' }));
  const lines = cells.map((cell, at) => linesOf(cell, faces, style, setting.widths[at] ?? 0));
  const most = Math.max(1, ...lines.map((cell) => cell.length));
  const bottom = lines.map((cell) => [...Array<string>(most - cell.length).fill(''), ...cell]);
  const height = most * style.leading + 2 * paddingOf(table);
  const items = cellItems(cells, bottom, cells.map(columnHead), table, faces, { ...setting, style });
  return { height, items: [...itemsIn({ role: 'TR' }, items), { kind: 'rule', x: 0, y: height, width, ...RULE }] };
}

function rowPieces(row: StatedText[], table: ReportTable, faces: Faces, setting: Setting, width: number): Piece[] {
  const cells = setting.columns.map((column) => row[column] ?? { text: '' });
  const lines = cells.map((cell, at) =>
    linesOf(cell, faces, setting.style, (setting.widths[at] ?? 0) - shapeWidth(cell, faces, setting.style)),
  );
  const most = Math.max(1, ...lines.map((cell) => cell.length));
  const line: Part = { role: 'TR' };
  const parts = cells.map(({ text }, at): Part => (at === 0 && text !== '' ? rowHead() : { role: 'TD' }));
  const pieces: Piece[] = [];
  for (let from = 0; from < most; from += MOST_LINES) {
    const part = lines.map((cell) => cell.slice(from, from + MOST_LINES));
    const shown = from === 0 ? cells : cells.map(({ text }) => ({ text }));
    const height = Math.min(MOST_LINES, most - from) * setting.style.leading + 2 * paddingOf(table);
    const items = cellItems(shown, part, parts, table, faces, setting);
    pieces.push({ height, items: [...itemsIn(line, items), { kind: 'rule', x: 0, y: height, width, ...HAIRLINE }] });
  }
  return pieces;
}

const columnHead = (): Part => ({ role: 'TH', scope: 'Column' });
const rowHead = (): Part => ({ role: 'TH', scope: 'Row' });

function linesOf(cell: StatedText, faces: Faces, style: TextStyle, width: number): string[] {
  return breakLines(cell.text, faces[style.weight], { size: style.size, width });
}

function cellItems(
  cells: StatedText[],
  lines: string[][],
  parts: Part[],
  table: ReportTable,
  faces: Faces,
  { style, widths, columns }: Setting,
): Item[] {
  const items: Item[] = [];
  let left = 0;
  cells.forEach((cell, at) => {
    const width = widths[at] ?? 0;
    const end = table.columns[columns[at] ?? 0]?.align === 'end';
    const mark = shapeWidth(cell, faces, style);
    const own: Item[] = [];
    lines[at]?.forEach((line, index) => {
      if (line === '') return;
      const x = end ? left + width - widthOf(line, faces, style) : left + mark;
      const top = paddingOf(table) + index * style.leading;
      if (index === 0 && cell.status) {
        const { mark: sign, color } = shapeOf(cell.status);
        own.push({ ...textItem(sign, { ...markStyle(style), color }, x - mark, top), state: cell.status });
      }
      own.push(textItem(line, style, x, top));
    });
    // a cell without a text is a cell
    items.push(...itemsIn(parts[at] ?? { role: 'TD' }, own.length > 0 ? own : [textItem('', style, left)]));
    left += width + gutterOf(table);
  });
  return items;
}
