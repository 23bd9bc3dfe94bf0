import type { tables as en } from '../en/tables.ts';

export const tables: Record<keyof typeof en, string> = {
  'tables.search': '在{name}中查找',
  'tables.search-short': '查找行',
  'tables.columns': '列：显示 {shown} / {all}',
  'tables.heat': '按列大小着色',
  'tables.searched': '共 {all} 行，仅含“{words}”的 {found} 行',
  'tables.sorted-down': '按{column}从大到小排序',
  'tables.sorted-up': '按{column}从小到大排序',
  'tables.without': '未列：{columns}',
  'tables.found': '{found} 行，共 {all} 行',
};
