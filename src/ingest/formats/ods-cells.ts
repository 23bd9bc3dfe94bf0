import { reason } from '../../lib/reasons.ts';
import { markStored, newMarks, type CellError, type CellMarks } from './cell-marks.ts';
import { digitsOf } from './number-cells.ts';
import { serialOf } from './serial-date.ts';
import { percentText, withoutError, type Merge, type SheetRow } from './sheet-rows.ts';
import { LIMITS } from './size-limits.ts';
import { Unreadable } from './unreadable.ts';
import { attribute, decodeEntities } from './xml.ts';

/** A sheet while its tags go by. */
export interface OdsSheet {
  name: string;
  rows: SheetRow[];
  merges: Merge[];
  errors: CellError[];
  marks: CellMarks;
  hidden: boolean;
}

interface OpenCell {
  attributes: string;
  text: string;
  /** Paragraphs so far: each begins a line. */
  paragraphs: number;
}

/** Takes the tags of `content.xml` as they come. */
export class OdsReader {
  readonly #sheets: OdsSheet[] = [];
  /** Styles of tables that are not shown. */
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: OdsSheet | null = null;
  #nextRow = 1;
  #row: { cells: (string | null)[]; numbers: number[]; hidden: boolean; repeat: number } | null = null;
  #column = 0;
  #cell: OpenCell | null = null;
  #inText = false;
  /** Comments and drawings in a cell are no text of it. */
  #aside = 0;
  #closed = false;

