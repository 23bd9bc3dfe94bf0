import { detailsIn } from './error-text.ts';
import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Issue } from '../ingest/import-report.ts';
import { columnName } from './names.ts';

/** What is wrong with a cell, a row or a file, in words. */
export function problemText(issue: Issue, t: Translate): string {
  return lookup(t, `problem.${issue.problem}`, issue.problem, detailsOf(issue, t));
}

/** What to do about it, in words. */
export function hintText(issue: Issue, t: Translate): string {
  return lookup(t, `hint.${issue.hint}`, issue.hint, detailsOf(issue, t));
}

/** How far a refused spelling reaches, ` (12 cells, balance 3,400)`; '' for issues that are about no cell. */
export function extentText({ cells, balance }: Issue, t: Translate): string {
  if (cells === undefined) return '';
  const words = { cells: t.format.number(cells), balance: balanceText({ balance }, t) };
  return t(words.balance === '' ? 'issue.cells' : 'issue.cells-and-balance', words);
}

/** The balance of the rows behind a refused spelling; '' where it is unknown. */
export function balanceText({ balance }: Pick<Issue, 'balance'>, t: Translate): string {
  return balance === null || balance === undefined ? '' : t.format.number(balance);
}

/** Problems whose limit is a number of bytes. */
const IN_BYTES: ReadonlySet<string> = new Set(['file-too-large', 'text-too-large', 'unpacks-too-large']);

function detailsOf(
  { file, row, column, value, problem, details }: Issue,
  t: Translate,
): Record<string, string | number> {
  const name = column === null ? '' : columnName(column, t.language);
  const words: Record<string, string | number> = {
    file,
    row: row ?? '',
    column: name,
    value: value ?? '',
    ...detailsIn(details ?? {}, t),
  };
  for (const amount of ['rows', 'balance'] as const) {
    const number = details?.[amount];
    if (typeof number === 'number') words[amount] = t.format.number(number);
  }
  const limit = details?.['limit'];
  if (typeof limit !== 'number') return words;
  return { ...words, limit: IN_BYTES.has(problem) ? `${t.format.number(limit / 2 ** 20)} MB` : t.format.number(limit) };
}
