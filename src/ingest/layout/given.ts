import { extentOf, filledIn, isBlank } from './cell-shape.ts';
import type { QuoteName } from './dialect.ts';
import type { FoundTable } from './find-tables.ts';
import type { GridRow } from './grid-parts.ts';
import { isUnits, joinNames, sameCells, withUnit } from './header.ts';

/**
 * What a person says of how a file is cut and where its table stands; the rest is found. Rows are lines of a text or
 * rows of a sheet, 1 for the first.
 */
export interface GivenLayout {
  quote?: QuoteName;
  escape?: '"' | "'" | '\\';
  /** First and last row with the names of the columns; 0 where there are none. */
  headerFrom?: number;
  headerTo?: number;
  /** Row of units below the names; 0 for none. */
  unitsRow?: number;
  firstRow?: number;
  /** Rows at the end of the file that are no data. */
  footRows?: number;
  /**
   * How the first of them begins. Another month has more notes or fewer: with this, those from that text on are left out,
   * whatever their number, and none where it is not found, so that no loan is taken for a note.
   */
  footText?: string;
}

/** Where the parts of a table stand, in rows of its file. */
export interface Places {
  headerFrom: number;
  headerTo: number;
  unitsRow: number;
  firstRow: number;
}

const FOOT_SEARCHED = 60;

/** Where the parts of a found table stand. */
export function placesOf({ headerRows, rows }: FoundTable, rowOf: (line: number) => number): Places {
  const last = headerRows.at(-1);
  const units = headerRows.length > 1 && last && isUnits(last.cells) ? last : undefined;
  const names = units ? headerRows.slice(0, -1) : headerRows;
  const [from, to] = [names[0], names.at(-1)].map((row) => (row ? rowOf(row.line) : 0));
  const unitsRow = units ? rowOf(units.line) : 0;
  const data = rows[0] ? rowOf(rows[0].line) : Math.max(to ?? 0, unitsRow) + 1;
  return { headerFrom: from ?? 0, headerTo: to ?? 0, unitsRow, firstRow: data };
}

/** True where a person moved a part of the table. */
export function movesTable({ headerFrom, headerTo, unitsRow, firstRow }: GivenLayout): boolean {
  return [headerFrom, headerTo, unitsRow, firstRow].some((row) => row !== undefined);
}

/** The last row of the file at which a person says a part of the table stands; 0 where nothing was said. */
export function lastGivenRow({ headerFrom, headerTo, unitsRow, firstRow }: GivenLayout): number {
  return Math.max(...[headerFrom, headerTo, unitsRow, firstRow].map((row) => row ?? 0));
}

/** The table where a person says it stands, of all rows of the grid; what is not said stays as it was found. */
export function moveTable<Row extends GridRow>(
  grid: readonly Row[],
  found: FoundTable<Row>,
  { given, rowOf }: { given: GivenLayout; rowOf: (line: number) => number },
): FoundTable<Row> {
  const rows = grid.filter(({ cells }) => !isBlank(cells));
  const between = (from: number, to: number) => rows.filter(({ line }) => rowOf(line) >= from && rowOf(line) <= to);
  const places = consistent(given, placesOf(found, rowOf));
  const names = places.headerFrom === 0 ? [] : between(places.headerFrom, places.headerTo);
  const units = places.unitsRow === 0 ? [] : between(places.unitsRow, places.unitsRow);
  const below = rows.filter(({ line }) => rowOf(line) >= places.firstRow);
  // a row beyond the end, or beyond what is looked at, moves nothing
  if (below.length === 0 || (places.headerFrom > 0 && names.length === 0)) return found;
  const foot = new Set(found.foot);
  const headerRows = [...names, ...units];
  const again = (row: Row) => headerRows.some(({ cells }) => sameCells(cells, row.cells));
  const body = below.filter((row) => !foot.has(row) && !again(row));
  const width = Math.max(usual(body), ...names.map(({ cells }) => extentOf(cells)), 1);
  const joined = joinNames(
    names.map(({ cells }) => cells),
    width,
  );
  const numbered = Array.from({ length: width }, (_, index) => `column_${index + 1}`);
  const unitCells = units[0]?.cells ?? [];
  return {
    headers: names.length === 0 ? numbered : joined.map((name, index) => withUnit(name, unitCells[index] ?? '')),
    headerRows,
    rows: body,
    preamble: rows.filter((row) => rowOf(row.line) < places.firstRow && !headerRows.includes(row)),
    foot: found.foot,
    repeated: below.filter(again),
  };
}

/** Rows at the end of a grid that a person calls notes; null where nothing was said of them. */
export function givenFoot(rows: readonly GridRow[], { footRows, footText }: GivenLayout): number | null {
  const filled = rows.filter(({ cells }) => !isBlank(cells));
  if (footText === undefined || footText === '') return footRows ?? null;
  const end = filled.slice(-FOOT_SEARCHED);
  const first = end.findIndex(({ cells }) => footTextOf(cells) === footText);
  return first === -1 ? null : end.length - first;
}

/** How a note begins, without what changes from month to month: its digits. */
export function footTextOf(cells: readonly string[]): string {
  const text = cells.find((cell) => cell.trim() !== '') ?? '';
  return text.replace(/[\d\s]+/g, '').slice(0, 40);
}

/** Names before units before data: a part that was not moved gives way to one that was. */
function consistent(given: GivenLayout, found: Places): Places {
  const headerFrom = given.headerFrom ?? (given.headerTo === 0 ? 0 : found.headerFrom);
  const span = Math.max(0, found.headerTo - found.headerFrom);
  const wanted = given.headerTo ?? (given.headerFrom === undefined ? found.headerTo : headerFrom + span);
  const headerTo = headerFrom === 0 ? 0 : Math.max(headerFrom, wanted);
  const unitsRow = given.unitsRow ?? (found.unitsRow > headerTo ? found.unitsRow : 0);
  const least = Math.max(headerTo, unitsRow) + 1;
  const moved = headerTo !== found.headerTo || unitsRow !== found.unitsRow;
  const firstRow = Math.max(least, given.firstRow ?? (moved ? least : found.firstRow));
  return { headerFrom, headerTo, unitsRow, firstRow };
}

function usual(rows: readonly GridRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const width = extentOf(cells);
    if (filledIn(cells) > 0) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0] ?? 1;
}
