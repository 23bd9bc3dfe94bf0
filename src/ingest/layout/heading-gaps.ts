import { filledIn, isBlank, isPeriod, shapeOf } from './cell-shape.ts';
import { headerVotes } from './header.ts';

/** Headings stand in the first rows. */
const LOOK_FOR = 40;
const BODY = 50;

/**
 * The rows without the blank ones inside of a heading: those between names that leave columns without one and the row that
 * names these columns, over rows of other kinds. A blank row between two tables, or a title and its table, stays.
 */
export function withoutHeadingGaps<Row extends { cells: readonly string[] }>(rows: readonly Row[]): readonly Row[] {
  const gaps = new Set<number>();
  for (let at = 1; at < Math.min(rows.length, LOOK_FOR); at += 1) {
    if (!isBlank(rows[at]?.cells ?? [])) continue;
    const from = at;
    while (at + 1 < rows.length && isBlank(rows[at + 1]?.cells ?? [])) at += 1;
    const [above, below] = [rows[from - 1]?.cells, rows[at + 1]?.cells];
    const body = rows.slice(at + 2, at + 2 + BODY).map(({ cells }) => cells);
    if (!above || !below || !isOneHeading(above, below, body)) continue;
    for (let gap = from; gap <= at; gap += 1) gaps.add(gap);
  }
  return gaps.size === 0 ? rows : rows.filter((_, index) => !gaps.has(index));
}

function isOneHeading(
  above: readonly string[],
  below: readonly string[],
  body: readonly (readonly string[])[],
): boolean {
  const width = Math.max(above.length, below.length);
  const isFilled = (cells: readonly string[], index: number) => (cells[index] ?? '').trim() !== '';
  const columns = Array.from({ length: width }, (_, index) => index);
  if (filledIn(above) < 2 || ![...above, ...below].every(isWordOrBlank)) return false;
  const adds = columns.some((index) => !isFilled(above, index) && isFilled(below, index));
  const leaves = columns.some((index) => isFilled(above, index) && !isFilled(below, index));
  const joined = columns.map((index) => (isFilled(below, index) ? below[index] : above[index]) ?? '');
  return adds && leaves && headerVotes(joined, body, width) > 0;
}

function isWordOrBlank(cell: string): boolean {
  return ['text', 'blank'].includes(shapeOf(cell)) || isPeriod(cell);
}
