import { describe, expect, it } from 'vitest';
import { joinThousands } from '../../../src/ingest/layout/thousands.ts';
import { importTexts } from '../../support/import-text.ts';

const NAMES = '数据日期,借据编号,客户编号,贷款余额（元）,五级分类';

/** What becomes of a file: rows, balances as stored, rows refused, and how many rows were put together. */
async function outcome(lines: readonly string[]) {
  const { report, cells } = await importTexts({ 'a.csv': `${lines.join('\n')}\n` });
  const balances = await cells('SELECT CAST(outstanding AS VARCHAR) FROM exposure ORDER BY source_row');
  const refused = report.issues.flatMap(({ severity, row, problem }) =>
    severity === 'rejected' ? [`${row}: ${problem}`] : [],
  );
  return {
    ...{ rows: report.rows, balances: balances.flat(), refused },
    joined: report.issueCounts['thousands-joined'] ?? 0,
  };
}

describe('numbers with commas that stand without quotes', () => {
  it('are put together where every row is wider than the names, blank cells and totals too', async () => {
    const lines = [
      NAMES,
      '2026-06-30,J1,K1,1,234,567.89,正常',
      '2026-06-30,J2,K2,234,567.89,',
      '2026-06-30,J3,K3,567.89,关注',
      '2026-06-30,J4,K4,-2,000,正常',
      '合计,,,1,467,703.67,',
    ];
    // 1234567.89 + 234567.89 + 567.89 - 2000 = 1467703.67
    expect(await outcome(lines)).toEqual({
      rows: { read: 5, loaded: 4, rejected: 0, excluded: 1 },
      balances: ['1234567.89', '234567.89', '567.89', '-2000.00'],
      refused: [],
      joined: 4,
    });
  });

  it('are refused where two readings fit', async () => {
    const lines = [
      '数据日期,借据编号,客户编号,贷款余额（元）,授信额度（元）',
      '2026-06-30,J1,K1,1,234.50,2,000.00',
      '2026-06-30,J2,K2,1,234,567',
      '2026-06-30,J3,K3,5.00,9.00',
    ];
    // row 3 may be 1,234 and 567, or 1 and 234,567
    expect(await outcome(lines)).toEqual({
      rows: { read: 3, loaded: 2, rejected: 1, excluded: 0 },
      balances: ['1234.50', '5.00'],
      refused: ['3: too-many-cells'],
      joined: 1,
    });
  });

  it('are not made of a single cell too many', async () => {
    const lines = [NAMES, '2026-06-30,J1,K1,100,200,正常', '2026-06-30,J2,K2,300,正常', '2026-06-30,J3,K3,400,正常'];
    expect(await outcome(lines)).toEqual({
      rows: { read: 3, loaded: 2, rejected: 1, excluded: 0 },
      balances: ['300.00', '400.00'],
      refused: ['2: too-many-cells'],
      joined: 0,
    });
  });
});

it.each([
  [['a', '1', '234', '567.89', 'b'], 3, ['a', '1,234,567.89', 'b']],
  [['1', '234', '5', '678'], 2, ['1,234', '5,678']],
  [['(1', '234.50)', 'x'], 2, ['(1,234.50)', 'x']],
  [['¥1', '234', 'x'], 2, ['¥1,234', 'x']],
  [['1', '234', '567'], 2, null],
  [['01', '234', 'x'], 2, null],
  [['1', '23', 'x'], 2, null],
  [['1', 'Smith, John', 'x'], 2, null],
] as const)('%j of %i columns are %j', (cells, width, joined) => {
  expect(joinThousands(cells, width)?.cells ?? null).toEqual(joined);
});
