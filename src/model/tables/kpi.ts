import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Targets and weights of the score card, results no table holds, and awards. */
export const kpi: TableModel = {
  ...TABLE_NAMES.kpi,
  key: ['scope_type', 'scope_id', 'period', 'kpi_code'],
  fileWords: words('kpi, target, scorecard, 考核, 绩效, 指标'),
  columns: [
    {
      name: 'scope_type',
      type: 'code',
      fallback: 'all',
      allowed: [
        { value: 'manager', spellings: words('客户经理, 个人, 员工, rm') },
        { value: 'team', spellings: ['团队', '部门', 'department'] },
        { value: 'grade', spellings: ['职级', '级别', 'level'] },
        { value: 'all', spellings: words('全部, 全体, 所有, everyone') },
      ],
      zh: '考核对象类型',
      en: 'scope type',
      aliases: words('scope, level, target type, 对象类型, 适用类型, 适用对象类型'),
    },
    {
      name: 'scope_id',
      type: 'text',
      fallback: '*',
      zh: '考核对象',
      en: 'scope id',
      aliases: words('manager id, team, target id, 对象, 对象编号, 适用对象, 工号, 客户经理'),
      note: '* for all',
    },
    {
      name: 'period',
      type: 'text',
      required: true,
      zh: '考核期',
      en: 'period',
      aliases: words('kpi period, year, quarter, month, 考核期间, 期间, 年度, 季度, 月份'),
      note: '2025, 2025Q2 or 2025-06',
    },
    {
      name: 'kpi_code',
      type: 'category',
      required: true,
      zh: '指标代码',
      en: 'KPI',
      aliases: words('kpi code, kpi, indicator, kpi name, metric, 指标, 指标名称, 考核指标, 指标编号'),
      note: 'a metric of the catalogue, a name of your own, or AWARD',
    },
    { name: 'weight', type: 'fraction', zh: '权重', en: 'weight', aliases: ['kpi weight', '权重占比', '指标权重'] },
    { name: 'target', type: 'number', zh: '目标值', en: 'target', aliases: ['target value', '目标', '计划值'] },
    {
      name: 'floor',
      type: 'number',
      zh: '底线值',
      en: 'floor',
      aliases: words('minimum, floor value, 下限, 门槛值, 最低值'),
    },
    {
      name: 'stretch',
      type: 'number',
      zh: '挑战值',
      en: 'stretch',
      aliases: words('stretch target, 挑战目标, 卓越值, 上限'),
    },
    {
      name: 'cap',
      type: 'number',
      zh: '封顶分',
      en: 'cap',
      aliases: words('maximum score, score cap, 封顶, 最高分, 上限分'),
      note: 'blank counts as 120',
    },
    {
      name: 'direction',
      type: 'code',
      allowed: [
        { value: 'H', spellings: words('越高越好, 正向, higher, higher is better, high, up') },
        { value: 'L', spellings: words('越低越好, 反向, 逆向, lower, lower is better, low, down') },
      ],
      zh: '方向',
      en: 'direction',
      aliases: ['kpi direction', '指标方向'],
      note: 'H higher is better, L lower is better; blank: the metric’s own, else H',
    },
    {
      name: 'actual_manual',
      type: 'number',
      zh: '实际值（手工）',
      en: 'actual (manual)',
      aliases: words('actual, actual value, manual actual, 实际值, 完成值, 手工实际值, 实际完成'),
      note: 'only for what no table holds',
    },
    { name: 'note', type: 'text', zh: '备注', en: 'note', aliases: words('remark, comment, name, 说明, 奖项名称') },
  ],
};
