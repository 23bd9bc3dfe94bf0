import { reason } from '../../lib/reasons.ts';
import { LIMITS } from './size-limits.ts';
import type { CellError, CellMarks } from './cell-marks.ts';
import { NumberCells } from './number-cells.ts';
import { withoutError, type Merge, type SheetRow } from './sheet-rows.ts';
import { Unreadable } from './unreadable.ts';
import { wholeTags, type Workbook } from './xlsx-workbook.ts';
import { attribute, decodeWorkbookText, tagPattern, tagsOf } from './xml.ts';

/** A cell without formula or runs, as nearly all are written: attributes, text. */
const PLAIN_CELL = /<c( [^<>]*?)?(?:\/>|>(?:<v>([^<]*)<\/v>)?<\/c>)/y;
const PLAIN_ATTRIBUTES = /^ r="([A-Z]{1,3})\d{1,7}"(?: s="(\d+)")?(?: t="(\w+)")?$/;

/** A cell while its tags go by. */
interface OpenCell {
  column: number;
  style: number;
  type: string;
  text: string;
  /** Null where it has none. */
  formula: string | null;
}

/** A row that is hidden, by hand, by a filter or in a closed group, or drawn without height. */
const HIDDEN = /\bhidden\s*=\s*["'](?:1|true)["']|\bht\s*=\s*["']0(?:\.0+)?["']/;

/** Formulas are told by so much of their text. */
const TOLD_CHARACTERS = 60;

/** Reads the rows of a worksheet as its XML goes by; hidden rows are said to be. */
export class SheetReader {
  readonly errors: CellError[] = [];
  readonly #tag = tagPattern();
  #closed = false;
  #row = 0;
  #open: SheetRow | null = null;
  #numbers: number[] = [];
  #nextColumn = 0;
  #cell: OpenCell | null = null;
  #inText = false;
  #inReading = false;
  readonly #numberCells: NumberCells;

  constructor(
    readonly workbook: Pick<Workbook, 'strings' | 'formats' | 'since1904'>,
    readonly marks: CellMarks,
  ) {
    this.#numberCells = new NumberCells(marks, workbook);
  }

  /** Rows, some at a time. */
  async *rows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRow[]> {
    for await (const text of wholeTags(pieces)) {
      const rows = this.#take(text);
      if (rows.length > 0) yield rows;
    }
    if (!this.#closed) throw new Unreadable('damaged-file', { detail: reason('sheet-cut') });
  }

  #take(text: string): SheetRow[] {
    const rows: SheetRow[] = [];
    let at = 0;
    for (;;) {
      if (this.#open && !this.#cell) {
        PLAIN_CELL.lastIndex = at;
        const plain = PLAIN_CELL.exec(text);
        if (plain) {
          this.#openCell(plain[1] ?? '');
          this.#closeCell(plain[2] ?? '');
          at = PLAIN_CELL.lastIndex;
          continue;
        }
      }
      this.#tag.lastIndex = at;
      const match = this.#tag.exec(text);
      if (!match) return rows;
      at = this.#tag.lastIndex;
      const [, closing, name = '', attributes = '', behind = ''] = match;
      if (closing) this.#close(name, rows);
      else {
        const alone = attributes.endsWith('/');
        this.#start(name, alone ? attributes.slice(0, -1) : attributes);
        if (alone) this.#close(name, rows);
        else if (this.#inText && this.#cell) this.#cell.text += behind;
        else if (name === 'f' && this.#cell) this.#cell.formula = behind;
      }
    }
  }

  #start(name: string, attributes: string): void {
    if (name === 'row') {
      const given = attribute(attributes, 'r');
      this.#row = given === null ? this.#row + 1 : Number(given);
      if (!(this.#row <= LIMITS.rows)) throw new Unreadable('too-many-rows', { limit: LIMITS.rows });
      this.#numbers = [];
      this.#open = { row: this.#row, cells: [], numbers: this.#numbers };
      if (HIDDEN.test(attributes)) this.#open.hidden = true;
      this.#nextColumn = 0;
    } else if (name === 'c' && this.#open) this.#openCell(attributes);
    else if (name === 'rPh') this.#inReading = true;
    else if (name === 'v' || name === 't') this.#inText = !this.#inReading;
    else if (name === 'f' && this.#cell) this.#cell.formula = '';
  }

  #close(name: string, rows: SheetRow[]): void {
    if (name === 'c' && this.#cell) this.#closeCell(this.#cell.text);
    else if (name === 'v' || name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
    else if (name === 'row' && this.#open) {
      rows.push(this.#open);
      this.#open = null;
    } else if (name === 'sheetData') this.#closed = true;
  }

  #openCell(attributes: string): void {
    const plain = PLAIN_ATTRIBUTES.exec(attributes);
    const letters = plain ? plain[1] : /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
    const column = letters === undefined ? this.#nextColumn : columnOf(letters);
    if (column >= LIMITS.columns) throw new Unreadable('too-many-columns', { row: this.#row, limit: LIMITS.columns });
    this.#nextColumn = column + 1;
    const style = Number((plain ? plain[2] : attribute(attributes, 's')) ?? '0');
    const type = (plain ? plain[3] : attribute(attributes, 't')) ?? 'n';
    this.#cell = { column, style, type, text: '', formula: null };
  }

  #closeCell(text: string): void {
    const [cell, row] = [this.#cell, this.#open];
    this.#cell = null;
    this.#inText = false;
    if (!cell || !row) return;
    if (text === '') {
      // a formula whose result is an empty text says that it is a text
      if (cell.formula !== null && cell.type !== 'str') this.#markUnsaved(cell, cell.formula);
      return;
    }
    const { cells } = row;
    while (cells.length < cell.column) cells.push(null);
    cells[cell.column] = this.#valueOf(cell, text);
  }

  #markUnsaved({ column }: OpenCell, formula: string): void {
    const value = `=${decodeWorkbookText(formula)}`.slice(0, TOLD_CHARACTERS);
    this.marks.unsaved.push({ row: this.#row, column, value });
  }

  #valueOf({ column, style, type }: OpenCell, text: string): string | null {
    if (type === 's') {
      const shared = this.workbook.strings[Number(text)];
      if (shared === undefined) throw new Unreadable('damaged-file', { detail: reason('text-number', { text }) });
      return shared;
    }
    if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'd') {
      this.#numbers.push(column);
      return text.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
    }
    if (type === 'e') return withoutError(text, { row: this.#row, column }, this.errors);
    const number = type === 'n' ? Number(text) : NaN;
    if (Number.isNaN(number)) return decodeWorkbookText(text);
    this.#numbers.push(column);
    return this.#numberCells.textOf(number, this.workbook.formats[style], { row: this.#row, column });
  }
}

/** The merged cells of a worksheet; they are named behind its last row. */
export async function readMerges(pieces: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  const merges: Merge[] = [];
  for await (const text of wholeTags(pieces)) {
    if (!text.includes('mergeCell')) continue;
    for (const [, closing, name, attributes = ''] of tagsOf(text)) {
      const merge = closing || name !== 'mergeCell' ? null : mergeOf(attribute(attributes, 'ref') ?? '');
      if (merge) merges.push(merge);
    }
  }
  return merges;
}

function mergeOf(reference: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const [, from = '', first, to = '', last] = match;
  const lastColumn = Math.min(columnOf(to), LIMITS.columns - 1);
  return { firstRow: Number(first), lastRow: Number(last), firstColumn: columnOf(from), lastColumn };
}

/** Place of a column by its letters: A is 0. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
