import type { Translate } from '../i18n/translate.ts';
import { isNotLoaded, isSetAside } from '../ingest/check/not-loaded.ts';
import { columnChanges, type Mapping } from '../ingest/index.ts';
import type { ColumnChange, ImportReport, Issue } from '../ingest/import-report.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said } from '../lib/reasons.ts';
import { hintText, problemText } from '../words/issue-text.ts';
import { questionText } from './question-text.ts';

/** True when no row of the file got lost: read = loaded + rejected + excluded. */
export function reconciles({ rows }: ImportReport): boolean {
  return rows.read === rows.loaded + rows.rejected + rows.excluded;
}

/**
 * Why a file was not loaded, in words; null for a file that was. A sheet or a table left out on purpose is no loss where
 * `all` the reports show that something else of its file came in; of a file that gave nothing, its first part says so.
 */
function refusal(
  report: ImportReport,
  t: Translate,
  { all, changes }: { all: readonly ImportReport[]; changes: readonly ColumnChange[] },
): string | null {
  if (!isNotLoaded(report, all)) return null;
  const blocking = report.questions.filter(({ blocks }) => blocks);
  if (isSetAside(report) || (report.table !== null && blocking.length === 0)) return nothingLoaded(report, t);
  const why = report.issues.find(isForeign);
  if (why) return `${problemText(why, t)}; ${hintText(why, t)}`;
  if (blocking.length === 0) return t('cli.no-table');
  const asked = new Set(blocking.map(({ column }) => column));
  const answers = report.questions.filter(({ column }) => asked.has(column));
  const change = changes.find(({ files }) => files.includes(report.file));
  return answers.map((question) => questionText(question, t, change)).join('; ');
}

/** Files that were not loaded, those with the same reason together. */
export function refusals(
  reports: readonly ImportReport[],
  t: Translate,
  changes: readonly ColumnChange[],
): { files: string[]; why: string }[] {
  const filesOf = new Map<string, string[]>();
  for (const report of reports) {
    const why = refusal(report, t, { all: reports, changes });
    if (why !== null) filesOf.set(why, [...(filesOf.get(why) ?? []), report.file]);
  }
  return [...filesOf].map(([why, files]) => ({ files, why }));
}

function nothingLoaded({ issues: [first] }: ImportReport, t: Translate): string {
  const nothing = t('cli.nothing-loaded');
  return first ? `${nothing}: ${problemText(first, t)}; ${hintText(first, t)}` : nothing;
}

/** Refuses to count on a portfolio of which a file is missing. */
export function demandLoaded(reports: readonly ImportReport[], t: Translate, saved?: Mapping): void {
  const [first] = refusals(reports, t, columnChanges(reports, saved));
  if (!first) return;
  const file = first.files.join(', ');
  const why = reports.find((report) => report.file === first.files[0])?.issues.find(isForeign);
  const words = said(first.why);
  if (why?.problem === 'ask-again') throw new PortfolioError('to-be-decided', { file, problem: words });
  if (why) throw new PortfolioError('not-a-ledger', { file, hint: words });
  throw new PortfolioError('unreadable-file', { file, problem: words });
}

/** Refuses a `--map` that no file could follow: a misspelt heading must not be passed over. */
export function demandMapped(reports: readonly ImportReport[], mapping: Readonly<Record<string, string>>): void {
  for (const [column, header] of Object.entries(mapping)) {
    const taken = reports.some(({ columns }) =>
      columns.some(({ source, target }) => source === header && (target === column || target?.endsWith(`.${column}`))),
    );
    if (taken || header === '') continue;
    const headers = [...new Set(reports.flatMap((report) => report.headers))];
    const holds = reports.flatMap(({ columns }) => columns).find(({ source, target }) => source === header && target);
    const known = holds
      ? reason('already-holds', { header, column: holds.target ?? '' })
      : reason('no-target', { column });
    const hint = headers.includes(header) ? known : reason('headings-are', { headings: headers.join(', ') });
    throw new PortfolioError('bad-value', { option: '--map', value: `${column}=${header}`, hint });
  }
}

/** The whole file is something else than a table of ours; a column that is only missing can be named. */
function isForeign({ severity, problem }: Issue): boolean {
  return severity === 'file' && problem !== 'missing-column';
}