  start(name: string, attributes: string): void {
    if (name === 'annotation' || name === 'shapes' || name === 'frame') this.#aside += 1;
    if (this.#aside > 0) return;
    if (name === 'style') this.#style = attribute(attributes, 'name') ?? '';
    else if (name === 'table-properties' && attribute(attributes, 'display') === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table') this.#startSheet(attributes);
    else if (name === 'table-row') this.#startRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell')
      this.#cell = { attributes, text: '', paragraphs: 0 };
    else if (this.#cell) this.#startText(name, attributes, this.#cell);
  }

  close(name: string): void {
    if (name === 'annotation' || name === 'shapes' || name === 'frame') this.#aside = Math.max(0, this.#aside - 1);
    if (this.#aside > 0) return;
    if (name === 'p' || name === 'h') this.#inText = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#sheet = null;
    else if (name === 'spreadsheet') this.#closed = true;
  }

  text(text: string): void {
    if (this.#cell && this.#inText && this.#aside === 0) this.#cell.text += decodeEntities(text.replace(/\s+/g, ' '));
  }

  finish(): OdsSheet[] {
    if (!this.#closed) throw new Unreadable('damaged-file', { detail: reason('sheet-cut') });
    return this.#sheets;
  }

  #startSheet(attributes: string): void {
    const name = attribute(attributes, 'name') ?? `Sheet${this.#sheets.length + 1}`;
    const hidden = this.#hiddenStyles.has(attribute(attributes, 'style-name') ?? '');
    this.#sheet = { name, rows: [], merges: [], errors: [], marks: newMarks(), hidden };
    this.#sheets.push(this.#sheet);
    this.#nextRow = 1;
  }

  #startRow(attributes: string): void {
    const hidden = /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '');
    this.#row = { cells: [], numbers: [], hidden, repeat: countOf(attributes, 'number-rows-repeated') };
    this.#column = 0;
  }

  #startText(name: string, attributes: string, cell: OpenCell): void {
    if (name === 'p' || name === 'h') {
      if (cell.paragraphs > 0) cell.text += '\n';
      cell.paragraphs += 1;
      this.#inText = true;
    } else if (name === 's') cell.text += ' '.repeat(Math.min(countOf(attributes, 'c'), 1_000));
    else if (name === 'tab') cell.text += '\t';
    else if (name === 'line-break') cell.text += '\n';
  }

  #closeCell(): void {
    const [sheet, row, cell] = [this.#sheet, this.#row, this.#cell];
    this.#cell = null;
    this.#inText = false;
    if (!sheet || !row || !cell) return;
    const { attributes } = cell;
    const repeat = countOf(attributes, 'number-columns-repeated');
    const wide = countOf(attributes, 'number-columns-spanned');
    const high = countOf(attributes, 'number-rows-spanned');
    const column = this.#column;
    this.#column += repeat;
    if (wide > 1 || high > 1) {
      const lastColumn = Math.min(column + wide, LIMITS.columns) - 1;
      const lastRow = this.#nextRow + high - 1;
      sheet.merges.push({ firstRow: this.#nextRow, lastRow, firstColumn: column, lastColumn });
    }
    for (let place = column; place < column + repeat; place += 1) {
      const value = this.#valueOf(cell, { row: this.#nextRow, column: place });
      if (value === null) return;
      if (place >= LIMITS.columns)
        throw new Unreadable('too-many-columns', { row: this.#nextRow, limit: LIMITS.columns });
      while (row.cells.length < place) row.cells.push(null);
      row.cells[place] = value;
    }
  }

  #valueOf({ attributes, text }: OpenCell, place: { row: number; column: number }): string | null {
    const sheet = this.#sheet;
    const type = attribute(attributes, 'value-type');
    if (!sheet) return null;
    const formula = attribute(attributes, 'formula');
    if (type === null && text === '') {
      if (formula !== null) sheet.marks.unsaved.push({ ...place, value: formula.replace(/^of:|^oooc:/, '') });
      return null;
    }
    if (type === 'float' || type === 'currency' || type === 'percentage') {
      const number = Number(attribute(attributes, 'value') ?? 'NaN');
      if (!Number.isFinite(number)) return withoutError(text, place, sheet.errors);
      this.#row?.numbers.push(place.column);
      if (type !== 'percentage') return digitsOf(number);
      markStored(sheet.marks.percents, place, number);
      return percentText(number);
    }
    if (type === 'boolean') return attribute(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'date' || type === 'time') return this.#momentOf(attributes, place) ?? text;
    const own = attribute(attributes, 'string-value') ?? text;
    return own === '' ? null : withoutError(own, place, sheet.errors);
  }

  /** A day, a moment, or a time of day, and the number a spreadsheet would store for it. */
  #momentOf(attributes: string, place: { row: number; column: number }): string | null {
    const date = attribute(attributes, 'date-value');
    const time = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.,]+)S)?$/.exec(attribute(attributes, 'time-value') ?? '');
    const seconds = time
      ? Number(time[1] ?? 0) * 3600 + Number(time[2] ?? 0) * 60 + Number((time[3] ?? '0').replace(',', '.'))
      : NaN;
    const moment = date === null ? NaN : Date.parse(date.length > 10 ? `${date.replace(/Z$/, '')}Z` : date);
    const serial = date === null ? seconds / 86_400 : serialOf(new Date(moment));
    if (!Number.isFinite(serial)) return null;
    this.#row?.numbers.push(place.column);
    if (this.#sheet) markStored(this.#sheet.marks.dates, place, serial);
    if (date !== null) return date.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  #closeRow(): void {
    const [sheet, row] = [this.#sheet, this.#row];
    this.#row = null;
    if (!sheet || !row) return;
    const first = this.#nextRow;
    this.#nextRow += row.repeat;
    if (row.cells.length === 0) return;
    if (this.#nextRow - 1 > LIMITS.rows) throw new Unreadable('too-many-rows', { limit: LIMITS.rows });
    const { cells, numbers, hidden } = row;
    for (let at = first; at < this.#nextRow; at += 1)
      sheet.rows.push({ row: at, cells: at === first ? cells : [...cells], numbers, ...(hidden ? { hidden } : {}) });
  }
}

/** A count of 1 or more; 1 where it is not given. */
function countOf(attributes: string, name: string): number {
  const count = Number(attribute(attributes, name) ?? '1');
  return Number.isInteger(count) && count > 0 ? count : 1;
}
