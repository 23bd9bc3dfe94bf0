import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Settings of a portfolio: as-of date, currency, unit of amounts, capital, limits. */
export const parameter: TableModel = {
  ...TABLE_NAMES.parameter,
  key: ['key', 'scope', 'effective_from'],
  fileWords: ['parameter', 'setting', '参数'],
  columns: [
    {
      name: 'key',
      type: 'text',
      required: true,
      zh: '参数',
      en: 'parameter',
      aliases: words('parameter key, name, 参数名, 参数名称, 参数代码'),
    },
    {
      name: 'scope',
      type: 'text',
      fallback: 'portfolio',
      zh: '适用范围',
      en: 'scope',
      aliases: ['范围'],
      note: 'portfolio, sector:…, client:… or facility:…',
    },
    { name: 'value', type: 'text', zh: '参数值', en: 'value', aliases: ['parameter value', '值', '取值'] },
    { name: 'unit', type: 'text', zh: '单位', en: 'unit', aliases: ['计量单位'] },
    {
      name: 'effective_from',
      type: 'date',
      zh: '生效日期',
      en: 'effective from',
      aliases: ['valid from', 'effective date', '生效日', '起始日期'],
    },
  ],
};
