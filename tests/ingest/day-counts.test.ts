import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '../../src/ingest/index.ts';
import { importTexts } from '../support/import-text.ts';

/** Dates of rows that have a date of the ledger, a loan, a client, a balance and a date of the loan. */
async function load(rows: readonly (readonly [string, string])[], options: ImportOptions = {}, heading = '放款日期') {
  const lines = rows.map(([asOf, paidOut], index) => `${asOf},F${index},C1,1,${paidOut}`);
  const text = [`数据日期,借据编号,客户编号,余额（元）,${heading}`, ...lines].join('\n');
  const { report, cells, engine } = await importTexts({ 'a.csv': text }, options);
  const dates = await cells('SELECT as_of_date, origination_date FROM exposure ORDER BY source_row');
  await engine.close();
  const questions = report.questions.map(({ kind, column, blocks }) => [kind, column, blocks]);
  const told = report.issues.map(({ column, problem, hint, severity }) => [column, problem, hint, severity]);
  return { dates, questions, problems: report.issueCounts, told };
}

// 2026-06-30 is day 46203 since 1899-12-30 and day 24287 since 1960-01-01; 2020-01-15 is 43845 and 21929
describe('numbers that count days', () => {
  it('are those of spreadsheets where only these are likely', async () => {
    const { dates, questions, problems } = await load([['46203', '43845']]);
    expect([dates, questions, problems]).toEqual([[['2026-06-30', '2020-01-15']], [], {}]);
  });

  it('are those of SAS where more than one thing says so, and it is told', async () => {
    // 21929 would be 1960-01-14 in a spreadsheet, 66 years before the date that is written out; the heading says it, too
    const given = { mapping: { origination_date: 'SAS origination' } };
    const mapped = await load([['2026-06-30', '21929']], given, 'SAS origination');
    expect([mapped.dates, mapped.problems]).toEqual([[['2026-06-30', '2020-01-15']], { 'sas-days': 1 }]);
    expect(mapped.told).toEqual([['SAS origination', 'sas-days', 'check-date', 'file']]);
    // the ends of months, near another date: 24287 would be 1966-06-28
    const ledger = await load([['24287', '2020-01-15']]);
    expect([ledger.dates, ledger.problems]).toEqual([[['2026-06-30', '2020-01-15']], { 'sas-days': 1 }]);
  });

  it('are asked about where that is not settled, and nothing is read until then', async () => {
    const open = await load([['2026-06-30', '21929']]);
    expect(open.dates).toEqual([['2026-06-30', null]]);
    expect(open.questions).toEqual([['day-count', 'exposure.origination_date', false]]);
    const ledger = await load([['24280', '21929']]); // 2026-06-23, or 1966
    expect([ledger.dates, ledger.questions[0]]).toEqual([[], ['day-count', 'exposure.as_of_date', true]]);
  });

  it('are settled by an answer, which speaks for the other columns as well', async () => {
    const { dates, questions } = await load([['24287', '21929']], { dateOrder: { as_of_date: 'sas-days' } });
    expect([dates, questions]).toEqual([[['2026-06-30', '2020-01-15']], []]);
    const excel = await load([['2026-06-30', '21929']], { dateOrder: { origination_date: 'excel-days' } });
    expect(excel.dates).toEqual([['2026-06-30', '1960-01-14']]);
  });

  it('are no years, and years are none of them', async () => {
    const { dates, questions } = await load([['2026', '2020']]);
    expect([dates, questions]).toEqual([[['2026-12-31', '2020-12-31']], []]);
  });
});
