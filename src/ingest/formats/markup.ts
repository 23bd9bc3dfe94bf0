import { reason } from '../../lib/reasons.ts';
import { toUtf8 } from '../text/encoding.ts';
import { LIMITS } from './size-limits.ts';
import { newMarks, type CellMarks } from './cell-marks.ts';
import type { Merge, SheetRow } from './sheet-rows.ts';
import { shownRows } from './shown-rows.ts';
import { spreadMerged } from './spread-merged.ts';
import type { FoundTable, SheetWork } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { writeGrid } from './write-grid.ts';
import { attribute, decodeEntities, tagsOf } from './xml.ts';

/** What tells a cell apart from a heading. */
const NUMBER = /^[-+(]?[\d,.]*\d[\d,.]*%?\)?$|^\d{4}[-/年.]\d{1,2}/;

/**
 * Reads tables that programs write as web pages or as XML and name `.xls`: HTML tables, and the worksheets of Excel 2003 XML.
 */
export async function readMarkup(
  content: Blob | Uint8Array,
  { withHidden, ...work }: SheetWork = {},
): Promise<FoundTable[]> {
  const utf8 = (await toUtf8(content, work)).content;
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  const reader = new MarkupReader();
  for (const [, closing, name = '', attributes = '', behind = ''] of tagsOf(text)) {
    const tag = name.toLowerCase();
    if (closing) reader.close(tag);
    else reader.start(tag, attributes);
    reader.text(behind);
    if (!closing && attributes.endsWith('/')) reader.close(tag);
  }
  const tables: FoundTable[] = [];
  const filled = reader.finish();
  if (filled.length === 0) throw new Unreadable('unknown-format', { detail: 'HTML, XML' });
  for (const [index, { name, rows, merges, marks, hidden }] of filled.entries()) {
    const shown = shownRows(spreadMerged([rows], merges, marks), marks, { withHidden });
    const grid = await writeGrid(shown, { marks, maxRows: LIMITS.rows, ...work });
    const sheet = name ?? (filled.length === 1 ? null : String(index + 1));
    tables.push({ sheet, grid, ...(hidden && !withHidden ? { hidden } : {}) });
  }
  return tables;
}

/** A table while its tags go by. */
interface MarkupTable {
  name: string | null;
  rows: SheetRow[];
  merges: Merge[];
  marks: CellMarks;
  hidden: boolean;
  /** Rows below for which a cell above still takes up a column. */
  taken: number[];
  row: { cells: (string | null)[]; numbers: number[]; row: number; hidden: boolean } | null;
  /** Text of the open cell, the column it stands in, and the one behind it. */
  text: string | null;
  column: number;
  next: number;
  /** Formula of the open cell; null where it has none. */
  formula: string | null;
}

/** Takes tags as they come; a table inside a cell is a table of its own. */
class MarkupReader {
  readonly #done: MarkupTable[] = [];
  readonly #open: MarkupTable[] = [];
  #name: string | null = null;
  #inVisible = false;

  start(tag: string, attributes: string): void {
    const table = this.#open.at(-1);
    if (tag === 'worksheet') this.#name = attribute(attributes, 'Name');
    else if (tag === 'table') this.#open.push(newTable(this.#name, isHidden(attributes)));
    else if (tag === 'visible') this.#inVisible = true;
    else if (!table) return;
    else if (tag === 'tr' || tag === 'row') startRow(table, attributes);
    else if (tag === 'td' || tag === 'th' || tag === 'cell') startCell(table, attributes);
    else if (tag === 'br' && table.text !== null) table.text += '\n';
  }

  close(tag: string): void {
    const table = this.#open.at(-1);
    if (tag === 'visible') this.#inVisible = false;
    if (!table) return;
    if (tag === 'td' || tag === 'th' || tag === 'cell') endCell(table);
    else if (tag === 'tr' || tag === 'row') endRow(table);
    else if (tag === 'table') {
      endRow(table);
      this.#open.pop();
      this.#done.push(table);
    }
  }

  text(text: string): void {
    const table = this.#open.at(-1);
    // Excel 2003 says behind the table of a worksheet that it is hidden
    if (this.#inVisible && /hidden/i.test(text))
      for (const done of this.#done) if (done.name === this.#name) done.hidden = true;
    if (table && table.text !== null) table.text += decodeEntities(text.replace(/[ \t\r\n]+/g, ' '));
  }

  /** The tables that hold anything; a page that ends within one was cut off. */
  finish(): MarkupTable[] {
    if (this.#open.length > 0) throw new Unreadable('damaged-file', { detail: reason('table-cut') });
    return this.#done.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== null)));
  }
}

function newTable(name: string | null, hidden: boolean): MarkupTable {
  const empty = { rows: [], merges: [], taken: [], row: null, text: null, column: 0, next: 0, formula: null };
  return { name, hidden, marks: newMarks(), ...empty };
}

/** `hidden`, `style="display: none"`, and Excel's own `Hidden="1"`. */
function isHidden(attributes: string): boolean {
  return (
    /(?:^|\s)hidden(?:\s|\/|$|=["']?(?:hidden|true|["']))/i.test(attributes) ||
    /display\s*:\s*none/i.test(attribute(attributes, 'style') ?? '') ||
    /^(?:1|true)$/i.test(attribute(attributes, 'Hidden') ?? '')
  );
}

function startRow(table: MarkupTable, attributes: string): void {
  endRow(table);
  const index = Number(attribute(attributes, 'Index') ?? '0');
  const row = Math.max(index, (table.rows.at(-1)?.row ?? 0) + 1);
  table.row = { cells: [], numbers: [], row, hidden: isHidden(attributes) };
  table.next = 0;
}

function startCell(table: MarkupTable, attributes: string): void {
  endCell(table);
  const { row, taken } = table;
  if (!row) return;
  const given = Number(attribute(attributes, 'Index') ?? '0');
  let column = given > 0 ? given - 1 : table.next;
  while ((taken[column] ?? 0) > 0) column += 1;
  const wide = spanOf(attributes, 'colspan', 'MergeAcross');
  const high = spanOf(attributes, 'rowspan', 'MergeDown');
  const last = column + wide - 1;
  if (last >= LIMITS.columns) throw new Unreadable('too-many-columns', { row: row.row, limit: LIMITS.columns });
  while (row.cells.length <= last) row.cells.push(null);
  for (let place = column; high > 1 && place <= last; place += 1) taken[place] = high;
  if (wide > 1 || high > 1)
    table.merges.push({ firstRow: row.row, lastRow: row.row + high - 1, firstColumn: column, lastColumn: last });
  table.text = '';
  table.formula = attribute(attributes, 'Formula');
  table.column = column;
  table.next = last + 1;
}

function endCell(table: MarkupTable): void {
  const { row, column } = table;
  if (table.text === null || !row) return;
  const text = table.text.replace(/ *\n */g, '\n').replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
  table.text = null;
  if (text !== '') row.cells[column] = text;
  else if (table.formula !== null) table.marks.unsaved.push({ row: row.row, column, value: table.formula });
  if (NUMBER.test(text)) row.numbers.push(column);
}

function endRow(table: MarkupTable): void {
  endCell(table);
  if (!table.row) return;
  table.rows.push(table.row);
  table.row = null;
  table.taken = table.taken.map((rows) => Math.max(0, rows - 1));
}

/** Columns or rows a cell takes up: `colspan="3"`, or `MergeAcross="2"` for two further ones. */
function spanOf(attributes: string, html: string, excel: string): number {
  const span = Number(attribute(attributes, html) ?? Number(attribute(attributes, excel) ?? '0') + 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, LIMITS.columns) : 1;
}
