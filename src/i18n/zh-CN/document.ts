import type { documentTexts as english } from '../en/document.ts';

/** 单一客户、客户经理等的 PDF。 */
export const documentTexts: Record<keyof typeof english, string> = {
  'document.kind': '{kind}报告',
  'document.rest': '其余 {count} 条见页面该表的“数据来源”及文件',
  'document.share': '{name}（{amount}）',
  'document.in-table': '{name}（{table}表）',
  'document.row': '行号',
  'document.file': '来源文件 {file}',
  'document.alike': '各行相同：{columns}',
  'document.evidence': '各项指标的溯源明细（CODE 为名称后括号内的代码）：{command}',
  'document.lacking': '未提供数据：{cards}',
  'document.beyond': '截至日期晚于最近一期账面（{date}），余额等按该期列示。',
  'document.open': 'PDF：{kind} {id}',
  'document.text':
    '把本页内容生成为数页可打印的文件：主要指标、图表、各表明细（注明文件与行号）、指标定义与数据文件，按页面当前的筛选条件和日期生成。',
};
