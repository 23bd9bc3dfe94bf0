import type { Findings } from '../check/issue-list.ts';
import { rowAt } from '../formats/line-rows.ts';
import type { Cells } from '../formats/part.ts';
import type { Layout } from '../layout/find-layout.ts';
import type { RawTable } from '../raw/raw-table.ts';

const HINT = 'take-hidden';

/** Lists the rows of data that the workbook does not show, and says how many they are. */
export function listHidden(cells: Cells | null, { headerLine }: Layout, findings: Findings): number {
  if (!cells?.marks) return 0;
  const header = 'listed' in cells.rows ? 0 : rowAt(cells.rows, headerLine);
  const rows = cells.marks.hiddenRows.filter(({ row }) => row > header);
  for (const { row, text } of rows)
    findings.add({ row, value: text, problem: 'hidden-row', hint: HINT, severity: 'excluded' });
  return rows.length;
}

/** Leaves out a sheet that the workbook does not show. */
export function setAsideHidden(sheet: string | null, raw: RawTable, findings: Findings): void {
  findings.setAside({ value: sheet, problem: 'hidden-sheet', hint: HINT, severity: 'excluded' }, raw.records);
}
