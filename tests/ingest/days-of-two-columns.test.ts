import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

describe('days past due in two columns', () => {
  it('count the larger of the days of principal and of interest', async () => {
    const days = [
      ['1', '0', '95'],
      ['2', '45', '0'],
      ['3', '10', '20'],
    ];
    const text = ledger(['余额（元）', '本金逾期天数', '利息逾期天数'], days);
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT days_past_due FROM exposure ORDER BY outstanding')).toEqual([[95], [45], [20]]);
    await engine.close();
  });

  it('are unknown where either cannot be read, and nothing else is', async () => {
    const days = [
      ['1', '0', '不详'],
      ['2', '不详', '95'],
      ['3', '', '95'],
      ['4', '10', '20'],
    ];
    const text = ledger(['余额（元）', '本金逾期天数', '利息逾期天数'], days);
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT days_past_due FROM exposure ORDER BY outstanding')).toEqual([
      [null],
      [null],
      [95],
      [20],
    ]);
    await engine.close();
  });
});
