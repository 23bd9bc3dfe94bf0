import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../../support/import-text.ts';

const ROWS = 'SELECT outstanding, currency FROM exposure ORDER BY source_row';

describe('the currency of amounts', () => {
  it.each([
    ['贷款余额（美元）', 'USD', 100],
    ['贷款余额（万美元）', 'USD', 1_000_000],
    ['Balance_EUR', 'EUR', 100],
    ['Balance (£m)', 'GBP', 100_000_000],
    ['人民币余额', 'CNY', 100],
  ])('is the heading’s: %s', async (heading, currency, amount) => {
    const { report, cells, engine } = await importTexts({ 'a.csv': ledger([heading], [['100']]) });
    expect(await cells(ROWS)).toEqual([[amount, currency]]);
    expect(report.questions).toEqual([]);
    await engine.close();
  });

  it('is nobody’s under 元, which counts in any currency', async () => {
    const text = ledger(
      ['余额（万元）', '币种'],
      [
        ['1', '美元'],
        ['2', 'CNY'],
      ],
    );
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells(ROWS)).toEqual([
      [10_000, 'USD'],
      [20_000, 'CNY'],
    ]);
    await engine.close();
  });

  it('is what the cells’ own signs say, row by row where they differ', async () => {
    const mixed = { 'a.csv': ledger(['贷款余额'], [['$100'], ['￥100'], ['100 EUR']]) };
    const { cells, engine } = await importTexts(mixed);
    expect(await cells(ROWS)).toEqual([
      [100, 'USD'],
      [100, 'CNY'],
      [100, 'EUR'],
    ]);
    await engine.close();
    const dollars = await importTexts({ 'a.csv': ledger(['贷款余额'], [['$1'], ['2']]) });
    // an accountant writes the sign once
    expect(await dollars.cells(ROWS)).toEqual([
      [1, 'USD'],
      [2, 'USD'],
    ]);
    await dollars.engine.close();
  });

  it.each([
    ['where a row says none and the others several', ['贷款余额（元）'], [['$100'], ['￥100'], ['100']]],
    ['where the cells are at odds with their heading', ['贷款余额（人民币）'], [['$100'], ['$200'], ['$300']]],
  ])('loads nothing %s', async (_, heading, rows) => {
    const { report, engine } = await importTexts({ 'a.csv': ledger(heading, rows) });
    expect(report.rows).toEqual({ read: 3, loaded: 0, rejected: 3, excluded: 0 });
    expect(report.issueCounts).toMatchObject({ 'signs-differ': 1 });
    await engine.close();
  });

  it('of a column goes before the signs, and is asked about where they are at odds', async () => {
    const { report, engine } = await importTexts({ 'a.csv': ledger(['贷款余额（元）', '币种'], [['$100', 'CNY']]) });
    expect(report.questions).toMatchObject([{ kind: 'column', column: 'exposure.currency', blocks: true }]);
    await engine.close();
  });

  it('is told of where a table has no place for it', async () => {
    const text = (heading: string) =>
      `project_id,client_id,project_name,capacity,cod_planned,${heading}\nP1,C1,A,5,2026-06-30,100`;
    const files = { 'project.csv': text('总投资（美元）'), 'project-2.csv': text('总投资（人民币元）') };
    const { reports, engine } = await importTexts(files);
    expect(reports.map(({ table }) => table)).toEqual(['project', 'project']);
    expect(reports.map(({ issueCounts }) => issueCounts['currency-not-kept'])).toEqual([1, undefined]);
    await engine.close();
  });

  it('in two columns is a question, and neither is taken', async () => {
    const text = ledger(['贷款余额（美元）', '贷款余额（人民币）'], [['100', '720']]);
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 1, loaded: 0, rejected: 1, excluded: 0 });
    expect(report.questions).toEqual([
      {
        kind: 'column',
        column: 'exposure.outstanding',
        choices: ['贷款余额（美元）', '贷款余额（人民币）'],
        blocks: true,
      },
    ]);
    await engine.close();
  });

  it('is that of the amounts turned into it, which win over those that were not', async () => {
    const text = ledger(
      ['币种', '贷款余额（元）', '折人民币余额（元）', '授信额度（元）'],
      [
        ['USD', '100', '720', '150'],
        ['CNY', '50', '50', '60'],
      ],
    );
    const { cells, engine } = await importTexts({ 'a.csv': text });
    // the limit of the first loan is in dollars and has no place beside yuan
    expect(await cells('SELECT outstanding, limit_amount, currency FROM exposure ORDER BY source_row')).toEqual([
      [720, null, 'CNY'],
      [50, 60, 'CNY'],
    ]);
    await engine.close();
  });

  it('is asked where a column of currencies says another than the heading', async () => {
    const text = ledger(
      ['贷款余额（美元）', '币种'],
      [
        ['100', 'USD'],
        ['50', 'EUR'],
      ],
    );
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.rows).toMatchObject({ loaded: 0, rejected: 2 });
    expect(report.issues).toMatchObject([
      { problem: 'currency-at-odds', column: '币种', value: 'EUR', details: { currency: 'USD' } },
    ]);
    const answered = await importTexts({ 'a.csv': text }, { mapping: { currency: '币种' } });
    expect(await answered.cells(ROWS)).toEqual([
      [100, 'USD'],
      [50, 'EUR'],
    ]);
    await engine.close();
    await answered.engine.close();
  });

  it('agrees with the dollar of any country under a $, and fills blank cells', async () => {
    const text = ledger(
      ['Balance ($M)', 'Currency'],
      [
        ['1', 'HKD'],
        ['2', ''],
      ],
    );
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells(ROWS)).toEqual([
      [1_000_000, 'HKD'],
      [2_000_000, 'USD'],
    ]);
    await engine.close();
  });

  it('keeps an amount in another currency than the balance out, and says so', async () => {
    const text = ledger(['余额（美元）', '押品价值（人民币）'], [['100', '900']]);
    const { report, cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT outstanding, collateral_value, currency FROM exposure')).toEqual([[100, null, 'USD']]);
    expect(report.issues).toMatchObject([{ problem: 'other-currency', column: '押品价值（人民币）' }]);
    await engine.close();
  });

  it('is asked where 美元 stands below a line in 万元', async () => {
    const { report, engine } = await importTexts({ 'a.csv': `单位：万元\n${ledger(['贷款余额（美元）'], [['100']])}` });
    expect(report.rows.loaded).toBe(0);
    expect(report.questions).toMatchObject([{ kind: 'unit', column: 'exposure.outstanding', blocks: true }]);
    await engine.close();
  });
});

