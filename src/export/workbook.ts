import type { CellStyle } from 'hucre/xlsx';
import { PortfolioError } from '../lib/errors.ts';
import type { AboutLine } from './about.ts';
import { numberFormat, spreadsheetCell } from './number-format.ts';
import type { ExportTable } from './table.ts';

/** Rows a sheet holds, its headings among them. */
export const MOST_ROWS = 1_048_576;
/** Characters a cell of a workbook holds. */
const MOST_LETTERS = 32_767;
const WIDTHS = { least: 8, most: 48, sampled: 200 };

const BOLD: CellStyle = { font: { bold: true } };
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

interface Sheets {
  /** What the two sheets are called. */
  readonly names: readonly [table: string, about: string];
  readonly about: readonly AboutLine[];
  readonly title: string;
  /** ISO time. */
  readonly made: string;
}

/** An .xlsx workbook: the table with typed cells, and a second sheet that says what it is. */
export async function workbookBytes(table: ExportTable, { names, about, title, made }: Sheets): Promise<Uint8Array> {
  const { columns, rows } = table;
  if (rows.length + 1 > MOST_ROWS)
    throw new PortfolioError('too-many-rows-xlsx', { rows: rows.length, limit: MOST_ROWS - 1 });
  const { writeXlsx } = await import('hucre/xlsx');
  const formats = columns.map(({ form }) => numberFormat(form));
  return writeXlsx({
    properties: { title, creator: 'Bellwether', created: new Date(made), modified: new Date(made) },
    sheets: [
      {
        name: sheetName(names[0]),
        columns: columns.map(({ title: head }, column) => ({
          width: widthOf(head, table, column),
          ...(formats[column] === undefined ? {} : { numFmt: formats[column] }),
        })),
        rows: [
          columns.map(({ title: head }) => head),
          ...rows.map((row) =>
            row.map((cell, column) => cutText(spreadsheetCell(cell, columns[column]?.form ?? 'text'))),
          ),
        ],
        cells: new Map([...columns.map((_, column) => styled(0, column, BOLD)), ...mixedCells(table)]),
        freezePane: { rows: 1, columns: columns.length > 2 ? 1 : 0 },
        ...(rows.length > 0 ? { autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` } } : {}),
      },
      {
        name: sheetName(names[1]),
        columns: [{ width: 24 }, { width: 100 }],
        rows: about.map(({ label, text }) => [label, cutText(text)]),
        cells: new Map(about.flatMap((_, row) => [styled(row, 0, BOLD), styled(row, 1, WRAPPED)])),
      },
    ],
  });
}

/** The formats of cells whose column has none. */
function mixedCells({ columns, rows, unitAt }: ExportTable): Styled[] {
  return columns.flatMap(({ form }, column) =>
    form === 'mixed'
      ? rows.flatMap((_, row) => {
          const numFmt = numberFormat(unitAt?.(row, column));
          return numFmt === undefined ? [] : [styled(row + 1, column, { numFmt })];
        })
      : [],
  );
}

type Styled = [place: string, cell: { style: CellStyle }];

function styled(row: number, column: number, style: CellStyle): Styled {
  return [`${row},${column}`, { style }];
}

/** A cell as long as a workbook lets it be. */
export function cutText<T>(cell: T): T | string {
  return typeof cell === 'string' && cell.length > MOST_LETTERS ? `${cell.slice(0, MOST_LETTERS - 1)}…` : cell;
}

/** About as wide as its widest cells, Chinese letters twice. */
function widthOf(head: string, { rows, columns }: ExportTable, column: number): number {
  const room = { money: 18, date: 12, month: 10, moment: 20 }[columns[column]?.form as string] ?? 0;
  const texts = rows.slice(0, WIDTHS.sampled).map((row) => {
    const cell = row[column];
    return typeof cell === 'string' ? lettersIn(cell) : 0;
  });
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, room, lettersIn(head), ...texts) + 2);
}

function lettersIn(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
}

/** A name a workbook takes for a sheet: 31 letters, none of `[]:*?/\`. */
export function sheetName(text: string): string {
  return (
    text
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  );
}

/** `A`, `B` … `AA`: the letters of a column, counted from 1. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = column > 26 ? columnLetters((column - 1 - rest) / 26) : '';
  return before + String.fromCharCode(65 + rest);
}
