import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '../../src/ingest/index.ts';
import { importTexts, ledger } from '../support/import-text.ts';

async function maturities(cells: readonly string[], options: ImportOptions = {}) {
  const text = ledger(
    ['余额（元）', '到期日期'],
    cells.map((cell) => ['1', cell]),
  );
  const { engine, cells: query, report } = await importTexts({ 'a.csv': text }, options);
  const dates = (await query('SELECT maturity_date FROM exposure ORDER BY source_row')).flat();
  await engine.close();
  return { dates, report };
}

describe('dates', () => {
  it('are no words that DuckDB takes for days', async () => {
    const { dates, report } = await maturities(['-infinity ', '2026-03-31', ' infinity ', 'epoch     ']);
    expect(dates).toEqual([null, '2026-03-31', null, null]);
    expect(report.issues.map(({ problem, row }) => [problem, row])).toEqual([
      ['bad-date', 2],
      ['bad-date', 4],
      ['bad-date', 5],
    ]);
  });

  it('are read in the forms that occur, a period as its last day', async () => {
    const forms = {
      '2026-03-31': '2026-03-31',
      '2026-03-31T00:00:00.000': '2026-03-31',
      '2026-03-31 23:59:59': '2026-03-31',
      '2026/3/1': '2026-03-01',
      '2026.03.01': '2026-03-01',
      '20260331': '2026-03-31',
      '20260331.0': '2026-03-31',
      '2026年3月1日': '2026-03-01',
      '202602': '2026-02-28',
      '202602.00': '2026-02-28',
      '2024-02': '2024-02-29',
      '2026年2月': '2026-02-28',
      '2026Q1': '2026-03-31',
      'Q4 2025': '2025-12-31',
      '2026年第二季度': '2026-06-30',
      '2025年': '2025-12-31',
      '46112': '2026-03-31', // days since 1899-12-30
      '31-Mar-2026': '2026-03-31',
      'March 31, 2026': '2026-03-31',
      '２０２６－０３－３１': '2026-03-31',
      '2026‐03‑31': '2026-03-31',
      '2026、3、31': '2026-03-31',
      '20260331000000': '2026-03-31',
      二〇二六年三月三十一日: '2026-03-31',
      二零二五年十二月十日: '2025-12-10',
      二〇二六年二月: '2026-02-28',
      '115年3月31日': '2026-03-31',
      '115/03/31': '2026-03-31',
      民國97年1月5日: '2008-01-05',
      '2025年上半年': '2025-06-30',
      '2025H2': '2025-12-31',
    };
    const { dates, report } = await maturities(Object.keys(forms));
    expect(dates).toEqual(Object.values(forms));
    expect(report.issues).toEqual([]);
  });

  it('with a time before the next column do not swallow the columns behind them', async () => {
    const { engine, report, cells } = await importTexts({
      'a.csv':
        '数据日期,借据编号,客户编号,贷款余额（元）,五级分类\n2026/6/30 0:00,J0,C0,1,正常\n2026/6/30 0:00,J1,C1,2,正常\n',
    });
    expect(report.delimiter).toBe(',');
    expect(
      await cells('SELECT CAST(as_of_date AS VARCHAR), facility_id, outstanding FROM exposure ORDER BY 2'),
    ).toEqual([
      ['2026-06-30', 'J0', 1],
      ['2026-06-30', 'J1', 2],
    ]);
    await engine.close();
  });

  it('that do not exist or are no dates are left out, each with its cell', async () => {
    const { dates, report } = await maturities(['2026-02-30', '31/12/26', '明天', '202613', '12/11/10', '-', '']);
    expect(dates).toEqual([null, null, null, null, null, null, null]);
    expect(report.issues.map(({ row, column, value, problem }) => [row, column, value, problem])).toEqual([
      [2, '到期日期', '2026-02-30', 'bad-date'],
      [3, '到期日期', '31/12/26', 'bad-date'],
      [4, '到期日期', '明天', 'bad-date'],
      [5, '到期日期', '202613', 'bad-date'],
      [6, '到期日期', '12/11/10', 'bad-date'],
    ]);
    expect(report.rows).toEqual({ read: 7, loaded: 7, rejected: 0, excluded: 0 });
  });

  it('with day and month in doubt are decided by the whole column', async () => {
    expect((await maturities(['05/06/2026', '31/12/2026'])).dates).toEqual(['2026-06-05', '2026-12-31']);
    expect((await maturities(['05/06/2026', '12/31/2026 12:00:00 AM'])).dates).toEqual(['2026-05-06', '2026-12-31']);
  });

  it('that stay in doubt are asked about and left out until the answer', async () => {
    const open = await maturities(['05/06/2026']);
    expect(open.dates).toEqual([null]);
    expect(open.report.questions).toMatchObject([
      { kind: 'date-order', column: 'exposure.maturity_date', blocks: false },
    ]);
    const answered = await maturities(['05/06/2026'], { dateOrder: { maturity_date: 'day-first' } });
    expect(answered.dates).toEqual(['2026-06-05']);
    expect(answered.report.questions).toEqual([]);
  });

  it('of the snapshot that stay in doubt keep the file from loading', async () => {
    const text = '数据日期,借据编号,客户编号,余额（元）\n05/06/2026,F1,C1,1\n';
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 1, loaded: 0, rejected: 1, excluded: 0 });
    expect(report.questions).toMatchObject([{ kind: 'date-order', blocks: true }]);
    await engine.close();
  });

  it('far outside living memory are kept and remarked on', async () => {
    const { dates, report } = await maturities(['1899-12-31', '2150-12-31', '2026-12-31']);
    expect(dates).toEqual(['1899-12-31', '2150-12-31', '2026-12-31']);
    expect(report.issueCounts).toEqual({ 'odd-date': 2 });
  });
});

