import { describe, expect, it } from 'vitest';
import { withOneEngine } from '../support/one-engine.ts';

const HEADER = '数据日期,借据编号,客户名称,机构,贷款余额（元）,授信额度（元）,逾期天数';

const importTexts = withOneEngine();

async function load(lines: readonly string[]) {
  const { report, cells } = await importTexts({ 'a.csv': [HEADER, ...lines].join('\n') });
  const ids = (await cells('SELECT facility_id FROM exposure ORDER BY source_row')).flat().join(' ');
  const left = report.issues.filter(({ severity }) => severity === 'excluded' || severity === 'rejected');
  return {
    ids,
    rows: report.rows,
    left: left.map(({ row, problem, value }) => [row, problem, value]),
    totals: report.totals,
  };
}

const loan = (id: string, branch: string, balance: number | string, more = ',0') =>
  `2026-06-30,${id},客户${id},${branch},${balance}${more.startsWith(',') ? `,1000${more}` : more}`;

describe('totals that do not say so', () => {
  it('are told by their amounts: the sum since the last one, and at the end the sum of all', async () => {
    const { ids, rows, left, totals } = await load([
      loan('F1', '东城', 100),
      loan('F2', '东城', '200.5'),
      ',,,东城,300.50,2000,',
      loan('F3', '西城', 40),
      ',,,,40,1000,', // of one row, beside the one of two
      loan('F4', '南城', 7),
      loan('F5', '南城', 8),
      ',,,,15,,0',
      ',,,,355.5,5000,', // 300.5 + 40 + 15; five limits of 1000
    ]);
    expect(ids).toBe('F1 F2 F3 F4 F5');
    expect(rows).toEqual({ read: 9, loaded: 5, rejected: 0, excluded: 4 });
    expect(left).toEqual([
      [4, 'sum-row', '300.50'],
      [6, 'sum-row', '40'],
      [9, 'sum-row', '15'],
      [10, 'sum-row', '355.5'],
    ]);
    expect(totals).toEqual({ outstanding: '355.50', control: '355.50', difference: '0.00' });
  });

  it('are a check on rows that were refused, by themselves where none sums up all', async () => {
    const { rows, totals } = await load([
      loan('F1', '东城', 100),
      `不详,F2,客户F2,东城,200,1000,0`,
      ',,,,300,2000,',
      loan('F3', '西城', 5),
      loan('F4', '西城', 6),
      ',,,,11,,',
    ]);
    expect(rows).toEqual({ read: 6, loaded: 3, rejected: 1, excluded: 2 });
    // 300 + 11 against 100 + 5 + 6
    expect(totals).toEqual({ outstanding: '111.00', control: '311.00', difference: '-200.00' });
  });

  it('go on behind one that says so', async () => {
    const { rows, totals } = await load([
      loan('F1', '东城', 1),
      loan('F2', '东城', 2),
      '东城小计,,,,3,,',
      loan('F3', '西城', 4),
      loan('F4', '西城', 5),
      ',,,,9,,',
      '合计,,,,12,,',
    ]);
    expect(rows).toEqual({ read: 7, loaded: 4, rejected: 0, excluded: 3 });
    expect(totals).toEqual({ outstanding: '12.00', control: '12.00', difference: '0.00' });
  });

  it.each([
    ['with an id of its own', loan('F9', '东城', 300, ',2000,'), 'F1 F2 F9', 0],
    ['with a client of its own', '2026-06-30,,客户F9,东城,300,2000,', 'F1 F2', 1],
    ['with days past due of its own', '2026-06-30,,,东城,300,2000,30', 'F1 F2', 1],
    ['with another branch', '2026-06-30,,,西城,300,2000,', 'F1 F2', 1],
    ['with one amount that is no sum', ',,,,300,1000,', 'F1 F2', 1],
    ['a cent beside two roundings off', ',,,,300.03,2000,', 'F1 F2', 1],
    ['without a balance', ',,,,,2000,', 'F1 F2', 1],
  ])('are no rows %s', async (_, line, ids, rejected) => {
    const found = await load([loan('F1', '东城', 100), loan('F2', '东城', 200), line]);
    expect([found.ids, found.rows.rejected, found.rows.excluded]).toEqual([ids, rejected, 0]);
    expect(found.totals?.control).toBeNull();
  });

  it('are not the second half of a loan whose number is missing', async () => {
    const { rows } = await load([loan('F1', '东城', 100), '2026-06-30,,客户F1,东城,100,1000,0', loan('F2', '东城', 7)]);
    expect(rows).toEqual({ read: 3, loaded: 2, rejected: 1, excluded: 0 });
  });

  it.each(['300.02', '299.98'])('may be off by a cent a row: %s', async (sum) => {
    const { ids, totals } = await load([loan('F1', '东城', 100), loan('F2', '东城', 200), `,,,,${sum},2000,`]);
    expect([ids, totals?.control]).toEqual(['F1 F2', sum]);
  });

  it('may say the day and the branch of all rows', async () => {
    const { ids, rows, totals } = await load([
      ...[loan('F1', '东城', 100), loan('F2', '东城', 200), '2026-06-30,,,东城,300,2000,'],
    ]);
    expect([ids, rows.excluded, totals?.control]).toEqual(['F1 F2', 1, '300.00']);
  });

  it('are not looked for in a table without amounts', async () => {
    const { report } = await importTexts({ 'c.csv': '客户编号,客户名称,行业\nC1,甲,制造业\n,乙,建筑业\n' });
    expect(report.rows).toEqual({ read: 2, loaded: 1, rejected: 1, excluded: 0 });
  });

  it('are no row of 0 where balances above and below nothing make 0', async () => {
    const { rows } = await load([loan('F1', '东城', 100), loan('F2', '东城', -100), ',,,东城,0,2000,']);
    expect(rows).toEqual({ read: 3, loaded: 2, rejected: 1, excluded: 0 });
  });

  it('count a row without a number among what they sum up', async () => {
    const { rows, left } = await load([loan('F1', '东城', 100), '2026-06-30,,客户F2,东城,50,1000,0', ',,,,150,2000,']);
    expect(rows).toEqual({ read: 3, loaded: 1, rejected: 1, excluded: 1 });
    expect(left).toEqual([
      [4, 'sum-row', '150'],
      [3, 'missing-value', null],
    ]);
  });
});
