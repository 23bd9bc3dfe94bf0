import { describe, expect, it } from 'vitest';
import { jsonRows, printRows } from '../../src/cli/print-rows.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { OURS } from '../../src/metrics/catalogue.ts';

const t = createTranslate('en');
const known: MetricRow = {
  metric: 'npl-ratio',
  code: 'R12',
  period: '2026-06',
  by: { sector: '=光伏, 制造' },
  value: 0.0231,
  numerator: 231,
  denominator: 10000,
  n: 12,
  coverage: 1,
  unit: 'fraction',
  status: 'green',
  reason: null,
  flags: ['STALE', 'INDICATIVE'],
};
const unknown: MetricRow = {
  ...known,
  by: {},
  value: null,
  coverage: null,
  reason: 'NO_DATA',
  status: 'grey',
  flags: [],
};

describe('printRows', () => {
  it('gives programs raw values, keys in a fixed order', () => {
    const tables = [{ table: 'exposure', rows: 1, grade: 'C' as const, findings: [] }];
    const text = jsonRows([known, unknown], { tables, catalogue: OURS });
    expect(JSON.parse(text)).toEqual([
      { ...known, threshold: null, grade: 'C' },
      { ...unknown, threshold: null, grade: 'C' },
    ]);
    expect(Object.keys((JSON.parse(text) as MetricRow[])[0] ?? {})).toEqual(
      'metric code period by value numerator denominator n coverage unit status reason flags threshold grade'.split(
        ' ',
      ),
    );
  });

  it('writes CSV without a mark, formulas as text, blanks where there is no value', () => {
    expect(printRows([known, unknown], 'csv', t).split('\r\n')).toEqual([
      'metric,code,period,sector,value,numerator,denominator,n,coverage,unit,status,reason,flags',
      `npl-ratio,R12,2026-06,"'=光伏, 制造",0.0231,231,10000,12,1,fraction,green,,STALE INDICATIVE`,
      'npl-ratio,R12,2026-06,,,231,10000,12,,fraction,grey,NO_DATA,',
      '',
    ]);
  });

  it('writes values with their unit for people, and why there is none', () => {
    const text = printRows([known, unknown], 'table', t);
    expect(text).toContain('2.31%');
    expect(text).toMatch(/n\/a .*no data +NO_DATA\n$/);
  });

  it('writes an empty list as an empty list', () => {
    expect(jsonRows([], { tables: [], catalogue: OURS })).toBe('[]\n');
  });
});
