import { CURRENCY } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';

/** Rates of exchange: what one unit of a currency was worth in the base currency since a day. */
export const fx: TableModel = {
  name: 'fx',
  zh: '汇率',
  en: 'Exchange rates',
  key: ['currency', 'rate_date'],
  fileWords: words('fx, exchange, rates, 汇率, 牌价, 折算'),
  columns: [
    {
      ...CURRENCY,
      required: true,
      aliases: [
        ...(CURRENCY.aliases ?? []),
        ...words('from currency, foreign currency, 外币币种, 外币代码, 原币种, 外币'),
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
        '日期, 生效日期, 牌价日期, 折算日期, 数据日期, 报价日期, 公布日期, 起始日期, 月份, 采集日期',
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
        '中间价, 折算率, 折算汇率, 对人民币汇率, 汇率中间价, 基准汇率, 记账汇率',
      ),
      note: 'one unit of the currency in the base currency, not a hundred',
    },
  ],
};
