import { extentOf, filledIn, isBlank, shapeOf } from './cell-shape.ts';
import type { Dialect } from './dialect.ts';

/** The cells of a record and where it ends. */
export interface Cut {
  cells: string[];
  end: number;
  odd: boolean;
}

/** A record that has not the usual width, and ways to cut it again. */
interface Broken {
  text: string;
  dialect: Dialect;
  /** Cells most records have. */
  width: number;
  start: number;
  /** Where its first line ends. */
  lineEnd: number;
  /** The record that begins at a place, cut without mending. */
  cutAt: (from: number, delimiter?: string) => Cut | null;
  /** The first line alone, quotes that are not closed in it taken as text. */
  asText: () => Cut;
}

/** Delimiters by which a single record may have been cut; the weak ones also stand in text. */
const OTHERS = [', ', '; ', ',', ';', '\t', '||', '|', '::', '^', '~', ' '];
const WEAK = new Set([' ', ', ', '; ', '~']);
/** Lines a quoted cell may run on before its quote is taken for one that nobody closed. */
const MAX_LINES = 200;
/** Characters looked through for the beginning of the line above. */
const MOST_ABOVE = 16 * 1024;

/**
 * A record of another width than all others, cut again where that shows what went wrong: by delimiters of its own; with
 * quotes opened in the middle of a cell; with a quote that is not closed, so that the cell ends where those behind it
 * make up the width. A record that takes in whole ones below it is cut off at its line. Else it stays as it is: too
 * short or too long, with nothing of it lost.
 */
export function mendCut(cut: Cut, broken: Broken): Cut {
  const { text, dialect, start, width } = broken;
  if (isBlank(cut.cells)) return cut;
  const swallowing = swallows(cut, broken);
  const fits = cut.cells.length === width;
  if (fits && !swallowing) return cut;
  const other = fits ? null : cutByOther(cut, broken);
  if (other) return other;
  if (dialect.runs || !text.slice(start, cut.end).includes(dialect.quote)) return cut;
  const least = swallowing ? width - 1 : Math.max(width - 1, cut.cells.length);
  return cutByQuotes(broken, least) ?? (swallowing ? { ...broken.asText(), odd: true } : cut);
}

function cutByOther({ cells }: Cut, broken: Broken): Cut | null {
  const { text, dialect, width, start, lineEnd, cutAt } = broken;
  const line = text.slice(start, lineEnd);
  const few = cells.length < width && extentOf(cells) * 2 <= width;
  for (const delimiter of OTHERS) {
    if (delimiter === dialect.delimiter || (!few && WEAK.has(delimiter)) || !line.includes(delimiter)) continue;
    const plain = !line.includes(dialect.quote);
    const other = plain ? { cells: line.split(delimiter), end: lineEnd, odd: false } : cutAt(start, delimiter);
    if (other?.cells.length !== width || filledIn(other.cells) * 2 <= width) continue;
    if (!WEAK.has(delimiter) || isLikeOthers(other, broken)) return other;
  }
  return null;
}

/** True where cells are of the kinds of the record below, or else above: words that happen to be as many are a title or a note. */
function isLikeOthers({ cells, end }: Cut, { text, width, start, cutAt }: Broken): boolean {
  const below = cutAt(lineAfter(text, end));
  const above = start === 0 ? null : cutAt(lineBefore(text, start));
  const other = [below, above].find((record) => record?.cells.length === width);
  const typed = (other?.cells ?? []).flatMap((cell, index) => (isTyped(cell) ? [index] : []));
  if (typed.length === 0) return false;
  const isHeader = start === 0 && cells.every((cell) => !isTyped(cell));
  return isHeader || typed.every((index) => isTyped(cells[index] ?? '') || (cells[index] ?? '').trim() === '');
}

function isTyped(cell: string): boolean {
  const shape = shapeOf(cell);
  return shape !== 'text' && shape !== 'blank';
}

