import type { ImportReport } from '../import-report.ts';

/** True for a sheet of notes, or one that is hidden, whose rows are all left out on purpose. */
export function isSetAside({ table, rows }: ImportReport): boolean {
  return table === null && rows.excluded > 0 && rows.rejected === 0;
}

/** Every row was refused, or is one that the workbook hides; rows that a later file brings again are another matter. */
export function gaveNothing({ rows, hidden, issueCounts }: ImportReport): boolean {
  return rows.loaded === 0 && !issueCounts['superseded'] && (rows.rejected > 0 || (hidden?.rows ?? 0) > 0);
}

/** Tables of the supervisor's extracts of which nothing is needed beside those that came in. */
const NOT_MISSED: ReadonlySet<string> = new Set([
  'accounts-beside-loans',
  'no-rows-to-join',
  'not-needed',
  'said-by-loans',
]);

/** True for a table, among `all` of them, whose numbers are missed: it was not loaded, or nothing of its file was. */
export function isNotLoaded(report: ImportReport, all: readonly ImportReport[]): boolean {
  if (isSetAside(report)) {
    if (report.issues.some(({ problem }) => NOT_MISSED.has(problem)) && all.some(({ table }) => table !== null))
      return false;
    const own = all.filter(({ upload }) => upload === report.upload);
    return own.every(isSetAside) && own[0] === report;
  }
  return report.table === null || report.questions.some(({ blocks }) => blocks) || gaveNothing(report);
}
