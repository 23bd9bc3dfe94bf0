import { writeOds } from 'hucre/ods';
import { describe, expect, it } from 'vitest';
import { makeOle, makeXls, makeXlsb, makeXlsx, sheetData } from './make-workbook.ts';
import { readGrids } from './read-grids.ts';

// 46203 is 2026-06-30; error 23 is #REF!
const ROWS = [
  ['借据编号', '数据日期', '余额', null],
  ['00123', { date: 46203 }, 1234.5, 'x'],
  ['F2', { date: 46203.5 }, { error: 23 }, 'y'],
];
const READ = {
  1: ['借据编号', '数据日期', '余额'],
  2: ['00123', '2026-06-30', '1234.5', 'x'],
  3: ['F2', '2026-06-30 12:00:00', '', 'y'],
};

describe('workbooks of other formats', () => {
  it.each([
    ['xls', makeXls(ROWS)],
    ['xlsb', makeXlsb(ROWS)],
  ])('.%s gives texts, numbers, dates and errors', async (format, content) => {
    const [grid, ...more] = await readGrids('any.name', content);
    expect(more).toEqual([]);
    expect(grid).toMatchObject({ name: 'any.name', format, rows: READ });
    expect(grid?.errors).toEqual([{ row: 3, column: 2, value: '#REF!' }]);
  });

  it('.ods gives texts, numbers and dates', async () => {
    const rows = [
      ['编号', '日期', '余额'],
      ['007', new Date(Date.UTC(2026, 5, 30)), 8.25],
    ];
    const [grid] = await readGrids('a.ods', await writeOds({ sheets: [{ name: '台账', rows }] }));
    expect(grid).toMatchObject({
      format: 'ods',
      rows: { 1: ['编号', '日期', '余额'], 2: ['007', '2026-06-30', '8.25'] },
    });
  });

  it('.xls repeats merged headers', async () => {
    const rows = [
      ['编号', '金额', null],
      ['', '合同', '余额'],
      ['F1', 10, 8],
    ];
    const [grid] = await readGrids('a.xls', makeXls(rows, { merges: [[0, 0, 1, 2]] }));
    expect(grid?.rows[1]).toEqual(['编号', '金额', '金额']);
  });
});

describe('workbooks nobody can open', () => {
  const openXlsx = makeXlsx({ sheets: { A: sheetData([['x']]) } });

  it('with a password are named, and never read as they are', async () => {
    await expect(readGrids('a.xls', makeXls(ROWS, { password: true }))).rejects.toMatchObject({
      problem: 'encrypted-file',
    });
    await expect(readGrids('a.xlsx', makeOle('EncryptedPackage', [1, 2, 3]))).rejects.toMatchObject({
      problem: 'encrypted-file',
    });
  });

  it('of Excel 95 and older are named', async () => {
    const old = makeXls(ROWS);
    const at = old.findIndex((_, index) => index >= 1536 && old[index] === 0x09 && old[index + 1] === 0x08);
    old[at + 5] = 0x05;
    await expect(readGrids('a.xls', old)).rejects.toMatchObject({ problem: 'old-workbook' });
    await expect(readGrids('a.xls', new Uint8Array([9, 4, 6, 0, 0, 0, 16, 0, 0, 0]))).rejects.toMatchObject({
      problem: 'old-workbook',
    });
  });

  it('that are documents or have no sheet with a cell are told apart', async () => {
    await expect(readGrids('a.doc', makeOle('WordDocument', [1]))).rejects.toMatchObject({ problem: 'unknown-format' });
    await expect(readGrids('a.xls', makeXls([]))).rejects.toMatchObject({ problem: 'no-table' });
  });

  it('that are cut off anywhere are never read in part', async () => {
    for (const whole of [makeXls(ROWS), makeXlsb(ROWS), openXlsx])
      for (let share = 1; share < 20; share += 1)
        await expect(
          readGrids('a', whole.slice(0, Math.floor((whole.length * share) / 20))),
          `${share}/20`,
        ).rejects.toMatchObject({ name: 'Unreadable' });
  });
});
