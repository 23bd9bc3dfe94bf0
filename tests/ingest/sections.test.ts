import { describe, expect, it } from 'vitest';
import { withOneEngine } from '../support/one-engine.ts';

const importTexts = withOneEngine();
const NAMES = '借据编号,客户编号,贷款余额,五级分类';

/** Two sections, each under a line of its own and the same heading; `between` stands between them. */
async function outcome(first: string, second: string, between: readonly string[] = []) {
  const lines = [
    ...[first, NAMES, 'J1,K1,100,正常', 'J2,K2,200,次级', ...between],
    ...[second, NAMES, 'J3,K1,90,正常', 'J4,K2,190,次级'],
  ];
  const { reports, cells } = await importTexts({
    'a.csv': `${lines.join('\n')}\n`,
  });
  const rows = await cells(
    `SELECT facility_id, CAST(as_of_date AS VARCHAR), CAST(outstanding AS VARCHAR), branch, currency, CAST(source_row AS INTEGER)
     FROM exposure ORDER BY source_row`,
  );
  return {
    rows,
    rejected: reports.reduce((sum, report) => sum + report.rows.rejected, 0),
  };
}

describe('a ledger of several sections under one heading', () => {
  it('has the day, the unit, the branch and the currency that stand above each', async () => {
    const first = '数据日期：2026年5月31日,机构：上海分行,单位：万元,币种：人民币';
    const second = '数据日期：2026年6月30日,机构：北京分行,单位：千元,币种：美元';
    for (const between of [[], [',,,'], ['合计,,300,', ',,,']])
      expect(await outcome(first, second, between)).toEqual({
        rejected: 0,
        rows: [
          ['J1', '2026-05-31', '1000000.00', '上海分行', 'CNY', 3],
          ['J2', '2026-05-31', '2000000.00', '上海分行', 'CNY', 4],
          ['J3', '2026-06-30', '90000.00', '北京分行', 'USD', 7 + between.length],
          ['J4', '2026-06-30', '190000.00', '北京分行', 'USD', 8 + between.length],
        ],
      });
  });

  it.each([
    [
      'the day',
      '2026年5月贷款台账（元）,,,',
      '2026年6月贷款台账（元）,,,',
      ['2026-05-31', '100.00', null],
      ['2026-06-30', '90.00', null],
    ],
    [
      'the unit',
      '日期：2026-06-30,单位：万元,,',
      '日期：2026-06-30,单位：元,,',
      ['2026-06-30', '1000000.00', null],
      ['2026-06-30', '90.00', null],
    ],
    [
      'the branch',
      '日期：2026-06-30,单位：元,机构：上海分行,',
      '日期：2026-06-30,单位：元,机构：北京分行,',
      ['2026-06-30', '100.00', '上海分行'],
      ['2026-06-30', '90.00', '北京分行'],
    ],
  ])('is parted by %s alone', async (_, first, second, one, other) => {
    const { rows } = await outcome(first, second);
    expect([rows[0]?.slice(1, 4), rows[2]?.slice(1, 4)]).toEqual([one, other]);
  });

  it('stays one table on pages that say the same, also with a number or the day of printing', async () => {
    const page = (number: number) =>
      `贷款台账 第${number}页,,,\n数据日期：2026-06-30,单位：元,打印日期：2026-07-0${number},`;
    const { rows, rejected } = await outcome(page(1), page(2));
    expect([rows.length, rejected]).toEqual([4, 0]);
    expect(new Set(rows.map(([, date]) => date))).toEqual(new Set(['2026-06-30']));
  });
});
