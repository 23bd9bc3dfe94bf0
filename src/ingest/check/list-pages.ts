import type { RawTable } from '../raw/raw-table.ts';
import type { Findings } from './issue-list.ts';

/** Lists what page breaks put among the records as left out; how many rows these are. */
export function listPages({ pageRows = [], headers }: RawTable, findings: Findings): number {
  for (const { row, value } of pageRows)
    findings.add({
      ...{ row, column: headers[0] ?? null, value },
      ...{ problem: 'page-row', hint: 'pages-are-left-out', severity: 'excluded' },
    });
  return pageRows.length;
}
