import type { FigureTable } from '../../src/charts/figure.ts';

/** How strongly a cell is filled at most, percent: the number over it stays easy to read. */
const MOST = 36;

/** By row and column how strongly a cell is filled by its size within its column; undefined where there is nothing to compare, and in totals. */
export function heatShares({
  columns,
  rows,
  totals = 0,
}: FigureTable): (row: readonly FigureTable['rows'][number][number][], column: number) => string | undefined {
  const last = new Set(rows.slice(rows.length - totals));
  const value = (cell: FigureTable['rows'][number][number] | undefined) => cell?.ref?.row.value ?? null;
  const ends = columns.map((_, column) => {
    const known = rows.filter((row) => !last.has(row)).flatMap((row) => value(row[column]) ?? []);
    return known.length < 2 ? null : ([Math.min(...known), Math.max(...known)] as const);
  });
  return (row, column) => {
    const [low, high] = ends[column] ?? [0, 0];
    const own = value(row[column]);
    if (own === null || high === low || last.has(row as FigureTable['rows'][number])) return undefined;
    return `${Math.round(((own - low) / (high - low)) * MOST)}%`;
  };
}
