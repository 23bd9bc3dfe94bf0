import { PortfolioError } from '../../lib/errors.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { CellError, Cells, GridRows } from './part.ts';
import { Unreadable } from './unreadable.ts';

/** Rows as a text the pipeline reads, or null where no cell holds anything. */
export interface WrittenGrid {
  content: Blob;
  cells: Cells;
}

interface WriteOptions {
  /** Row of the source minus line of the text. */
  shift?: number;
  errors?: readonly CellError[];
  named?: boolean;
  /** Rows the source can hold. */
  maxRows?: number;
  limits?: Limits;
  signal?: AbortSignal | undefined;
}

const ONE_LINE = /^[^"\r\n]*$/;
const BARE = /^[-+\d.:T ]*$/;

/** Writes rows as RFC 4180 text, each on the line of its row; blank rows become blank lines, so that lines stay rows. */
export async function writeGrid(
  rows: GridRows,
  { shift = 0, errors = [], named = false, maxRows = Infinity, limits = LIMITS, signal }: WriteOptions = {},
): Promise<WrittenGrid | null> {
  const parts: Blob[] = [];
  const breaks = new LineBreaks();
  let width = 0;
  let row = shift;
  let pending = '';
  for await (const batch of rows) {
    if (signal?.aborted) throw new PortfolioError('cancelled');
    let text = '';
    for (const each of batch) {
      const filled = each.cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
      if (filled === 0) continue;
      if (filled > limits.columns) throw new Unreadable('too-many-columns', { row: each.row, limit: limits.columns });
      if (each.row > maxRows) throw new Unreadable('too-many-rows', { limit: maxRows });
      if (each.row <= row) throw new Unreadable('damaged-file', { detail: `row ${each.row} follows row ${row}` });
      if (filled > width) width = filled;
      const blank = `${','.repeat(Math.max(width - 1, 0))}\n`;
      // Above the first row nothing is known of the width, so its blank lines are empty.
      text += (parts.length === 0 && pending === '' && text === '' ? '\n' : blank).repeat(each.row - row - 1);
      row = each.row;
      let extra = 0;
      const start = text.length;
      for (let index = 0; index < width; index += 1) {
        const cell = each.cells[index] ?? '';
        if (index > 0) text += ',';
        if (cell.length > limits.cellCharacters)
          throw new Unreadable('cell-too-long', { row, limit: limits.cellCharacters });
        if (BARE.test(cell)) text += cell;
        else if (ONE_LINE.test(cell)) text += `"${cell}"`;
        else {
          const whole = cell.replace(/\r\n?/g, '\n');
          extra += whole.split('\n').length - 1;
          text += `"${whole.replaceAll('"', '""')}"`;
        }
      }
      text += '\n';
      if (text.length - start > limits.rowCharacters)
        throw new Unreadable('cell-too-long', { row, limit: limits.rowCharacters });
      if (extra > 0) breaks.add(row - shift, extra);
    }
    pending += text;
    if (pending.length > 1 << 20) {
      parts.push(new Blob([pending]));
      pending = '';
    }
  }
  parts.push(new Blob([pending]));
  if (width === 0) return null;
  return { content: new Blob(parts), cells: { shift, errors, named, rowOf: (line) => breaks.recordOf(line) + shift } };
}

/** Records that take up more than one line. */
class LineBreaks {
  /** Line behind such a record, ascending, and all extra lines up to it. */
  readonly #lines: number[] = [];
  readonly #extra: number[] = [];

  add(record: number, extra: number): void {
    const before = this.#extra.at(-1) ?? 0;
    this.#lines.push(record + before + extra + 1);
    this.#extra.push(before + extra);
  }

  recordOf(line: number): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return line - (low === 0 ? 0 : (this.#extra[low - 1] ?? 0));
  }
}
