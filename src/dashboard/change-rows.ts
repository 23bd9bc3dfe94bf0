import type { Translate } from '../i18n/translate.ts';
import type { RowChange, TableChange } from '../ingest/import-report.ts';
import { toCsv, type CsvCell } from '../lib/csv.ts';
import { cellName, keyText } from '../words/load-text.ts';
import { columnName } from '../words/names.ts';
import { tableName } from '../words/table-name.ts';

type Columns = { title: string; align: 'start' | 'end' }[];

/** Headings of what changed in each table and month. */
export function totalColumns(t: Translate): Columns {
  const start = (title: string) => ({ title, align: 'start' as const });
  const end = (title: string) => ({ title, align: 'end' as const });
  const counts = (['added', 'removed', 'restated', 'unchanged'] as const).map((kind) => end(t(`loads.${kind}`)));
  const amounts = [end(t('loads.amount-before')), end(t('loads.amount-after'))];
  const place = [start(t('dashboard.data.table')), start(t('loads.month'))];
  return [...place, ...amounts, ...counts, start(t('loads.amount'))];
}

/** What changed in a table and month, its main amount to the cent. */
export function totalRow({ table, month, amount, ...counts }: TableChange, t: Translate): string[] {
  const { added, removed, restated, unchanged } = counts;
  return [
    tableName(table, t.language),
    month === null ? '' : t.format.month(month),
    ...(amount === null ? ['', ''] : [t.format.number(amount.before, 2), t.format.number(amount.after, 2)]),
    ...[added, removed, restated, unchanged].map((count) => t.format.number(count)),
    amount === null ? '' : columnName(`${table}.${amount.column}`, t.language),
  ];
}

/** Headings of a changed row or cell. */
export function changeColumns(t: Translate): Columns {
  const fields = ['key', 'kind', 'column', 'from', 'to', 'old-file', 'old-row', 'new-file', 'new-row'] as const;
  const titles = [t('dashboard.data.table'), t('loads.month'), ...fields.map((field) => t(`loads.row.${field}`))];
  return titles.map((title) => ({ title, align: 'start' }));
}

/** A row that came or went, or a cell that is another, with where both stand. */
export function changeRow(change: RowChange, t: Translate): CsvCell[] {
  const { table, month, kind, from, to, before, after } = change;
  const places = [before?.file ?? null, before?.row ?? null, after?.file ?? null, after?.row ?? null];
  const what = [keyText(change), t(`keep.kind.${kind}`), cellName(change, t)];
  return [tableName(table, t.language), month, ...what, from, to, ...places];
}

/** Changes as a CSV file in the reader's language. */
export function changesCsv(changes: readonly RowChange[], t: Translate): string {
  return toCsv(
    changeColumns(t).map(({ title }) => title),
    changes.map((change) => changeRow(change, t)),
  );
}
