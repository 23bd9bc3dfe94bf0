import { describe, expect, it } from 'vitest';
import { withOneEngine } from '../../support/one-engine.ts';

const HEADER = '数据日期,借据编号,客户编号,机构,贷款余额（元）';
const importTexts = withOneEngine();
const loan = (number: number, balance: number | string) => `2026-06-30,F${number},C${number},东城,${balance}`;

/** A file of three loans of 100, 200 and 100 with other rows above, between and below them. */
function file({ above = [], between = [], below = [] }: Partial<Record<'above' | 'between' | 'below', string[]>>) {
  const loans = [loan(1, 100), ...between.slice(0, 1), loan(2, 200), ...between.slice(1), loan(3, 100)];
  return [HEADER, ...above, ...loans, ...below].join('\n');
}

describe("the balance on a file's own total row", () => {
  // 100 + 200 + 100 = 400
  it.each<[string, Parameters<typeof file>[0], string | null, string | null]>([
    ['below the loans', { below: ['合计,,,,400'] }, '400.00', '0.00'],
    ['above them', { above: ['总计：,,,,390'] }, '390.00', '10.00'],
    ['above and below', { above: ['合计,,,,400'], below: ['合 计,,,,400'] }, '400.00', '0.00'],
    ['where both differ', { above: ['合计,,,,400'], below: ['合计,,,,401'] }, null, null],
    ['where one has none', { above: ['合计,,,,400'], below: ['合计,,,无,'] }, null, null],
    ['in English', { below: ['Grand total,,,,401'] }, '401.00', '-1.00'],
    ['before what it is broken down into', { below: ['合计,,,,400', '其中：不良合计,,,,30'] }, '400.00', '0.00'],
    [
      'before those of groups',
      { between: ['东城合计,,,,100'], below: ['西城合计,,,,300', '全行合计,,,,400'] },
      '400.00',
      '0.00',
    ],
    ['before sub-totals', { between: ['小计,,,,100'], below: ['小计,,,,300', '分行合计,,,,400'] }, '400.00', '0.00'],
    ['that is one sub-total of all', { below: ['贷款小计,,,,400'] }, '400.00', '0.00'],
    ['of one page', { below: ['本页合计,,,,400'] }, '400.00', '0.00'],
    ['that counts the rows', { below: ['共3笔,,,,400'] }, '400.00', '0.00'],
    ['told by its amounts', { below: [',,,,400'] }, '400.00', '0.00'],
    ['beside a mean', { below: ['平均,,,,133.33', '合计,,,,400'] }, '400.00', '0.00'],
  ])('counts: %s', async (_, rows, control, difference) => {
    const { report } = await importTexts({ 'a.csv': file(rows) });
    expect(report.totals).toEqual({ outstanding: '400.00', control, difference });
  });

  it.each<[string, Parameters<typeof file>[0]]>([
    ['a mean', { below: ['平均,,,,133.33'] }],
    ['an extreme', { below: ['Maximum,,,,200'] }],
    ['a part', { below: ['其中：不良,,,,30'] }],
    ['a sum carried to the next page', { between: ['过次页,,,,100'] }],
    ['one sub-total with loans below', { between: ['东城小计,,,,100'] }],
    ['two sub-totals of one size', { between: ['东城小计,,,,300'], below: ['西城小计,,,,300'] }],
    ['two groups of one size', { above: ['东城合计,,,,200'], below: ['西城合计,,,,200'] }],
    ['totals of two sections of one size', { between: [loan(4, 1), '合计,,,,200'], below: ['合计,,,,200'] }],
  ])('is not %s', async (_, rows) => {
    const { report } = await importTexts({ 'a.csv': file(rows) });
    expect(report.totals).toMatchObject({ control: null, difference: null });
  });
});
