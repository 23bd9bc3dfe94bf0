import { isBlank } from './cell-shape.ts';
import type { GridRow } from './grid-parts.ts';
import type { Places } from './given.ts';

/** What a row of a file is taken for: text around the table, names or units of columns, data, or a note at the end. */
export type RowRole = 'above' | 'names' | 'units' | 'data' | 'foot';

/** A row of a file as it was cut. */
export interface SampleRow {
  /** As a person counts; null for the last rows of a long text, whose lines are not known when they are looked at. */
  row: number | null;
  role: RowRole;
  cells: readonly string[];
}

/** A person sees so much of a file: rows at its beginning (data rows, and what stands above them), at its end, cells, characters. */
const MOST = { above: 24, data: 6, last: 3, foot: 12, cells: 60, characters: 80 } as const;

interface Around {
  places: Places;
  foot: readonly GridRow[];
  rowOf: (line: number) => number;
}

/** The first rows and the last ones; `tail` holds the last ones of a text that was not read whole. */
export function sampleRows(
  head: readonly GridRow[],
  tail: readonly GridRow[],
  { places, foot, rowOf }: Around,
): SampleRow[] {
  const rows = head.filter(({ cells }) => !isBlank(cells));
  const notes = new Set(foot);
  const roleOf = (row: GridRow): RowRole => {
    if (notes.has(row)) return 'foot';
    const place = rowOf(row.line);
    if (place >= places.headerFrom && place <= places.headerTo) return 'names';
    if (place === places.unitsRow) return 'units';
    return place >= places.firstRow ? 'data' : 'above';
  };
  const above = rows.filter((row) => rowOf(row.line) < places.firstRow).length;
  const first = rows.slice(0, Math.min(above, MOST.above) + MOST.data);
  const kept = MOST.last + Math.min(notes.size, MOST.foot);
  const last = tail.length > 0 ? tail.slice(-kept) : rows.slice(Math.max(first.length, rows.length - kept));
  return [
    ...first.map((row) => shown(row, rowOf(row.line), roleOf(row))),
    ...last.map((row) =>
      tail.length > 0 ? shown(row, null, notes.has(row) ? 'foot' : 'data') : shown(row, rowOf(row.line), roleOf(row)),
    ),
  ];
}

function shown({ cells }: GridRow, row: number | null, role: RowRole): SampleRow {
  return { row, role, cells: cells.slice(0, MOST.cells).map((cell) => cell.slice(0, MOST.characters)) };
}
