import type { Language } from '../i18n/language.ts';
import { TABLE_NAMES } from '../model/table-names.ts';

/** What people call a table; the name itself when it is none of ours. */
export function tableName(table: string, language: Language): string {
  const found = Object.values(TABLE_NAMES).find(({ name }) => name === table);
  return found ? found[language === 'zh-CN' ? 'zh' : 'en'] : table;
}
