import { extentOf, filledIn, isPeriod, shapeOf } from './cell-shape.ts';

/** The first group of a number, those behind it, and the last one of them with its decimals. */
const FIRST = /^\s*[-+−(（]?\s*(?:[¥￥$€£]|[A-Z]{3})?\s*[-−]?[1-9]\d{0,2}$/;
const GROUP = /^\d{3}$/;
const LAST = /^\d{3}(?:\.\d+)?\s*[-)）%]?\s*$/;
/** Groups of a number: 999,999,999,999,999. */
const MOST_GROUPS = 5;
/** Names stand in the first rows. */
const LOOK_FOR = 40;
const SAMPLE = 500;
/** Rows wider than the names are numbers cut at their thousands where so many of them can be put together. */
const MOSTLY = 0.9;

/** A record put together again, and the columns whose numbers had been cut. */
interface Joined {
  cells: string[];
  columns: number[];
}

/**
 * The cells of a record with more of them than there are columns, numbers like `1,234,567.89` that stood without quotes put
 * together; null where that cannot be done, or in two ways.
 */
export function joinThousands(cells: readonly string[], width: number): Joined | null {
  const [reading, another] = readingsOf(cells, width);
  return reading && !another ? reading : null;
}

/**
 * How many columns the names say there are, where rows have more cells and these are the thousands of numbers; null where
 * rows are as wide as the names, or what is too much in them is no number.
 */
export function widthOverThousands(records: readonly { cells: readonly string[] }[]): number | null {
  for (const [at, { cells: names }] of records.slice(0, LOOK_FOR).entries()) {
    const width = names.length;
    if (!isNames(names) || (records[at + 1]?.cells.length ?? 0) < width) continue;
    const below = records.slice(at + 1, at + 1 + SAMPLE).map(({ cells }) => cells);
    const wide = below.filter((cells) => extentOf(cells) > width);
    const readable = wide.filter((cells) => readingsOf(cells, width).length > 0);
    const joined = wide.flatMap((cells) => joinThousands(cells, width) ?? []);
    if (readable.length >= wide.length * MOSTLY && isConvincing(joined)) return width;
  }
  return null;
}

/** A single row with a cell too many may be a slip: it takes a second one, a million, or decimals. */
function isConvincing(joined: readonly Joined[]): boolean {
  const isLong = ({ cells, columns }: Joined) => columns.some((column) => /,\d{3}[,.]/.test(cells[column] ?? ''));
  return joined.length > 1 || joined.some(isLong);
}

function isNames(cells: readonly string[]): boolean {
  const isWord = (cell: string) => shapeOf(cell) === 'text' || isPeriod(cell);
  return cells.length > 1 && filledIn(cells) === cells.length && cells.every(isWord);
}

/** Up to two ways to put cells together to so many. */
function readingsOf(cells: readonly string[], width: number): Joined[] {
  const found: Joined[] = [];
  const dead = new Set<string>();
  const read = (from: number, done: readonly string[], columns: readonly number[]): boolean => {
    const left = cells.length - from;
    const open = width - done.length;
    if (left < open || left > open * MOST_GROUPS || found.length > 1 || dead.has(`${from} ${open}`)) return false;
    if (left === 0) {
      found.push({ cells: [...done], columns: [...columns] });
      return true;
    }
    let any = read(from + 1, [...done, cells[from] ?? ''], columns);
    for (let end = from + 1; end < Math.min(cells.length, from + MOST_GROUPS); end += 1) {
      if (FIRST.test(cells[from] ?? '') && LAST.test(cells[end] ?? ''))
        any = read(end + 1, [...done, cells.slice(from, end + 1).join(',')], [...columns, done.length]) || any;
      if (!GROUP.test(cells[end] ?? '')) break;
    }
    if (!any && found.length < 2) dead.add(`${from} ${open}`);
    return any;
  };
  if (cells.length > width) read(0, [], []);
  return found;
}
