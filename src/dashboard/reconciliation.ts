import type { Translate } from '../i18n/translate.ts';
import type { ImportReport } from '../ingest/import-report.ts';

/** Rows of several files together. */
export interface RowCounts {
  read: number;
  loaded: number;
  rejected: number;
  excluded: number;
}

/** True when every row that was read is accounted for. */
export function reconciles({ rows }: { rows: RowCounts }): boolean {
  return rows.read === rows.loaded + rows.rejected + rows.excluded;
}

/** The rows of all files. */
export function totalRows(reports: readonly ImportReport[]): RowCounts {
  const total = { read: 0, loaded: 0, rejected: 0, excluded: 0 };
  for (const { rows } of reports) {
    total.read += rows.read;
    total.loaded += rows.loaded;
    total.rejected += rows.rejected;
    total.excluded += rows.excluded;
  }
  return total;
}

/** The rows of all files as one line: read = loaded + rejected + excluded, where they are. */
export function rowsText(reports: readonly ImportReport[], t: Translate): string {
  const { read, loaded, rejected, excluded } = totalRows(reports);
  return t(reports.every(reconciles) ? 'shell.badge.good' : 'shell.badge.bad', {
    read: t.format.number(read),
    loaded: t.format.number(loaded),
    rejected: t.format.number(rejected),
    excluded: t.format.number(excluded),
  });
}

/** Exact decimal text with its thousands apart; never through a number, which would round it. */
export function groupDigits(decimal: string): string {
  const [whole = '', cents] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '\u2212');
  return cents === undefined ? grouped : `${grouped}.${cents}`;
}
