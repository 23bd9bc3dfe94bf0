import { unitsOfRate } from '../units-of-rate.ts';
import { CURRENCY } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Rates of exchange: what one unit of a currency was worth in the base currency since a day. */
export const fx: TableModel = {
  ...TABLE_NAMES.fx,
  key: ['currency', 'rate_date'],
  fileWords: words('fx, exchange, rates, 汇率, 牌价, 折算'),
  columns: [
    {
      ...CURRENCY,
      required: true,
      aliases: [
        ...(CURRENCY.aliases ?? []),
        ...words('from currency, foreign currency, 货币名称, 外币名称, 外币币种, 外币代码, 原币种, 外币'),
      ],
    },
    {
      name: 'rate_date',
      type: 'date',
      required: true,
      zh: '汇率日期',
      en: 'rate date',
      aliases: words(
        'date, as of date, as-of date, valid from, effective from, effective date, month, month end, period',
        '日期, 发布日期, 生效日期, 牌价日期, 折算日期, 数据日期, 报价日期, 公布日期, 起始日期, 月份, 采集日期',
      ),
      note: 'the day since which the rate is in force',
    },
    {
      name: 'rate',
      type: 'number',
      required: true,
      zh: '汇率',
      en: 'rate',
      aliases: words(
        'exchange rate, fx rate, mid rate, middle rate, central parity, closing rate, rate to base, conversion rate',
        '中间价, 折算率, 折算汇率, 对人民币汇率, 汇率中间价, 基准汇率, 记账汇率, 中行折算价, 折算价',
        'rate per 100, rate per 100 units, mid rate per 100, 中间价(100外币), 每100外币中间价, 100外币汇率, 每100外币汇率, 每百外币汇率',
        '100外币对人民币, 100外币兑人民币, 100外币折人民币, 每100外币对人民币, 每100外币兑人民币, 每100外币折人民币',
      ),
      note: 'one unit of the currency in the base currency, or as many as per_units says',
    },
    {
      name: 'per_units',
      type: 'number',
      zh: '外币单位数',
      en: 'units of the currency',
      aliases: words(
        'unit, units, per, per units, number of units, quantity, nominal, multiplier, 单位, 数量, 外币数量, 外币单位',
        '单位数量, 货币单位, 报价单位, 标价单位, 计价单位, 牌价单位',
      ),
      // the bank's own board is of 100 units throughout
      implied: {
        by: 'rate',
        values: [{ headings: ['中行折算价'], value: '100' }],
        read: (text) => unitsOfRate(text)?.toString() ?? null,
      },
      note: 'of how many units the rate is: 100 where 712.34 is the price of 100 USD; 1 where blank',
    },
  ],
};
