import type { ImportReport, Issue, LoadReport } from '../../ingest/import-report.ts';

/** What files say of themselves, without names: cells that were not taken may hold any name, also one that no table knows. */
export function hiddenImport(report: ImportReport, hide: (text: string) => string): ImportReport {
  const { rejectedRows, preview, layout, ...rest } = report;
  void [rejectedRows, preview];
  const told = inEvery(rest, hide);
  return {
    ...told,
    // which table a file is of, and how its columns were understood, are no names
    ...{ table: report.table, sha256: report.sha256, format: report.format, preview: [] },
    issues: told.issues.map(hiddenIssue),
    questions: told.questions.map(({ word, ...question }) =>
      word === undefined ? question : { ...question, word: '…' },
    ),
    ...(layout ? { layout: { ...layout, preamble: [], footText: '', sample: [] } } : {}),
  };
}

export function hiddenLoad(load: LoadReport, hide: (text: string) => string): LoadReport {
  const told = inEvery(load, hide);
  return {
    ...told,
    ...{ id: load.id, mapping: load.mapping },
    rows: told.rows.map((row) => ({ ...row, from: plain(row.from), to: plain(row.to) })),
  };
}

function hiddenIssue({ details, ...issue }: Issue): Issue {
  void details;
  return { ...issue, value: plain(issue.value) };
}

/** A value as it stood where it has no letters: a number, a day, a sign. */
function plain(value: string | null): string | null {
  return value !== null && /\p{L}/u.test(value) ? '…' : value;
}

function inEvery<T>(value: T, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => inEvery(each, hide)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inEvery(each as unknown, hide)])) as T;
}
