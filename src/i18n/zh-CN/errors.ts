import type { errors as en } from '../en/errors.ts';

export const errors: Record<keyof typeof en, string> = {
  'error.unknown-metric': '没有这个指标：{id}；可用 `bellwether metric --list` 查看全部指标',
  'error.unknown-dimension': '没有这个维度：{dimension}；可用：{known}',
  'error.unknown-table': '没有这张表：{table}；可用：{known}',
  'error.unknown-command': '没有这个命令：{command}；可用 `bellwether --help` 查看全部命令',
  'error.unknown-option': '没有这个选项：{option}',
  'error.missing-option': '缺少选项：{option}',
  'error.bad-value': '{option} 的取值不对：{value}；{hint}',
  'error.no-such-path': '找不到文件或文件夹：{path}',
  'error.no-files': '其中没有可读取的文件：{path}',
  'error.not-a-ledger': '不是台账：{file}；{hint}',
  'error.unreadable-file': '无法读取 {file}：{problem}',
  'error.no-exposure': '没有贷款台账：请先提供一份台账',
  'error.engine-start': '数据引擎未能启动：{problem}',
  'error.engine-lost': '数据引擎已停止：{problem}；请重新载入文件',
  'error.engine-timeout': '数据引擎运行超过 {seconds} 秒，已停止',
  'error.out-of-memory': '数据超出内存容量：{problem}',
  'error.no-bridge': '{metric} 的变动无法分解：它不是各笔贷款之和（分位数、极值，或由其他指标合成）',
  'error.evidence-differs': '{metric} 的明细行重算得 {found}，与指标值 {value} 不符，未写出文件；请反馈此问题',
  'error.cancelled': '已取消',
  'error.query-failed': '查询失败：{problem}',
};
