import type { presentTexts as english } from '../en/present.ts';

/** 会议演示用语。 */
export const presentTexts: Record<keyof typeof english, string> = {
  'present.title': '超限事项逐项演示',
  'present.place': '第 {place} 项，共 {count} 项',
  'present.which': '范围',
  'present.which.breaches': '超限',
  'present.which.open': '未办结的超限',
  'present.which.watch': '超限与关注',
  'present.previous': '上一项',
  'present.next': '下一项',
  'present.screen': '全屏',
  'present.end': '结束',
  'present.loading': '正在逐项对照阈值…',
  'present.failed': '无法显示超限事项：{problem}',
  'present.none': '没有可演示的事项：{counts}。',
  'present.all-done': '超限事项均已办结：{counts}。',
  'present.limit': '阈值 {limit}',
  'present.since': '自 {date} 起',
  'present.evidence': '查看数据出处',
  'present.course': '{name}逐月走势，{from}至{to}',
  'present.said': '{place}：{name}，{value}',
  'present.said.limit': '{place}：{name}，{value}，{limit}',
};
