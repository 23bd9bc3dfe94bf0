import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Headings that name what a target is for say of which kind it is. */
const KINDS: readonly (readonly [kind: string, headings: readonly string[]])[] = [
  ['team', words('team, team name, 团队, 团队名称, 团队编号')],
  ['branch', words('branch, branch name, 机构, 机构名称, 分行, 分行名称, 经营机构')],
  ['manager', words('client manager, manager, manager id, 客户经理, 客户经理编号, 客户经理工号')],
  ['sector', words('sector, industry, 行业, 行业名称')],
  ['client', words('client, client id, 客户, 客户编号, 客户名称')],
];

/** What was planned: a value of a metric for the whole or a part of the book, for a month, a quarter or a year. */
export const target: TableModel = {
  ...TABLE_NAMES.target,
  key: ['metric', 'dimension', 'member', 'period'],
  fileWords: words('target, budget, 目标, 预算, 计划'),
  columns: [
    {
      name: 'metric',
      type: 'text',
      required: true,
      zh: '指标',
      en: 'metric',
      aliases: words('metric id, metric code, metric name, indicator, indicator code, 指标代码, 指标名称, 指标编号'),
      note: 'its id, its code (R12) or its name in either language',
    },
    {
      name: 'dimension',
      type: 'text',
      zh: '维度',
      en: 'dimension',
      aliases: words('scope type, scope dimension, 范围类型, 对象类型, 层级'),
      implied: { by: 'member', values: KINDS.map(([value, headings]) => ({ headings, value })) },
      note: 'team, branch, manager, sector …; blank: the one that has the name',
    },
    {
      name: 'member',
      type: 'text',
      zh: '范围',
      en: 'scope',
      aliases: [...words('member, scope name, scope id, 对象, 范围名称, 适用范围'), ...KINDS.flatMap(([, all]) => all)],
      note: 'a number or a name, or with its kind team:…; blank, 全行 or portfolio: the whole',
    },
    {
      name: 'period',
      type: 'text',
      required: true,
      zh: '月份',
      en: 'month',
      aliases: words(
        'period, target month, target period, year month, year, 年月, 目标月份, 目标期间, 期间, 年度, 目标年度',
      ),
      note: '2026-06, 2026Q2 or 2026',
    },
    {
      name: 'value',
      type: 'text',
      required: true,
      zh: '目标值',
      en: 'target',
      aliases: words(
        'target value, budget, budget value, plan, planned value, 目标, 预算值, 预算, 预算数, 计划值, 计划, 计划数',
      ),
      note: 'with its unit, here or in the heading: 1.5%, 3.2亿元',
    },
    {
      name: 'unit',
      type: 'text',
      zh: '单位',
      en: 'unit',
      aliases: words('target unit, 计量单位, 目标单位'),
      implied: {
        by: 'value',
        read: (text) => /[（(［[]([^（(［[\]］)）]+)[\]］)）]\s*$/.exec(text)?.[1]?.trim() ?? null,
      },
      note: 'of the value, where it does not say it itself',
    },
    { name: 'note', type: 'text', zh: '备注', en: 'note', aliases: words('remark, comment, 说明') },
  ],
};
