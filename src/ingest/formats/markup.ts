import { toUtf8 } from '../encoding.ts';
import { sizeOf } from './bytes.ts';
import { LIMITS } from './limits.ts';
import { fillMergedHeaders, type Merge, type SheetRow } from './sheet-rows.ts';
import type { FoundTable, ReadOptions } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { writeGrid } from './write-grid.ts';
import { attribute, decodeEntities, TAG } from './xml.ts';

/** What tells a cell apart from a heading. */
const NUMBER = /^[-+(]?[\d,.]*\d[\d,.]*%?\)?$|^\d{4}[-/年.]\d{1,2}/;

/**
 * Reads tables that programs write as web pages or as XML and name `.xls`: HTML tables, and the worksheets of Excel 2003 XML.
 */
export async function readMarkup(content: Blob | Uint8Array, { signal }: ReadOptions = {}): Promise<FoundTable[]> {
  if (sizeOf(content) > LIMITS.wholeBytes) throw new Unreadable('file-too-large', { limit: LIMITS.wholeBytes });
  const utf8 = (await toUtf8(content, signal ? { signal } : {})).content;
  const text = utf8 instanceof Blob ? await utf8.text() : new TextDecoder().decode(utf8);
  const reader = new MarkupReader();
  for (const [, closing, name = '', attributes = '', behind = ''] of text.matchAll(TAG)) {
    const tag = name.toLowerCase();
    if (closing) reader.close(tag);
    else reader.start(tag, attributes);
    reader.text(behind);
    if (!closing && attributes.endsWith('/')) reader.close(tag);
  }
  const tables: FoundTable[] = [];
  const filled = reader.finish();
  if (filled.length === 0) throw new Unreadable('unknown-format', { detail: 'HTML, XML' });
  for (const [index, { name, rows, merges }] of filled.entries()) {
    const grid = await writeGrid(fillMergedHeaders([rows], merges), { maxRows: LIMITS.rows, signal });
    tables.push({ sheet: name ?? (filled.length === 1 ? null : String(index + 1)), grid });
  }
  return tables;
}

interface MarkupTable {
  name: string | null;
  rows: SheetRow[];
  merges: Merge[];
  /** Rows below for which a cell above still takes up a column. */
  taken: number[];
}

/** Tables while their tags go by; a table inside a cell is a table of its own. */
class MarkupReader {
  readonly #done: MarkupTable[] = [];
  readonly #open: MarkupTable[] = [];
  #name: string | null = null;
  #row: { cells: (string | null)[]; numbers: number[]; row: number } | null = null;
  #text: string | null = null;
  #column = 0;

  start(tag: string, attributes: string): void {
    if (tag === 'worksheet') this.#name = attribute(attributes, 'Name');
    else if (tag === 'table') this.#open.push({ name: this.#name, rows: [], merges: [], taken: [] });
    else if (tag === 'tr' || tag === 'row') this.#startRow(Number(attribute(attributes, 'Index') ?? '0'));
    else if (tag === 'td' || tag === 'th' || tag === 'cell') this.#startCell(attributes);
    else if (tag === 'br' && this.#text !== null) this.#text += '\n';
  }

  close(tag: string): void {
    if (tag === 'td' || tag === 'th' || tag === 'cell') this.#endCell();
    else if (tag === 'tr' || tag === 'row') this.#endRow();
    else if (tag === 'table') {
      this.#endRow();
      const table = this.#open.pop();
      if (table) this.#done.push(table);
    }
  }

  text(text: string): void {
    if (this.#text !== null && text !== '') this.#text += decodeEntities(text.replace(/[ \t\r\n]+/g, ' '));
  }

  finish(): MarkupTable[] {
    while (this.#open.length > 0) this.close('table');
    return this.#done.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== null)));
  }

  #startRow(index: number): void {
    this.#endRow();
    const table = this.#open.at(-1);
    if (!table) return;
    const row = Math.max(index, (table.rows.at(-1)?.row ?? 0) + 1);
    this.#row = { cells: [], numbers: [], row };
    this.#column = 0;
  }

  #startCell(attributes: string): void {
    this.#endCell();
    const [table, row] = [this.#open.at(-1), this.#row];
    if (!table || !row) return;
    const given = Number(attribute(attributes, 'Index') ?? '0');
    if (given > 0) this.#column = given - 1;
    while ((table.taken[this.#column] ?? 0) > 0) this.#column += 1;
    const wide = spanOf(attributes, 'colspan', 'MergeAcross');
    const high = spanOf(attributes, 'rowspan', 'MergeDown');
    const last = this.#column + wide - 1;
    if (last >= LIMITS.columns) throw new Unreadable('too-many-columns', { row: row.row, limit: LIMITS.columns });
    while (row.cells.length <= last) row.cells.push(null);
    for (let column = this.#column; high > 1 && column <= last; column += 1) table.taken[column] = high;
    if (wide > 1)
      table.merges.push({
        firstRow: row.row,
        lastRow: row.row + high - 1,
        firstColumn: this.#column,
        lastColumn: last,
      });
    this.#text = '';
  }

  #endCell(): void {
    const row = this.#row;
    if (this.#text === null || !row) return;
    const text = this.#text.replace(/ *\n */g, '\n').replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
    this.#text = null;
    if (text !== '') row.cells[this.#column] = text;
    if (NUMBER.test(text)) row.numbers.push(this.#column);
    const merge = this.#open.at(-1)?.merges.at(-1);
    const here = merge?.firstRow === row.row && merge.firstColumn === this.#column;
    this.#column = here ? merge.lastColumn + 1 : this.#column + 1;
  }

  #endRow(): void {
    this.#endCell();
    const table = this.#open.at(-1);
    if (!table || !this.#row) return;
    table.rows.push(this.#row);
    this.#row = null;
    table.taken = table.taken.map((rows) => Math.max(0, rows - 1));
  }
}

/** Columns or rows a cell takes up: `colspan="3"`, or `MergeAcross="2"` for two further ones. */
function spanOf(attributes: string, html: string, excel: string): number {
  const span = Number(attribute(attributes, html) ?? Number(attribute(attributes, excel) ?? '0') + 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, LIMITS.columns) : 1;
}
