import type { Translate } from '../i18n/translate-with.ts';
import { columnName } from './names.ts';
import { tableName } from './table-name.ts';

/** One line for all cards that lack the same: what it is, and what would be shown with it. */
export function missingText(
  t: Translate,
  cards: readonly { readonly title: string; readonly missing: readonly string[] }[],
): string[] {
  const groups = new Map<string, string[]>();
  for (const { title, missing } of cards) {
    const names = missing.map((name) => nameOf(t, name)).join(t('widgets.list.or'));
    groups.set(names, [...(groups.get(names) ?? []), title]);
  }
  return [...groups].map(([names, titles]) =>
    t('widgets.folded.line', { names, cards: [...new Set(titles)].join(t('widgets.list.comma')) }),
  );
}

/** A table by its name, a column by its heading. */
function nameOf({ language }: Translate, name: string): string {
  return name.includes('.') ? columnName(name, language) : tableName(name, language);
}
