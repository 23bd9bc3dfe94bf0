import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

const BALANCE = `SELECT CAST(outstanding AS VARCHAR) FROM exposure ORDER BY source_row`;

async function balances(cells: readonly string[], header = '贷款余额（元）'): Promise<unknown[]> {
  const { engine, cells: query } = await importTexts({
    'a.csv': ledger(
      [header],
      cells.map((cell) => [cell]),
    ),
  });
  const rows = await query(BALANCE);
  await engine.close();
  return rows.flat();
}

describe('amounts', () => {
  it('are read in every way bankers write them', async () => {
    const given = [
      '1,234.50',
      '(1,234.50)',
      '1234.50-',
      '￥１，２３４．５０',
      '1.2345e3',
      ' 1234.5 ',
      '12.345万',
      '1.2亿',
      '+7',
    ];
    expect(await balances(given)).toEqual([
      '1234.50',
      '-1234.50',
      '-1234.50',
      '1234.50',
      '1234.50',
      '1234.50',
      '123450.00',
      '120000000.00',
      '7.00',
    ]);
  });

  it('are rounded half away from zero to the cent, and noise of a computation is 0', async () => {
    // 8.15E-10 is what DuckDB alone reads as 0.01
    expect(await balances(['0.005', '-0.005', '0.0049', '-0.0049', '8.15E-10', '-7.45E-09'])).toEqual([
      '0.01',
      '-0.01',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  it('in 万元, 亿元 and million become yuan without drift', async () => {
    expect(await balances(['1.005', '0.000001', '1,234.56'], '贷款余额（万元）')).toEqual([
      '10050.00',
      '0.01',
      '12345600.00',
    ]);
    expect(await balances(['0.1', '3.00000001'], '贷款余额(亿元)')).toEqual(['10000000.00', '300000001.00']);
    expect(await balances(['1.1'], 'Outstanding (Million - USD)')).toEqual(['1100000.00']);
    // 18 digits and more: 99,999,999,999.99 万元 and ten digits behind the point
    expect(await balances(['99999999999.9999999999'], '余额（万元）')).toEqual(['1000000000000000.00']);
  });

  it('with a decimal comma are told from thousands by the whole column', async () => {
    expect(await balances(['1.234,50', '12,5', '1.000'])).toEqual(['1234.50', '12.50', '1000.00']);
    expect(await balances(['1,234.50', '1,000'])).toEqual(['1234.50', '1000.00']);
  });

  it('take their unit from the header, a person, the line above the table, the parameter, in this order', async () => {
    const rows = [['7', '5']];
    const text = `单位：亿元\n${ledger(['贷款余额', '授信额度（万元）'], rows)}`;
    const amounts = 'SELECT outstanding, limit_amount FROM exposure';
    const stated = await importTexts({ 'a.csv': text });
    expect(await stated.cells(amounts)).toEqual([[700_000_000, 50_000]]);
    const answered = await importTexts({ 'a.csv': text }, { units: { outstanding: '千元' } });
    expect(await answered.cells(amounts)).toEqual([[7_000, 50_000]]);
    const parameter = 'key,value\namount_unit,万元\n';
    const set = await importTexts({ 'a.csv': ledger(['贷款余额'], [['7']]), 'parameter.csv': parameter });
    expect(await set.cells('SELECT outstanding FROM exposure')).toEqual([[70_000]]);
    expect(set.report.questions).toEqual([]);
    for (const each of [stated, answered, set]) await each.engine.close();
  });

  it('without any unit are read as they stand, with a question that does not block', async () => {
    const { report, engine, cells } = await importTexts({ 'a.csv': ledger(['贷款余额'], [['7']]) });
    expect(await cells(BALANCE)).toEqual([['7.00']]);
    expect(report.questions).toMatchObject([{ kind: 'unit', column: 'exposure.outstanding', blocks: false }]);
    expect(report.issueCounts).toEqual({ 'unit-open': 1 });
    expect(report.columns.at(-1)).toMatchObject({ source: '贷款余额', unit: null });
    await engine.close();
  });

  it('are owed to the bank as debits and by it as credits, and may be ten millions', async () => {
    const given = ['1,234.50 DR', '1,234.50Cr.', '1,23,456', '3千万', '1.5万亿', "1'234.50", 'US$ 7'];
    expect(await balances(given)).toEqual([
      ...['1234.50', '-1234.50', '123456.00', '30000000.00', '1500000000000.00', '1234.50', '7.00'],
    ]);
  });
});

describe('points that part thousands for all a file says', () => {
  const file = (rows: string[][], headings = ['贷款余额（元）'], delimiter = ';') => {
    const lines = rows.map((row, index) => ['30.06.2026', `F${index}`, `C${index}`, ...row].join(delimiter));
    const names = ['数据日期', '借据编号', '客户编号', ...headings].join(delimiter);
    return importTexts({ 'a.csv': [names, ...lines].join('\n') });
  };

  it('are taken for that in a file with days as 30.06.2026, and it is said', async () => {
    const { engine, cells, report } = await file([['1.234'], ['12.000.500'], ['7']]);
    expect(await cells(BALANCE)).toEqual([['1234.00'], ['12000500.00'], ['7.00']]);
    expect(report.issues.map(({ column, problem }) => [column, problem])).toEqual([
      ['贷款余额（元）', 'dots-part-thousands'],
    ]);
    await engine.close();
  });

  it('are taken for that by the days alone, whatever parts the cells', async () => {
    const { engine, cells, report } = await file([['1.234'], ['2.345']], ['贷款余额（元）'], '\t');
    expect(await cells(BALANCE)).toEqual([['1234.00'], ['2345.00']]);
    expect(report.issues.map(({ column, problem, hint, severity }) => [column, problem, hint, severity])).toEqual([
      ['贷款余额（元）', 'dots-part-thousands', 'check-amounts', 'file'],
    ]);
    await engine.close();
  });

  it('are decimals where a rate of the loan has them, which is no thousand and more', async () => {
    const { engine, cells, report } = await file([['1.234', '4.350']], ['贷款余额（元）', '执行利率(%)'], '\t');
    expect(await cells(BALANCE)).toEqual([['1.23']]);
    expect(report.issues).toEqual([]);
    expect(await cells('SELECT interest_rate FROM facility')).toEqual([[0.0435]]);
    await engine.close();
  });

  it.each([
    ['are taken for that under a semicolon, where no amount has another part', ';', '贷款余额（元）', '1234.00', 1],
    ['are decimals of 万元, which may have three', ';', '贷款余额（万元）', '12340.00', undefined],
    ['are decimals where commas part the cells', ',', '贷款余额（元）', '1.23', undefined],
  ])('%s', async (_, delimiter, heading, value, said) => {
    const lines = [
      ['数据日期', '借据编号', '客户编号', heading],
      ['2026-06-30', 'F1', 'C1', '1.234'],
    ];
    const text = lines.map((line) => line.join(delimiter)).join('\n');
    const { engine, cells, report } = await importTexts({ 'a.csv': text });
    expect(await cells(BALANCE)).toEqual([[value]]);
    expect(report.issueCounts['dots-part-thousands']).toBe(said);
    await engine.close();
  });

  it('are decimals where any amount or share of the file has a point for its decimals', async () => {
    const { engine, cells, report } = await file(
      [
        ['1.234', '12.5'],
        ['2.345', '7'],
      ],
      ['贷款余额（元）', '授信额度（元）'],
    );
    expect(await cells(BALANCE)).toEqual([['1.23'], ['2.35']]);
    expect(report.issues).toEqual([]);
    await engine.close();
    const shares = await file([['1.234', '0.125']], ['贷款余额（元）', '违约损失率']);
    expect(await shares.cells('SELECT CAST(outstanding AS VARCHAR), lgd FROM exposure')).toEqual([['1.23', 0.125]]);
    await shares.engine.close();
  });

  it('stay decimals in a file that writes its days otherwise', async () => {
    expect(await balances(['1.234', '2.345'])).toEqual(['1.23', '2.35']);
  });
});
