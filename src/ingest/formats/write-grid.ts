import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import type { Work } from '../work.ts';
import type { LineRows } from './line-rows.ts';
import { demandTextFits } from './fits.ts';
import { LIMITS, type Limits } from './size-limits.ts';
import type { CellError, CellMarks } from './cell-marks.ts';
import type { Cells, GridRow, GridRows } from './part.ts';
import { Unreadable } from './unreadable.ts';

/** Rows as a text the pipeline reads, or null where no cell holds anything. */
export interface WrittenGrid {
  content: Blob;
  cells: Cells;
}

interface WriteOptions extends Work {
  /** Row of the source minus line of the text. */
  shift?: number;
  errors?: readonly CellError[];
  marks?: CellMarks;
  named?: boolean;
  /** Rows the source can hold. */
  maxRows?: number;
  limits?: Limits;
}

const PIECE_CHARACTERS = 1 << 20;

/** Writes rows as RFC 4180 text, each on the line of its row; blank rows become blank lines, so that lines stay rows. */
export async function writeGrid(
  rows: GridRows,
  {
    shift = 0,
    errors = [],
    marks,
    named = false,
    maxRows = Infinity,
    limits = LIMITS,
    signal,
    onSeen,
  }: WriteOptions = {},
): Promise<WrittenGrid | null> {
  const writer = new GridWriter(shift, maxRows, limits);
  for await (const batch of rows) {
    if (signal?.aborted) throw new PortfolioError('cancelled');
    for (const row of batch) writer.add(row);
    onSeen?.({ bytes: null, rows: Math.max(0, writer.row) });
  }
  const { content, rows: lineRows } = writer.finish();
  return content ? { content, cells: { rows: lineRows, errors, named, ...(marks ? { marks } : {}) } } : null;
}

class GridWriter {
  readonly #parts: Blob[] = [];
  /** Records that take up more than one line. */
  readonly #behind: number[] = [];
  readonly #extra: number[] = [];
  #lines: string[] = [];
  #characters = 0;
  #bytes = 0;
  #width = 0;
  #row: number;

  /** The last row written. */
  get row(): number {
    return this.#row;
  }

  constructor(
    readonly shift: number,
    readonly maxRows: number,
    readonly limits: Limits,
  ) {
    this.#row = shift;
  }

  add({ row, cells }: GridRow): void {
    let filled = cells.length;
    while (filled > 0 && (cells[filled - 1] ?? '') === '') filled -= 1;
    if (filled === 0) return;
    if (filled > this.limits.columns) throw new Unreadable('too-many-columns', { row, limit: this.limits.columns });
    if (row > this.maxRows) throw new Unreadable('too-many-rows', { limit: this.maxRows });
    if (row <= this.#row)
      throw new Unreadable('damaged-file', { detail: reason('row-order', { row, before: this.#row }) });
    // Above the first row nothing is known of the width, so its blank lines are empty.
    if (row - this.#row > 1) this.#push(`${','.repeat(Math.max(this.#width - 1, 0))}\n`.repeat(row - this.#row - 1));
    this.#width = Math.max(this.#width, filled);
    this.#row = row;
    this.#push(`${this.#line(cells, filled)}\n`);
  }

  finish(): { content: Blob | null; rows: LineRows } {
    this.#release();
    const content = this.#width === 0 ? null : new Blob(this.#parts);
    return { content, rows: { shift: this.shift, behind: this.#behind, extra: this.#extra } };
  }

  #line(cells: GridRow['cells'], filled: number): string {
    const line = (cells.length === filled ? cells : cells.slice(0, filled)).join(',');
    const limit = this.limits.rowCharacters;
    if (line.length > limit) throw new Unreadable('cell-too-long', { row: this.#row, limit });
    const tooLong = line.length > this.limits.cellCharacters;
    const plain = !tooLong && !/["\r\n]/.test(line) && commasIn(line) === filled - 1;
    return (plain ? line : this.#quotedLine(cells, filled)) + ','.repeat(this.#width - filled);
  }

  #quotedLine(cells: GridRow['cells'], filled: number): string {
    let extra = 0;
    const limit = this.limits.cellCharacters;
    const quoted = cells.slice(0, filled).map((cell) => {
      if (cell === null || cell === undefined) return '';
      if (cell.length > limit) throw new Unreadable('cell-too-long', { row: this.#row, limit });
      if (!/[",\r\n]/.test(cell)) return cell;
      const whole = cell.replace(/\r\n?/g, '\n');
      extra += whole.split('\n').length - 1;
      return `"${whole.replaceAll('"', '""')}"`;
    });
    if (extra > 0) {
      const all = (this.#extra.at(-1) ?? 0) + extra;
      this.#behind.push(this.#row - this.shift + all + 1);
      this.#extra.push(all);
    }
    return quoted.join(',');
  }

  #push(text: string): void {
    this.#lines.push(text);
    this.#characters += text.length;
    if (this.#characters > PIECE_CHARACTERS) this.#release();
  }

  #release(): void {
    const part = new Blob([this.#lines.join('')]);
    this.#bytes += part.size;
    demandTextFits(this.#bytes, this.limits);
    this.#parts.push(part);
    this.#lines = [];
    this.#characters = 0;
  }
}

function commasIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf(','); at !== -1; at = line.indexOf(',', at + 1)) count += 1;
  return count;
}