describe('years of two digits', () => {
  it('are of the century that fits what the column says', async () => {
    const forms = {
      '15-Mar-29': '2029-03-15',
      '15 March 45': '2045-03-15',
      'Jun-26': '2026-06-30',
      'Jun 26': '2026-06-30',
      'June 30, 26': '2026-06-30',
      '26年6月30日': '2026-06-30',
      '26年2月': '2026-02-28',
      "Q2'26": '2026-06-30',
      '2Q26': '2026-06-30',
      '15-Mar-98': '1998-03-15',
    };
    const { dates, report } = await maturities(Object.keys(forms));
    expect(dates).toEqual(Object.values(forms));
    expect(report.issues).toEqual([]);
  });

  it('are left to a person where both centuries could be meant', async () => {
    const { dates, report } = await maturities(['15-Mar-29', '15-Mar-82']);
    expect(dates).toEqual(['2029-03-15', null]);
    expect(report.issues.map(({ value, problem }) => [value, problem])).toEqual([['15-Mar-82', 'bad-date']]);
  });

  it('stand in the one order in which all days exist', async () => {
    expect((await maturities(['6/30/26', '12/1/26'])).dates).toEqual(['2026-06-30', '2026-12-01']);
    expect((await maturities(['98-12-31', '26-6-30'])).dates).toEqual(['1998-12-31', '2026-06-30']);
    expect((await maturities(['31.12.98', '30.06.26'])).dates).toEqual(['1998-12-31', '2026-06-30']);
  });

  it('stand in the order in which all days end a month', async () => {
    expect((await maturities(['30/06/26', '31/03/26'])).dates).toEqual(['2026-06-30', '2026-03-31']);
    expect((await maturities(['26-06-30', '26-03-31'])).dates).toEqual(['2026-06-30', '2026-03-31']);
  });

  it('are asked about where several orders are possible, and follow the answer', async () => {
    const open = await maturities(['05/06/26']);
    expect(open.dates).toEqual([null]);
    expect(open.report.questions).toEqual([
      {
        kind: 'date-order',
        column: 'exposure.maturity_date',
        choices: ['day-first', 'month-first', 'year-first'],
        blocks: false,
      },
    ]);
    const answered = await maturities(['05/06/26'], { dateOrder: { maturity_date: 'year-first' } });
    expect(answered.dates).toEqual(['2005-06-26']);
    expect(answered.report.questions).toEqual([]);
  });

  it('follow the whole years of their column', async () => {
    expect((await maturities(['31/12/2026', '05/06/26'])).dates).toEqual(['2026-12-31', '2026-06-05']);
  });
});
