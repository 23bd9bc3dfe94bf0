import type { cli as en } from '../en/cli.ts';

export const cli: Record<keyof typeof en, string> = {
  'cli.file': '文件',
  'cli.table': '数据表',
  'cli.encoding': '编码',
  'cli.read': '读入',
  'cli.loaded': '载入',
  'cli.rejected': '拒绝',
  'cli.excluded': '剔除',
  'cli.json-object': '{path}：未读取。文件夹中的 JSON 对象可能只是设置文件；如需读取，请直接指定该文件',
  'cli.none': '无',
  'cli.row': '第{row}行',
  'cli.more': '……另有 {count} 条，可用 --json 列出全部',
  'cli.rival': '已将“{source}”作为 {target}；“{rivals}”也可能是该列，可用 --map 列名=表头 更改',
  'cli.nothing-loaded': '未载入任何行',
  'cli.no-table': '各列与任何数据表都不相符',
  'cli.unreconciled': '行数不平：读取 ≠ 载入 + 拒绝 + 剔除',
  'cli.ask.column': '哪一列是 {column}？请用 --map {name}=表头 指定',
  'cli.ask.renamed': '哪一列是 {column}？“{candidate}”与 {before} 中的“{heading}”相似：--map {answer}',
  'cli.ask.value': '若所有行取同一值，请用 --value {name}=值 指定',
  'cli.ask.word': '{column} 中的这些写法是什么意思？请用 --value-map 文件 指定',
  'cli.ask.unit': '{column} 的单位是什么？请写入表头，例如（万元），或用 --unit {name}=单位 指定（{choices}）',
  'cli.ask.date-order':
    '{column} 的日期是日在前还是月在前？请改写为 2026-06-30 的形式，或用 --dates {name}=形式 指定（{choices}）',
  'cli.ask.day-count':
    '{column} 中的数字是从 1900 年（Excel）还是从 1960 年（SAS）起算的天数？请用 --dates {name}=形式 指定（{choices}）',
  'cli.ask.blank':
    '{column} 的空白是否表示“否”？请用 --value-map 文件 指定：{ "{full}": { "": "false" } }；表示未知则写 ""',
  'cli.ask.fill':
    '{column} 的空白行是否属于上方的值？请用 --value-map 文件 指定：{ "{full}": { "": "^" } }；不属于则写 ""',
  'cli.ask.percent': '{column} 是百分数还是小数？请在表头或单元格中写明 %，或用 --unit {name}=单位 指定（{choices}）',
  'cli.prerendered': '截至 {date}，脚本运行之前',
  'cli.metric': '指标',
  'cli.period': '期间',
  'cli.value': '数值',
  'cli.coverage': '覆盖率',
  'cli.status': '状态',
  'cli.remarks': '备注',
};
