import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { columnLetters, cutText, sheetName } from '../workbook.ts';
import { numberFormat, spreadsheetCell } from '../number-format.ts';
import type { Form } from '../table.ts';
import { isFormula, isStyled, type BookCell, type BookSheet, type Formula } from './sheet.ts';

const STYLES: Readonly<Record<'bold' | 'wrapped' | 'title', CellStyle>> = {
  bold: { font: { bold: true } },
  wrapped: { alignment: { wrapText: true, vertical: 'top' } },
  title: { font: { bold: true, size: 14 } },
};

/** Sheets as an .xlsx file: formulas with the values we found, texts as texts whatever they begin with. Equal sheets and day give equal bytes. */
export async function bookBytes(
  sheets: readonly BookSheet[],
  { title, day }: { title: string; day: string },
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const made = new Date(`${day}T00:00:00Z`);
  return writeXlsx({
    properties: { title, creator: 'Bellwether', created: made, modified: made },
    sheets: sheets.map(sheetOf),
  });
}

function sheetOf({ name, columns, rows, head = 0, filter = false }: BookSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const written = rows.map((row, at) =>
    row.map((cell, column) => {
      const plain = isStyled(cell) ? cell.value : cell;
      const form = (isStyled(cell) ? cell.form : undefined) ?? columns[column]?.form ?? 'text';
      const extra = extraOf(cell, at < head, `${columnLetters(column + 1)}${at + 1}`);
      if (extra) cells.set(`${at},${column}`, extra);
      return isFormula(plain) ? plain.value : cutText(spreadsheetCell(plain, form));
    }),
  );
  return {
    name: sheetName(name),
    columns: columns.map(({ width, form }) => ({ width, ...formatOf(form) })),
    rows: written,
    cells,
    ...(head > 0 ? { freezePane: { rows: head } } : {}),
    ...(filter && rows.length > head
      ? { autoFilter: { range: `A${head}:${columnLetters(columns.length)}${rows.length}` } }
      : {}),
  };
}

/** What a cell has beside its value: a format, a style, a formula. */
function extraOf(cell: BookCell, isHead: boolean, place: string): Partial<Cell> | null {
  const plain = isStyled(cell) ? cell.value : cell;
  const named = isStyled(cell) ? cell.style : undefined;
  const style = {
    ...(isHead ? STYLES.bold : {}),
    ...(named ? STYLES[named] : {}),
    ...formatOf(isStyled(cell) ? cell.form : undefined),
  };
  const extra = {
    ...(Object.keys(style).length > 0 ? { style } : {}),
    ...(isFormula(plain) ? formulaOf(plain, place) : {}),
  };
  return Object.keys(extra).length > 0 ? extra : null;
}

function formulaOf({ formula, value, array }: Formula, place: string): Partial<Cell> {
  return {
    formula,
    ...(value === null ? { formulaResult: '' } : { formulaResult: value }),
    ...(array ? { formulaType: 'array' as const, formulaRef: place } : {}),
  };
}

function formatOf(form: Form | undefined): { numFmt?: string } {
  const numFmt = numberFormat(form);
  return numFmt === undefined ? {} : { numFmt };
}
