import type { CellMarks } from './cell-marks.ts';
import type { GridRow } from './part.ts';
import type { SheetRow } from './sheet-rows.ts';

/** So much of a row is told that was left out. */
const TOLD_CHARACTERS = 60;

/**
 * The rows that the workbook shows. Those hidden by hand, by a filter or in a closed group are left out and listed,
 * because nobody who looked at the sheet saw them; `withHidden` takes them in.
 */
export async function* shownRows(
  batches: AsyncIterable<readonly SheetRow[]>,
  marks: Pick<CellMarks, 'hiddenRows'>,
  { withHidden = false }: { withHidden?: boolean | undefined } = {},
): AsyncGenerator<readonly GridRow[]> {
  for await (const batch of batches) {
    if (withHidden || !batch.some(({ hidden }) => hidden)) {
      yield batch;
      continue;
    }
    yield batch.filter((row) => !row.hidden);
    for (const { row, hidden, cells } of batch) {
      const filled = hidden ? cells.filter((cell) => cell !== null && cell !== '') : [];
      if (filled.length > 0) marks.hiddenRows.push({ row, text: filled.join(' ').slice(0, TOLD_CHARACTERS) });
    }
  }
}
