import { toCsv } from '../lib/csv.ts';
import type { ImportReport, Issue } from './report.ts';

/** The words of a reject file in the reader's language. */
export interface RejectWords {
  /** Headings: file, row, column, value, problem, what to do. */
  headings: readonly [string, string, string, string, string, string];
  problem: (issue: Issue) => string;
  hint: (issue: Issue) => string;
}

/** Every row that was not loaded (rejected or left out) and why, as CSV text for download. */
export function rejectFile(reports: readonly ImportReport[], words: RejectWords): string {
  const left = reports.flatMap(({ issues }) =>
    issues.filter(({ severity }) => severity === 'rejected' || severity === 'excluded' || severity === 'file'),
  );
  const rows = left.map((issue) => [
    issue.file,
    issue.row,
    issue.column,
    issue.value,
    words.problem(issue),
    words.hint(issue),
  ]);
  return toCsv(words.headings, rows);
}
