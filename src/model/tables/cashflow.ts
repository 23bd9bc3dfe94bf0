import { PROJECT_ID } from '../common-columns.ts';
import type { Column, TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

function amount(name: string, zh: string, en: string, aliases: string, note?: string): Column {
  return { name, type: 'money', zh, en, aliases: words(aliases), ...(note === undefined ? {} : { note }) };
}

/** Cash flows of projects, actual and forecast: one row a project, scenario, forecast and period. */
export const cashflow: TableModel = {
  ...TABLE_NAMES.cashflow,
  key: ['project_id', 'scenario', 'version_date', 'period_end'],
  batch: ['project_id', 'scenario', 'version_date'],
  fileWords: words('cashflow, cash flow, cash_flow, 现金流'),
  columns: [
    { ...PROJECT_ID, required: true },
    {
      name: 'scenario',
      type: 'code',
      fallback: 'actual',
      allowed: [
        { value: 'actual', spellings: ['实际', '实际值', '历史', 'actuals'] },
        { value: 'base', spellings: words('基准, 基准情景, 基本情景, base case, forecast') },
        { value: 'downside', spellings: words('压力, 悲观, 不利, 压力情景, 悲观情景, downside case, stress') },
        { value: 'other', spellings: ['其他', '其它', '乐观', 'upside'] },
      ],
      zh: '情景',
      en: 'scenario',
      aliases: words('case, 情景类型, 场景, 方案'),
      note: 'actual, base, downside or other; blank counts as actual',
    },
    {
      name: 'version_date',
      type: 'date',
      zh: '预测日期',
      en: 'forecast date',
      aliases: words('version, model date, forecast version, 版本日期, 模型日期, 预测版本'),
      note: 'blank for actual cash flows',
    },
    {
      name: 'period_end',
      type: 'date',
      required: true,
      zh: '期末日期',
      en: 'period end',
      aliases: words('period, period end date, date, 报告期, 期间, 期间末, 截止日期'),
    },
    {
      name: 'period_months',
      type: 'integer',
      required: true,
      zh: '期间月数',
      en: 'months in period',
      aliases: words('months, period length, number of months, 月数, 期长, 周期月数'),
      note: '1, 3, 6 or 12',
    },
    amount('revenue', '营业收入', 'revenue', 'sales, income, 收入, 经营收入'),
    amount('opex', '经营成本', 'operating costs', 'operating expenses, opex, 运营成本, 经营费用'),
    amount('tax', '税金', 'tax', 'taxes, tax paid, 税费, 所得税'),
    amount(
      'wc_change',
      '营运资金变动',
      'change in working capital',
      'working capital change, 营运资本变动, 流动资金变动',
      'an increase is positive',
    ),
    amount(
      'maintenance_capex',
      '维持性资本支出',
      'maintenance capex',
      'maintenance capital expenditure, capex, 维持运营投资, 大修支出',
    ),
    amount(
      'cfads',
      '可用于偿债的现金流',
      'CFADS',
      'cash flow available for debt service, 可偿债现金流, 偿债现金流, 可供偿债现金流',
      'blank: revenue - opex - tax - wc_change - maintenance_capex',
    ),
    amount('interest_due', '应付利息', 'interest due', 'interest, interest payable, 利息, 应还利息'),
    amount('principal_due', '应还本金', 'principal due', 'principal, principal repayment, repayment, 还本, 本金偿还'),
    amount('fees_due', '应付费用', 'fees due', 'fees, financing fees, 融资费用, 费用'),
    amount(
      'debt_open',
      '期初债务余额',
      'opening debt',
      'opening balance, debt opening balance, 期初余额, 期初贷款余额',
    ),
    amount(
      'debt_close',
      '期末债务余额',
      'closing debt',
      'closing balance, debt closing balance, 期末余额, 期末贷款余额',
    ),
    amount('dsra_balance', '偿债准备金余额', 'DSRA balance', 'dsra, debt service reserve account, 偿债准备金'),
    amount(
      'dsra_target',
      '偿债准备金目标',
      'DSRA target',
      'dsra requirement, required dsra, 偿债准备金要求, 偿债准备金应存额',
    ),
    {
      name: 'rate_period',
      type: 'fraction',
      zh: '期间利率',
      en: 'period interest rate',
      aliases: words('period rate, interest rate, 当期利率, 期利率'),
      note: 'for the period, not a year',
    },
  ],
};
