import type { monthTexts as en } from '../en/months.ts';

export const monthTexts: Record<keyof typeof en, string> = {
  'months.shown': '显示月份 {first} 至 {last}',
  'months.note': '仅按月走势图随之变动，截至 {date} 的数据不变',
  'months.from': '起始',
  'months.until': '截止',
  'months.hint': '仅按月走势图随之变动。也可在图上拖动选取。',
  'months.all': '显示全部月份',
  'months.take': '以{month}为数据日期',
  'months.foot': '显示月份 {first} 至 {last}',
  'months.alt': '{alt}当前显示 {first} 至 {last}。',
  'months.keys': '{first} 至 {last}：按回车仅显示这些月份，按 Esc 放弃',
  'months.to': '{first} 至 {last}',
  'months.none': '本图不含所选月份（{first} 至 {last}）。',
  'months.one': '所选月份（{first} 至 {last}）中本图仅有{month}，单月不成走势。',
  'months.blank': '{first} 至 {last} 各月均无数据。',
};
