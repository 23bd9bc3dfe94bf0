import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

const WIDE = `数据日期,借据编号,客户编号,客户名称,所属集团,企业规模,贷款余额（元）,执行利率(%),担保方式,客户经理工号,客户经理,所属团队
2026-05-31,F1,C1,甲公司,G1,大型,100,4.35,抵押,M1,张三,T01
2026-06-30,F1,C1,甲公司,,大型,90,4.10,抵押,M2,李四,T02
2026-06-30,F2,C2,乙公司,G2,小型,50,5.00,保证,M2,李四,T02
`;

describe('a wide ledger', () => {
  it('gives clients, facilities and managers rows of their own, each value the last one given', async () => {
    const { engine, cells, report } = await importTexts({ 'wide.csv': WIDE });
    expect(report.table).toBe('exposure');
    // F1 has no group in June, so May's stays
    expect(
      await cells('SELECT client_id, client_name, group_id, size_class, manager_id, source_row FROM client ORDER BY 1'),
    ).toEqual([
      ['C1', '甲公司', 'G1', 'large', 'M2', 3],
      ['C2', '乙公司', 'G2', 'small', 'M2', 4],
    ]);
    expect(await cells('SELECT facility_id, interest_rate, collateral_type FROM facility ORDER BY 1')).toEqual([
      ['F1', 0.041, 'mortgaged'],
      ['F2', 0.05, 'guaranteed'],
    ]);
    expect(await cells('SELECT manager_id, manager_name, team_id FROM manager ORDER BY 1')).toEqual([
      ['M1', '张三', 'T01'],
      ['M2', '李四', 'T02'],
    ]);
    await engine.close();
  });

  it('books a loan at a branch without saying that its manager sits there', async () => {
    const { engine, cells } = await importTexts({
      'wide.csv':
        '数据日期,借据编号,客户编号,贷款余额（元）,分行,客户经理工号,客户经理\n2026-06-30,F1,C1,90,北京分行,M2,李四\n',
    });
    expect(await cells('SELECT branch FROM exposure')).toEqual([['北京分行']]);
    expect(await cells('SELECT manager_id, manager_name, branch FROM manager')).toEqual([['M2', '李四', null]]);
    await engine.close();
  });

  it('says in its report where the columns went and how many rows they made', async () => {
    const { engine, report } = await importTexts({ 'wide.csv': WIDE });
    const targets = Object.fromEntries(report.columns.map(({ source, target }) => [source, target]));
    expect(targets).toMatchObject({
      所属集团: 'client.group_id',
      '执行利率(%)': 'facility.interest_rate',
      客户经理工号: 'exposure.manager_id',
      客户经理: 'manager.manager_name',
      所属团队: 'manager.team_id',
    });
    expect(report.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    expect(report.derived).toEqual({ client: 2, facility: 2, manager: 2 });
    expect(report.questions).toEqual([]);
    await engine.close();
  });

  it('leaves clients to the file of clients where there is one', async () => {
    const { engine, cells, reports } = await importTexts({
      'wide.csv': WIDE,
      'client.csv': '客户编号,客户名称,所属集团,客户状态\nC1,甲,G9,存量\n',
    });
    expect(await cells('SELECT client_id, group_id FROM client')).toEqual([['C1', 'G9']]);
    expect(reports[0]?.derived).toEqual({ facility: 2, manager: 2 });
    expect(reports[0]?.columns.find(({ source }) => source === '所属集团')?.target).toBeNull();
    await engine.close();
  });

  it('says again what was left to files of which no row comes in', async () => {
    const { engine, cells, reports } = await importTexts({
      // the heading says dollars and the cell yuan, which a person has to settle
      'facility.csv': '借据编号,客户编号,授信额度（美元）,币种,执行利率(%),还款方式\nF1,C1,1,人民币,9,等额本息\n',
      'client.csv': '客户编号,客户名称,所属集团,客户状态\n,甲,G9,存量\n',
      'wide.csv': WIDE,
    });
    expect(reports.map(({ rows, derived }) => [rows.loaded, derived])).toEqual([
      [0, undefined],
      [0, undefined],
      [3, { client: 2, facility: 2, manager: 2 }],
    ]);
    expect(await cells('SELECT client_id, group_id FROM client ORDER BY 1')).toEqual([
      ['C1', 'G1'],
      ['C2', 'G2'],
    ]);
    expect(await cells('SELECT facility_id, interest_rate FROM facility ORDER BY 1')).toEqual([
      ['F1', 0.041],
      ['F2', 0.05],
    ]);
    await engine.close();
  });

  it('says again what was left to a file of clients that waits for an answer', async () => {
    const { engine, cells, reports } = await importTexts({
      'client.csv': '客户编号,客户名称,所属集团,所属集团,客户状态\nC1,甲,G8,G9,存量\n',
      'wide.csv': WIDE,
    });
    expect(reports[0]?.rows).toMatchObject({ loaded: 0, rejected: 1 });
    expect(reports[0]?.questions.filter(({ blocks }) => blocks).map(({ column }) => column)).toEqual([
      'client.group_id',
    ]);
    expect(reports[1]?.derived).toEqual({ client: 2, facility: 2, manager: 2 });
    expect(await cells('SELECT client_id, group_id FROM client ORDER BY 1')).toEqual([
      ['C1', 'G1'],
      ['C2', 'G2'],
    ]);
    await engine.close();
  });

  it('takes several months together, the later one first', async () => {
    const month = (date: string, rate: string) =>
      `数据日期,借据编号,客户编号,余额（元）,利率(%)\n${date},F1,C1,1,${rate}\n`;
    const { engine, cells, reports } = await importTexts({
      'june.csv': month('2026-06-30', '4'),
      'may.csv': month('2026-05-31', '5'),
    });
    expect(await cells('SELECT interest_rate, CAST(source_file AS VARCHAR) FROM facility')).toEqual([
      [0.04, 'june.csv'],
    ]);
    expect(reports.map(({ derived }) => derived)).toEqual([{ facility: 1 }, undefined]);
    await engine.close();
  });

  it('makes nothing of a ledger that says no more than its own columns', async () => {
    const { engine, cells, report } = await importTexts({
      'a.csv': '数据日期,借据编号,客户编号,客户名称,行业,余额（元）\n2026-06-30,F1,C1,甲,制造业,1\n',
    });
    expect(report.derived).toBeUndefined();
    expect(await cells('SELECT count(*) FROM client')).toEqual([[0]]);
    await engine.close();
  });

  it('does not take a column of codes for another table’s where its cells are no such codes', async () => {
    const { engine, report } = await importTexts({
      'a.csv': '数据日期,借据编号,客户编号,余额（元）,规模\n2026-06-30,F1,C1,1,1200人\n',
    });
    expect(report.columns.at(-1)).toMatchObject({ source: '规模', target: null });
    await engine.close();
  });

  it('follows a person who names the table and column', async () => {
    const text = '数据日期,借据编号,客户编号,余额（元）,母集团全称\n2026-06-30,F1,C1,1,集团甲\n';
    const { engine, cells } = await importTexts({ 'a.csv': text }, { mapping: { 'client.group_id': '母集团全称' } });
    expect(await cells('SELECT client_id, group_id FROM client')).toEqual([['C1', '集团甲']]);
    await engine.close();
  });
});
