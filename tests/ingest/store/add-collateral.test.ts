import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

const HEADINGS = '数据日期,借据编号,客户编号,贷款余额（元）';

async function imported(headings: string, ...rows: string[]) {
  const text = [`${HEADINGS},${headings}`, ...rows.map((row) => `2026-06-30,${row}`)].join('\n');
  const { engine, report, cells } = await importTexts({ 'a.csv': text });
  const loans = await cells('SELECT facility_id, outstanding, collateral_value FROM exposure ORDER BY facility_id');
  await engine.close();
  return { loans, rows: report.rows, problems: report.issues.map(({ row, problem }) => [row, problem]) };
}

describe('a loan with several collaterals, a row for each', () => {
  it('keeps its balance once and the value of all of them', async () => {
    const { loans, rows, problems } = await imported(
      '押品编号,押品价值（元）',
      'F1,C1,100,Y1,80',
      'F1,C1,100,Y2,90',
      'F2,C2,300,Y3,500',
    );
    expect(loans).toEqual([
      ['F1', 100, 170], // 80 + 90
      ['F2', 300, 500],
    ]);
    expect(rows).toEqual({ read: 3, loaded: 2, rejected: 0, excluded: 1 });
    expect(problems).toEqual([[2, 'further-collateral']]);
  });

  it('counts two of the same value where they are numbered, and the same one once', async () => {
    const rows = ['F1,C1,100,Y1,80', 'F1,C1,100,Y2,80', 'F1,C1,100,Y2,80'];
    expect((await imported('押品编号,押品价值（元）', ...rows)).loans).toEqual([['F1', 100, 160]]); // Y1 and Y2
  });

  it('takes the same row twice for a repetition where nothing tells the collaterals apart', async () => {
    const { loans, problems } = await imported('押品价值（元）', 'F1,C1,100,80', 'F1,C1,100,80', 'F1,C1,100,90');
    expect(loans).toEqual([['F1', 100, 170]]); // 80 + 90
    expect(problems).toEqual([
      [2, 'further-collateral'],
      [3, 'further-collateral'],
    ]);
    expect((await imported('押品价值（元）', 'F1,C1,100,80', 'F1,C1,100,80')).problems).toEqual([
      [2, 'exact-duplicate'],
    ]);
  });

  it('is a conflict as before where the loan itself differs', async () => {
    const { loans, problems } = await imported('押品价值（元）', 'F1,C1,100,80', 'F1,C1,110,90');
    expect(loans).toEqual([['F1', 110, 90]]);
    expect(problems).toEqual([[2, 'key-conflict']]);
  });
});
