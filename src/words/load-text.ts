import type { Translate } from '../i18n/translate.ts';
import type { LoadReport, RowChange, TableChange } from '../ingest/import-report.ts';
import { columnName } from './names.ts';
import { tableName } from './table-name.ts';

/** The table and month a change is about. */
export function changePlace({ table, month }: Pick<TableChange, 'table' | 'month'>, t: Translate): string {
  return [tableName(table, t.language), month === null ? '' : t.format.month(month)].filter(Boolean).join(' ');
}

/** How many rows came, went and changed, and the amount before and after. */
export function changeText({ table, amount, ...counts }: TableChange, t: Translate): string {
  const { added, removed, restated, unchanged } = counts;
  const number = (value: number) => t.format.number(value);
  const words = t('keep.change', {
    ...{ added: number(added), removed: number(removed), restated: number(restated), unchanged: number(unchanged) },
  });
  return amount === null ? words : `${words}; ${amountText(table, amount, t)}`;
}

/** What a load did, tables together: only what happened is said. */
export function effectText({ changes, replaced, beside }: LoadReport, t: Translate): string {
  const counts = (['added', 'removed', 'restated', 'unchanged'] as const).flatMap((kind) => {
    const count = changes.reduce((sum, change) => sum + change[kind], 0);
    return count > 0 ? [t(`keep.count.${kind}`, { count: t.format.number(count) })] : [];
  });
  const taken = replaced > 0 ? [t('keep.replaced', { count: t.format.number(replaced) })] : [];
  return [...counts, ...taken, ...(beside ? [t('keep.beside')] : [])].join(' · ') || t('keep.nothing');
}

/** The table's main amount before and after, to the cent. */
export function amountText(table: string, amount: NonNullable<TableChange['amount']>, t: Translate): string {
  const { column, before, after } = amount;
  return t('keep.amount', {
    column: columnName(`${table}.${column}`, t.language),
    before: t.format.number(before, 2),
    after: t.format.number(after, 2),
  });
}

/** True where rows were replaced by others that share no key with them: two parts of one month rather than a correction. */
export function standsApart({ added, removed, restated, unchanged }: TableChange): boolean {
  return removed > 0 && added > 0 && restated + unchanged === 0;
}

/** The values of a changed row's key. */
export function keyText({ key }: RowChange): string {
  return Object.values(key)
    .map((value) => value ?? '')
    .join(' · ');
}

/** What a changed cell is called; a column of another table in a wide ledger by its own name. */
export function cellName({ table, column }: RowChange, t: Translate): string {
  if (column === null) return '';
  return columnName(column.includes('.') ? column : `${table}.${column}`, t.language);
}
