import type { Translate } from '../../src/i18n/translate-with.ts';
import { lookup } from '../../src/i18n/lookup.ts';
import { tableName } from '../../src/words/table-name.ts';

/** What to add so that a board has something to show: tables, with the columns it is decided from. */
export function needsText(t: Translate, tables: readonly string[]): string {
  const names = tables.map((table) => lookup(t, `widgets.needs.${table}`, tableName(table, t.language)));
  return t('widgets.empty.needs', { tables: names.join(t('widgets.list.and')) });
}