describe('words of currencies', () => {
  it('are one code each, and what nobody knows is unread, never yuan', async () => {
    const words = [
      'CNY',
      'RMB',
      '人民币',
      '￥',
      '156',
      '001',
      '01',
      '美元',
      '840',
      '014',
      '歐元',
      '港币',
      '392',
      '本外币',
    ];
    const text = ledger(
      ['余额（元）', '币种'],
      words.map((word) => ['1', word]),
    );
    const { report, cells, engine } = await importTexts({ 'a.csv': text });
    expect((await cells(ROWS)).map(([, currency]) => currency)).toEqual([
      ...Array.from({ length: 7 }, () => 'CNY'),
      ...['USD', 'USD', 'USD', 'EUR', 'HKD', 'JPY', null],
    ]);
    expect(report.issues).toMatchObject([{ problem: 'unknown-spelling', column: '币种', value: '本外币' }]);
    expect(await cells(`SELECT unread FROM exposure WHERE currency IS NULL`)).toEqual([[',currency,']]);
    await engine.close();
  });

  it('can be said once for all rows', async () => {
    const text = ledger(['余额（元）'], [['1']]);
    const { cells, engine } = await importTexts({ 'a.csv': text }, { values: { currency: '欧元' } });
    expect(await cells(ROWS)).toEqual([[1, 'EUR']]);
    await engine.close();
  });
});
