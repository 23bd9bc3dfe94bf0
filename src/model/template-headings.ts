import type { Column, TableModel } from './table.ts';

/** What the row of explanation under the headings begins with; an import leaves such a row out. */
export const EXPLANATION_MARK = '※';

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: '文本 text',
  category: '文本 text',
  date: '日期 date YYYY-MM-DD',
  moment: '时间 time YYYY-MM-DD HH:MM',
  money: '金额（元） amount in yuan',
  fraction: '比例 share: 0.045 / 4.5%',
  number: '数字 number',
  integer: '整数 whole number',
  code: '选项 one of',
  flag: '是/否 Y/N',
};
/** Allowed values an explanation lists; a longer list is cut. */
const MAX_VALUES = 15;

/** The heading of a column in a template: both languages, and the unit where the values are amounts. */
export function templateHeading({ zh, en, type }: Column): string {
  return `${zh} / ${en}${type === 'money' ? ' (元)' : ''}`;
}

/** An empty table to be filled in: the headings, and a row that explains each column. */
export function templateRows(table: TableModel): [string[], string[]] {
  const groups = table.oneOf ?? [];
  const notes = table.columns.map((column, index) => {
    const either = groups.find((group) => group.includes(column.name));
    const need = column.required ? '必填 required' : either ? `至少其一 one of ${either.join('、')}` : '选填 optional';
    const text = withoutMarks([need, typeText(column), column.note].filter(Boolean).join(' · '));
    return index === 0 ? `${EXPLANATION_MARK} ${text}` : text;
  });
  return [table.columns.map(templateHeading), notes];
}

function typeText({ type, allowed = [] }: Column): string {
  if (type !== 'code') return TYPES[type];
  const values = allowed.map(({ value, spellings }) => `${value}=${spellings[0] ?? value}`);
  return `${TYPES.code} ${values.slice(0, MAX_VALUES).join('、')}`;
}

// a text with commas would make the file's only row look cut by something else
function withoutMarks(text: string): string {
  return text.replaceAll(', ', '，').replaceAll('; ', '；').replace(/[,;|]/g, ' ');
}
