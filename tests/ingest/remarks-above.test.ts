import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

describe('a ledger with remarks above', () => {
  const file = (top: string, names: string) => ({ 'a.csv': `${top}\n${names}\nJ1,K1,1.5,正常\nJ2,K2,2.5,次级\n` });

  it('has the branch and the currency of all rows from there, and says so', async () => {
    const top = '机构：上海分行,,币种：美元,单位：万元\n数据日期：2026年6月30日,,,';
    const { report, cells } = await importTexts(file(top, '借据编号,客户编号,贷款余额,五级分类'));
    const rows = await cells(
      'SELECT branch, currency, CAST(outstanding AS VARCHAR), CAST(as_of_date AS VARCHAR) FROM exposure',
    );
    expect(rows).toEqual([
      ['上海分行', 'USD', '15000.00', '2026-06-30'],
      ['上海分行', 'USD', '25000.00', '2026-06-30'],
    ]);
    expect(report.issues.map(({ column, value, problem }) => [column, value, problem])).toEqual([
      ['exposure.as_of_date', '2026-06-30', 'date-from-preamble'],
      ['exposure.branch', '上海分行', 'value-from-preamble'],
      ['exposure.currency', 'USD', 'value-from-preamble'],
    ]);
  });

  it('keeps the branch of its own column', async () => {
    const text = '机构：上海分行,,,单位：万元\n数据日期,借据编号,客户编号,贷款余额,分行\n2026-06-30,J1,K1,1,北京分行\n';
    const { cells } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT branch FROM exposure')).toEqual([['北京分行']]);
  });

  it('is asked for its unit where the line above and the heading differ', async () => {
    const given = file('数据日期：2026年6月30日,,,单位：万元', '借据编号,客户编号,贷款余额（元）,五级分类');
    const { report } = await importTexts(given);
    expect(report.issues.find(({ problem }) => problem === 'unit-at-odds')).toMatchObject({
      column: '贷款余额（元）',
      details: { unit: '元', above: '万元' },
    });
    expect(report.rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
    const { cells } = await importTexts(given, { units: { 'exposure.outstanding': '万元' } });
    expect(await cells('SELECT CAST(sum(outstanding) AS VARCHAR) FROM exposure')).toEqual([['40000.00']]);
  });

  it('is asked for its unit where the line above is not understood to its end, or names two, and nothing is read in yuan', async () => {
    for (const [said, unit] of [
      ['万元（授信额度为亿元）', '万元（授信额度为亿元'],
      ['百万美元（折人民币）', 'USD million; 元'],
    ]) {
      const given = file(`数据日期：2026年6月30日,,,单位：${said}`, '借据编号,客户编号,贷款余额,五级分类');
      const { report } = await importTexts(given);
      expect(report.rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
      expect(report.issues.find(({ problem }) => problem === 'unit-unclear')).toMatchObject({
        column: '贷款余额',
        details: { unit },
      });
      const { cells } = await importTexts(given, { units: { 'exposure.outstanding': '万元' } });
      expect(await cells('SELECT CAST(sum(outstanding) AS VARCHAR), any_value(branch) FROM exposure')).toEqual([
        ['40000.00', null],
      ]);
    }
  });

  it('keeps the unit of its own heading below a line that is not understood, and asks which 美元 are meant', async () => {
    const top = '数据日期：2026年6月30日,,,单位：万元（授信额度为亿元）';
    const own = await importTexts(file(top, '借据编号,客户编号,贷款余额（千元）,五级分类'));
    expect(await own.cells('SELECT CAST(sum(outstanding) AS VARCHAR) FROM exposure')).toEqual([['4000.00']]);
    const dollars = await importTexts(file(top, '借据编号,客户编号,贷款余额（美元）,五级分类'));
    expect(dollars.report.issues.map(({ problem }) => problem)).toContain('unit-unclear');
  });
});
