import { describe, expect, it } from 'vitest';
import { chooseTable } from '../../src/ingest/match/choose-table.ts';
import { TABLES } from '../../src/model/index.ts';

function chosen(headers: readonly string[], file = 'data.csv'): string | undefined {
  return chooseTable(file, headers, {})?.table.name;
}

describe('the table of a file', () => {
  for (const table of TABLES)
    for (const language of ['zh', 'en', 'name'] as const)
      it(`is ${table.name} when all its columns are there (${language})`, () => {
        const headers = table.columns.map((column) => column[language]);
        const match = chooseTable('data.csv', headers, {});
        expect(match?.table.name).toBe(table.name);
        const found = match?.assignments.map(({ column, index }) => [index, column.name]);
        expect(found).toEqual(table.columns.map(({ name }, index) => [index, name]));
      });

  const SMALL: readonly [string, string][] = [
    ['exposure', '数据日期,借据编号,客户编号,贷款余额'],
    [
      'exposure',
      '数据日期,借据编号,客户编号,客户名称,贷款余额,授信金额,担保方式,利率,首次放款日期,到期日,还款方式,贷款用途,绿色贷款标志,签约日期',
    ],
    ['facility', '合同编号,客户编号,授信金额,担保方式,利率,到期日'],
    ['project', '项目编号,客户编号,项目名称,总投资,工程进度'],
    ['financials', '客户编号,报告期,营业收入,净利润,资产总计'],
    ['cashflow', '项目编号,情景,期末日期,期间月数,应付利息,应还本金'],
    ['covenant', '条款编号,测试日期,约束指标,约定值,实际值'],
    ['contact', '拜访编号,客户编号,计划日期,拜访日期'],
    ['file_item', '客户编号,资料类型,更新日期,有效期至'],
    ['credit_action', '调整编号,客户编号,调整日期,调整类型,调整前,调整后'],
    ['ticket', '工单编号,客户编号,受理时间,首次响应时间,满意度'],
    ['training', '工号,课程名称,完成日期,学时'],
    ['kpi', '考核对象,考核期,指标代码,权重,目标值'],
    ['review', '检查编号,客户编号,检查类型,应检查日期'],
    ['alert', '预警编号,客户编号,预警日期,预警级别'],
    ['client', '客户编号,客户名称,行业'],
    ['manager', '工号,姓名,团队'],
    ['esg', '客户编号,评估日期,环境得分'],
    ['parameter', '参数,参数值'],
  ];
  for (const [table, headers] of SMALL)
    it(`is ${table} by ${headers}`, () => {
      expect(chosen(headers.split(','))).toBe(table);
    });

  it('holds clients and managers only where it is the ledger: a review that names a group says nothing of the client', () => {
    const inside = (headers: string) =>
      chooseTable('data.csv', headers.split(','), {})?.inside.map(({ table, assignments }) => [
        table.name,
        assignments.map(({ column }) => column.name),
      ]);
    const more = '所属集团,客户经理,团队名称,职级';
    expect(inside(`检查编号,客户编号,检查类型,应检查日期,${more}`)).toEqual([]);
    expect(inside(`数据日期,借据编号,客户编号,贷款余额,${more}`)).toEqual([
      ['client', ['group_id']],
      ['manager', ['team_name', 'grade']],
    ]);
  });
});
