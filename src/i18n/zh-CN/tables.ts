import type { tables as en } from '../en/tables.ts';

export const tables: Record<keyof typeof en, string> = {
  'tables.search': '在{name}中查找',
  'tables.search-short': '查找行',
  'tables.columns': '列：显示 {shown} / {all}',
  'tables.heat': '按列大小着色',
  'tables.found': '{found} 行，共 {all} 行',
};
