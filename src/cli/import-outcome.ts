import type { Translate } from '../i18n/translate.ts';
import { lookup } from '../i18n/lookup.ts';
import type { ImportReport, Issue } from '../ingest/report.ts';
import { PortfolioError } from '../lib/errors.ts';

/** True when no row of the file got lost: read = loaded + rejected + excluded. */
export function reconciles({ rows }: ImportReport): boolean {
  return rows.read === rows.loaded + rows.rejected + rows.excluded;
}

/** Why a file was not loaded, in words; null for a file that was. */
export function refusal(report: ImportReport, t: Translate): string | null {
  const blocking = report.questions.filter(({ blocks }) => blocks);
  if (report.table !== null && blocking.length === 0) return null;
  const why = report.issues.find(({ severity }) => severity === 'file');
  if (why) return `${problemOf(why, t)}; ${hintOf(why, t)}`;
  if (blocking.length === 0) return t('cli.no-table');
  return blocking.map(({ kind, column }) => t(`cli.ask.${kind}`, { column })).join('; ');
}

/** Refuses to count on a portfolio of which a file is missing. */
export function demandLoaded(reports: readonly ImportReport[], t: Translate): void {
  for (const report of reports) {
    const hint = refusal(report, t);
    if (hint === null) continue;
    if (report.table === null) throw new PortfolioError('not-a-ledger', { file: report.file, hint });
    throw new PortfolioError('unreadable-file', { file: report.file, problem: hint });
  }
}

/** What is wrong with a cell, row or file, in words. */
export function problemOf(issue: Issue, t: Translate): string {
  return words(issue, `problem.${issue.problem}`, issue.problem, t);
}

/** What to do about it, in words. */
export function hintOf(issue: Issue, t: Translate): string {
  return words(issue, `hint.${issue.hint}`, issue.hint, t);
}

function words({ file, row, column, value }: Issue, key: string, fallback: string, t: Translate): string {
  return lookup(t, key, fallback, { file, row: row ?? '', column: column ?? '', value: value ?? '' });
}
