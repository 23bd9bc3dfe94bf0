import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

/** A row of 504 in the order of the standard. */
function loan(number: string, changes: Readonly<Record<number, string>> = {}): string[] {
  const cells = [
    ...[
      'B0187H242010002',
      '330100',
      '某某支行',
      '1301',
      '短期贷款',
      `K${number}`,
      `客户${number}`,
      `H${number}`,
      `J${number}`,
      `Z${number}`,
    ],
    ...[
      '流动资金贷款',
      '新增',
      '自主支付',
      'CNY',
      '1000.00',
      '400.00',
      '正常',
      '12',
      '3',
      '0',
      '20240115',
      '20290115',
      '99991231',
    ],
    ...[
      '0.00',
      '99991231',
      '0.00',
      '0.00',
      '99991231',
      '0',
      '0',
      '',
      '6222',
      '某户',
      '某行',
      'LPR',
      '4.350000',
      '按月',
      '6222',
      '某行',
    ],
    ...[
      '按月结息',
      '20260721',
      '10.00',
      '1.00',
      '周转',
      '330106',
      '2.3制造业',
      '否',
      '是',
      '否',
      '否',
      '否',
      '否',
      'Y1',
      '正常',
      '',
      '20260630',
    ],
  ];
  return cells.map((cell, index) => changes[index] ?? cell);
}

const LOANS = [
  loan('1'),
  loan('2', { 16: '次级', 15: '50.00', 24: '20260531', 53: '逾期' }),
  loan('3', { 16: '关注' }),
];
const LEDGER = `SELECT facility_id, client_id, CAST(outstanding AS DOUBLE), CAST(limit_amount AS DOUBLE), five_tier, days_past_due, branch,
  CAST(maturity_date AS VARCHAR), manager_id FROM exposure ORDER BY source_row`;
const RIGHT = [
  ['J1', 'K1', 400, 1000, 1, 0, '某某支行', '2029-01-15', 'Y1'],
  ['J2', 'K2', 50, 1000, 3, 30, '某某支行', '2029-01-15', 'Y1'],
  ['J3', 'K3', 400, 1000, 2, 0, '某某支行', '2029-01-15', 'Y1'],
];

function text(rows: readonly (readonly string[])[], delimiter: string, pad = 0): string {
  return rows.map((cells) => cells.map((cell) => cell.padEnd(pad)).join(delimiter)).join('\n') + '\n';
}

describe('a file of EAST without headings', () => {
  it.each([
    ['by the initials of its title', 'B0187H242010002-DGXDYWJJB-20260630.txt', '\u0001', 0],
    ['by the older initials', 'C004H101110102001-DGXDYWJJ-20260630.txt', '\u0001', 0],
    ['by its number', 'IE_005_504_20260630.csv', ',', 0],
    ['by number and initials', 'EAST5_504_DGXDYWJJB.csv', '|', 0],
    ['with cells filled up by blanks', 'B0187H242010002-DGXDYWJJB-20260630.txt', '|', 12],
  ])('is known %s, and its columns by the order of the standard', async (_, file, delimiter, pad) => {
    const { report, cells, engine } = await importTexts({ [file]: text(LOANS, delimiter, pad) });
    expect([report.table, report.questions, report.rows]).toEqual([
      'exposure',
      [],
      { read: 3, loaded: 3, rejected: 0, excluded: 0 },
    ]);
    expect(await cells(LEDGER)).toEqual(RIGHT);
    expect(report.issues.map(({ problem }) => problem)).toContain('headings-by-order');
    await engine.close();
  });

  it('is read with one row too', async () => {
    const { cells, engine } = await importTexts({ 'X-DGXDYWJJB-20260630.txt': text(LOANS.slice(0, 1), '\u0001') });
    expect(await cells(LEDGER)).toEqual(RIGHT.slice(0, 1));
    await engine.close();
  });

  it.each([
    [
      'two columns stand the other way round',
      LOANS.map((cells) => [...cells.slice(0, 15), cells[16], cells[15], ...cells.slice(17)]),
    ],
    ['one is missing', LOANS.map((cells) => cells.filter((__, index) => index !== 3))],
  ])('is not guessed at where %s: it is asked, and said what it is', async (_, rows) => {
    const { report, engine } = await importTexts({
      'B0187H242010002-DGXDYWJJB-20260630.txt': text(rows as string[][], '\u0001'),
    });
    expect(report.rows).toEqual({ read: 3, loaded: 0, rejected: 3, excluded: 0 });
    expect(report.issues.map(({ problem, details }) => [problem, details?.['table']])).toContainEqual([
      'no-headings',
      'EAST 504 对公信贷业务借据表',
    ]);
    await engine.close();
  });

  it('keeps its headings where it has some', async () => {
    const { report, cells, engine } = await importTexts({
      'X-DGXDYWJJB-20260630.txt': `XDJJH,DKYE,DKWJFL,CJRQ,KHTYBH\n${text([['J9', '1.00', '正常', '20260630', 'K9']], ',')}`,
    });
    expect(report.issues).toEqual([]);
    expect(await cells('SELECT facility_id FROM exposure')).toEqual([['J9']]);
    await engine.close();
  });

  it('does not lend its columns to a ledger of other make whose name has the letters in it', async () => {
    const { report, engine } = await importTexts({
      'YGB-台账-20260630.csv': '数据日期,借据编号,客户编号,余额（元）\n2026-06-30,F1,C1,5\n',
    });
    expect([report.table, report.rows.loaded]).toEqual(['exposure', 1]);
    await engine.close();
  });
});

describe('the parts of a delivery without headings', () => {
  it('join as those with headings do', async () => {
    const { reports, cells, engine } = await importTexts({
      'X-DGXDYWJJB-20260630.txt': text(LOANS, '\u0001'),
      'X-BNWYWDBHTB-20260630.txt': text(
        [
          [
            'B0187',
            '330100',
            'H1',
            '表内信贷',
            'D1',
            '一般担保合同',
            '抵押',
            'CNY',
            '900.00',
            '20240101',
            '20290101',
            'Y1',
            '有效',
            '',
            '20260630',
          ],
        ],
        '\u0001',
      ),
      'X-BNWYWDZYW-20260630.txt': text(
        [
          [
            'B0187',
            '330100',
            'D1',
            'P1',
            '房产',
            '大楼',
            '正常',
            'CNY',
            '800.00',
            '700.00',
            '0.00',
            '50.00',
            '第一顺位',
            '甲',
            '',
            '',
            '',
            '',
            '',
            '',
            '有效',
            '',
            '20260630',
          ],
        ],
        '\u0001',
      ),
    });
    expect(reports.map(({ rows }) => rows.loaded)).toEqual([3, 1, 1]);
    expect(await cells('SELECT facility_id, CAST(collateral_value AS DOUBLE) FROM exposure ORDER BY 1')).toEqual([
      ['J1', 700],
      ['J2', null],
      ['J3', null],
    ]);
    await engine.close();
  });
});
