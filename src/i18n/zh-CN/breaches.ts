import type { breaches as english } from '../en/breaches.ts';

/** 超限清单用语。 */
export const breaches: Record<keyof typeof english, string> = {
  'breaches.counts': '共检查 {checks} 项，超限 {breaches} 项，关注 {watch} 项，无法检查 {unchecked} 项',
  'breaches.changes': '较上月新增 {fresh} 项，解除超限 {gone} 项',
  'breaches.line': '{counts}；{changes}',
  'breaches.where': '范围',
  'breaches.group': '{kind} {name}',
  'breaches.portfolio': '全部组合',
  'breaches.selection': '所选范围',
  'breaches.limit': '阈值',
  'breaches.level': '状态',
  'breaches.since': '起始日',
  'breaches.new': '新增',
  'breaches.gone': '上月超出阈值，本月已解除',
  'breaches.unchecked': '无法检查',
  'breaches.unchecked.reason': '{reason}：{count} 项（{metrics}）',
  'breaches.unchecked.failed': '查询出错',
  'breaches.failed': '{metric}（{where}）无法检查：{problem}',
};
