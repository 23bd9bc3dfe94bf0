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
  'error.to-be-decided': '{file}：{problem}',
  'error.no-exposure': '没有贷款台账：请先提供一份台账',
  'error.engine-start': '数据引擎未能启动：{problem}',
  'error.engine-lost': '数据引擎已停止：{problem}；请重新载入文件',
  'error.engine-timeout': '数据引擎运行超过 {seconds} 秒，已停止',
  'error.load-too-large': '这些文件共含 {size} MB 文本，最多可容纳 {limit} MB：请只载入所需月份，较大的文件请按月拆分',
  'error.out-of-memory': '数据超出内存容量：{problem}',
  'error.bad-trial': '无法试算 {key}={value}：{problem}',
  'error.scenario-report': '情景试算不能生成报告：请用本行实际数据生成',
  'error.bad-metric-field': '{file} 中的指标无法使用：{field} 应为 {wanted}',
  'error.bad-metric-name': '{file} 中的指标无法使用：{name} 已被占用；请更换 id 和 code',
  'error.bad-metric-statement':
    '{file} 中的指标无法使用：不允许 {word}；请只写一条 SELECT（WITH … SELECT），或针对单行的表达式',
  'error.bad-metric-function': '{file} 中的指标无法使用：不能调用函数 {word}；可用：{known}',
  'error.bad-metric-table': '{file} 中的指标无法使用：读取了未声明或不存在的表 {table}；needs 中已声明：{known}',
  'error.bad-metric-unsteady':
    '{file} 中的指标无法使用：{word} 每次运行的结果可能不同；请写明排序（ORDER BY），或改用数据中的日期',
  'error.bad-metric-frame': '{file} 中的指标无法使用：数据量大时引擎对 {word} 求和有误；请去掉 ORDER BY 和窗口范围',
  'error.bad-metric-budget':
    '{file} 中的指标超过 {seconds} 秒或 {megabytes} MB 限额，已停止；请减少读取的行：按键关联，并先汇总再关联',
  'error.bad-metric-sql': '{file} 中的指标无法使用：SQL 无法执行：{problem}',
  'error.evidence-differs': '{metric} 的明细行重算得 {found}，与指标值 {value} 不符，未写出文件；请反馈此问题',
  'error.keep-quota': '浏览器存储空间不足：未作任何改动，此前保存的内容仍在；请减少文件，或先腾出空间',
  'error.keep-damaged':
    '本机保存的内容已损坏或未保存完整，无法读取；请从原处重新载入文件，再重新保存，或清除本机保存的内容',
  'error.keep-busy': '另一个标签页正在保存文件，请稍后再试',
  'error.keep-failed': '本机保存操作未成功：{problem}；此前保存的内容保持原样',
  'error.cancelled': '已取消',
  'error.query-failed': '查询失败：{problem}',
};
