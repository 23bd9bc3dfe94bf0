import type { Language } from '../i18n/translate.ts';
import { TABLES, findColumn } from '../model/index.ts';
import type { Column } from '../model/table.ts';

/** Every table of the model, with what people call it. */
export function tableNames(language: Language): { table: string; name: string }[] {
  return TABLES.map((model) => ({ table: model.name, name: word(model, language) }));
}

/** Every column of a table of the model, `exposure.outstanding`, with what people call it. */
export function columnNames(table: string, language: Language): { column: string; name: string }[] {
  const columns = TABLES.find(({ name }) => name === table)?.columns ?? [];
  return columns.map((column) => ({ column: `${table}.${column.name}`, name: word(column, language) }));
}

/** What people call a column, `exposure.outstanding` or just `outstanding`; the name itself when it is none of ours. */
export function columnName(column: string, language: Language): string {
  const [table, name] = column.includes('.') ? column.split('.') : [null, column];
  const tables = table === null ? TABLES : TABLES.filter((model) => model.name === table);
  const found = tables.map((model) => findColumn(model, name ?? column)).find((known): known is Column => !!known);
  return found ? word(found, language) : column;
}

function word({ zh, en }: { zh: string; en: string }, language: Language): string {
  return language === 'zh-CN' ? zh : en;
}

/** A stored code of a column in the reader's language: `项目融资`, `project finance`; what is no code stays as it is. */
export function columnWord(column: string, code: string, language: Language): string {
  const allowed = spellingsOf(column, code);
  if (!allowed) return code;
  if (language === 'zh-CN') return allowed.find((spelling) => /\p{Script=Han}/u.test(spelling)) ?? code;
  return code.replaceAll('_', ' ');
}

/** A stored code of a column and its usual word, `project (项目)`; the code itself where it has none. */
export function codeName(column: string, code: string): string {
  const [word] = spellingsOf(column, code) ?? [];
  return word === undefined || word === code ? code : `${code} (${word})`;
}

/** How a code of a column is spelled in files; undefined where it is none. */
function spellingsOf(column: string, code: string): readonly string[] | undefined {
  const [table, name] = column.split('.');
  const model = TABLES.find((each) => each.name === table);
  return (model && findColumn(model, name ?? ''))?.allowed?.find(({ value }) => String(value) === code)?.spellings;
}
