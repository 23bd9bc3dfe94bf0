import { CLIENT_ID } from '../common-columns.ts';
import type { Column, TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** An item of the statement, an amount in the base currency. */
function item(name: string, zh: string, en: string, aliases: string, note?: string): Column {
  return { name, type: 'money', zh, en, aliases: words(aliases), ...(note === undefined ? {} : { note }) };
}

/** Financial statements of clients: one row a client, period end and basis. */
export const financials: TableModel = {
  ...TABLE_NAMES.financials,
  key: ['client_id', 'period_end', 'basis'],
  fileWords: words('financials, financial statement, statements, 财务, 报表'),
  columns: [
    { ...CLIENT_ID, required: true },
    {
      name: 'period_end',
      type: 'date',
      required: true,
      zh: '报告期',
      en: 'period end',
      aliases: words(
        'period, reporting period, fiscal period, fiscal year end, year, statement date, 报告期末, 报表日期, 报表期',
        '会计期间, 期末日期, 截止日期, 年度, 报表年月',
      ),
    },
    {
      name: 'basis',
      type: 'code',
      fallback: 'annual',
      allowed: [
        { value: 'annual', spellings: words('年报, 年度, 全年, 年, yearly, full year, FY') },
        { value: 'ytd', spellings: words('累计, 本年累计, 年初至今, year to date') },
        { value: 'quarter', spellings: words('季报, 季度, 单季, 单季度, quarterly, Q') },
        { value: 'ttm', spellings: words('滚动, 滚动12个月, 滚动十二个月, 近12个月, trailing twelve months, LTM') },
      ],
      zh: '报表口径',
      en: 'basis',
      aliases: words('statement basis, statement type, period type, 口径, 报表类型, 报表种类, 期间类型'),
      note: 'annual, ytd, quarter or ttm; blank counts as annual',
    },
    {
      name: 'months_covered',
      type: 'integer',
      zh: '覆盖月数',
      en: 'months covered',
      aliases: words('months, number of months, 月数, 报表月数, 期间月数'),
      note: 'blank: from the basis',
    },
    {
      name: 'consolidated',
      type: 'flag',
      zh: '是否合并',
      en: 'consolidated',
      aliases: words('consolidated flag, group accounts, 合并报表, 是否合并报表, 合并标志'),
    },
    item(
      'revenue',
      '营业收入',
      'revenue',
      'sales, turnover, total revenue, operating revenue, 营业总收入, 主营业务收入, 销售收入, 销货净额, 销售净额',
    ),
    item('cogs', '营业成本', 'cost of sales', 'cost of goods sold, cogs, 主营业务成本, 销售成本'),
    item('ebit', '息税前利润', 'EBIT', 'operating profit, earnings before interest and tax, 息税前利润EBIT'),
    item(
      'ebitda',
      '息税折旧摊销前利润',
      'EBITDA',
      'earnings before interest taxes depreciation and amortisation, 税息折旧及摊销前利润',
    ),
    item('da', '折旧与摊销', 'depreciation and amortisation', 'd&a, depreciation, 折旧摊销, 折旧和摊销'),
    item(
      'interest_expense',
      '利息支出',
      'interest expense',
      'finance cost, financial expense, interest, 财务费用, 利息费用, 财务成本',
    ),
    item(
      'net_profit',
      '净利润',
      'net profit',
      'net income, profit after tax, profit for the year, 税后利润, 净利, 本期净利, 税后净利',
    ),
    item('total_assets', '资产总计', 'total assets', 'assets, 总资产, 资产合计, 资产总额'),
    item('current_assets', '流动资产合计', 'current assets', 'total current assets, 流动资产, 流动资产总计'),
    item(
      'cash',
      '货币资金',
      'cash',
      'cash and cash equivalents, cash and equivalents, 现金及现金等价物, 现金及约当现金',
    ),
    item(
      'accounts_receivable',
      '应收账款',
      'accounts receivable',
      'receivables, trade receivables, ar, 应收账款净额, 应收款项',
    ),
    item('inventory', '存货', 'inventory', 'inventories, stock, 存货净额'),
    item('total_liabilities', '负债合计', 'total liabilities', 'liabilities, 总负债, 负债总计, 负债总额'),
    item(
      'current_liabilities',
      '流动负债合计',
      'current liabilities',
      'total current liabilities, 流动负债, 流动负债总计',
    ),
    item(
      'total_debt',
      '有息负债',
      'total debt',
      'debt, borrowings, interest bearing debt, 有息债务, 带息债务, 借款合计',
    ),
    item(
      'equity',
      '所有者权益合计',
      'equity',
      'total equity, shareholders equity, net worth, 所有者权益, 股东权益, 股东权益合计, 净资产, 权益总额, 净值, 股东权益',
    ),
    item(
      'op_cash_flow',
      '经营活动现金流量净额',
      'operating cash flow',
      'cash flow from operations, cfo, net cash from operating activities, 经营活动产生的现金流量净额, 经营性现金流, 经营现金流',
    ),
    item('capex', '资本性支出', 'capital expenditure', 'capital expenditures, 资本支出, 购建固定资产支出'),
    {
      name: 'audited',
      type: 'flag',
      zh: '是否审计',
      en: 'audited',
      aliases: words('audited flag, 是否经审计, 审计标志'),
    },
    {
      name: 'audit_opinion',
      type: 'code',
      allowed: [
        { value: 'unqualified', spellings: words('标准无保留, 标准无保留意见, 无保留, 无保留意见, clean') },
        { value: 'qualified', spellings: ['保留', '保留意见'] },
        { value: 'adverse', spellings: ['否定', '否定意见'] },
        { value: 'disclaimer', spellings: words('无法表示, 无法表示意见, 拒绝表示意见, disclaimer of opinion') },
      ],
      zh: '审计意见',
      en: 'audit opinion',
      aliases: words('opinion, auditor opinion, 审计意见类型, 审计结论'),
    },
    {
      name: 'reported_date',
      type: 'date',
      zh: '报送日期',
      en: 'reported date',
      aliases: words('received date, submission date, date received, 收到日期, 提交日期, 报出日期'),
      note: 'the statement is known from this day on',
    },
  ],
};
