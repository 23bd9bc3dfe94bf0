import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../../support/import-text.ts';

async function regions(cells: readonly string[], heading = '贷款投向地区') {
  const text = ledger(
    ['余额（元）', heading],
    cells.map((cell) => ['1', cell]),
  );
  const { report, cells: ask, engine } = await importTexts({ 'a.csv': text });
  const rows = await ask('SELECT CAST(region AS VARCHAR) FROM exposure ORDER BY source_row');
  await engine.close();
  return { regions: rows.map(([region]) => region), said: report.issues.map(({ problem }) => problem) };
}

describe('codes of areas', () => {
  it('are read as their provinces, and it is said', async () => {
    expect(await regions(['330106', ' 440300 ', '330000', '', '150100'])).toEqual({
      regions: ['浙江', '广东', '浙江', null, '内蒙古'],
      said: ['area-codes'],
    });
  });

  it('are known under the heading of codes as well', async () => {
    expect((await regions(['110105', '820000'], '行政区划代码')).regions).toEqual(['北京', '澳门']);
  });

  it('leave a place abroad as it stands', async () => {
    expect((await regions(['330106', '330106', '110105', '120000', '310000', 'HKG'])).regions.at(-1)).toBe('HKG');
  });

  it.each([[['华东', '华南', '330106']], [['990101', '000001']], [['33010', '3301060']]])(
    'are none where most cells are something else: %s',
    async (cells) => {
      expect(await regions(cells)).toEqual({ regions: cells, said: [] });
    },
  );

  it('stand for provinces in lists of clients too', async () => {
    const { cells, engine } = await importTexts({
      'client.csv': 'KHTYBH,KHMC,SSHY,XZQHDM,QYFL\nK1,甲,D44,510100,大型企业\n',
    });
    expect(await cells('SELECT CAST(region AS VARCHAR) FROM client')).toEqual([['四川']]);
    await engine.close();
  });
});
