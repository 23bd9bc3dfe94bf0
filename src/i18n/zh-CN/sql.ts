import type { sqlTexts as en } from '../en/sql.ts';

export const sqlTexts: Record<keyof typeof en, string> = {
  'sql.title': 'SQL 控制台',
  'sql.hint': '一条 SELECT，可读取各表和预处理视图（bw_…），不修改任何数据。Ctrl+Enter 运行，Esc 停止。',
  'sql.hidden': '姓名已隐藏，而各表含有姓名：恢复显示前控制台不可用。',
  'sql.statement': 'SQL 语句',
  'sql.tables': '表和列',
  'sql.rows': '{count} 行',
  'sql.first-rows': '写一条查询',
  'sql.run': '运行',
  'sql.stop': '停止',
  'sql.running': '正在运行…',
  'sql.stopped': '已停止',
  'sql.recent': '最近的语句（仅本标签页）',
  'sql.line': '第 {line} 行：',
  'sql.answer': '查询结果',
  'sql.told': '{rows} 行，用时 {seconds} 秒',
  'sql.cut': '只显示前 {limit} 行，用时 {seconds} 秒：请汇总或缩小范围',
  'sql.as-chart': '以图显示',
  'sql.chart': '{value}（按{name}）',
};