/** Follows the quotes of a record wherever they stand; null where that gives fewer cells than `least`, or too many. */
function cutByQuotes(broken: Broken, least: number): Cut | null {
  const { text, dialect, width } = broken;
  const { quote, delimiter } = dialect;
  const cells: string[] = [];
  let from = broken.start;
  let open = -1;
  let lines = 0;
  for (let at = from; ; at += 1) {
    const ended = at >= text.length;
    if (!ended && text[at] === quote) {
      if (open !== -1 && text[at + 1] === quote) at += 1;
      else open = open === -1 ? at : -1;
    } else if (open === -1 && text.startsWith(delimiter, at)) {
      cells.push(unwrapped(text.slice(from, at), quote));
      at += delimiter.length - 1;
      from = at + 1;
    } else if (ended || text[at] === '\n' || text[at] === '\r') {
      if (open === -1) {
        cells.push(unwrapped(text.slice(from, at), quote));
        return cells.length <= width && cells.length >= least ? { cells, end: at, odd: true } : null;
      }
      lines += 1;
      if (ended || lines > MAX_LINES || isWhole(broken, lineAfter(text, at)))
        return cutByWidth(cells, { from, end: at, broken });
    }
  }
}

/** A cell that opens at `from` and is not closed before `end` ends where the cells behind it make up the width. */
function cutByWidth(
  cells: readonly string[],
  { from, end, broken }: { from: number; end: number; broken: Broken },
): Cut | null {
  const { text, dialect, width } = broken;
  const rest = text.slice(from, end).split(dialect.delimiter);
  const surplus = cells.length + rest.length - width;
  if (surplus < 0 || surplus >= rest.length || end - from > 64 * 1024) return null;
  const held = rest.slice(0, surplus + 1).join(dialect.delimiter);
  const behind = rest.slice(surplus + 1).map((cell) => unwrapped(cell, dialect.quote));
  return { cells: [...cells, held, ...behind], end, odd: true };
}

function unwrapped(cell: string, quote: string): string {
  const wrapped = cell.length > 1 && cell.startsWith(quote) && cell.endsWith(quote);
  return wrapped ? cell.slice(1, -1).replaceAll(quote + quote, quote) : cell;
}

/** True where the line at a place is a record of the usual width by itself. */
function isWhole({ text, width, cutAt }: Broken, from: number): boolean {
  if (from >= text.length) return false;
  const record = cutAt(from);
  return record !== null && record.cells.length === width && !record.odd;
}

function swallows({ end }: Cut, broken: Broken): boolean {
  const { text, start } = broken;
  let lines = 0;
  for (let at = start; at < end && lines <= MAX_LINES; at += 1) {
    if (text[at] !== '\n' && text[at] !== '\r') continue;
    const next = lineAfter(text, at);
    lines += 1;
    if (next < end && isWhole(broken, next)) return true;
    at = next - 1;
  }
  return false;
}

/** Where the line above the one at a place begins, or at most so far above as lines are usually long. */
function lineBefore(text: string, at: number): number {
  const from = Math.max(0, at - MOST_ABOVE);
  const above = text.slice(from, at).replace(/\r?\n$|\r$/, '');
  return from + Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1;
}

function lineAfter(text: string, at: number): number {
  return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
}

/** The cells of a record that alone has a space behind each of its delimiters, without those spaces. */
export function withoutSpaces(cells: string[], { delimiter, runs }: Dialect): string[] {
  if (runs || !/^[,;|\t]$/.test(delimiter) || cells.length < 3) return cells;
  // What had to be quoted has lost its space already
  const wasQuoted = (cell: string) => cell.includes(delimiter) || /["'\r\n]/.test(cell);
  const spaced = cells.every((cell, index) =>
    index === 0 ? !cell.startsWith(' ') : /^ (?! )/.test(cell) || wasQuoted(cell),
  );
  return spaced ? cells.map((cell, index) => (index === 0 || !cell.startsWith(' ') ? cell : cell.slice(1))) : cells;
}
