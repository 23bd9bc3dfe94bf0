import type { Translate } from '../i18n/translate.ts';
import type { Issue } from '../ingest/import-report.ts';
import { toCsv } from '../lib/csv.ts';
import { hintText, problemText } from '../words/issue-text.ts';
import { columnName } from '../words/names.ts';

/** What is wrong and what to do, as one line. */
export function bothTexts(t: Translate, issue: Issue): string {
  return t('dashboard.issue.both', { problem: problemText(issue, t), hint: hintText(issue, t) });
}

/** The column a finding is about, or the columns of a key, as people call them. */
export function columnText(t: Translate, { column }: Pick<Issue, 'column'>): string {
  const names = column?.split(' + ') ?? [];
  // a heading of the file may hold a plus itself; a key is names of ours throughout
  const key = names.length > 1 && names.every((name) => /^[a-z_]+$/.test(name));
  if (column === null) return '';
  return (key ? names : [column]).map((name) => columnName(name, t.language)).join(' + ');
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
    t('dashboard.issue.cells'),
    t('dashboard.issue.balance'),
    t('dashboard.issue.hint'),
  ];
  const rows = issues.map((issue) => [
    issue.file,
    issue.row,
    columnText(t, issue),
    issue.value,
    t(`dashboard.issue.${issue.severity}`),
    problemText(issue, t),
    issue.cells ?? null,
    issue.balance ?? null,
    hintText(issue, t),
  ]);
  return toCsv(columns, rows);
}
