import { describe, expect, it } from 'vitest';
import { speaksOfBalance } from '../../src/ingest/match/balance-words.ts';
import { importTexts } from '../support/import-text.ts';

describe('a ledger whose balance goes by another name', () => {
  it('waits for its balance, where it has date and loan: it is no list of loans', async () => {
    const text = '数据日期,借据编号,客户编号,敞口（万元）\n2026-06-30,J1,C1,100\n';
    const { report } = await importTexts({ 'a.csv': text });
    expect([report.table, report.rows.loaded]).toEqual([null, 0]);
    expect(report.issues.map(({ column, problem }) => [column, problem])).toEqual([
      ['exposure.outstanding', 'missing-column'],
    ]);
    const { cells } = await importTexts({ 'a.csv': text }, { mapping: { 'exposure.outstanding': '敞口（万元）' } });
    expect(await cells('SELECT CAST(outstanding AS VARCHAR) FROM exposure')).toEqual([['1000000.00']]);
  });

  it.each([
    [
      'facility',
      '借据编号,客户编号,2026年5月余额（万元）,2026年6月余额（万元）,五级分类\nJ1,C1,100,90,正常\n',
      '2026年5月余额（万元）, 2026年6月余额（万元）',
    ],
    [
      'client',
      '数据日期,客户编号,客户名称,正常余额（元）,次级余额（元）\n2026-06-30,C1,甲,100,0\n',
      '正常余额（元）, 次级余额（元）',
    ],
  ])(
    'is taken for a list (%s) where it lacks more, and it is said that its balances are not read',
    async (table, text, columns) => {
      const { report } = await importTexts({ 'a.csv': text });
      expect([report.table, report.rows.loaded]).toEqual([table, 1]);
      expect(report.issues).toMatchObject([{ problem: 'balance-unread', severity: 'file', details: { columns } }]);
    },
  );

  it('is not looked for in a list without balances, or one that a person calls a list', async () => {
    const list = '客户编号,客户名称,行业,日均存款余额（元）\nC1,甲,风电,100\n';
    expect((await importTexts({ 'a.csv': list })).report.issues).toEqual([]);
    const called = '客户编号,客户名称,行业,敞口（元）\nC1,甲,风电,100\n';
    expect((await importTexts({ 'a.csv': called }, { table: 'client' })).report.issues).toEqual([]);
    expect((await importTexts({ 'a.csv': called })).report.issues).toMatchObject([{ problem: 'balance-unread' }]);
  });

  it.each([
    ['敞口（万元）', true],
    ['6月末餘額', true],
    ['Net exposure', true],
    ['Outstanding_EUR', true],
    ['存款余额', false],
    ['保证金余额', false],
    ['日均余额', false],
    ['授信敞口额度', false],
    ['Imbalance', false],
    ['注册资本（万元）', false],
  ])('%s: %s', (heading, said) => {
    expect(speaksOfBalance(heading)).toBe(said);
  });
});
