import type { finder as en } from '../en/finder.ts';

export const finder: Record<keyof typeof en, string> = {
  'finder.hint': '客户、项目、借据、人员、指标、卡片……',
  'finder.none': '没有找到。',
  'finder.waiting': '正在读取名称……',
  'finder.count': '找到 {count} 项。',
  'finder.count-of': '显示 {all} 项中的 {count} 项。',
  'finder.recent': '最近打开',
  'finder.section': '栏目',
  'finder.metric': '指标',
  'finder.card': '卡片',
  'finder.panel': '面板',
  'finder.setting': '设置',
};
