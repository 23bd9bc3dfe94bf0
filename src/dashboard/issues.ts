import { detailsIn } from '../i18n/error-text.ts';
import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Issue } from '../ingest/report.ts';
import { toCsv } from '../lib/csv.ts';
import { columnName } from '../session/names.ts';

/** What is wrong, in words. */
export function problemText(t: Translate, issue: Issue): string {
  return lookup(t, `problem.${issue.problem}`, issue.problem, details(t, issue));
}

/** What to do about it, in words. */
export function hintText(t: Translate, issue: Issue): string {
  return lookup(t, `hint.${issue.hint}`, issue.hint, details(t, issue));
}

/** What is wrong and what to do, as one line. */
export function bothTexts(t: Translate, issue: Issue): string {
  return t('dashboard.issue.both', { problem: problemText(t, issue), hint: hintText(t, issue) });
}

/** The column a finding is about, as people call it. */
export function columnText(t: Translate, { column }: Pick<Issue, 'column'>): string {
  return column === null ? '' : columnName(column, t.language);
}

/** The findings as a CSV file in the reader's language. */
export function issuesCsv(t: Translate, issues: readonly Issue[]): string {
  const columns = [
    t('dashboard.data.file'),
    t('dashboard.issue.row'),
    t('dashboard.issue.column'),
    t('dashboard.issue.value'),
    t('dashboard.issue.severity'),
    t('dashboard.issue.problem'),
    t('dashboard.issue.hint'),
  ];
  const rows = issues.map((issue) => [
    issue.file,
    issue.row,
    columnText(t, issue),
    issue.value,
    t(`dashboard.issue.${issue.severity}`),
    problemText(t, issue),
    hintText(t, issue),
  ]);
  return toCsv(columns, rows);
}

function details(t: Translate, { file, row, column, value, details }: Issue): Record<string, string | number> {
  return {
    file,
    row: row ?? '',
    column: columnText(t, { column }),
    value: value ?? '',
    ...detailsIn(details ?? {}, t),
  };
}
