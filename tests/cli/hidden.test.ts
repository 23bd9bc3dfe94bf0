import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeXlsx, sheetData } from '../ingest/formats/make-workbook.ts';
import { bellwether } from './run.ts';

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
const row = (id: string, amount: number) => ['2026-06-30', id, `C-${id}`, amount];

let folder: string;
let book: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hidden-'));
  book = join(folder, 'a.xlsx');
  const sheets = {
    台账: sheetData([HEADER, row('F1', 10), row('F2', 20)]).replace('<row r="3"', '<row r="3" hidden="1"'),
    旧: sheetData([HEADER, row('F9', 90)]),
  };
  await writeFile(book, makeXlsx({ sheets, states: { 旧: 'hidden' } }));
});
afterEach(() => rm(folder, { recursive: true }));

const balance = async (...options: string[]) => {
  const { out } = await bellwether('metric', 'X01', '--data', book, '--format', 'json', ...options);
  return (JSON.parse(out) as { value: number }[])[0]?.value;
};

describe('what a workbook hides, on the command line', () => {
  it('is left out, listed and counted by check', async () => {
    const { code, out } = await bellwether('check', book, '--json');
    const { files, reconciled } = JSON.parse(out) as {
      reconciled: boolean;
      files: { rows: object; issues: { row: number | null; problem: string }[] }[];
    };
    expect([code, reconciled]).toEqual([0, true]);
    expect(files.map(({ rows, issues }) => [rows, issues.map(({ row, problem }) => [row, problem])])).toEqual([
      [{ read: 2, loaded: 1, rejected: 0, excluded: 1 }, [[3, 'hidden-row']]],
      [{ read: 1, loaded: 0, rejected: 0, excluded: 1 }, [[null, 'hidden-sheet']]],
    ]);
  });

  it('counts in figures with --with-hidden alone', async () => {
    // 10; with it 10 + 20 + 90
    expect([await balance(), await balance('--with-hidden')]).toEqual([10, 120]);
  });

  it('is not written by normalize without it, and said to be there', async () => {
    const { code, err } = await bellwether('normalize', book, '--out', join(folder, 'out'));
    expect(code).toBe(0);
    expect(err).toContain('the sheet "旧" is hidden in the workbook, so it was left out; 1 hidden rows;');
    expect(await readFile(join(folder, 'out', 'a.xlsx_converted.csv'), 'utf8')).not.toContain('F2');
    await bellwether('normalize', book, '--out', join(folder, 'all'), '--with-hidden');
    expect(await readFile(join(folder, 'all', 'a.xlsx_converted.csv'), 'utf8')).toContain('F2');
    expect(await readFile(join(folder, 'all', 'a.xlsx_2_converted.csv'), 'utf8')).toContain('F9');
  });
});

describe('a file of which nothing was loaded', () => {
  const alone = async (sheet: string, states = {}) => writeFile(book, makeXlsx({ sheets: { 台账: sheet }, states }));

  it.each([
    ['all is hidden', () => alone(sheetData([HEADER, row('F1', 10)]), { 台账: 'hidden' }), 'hidden'],
    [
      'every row is hidden',
      () => alone(sheetData([HEADER, row('F1', 10)]).replace('<row r="2"', '<row r="2" hidden="1"')),
      'hidden',
    ],
    [
      'every row is refused',
      () => alone(sheetData([HEADER, ['2026-06-30', 'F1', 'C1', '-x-']])),
      'nothing of it was loaded',
    ],
  ])('is no success: %s', async (_, write, word) => {
    await write();
    const checked = await bellwether('check', book);
    expect([checked.code, checked.err]).toEqual([1, expect.stringContaining('nothing of it was loaded')]);
    expect(checked.err).toContain(word);
    expect((await bellwether('metric', 'X01', '--data', book)).code).toBe(1);
  });
});
