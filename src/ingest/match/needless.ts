import { ITEM_THEMES, ITEM_TITLES, NEEDLESS_TABLES } from '../../model/regulatory/needless.ts';
import { fold } from './units.ts';

/** The supervisor's table the headings are, of which nothing is counted here; null where they are none. */
export function needlessTable(headers: readonly string[]): { name: string; saidByLoans: boolean } | null {
  const folded = new Set(headers.map(fold));
  const found = NEEDLESS_TABLES.find(({ marks }) => marks.some((list) => list.every((mark) => folded.has(fold(mark)))));
  return found ?? itemTable(headers);
}

/** A table of 一表通 by its items: all begin with the letter of its theme and its two digits. */
function itemTable(headers: readonly string[]): { name: string; saidByLoans: boolean } | null {
  const items = headers.map((header) => header.trim().toUpperCase()).filter((header) => header !== '');
  const [, letter = '', digits = ''] = /^([A-HJK])(\d\d)\d{4}$/.exec(items[0] ?? '') ?? [];
  const theme = ITEM_THEMES[letter];
  const own = new RegExp(`^${letter}${digits}\\d{4}$`);
  if (theme === undefined || items.length < 2 || !items.every((item) => own.test(item))) return null;
  const number = `${theme}.${Number(digits)}`;
  return { name: `一表通 ${number} ${ITEM_TITLES[number] ?? ''}`.trim(), saidByLoans: false };
}
