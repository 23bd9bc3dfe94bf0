import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files, LEDGER } from './case-files.ts';
import { bellwether } from './run.ts';

const HOSTILE = '=HYPERLINK("http://x")';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  data = await files(join(folder, 'data'), {
    ledger: [
      [...LEDGER, '五级分类'],
      ['2026-06-30', 'F1', `"${HOSTILE.replaceAll('"', '""')}"`, 300, '次级'],
      ['2026-06-30', 'F2', 'C2', 700, '正常'],
      ['2026-05-31', 'F2', 'C2', 800, '正常'],
    ],
  });
});
afterAll(() => rm(folder, { recursive: true }));

async function sheets(name: string, ...args: readonly string[]) {
  const target = join(folder, name);
  const ran = await bellwether('workbook', '--data', data, '--out', target, '--lang', 'en', ...args);
  if (ran.code !== 0) return { ...ran, bytes: null, sheet: () => [] };
  const bytes = await readFile(target);
  const book = await readXlsx(new Uint8Array(bytes));
  const sheet = (title: string) => book.sheets.find((each) => each.name === title)?.rows ?? [];
  return { ...ran, bytes, sheet };
}

describe('bellwether workbook', () => {
  it('writes key figures, tables and rows of a ledger alone, a text like a formula as it stands', async () => {
    const { code, err, out, sheet, bytes } = await sheets('a.xlsx');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/a\.xlsx: \d+ bytes\n\d+ of \d+ key figures are formulas over \d+ rows\n$/);
    const npl = sheet('Key figures').find(([, metric]) => metric === 'R12');
    expect(npl?.slice(4, 9)).toEqual([0.3, 'share, 0.01 = 1%', 300, 1000, 2]);
    expect(sheet('Rows').filter(([metric, , , , , client]) => metric === 'R12' && client === HOSTILE)).toHaveLength(1);
    expect(sheet('Reconciliation')[1]?.slice(3, 8)).toEqual([3, 3, 0, 0, 0]);
    expect((await sheets('b.xlsx', '--as-of', 'latest')).bytes).toEqual(bytes);
  });

  it('takes another date, and settings that make of it a scenario, which it says', async () => {
    const { sheet } = await sheets('c.xlsx', '--as-of', '2026-05-31', '--set', 'net_capital=1000');
    expect(sheet('Key figures (tried out)').find(([, metric]) => metric === 'X01')?.[4]).toBe(800);
    expect(sheet('Parameters (tried out)')[1]?.slice(0, 2)).toEqual(['Net capital', 1000]);
    expect(sheet('About (tried out)').flat()).toContain('SCENARIO: tried out, not figures of the bank');
  });

  it('says in one line what is wrong', async () => {
    expect(await sheets('a.xlsx')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is there already') as string,
    });
    expect((await bellwether('workbook', '--data', data)).err).toBe('bellwether: missing option: --out\n');
    expect((await sheets('d.xlsx', '--set', 'x=1')).err).toContain('cannot try out x=1');
  });
});
