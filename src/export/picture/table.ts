import type { ChartTheme, FigureCell, FigureTable } from '../../charts/figure.ts';
import { STATE_MARKS } from '../../i18n/state-words.ts';
import { fitted, textAt, widthOf, wrapped, type Ink, type Piece } from './ink.ts';

/** Rows a picture shows; a slide takes no more. */
const ROWS = 25;
const STEP = 24;
const GAP = 20;
const MOST = 260;
const HEAD = 96;

/** How wide the columns of a table are, with the gaps between them. */
export function tableWidth(table: FigureTable, theme: ChartTheme): number {
  return columnWidths(table, inks(theme)).reduce((sum, width) => sum + width + GAP, -GAP);
}

/** The first rows of a table, with `more` below where there are others. */
export function drawTable(
  table: FigureTable,
  { x, y, width, more }: { x: number; y: number; width: number; more: (shown: number, all: number) => string },
  theme: ChartTheme,
): Piece {
  const ink = inks(theme);
  const least = columnWidths(table, ink);
  // the room that is left goes to the first column, where the names are
  const spare = Math.max(0, width - least.reduce((sum, each) => sum + each + GAP, -GAP));
  const widths = least.map((each, column) => (column === 0 ? each + spare : each));
  const lefts = widths.map((_, column) => x + widths.slice(0, column).reduce((sum, each) => sum + each + GAP, 0));
  const heads = table.columns.map(({ title, unit }, column) =>
    wrapped(unit ? `${title} (${unit})` : title, widths[column] ?? 0, ink.head),
  );
  const top = y + Math.max(...heads.map(({ length }) => length)) * 16;
  const place = (column: number, line: number) =>
    table.columns[column]?.align === 'end'
      ? { x: (lefts[column] ?? 0) + (widths[column] ?? 0), y: line, end: true }
      : { x: lefts[column] ?? 0, y: line };
  const shown = shownRows(table);
  const rule = (line: number, colour: string) =>
    `<path d="M${x} ${line}h${width}" stroke="${colour}" stroke-width="1"/>`;
  const parts = [
    ...heads.flatMap((lines, column) =>
      lines.map((line, index) => textAt(line, place(column, top - (lines.length - index) * 16 + 12), ink.head)),
    ),
    rule(top + 4, theme.muted),
    ...shown.flatMap((row, index) => [
      ...row.map((cell, column) => cellText(cell, place(column, top + 21 + index * STEP), widths[column] ?? 0, theme)),
      rule(top + 4 + (index + 1) * STEP, theme.line),
    ]),
  ];
  const end = top + 8 + shown.length * STEP;
  if (shown.length < table.rows.length)
    parts.push(textAt(more(shown.length, table.rows.length), { x, y: end + 16 }, ink.head));
  return { svg: parts.join(''), height: end - y + (shown.length < table.rows.length ? 24 : 0) };
}

/** The first rows, and the totals at the end. */
function shownRows({ rows, totals = 0 }: FigureTable): FigureCell[][] {
  if (rows.length <= ROWS) return rows;
  return [...rows.slice(0, ROWS - totals), ...rows.slice(rows.length - totals)];
}

function cellText(
  cell: FigureCell,
  place: { x: number; y: number; end?: boolean },
  width: number,
  theme: ChartTheme,
): string {
  const ink: Ink = { size: 13, fill: theme.ink };
  const { status = 'grey' } = cell;
  const mark = status === 'grey' ? '' : `${STATE_MARKS[status]} `;
  const text = fitted(mark + cell.text, width, ink);
  return textAt(text, place, status === 'grey' ? ink : { ...ink, fill: theme.status[status] });
}

function inks(theme: ChartTheme): { head: Ink; cell: Ink } {
  return { head: { size: 12, fill: theme.muted, weight: 600 }, cell: { size: 13, fill: theme.ink } };
}

function columnWidths(table: FigureTable, { head, cell }: { head: Ink; cell: Ink }): number[] {
  const shown = shownRows(table);
  return table.columns.map(({ title, unit }, column) => {
    const words = Math.min(HEAD, widthOf(unit ? `${title} (${unit})` : title, head));
    const cells = shown.map((row) => {
      const { text = '', status = 'grey' } = row[column] ?? {};
      return widthOf(status === 'grey' ? text : `● ${text}`, cell);
    });
    return Math.ceil(Math.min(MOST, Math.max(words, ...cells)) + 2);
  });
}
