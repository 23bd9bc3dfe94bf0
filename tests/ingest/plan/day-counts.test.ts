import { describe, expect, it } from 'vitest';
import {
  dayCountEvidence,
  decideDayCount,
  TO_COME,
  type CountEvidence,
} from '../../../src/ingest/plan/typing/day-counts.ts';
import { cellReader } from './read-cells.ts';

const { overCells } = cellReader();

/** Days from 1970-01-01; 2026-06-30 is 46203 for a spreadsheet and 24287 for SAS. */
const day = (date: string) => Date.parse(date) / 86_400_000;
const excel = (date: string) => day(date) + 25_569;
const sas = (date: string) => day(date) + 3_653;

/** What is known where every count is that of one day and nothing else speaks for a way of counting. */
const known = (count: number, more: Partial<CountEvidence> = {}): CountEvidence => ({
  ...{ column: 'origination_date', header: '放款日期', least: count, most: count },
  ...{ monthEnds: [false, false], others: null, answered: undefined },
  ...more,
});
const beside = (date: string) => ({ first: day(date), last: day(date) });

describe('counts of days', () => {
  it('are those of a spreadsheet where that is likely and nothing speaks against it', () => {
    expect(decideDayCount(known(excel('2020-01-15')))).toBe('excel-days');
    expect(decideDayCount(known(excel('1990-01-02')))).toBe('excel-days');
  });

  it('are likely from 1990 on, until 2040 for what has been and 2060 for what is to come', () => {
    expect(decideDayCount(known(excel('1989-12-15')))).toBe('open');
    expect(decideDayCount(known(excel('1990-01-15')))).toBe('excel-days');
    // by SAS it would be sixty years later
    const ahead = { column: 'maturity_date' };
    expect(decideDayCount(known(excel('1999-12-15'), ahead))).toBe('open');
    expect(decideDayCount(known(excel('2000-06-15'), ahead))).toBe('excel-days');
    const named = { header: 'SAS date' };
    expect(decideDayCount(known(sas('2039-12-15'), named))).toBe('sas-days');
    expect(decideDayCount(known(sas('2040-06-15'), named))).toBe('open');
  });

  it('are never beyond what is possible', () => {
    // 1945 by SAS would be 1885 to a spreadsheet, 2100 to a spreadsheet 2160 by SAS
    expect(decideDayCount(known(sas('1950-06-01'), { header: 'serial', answered: 'excel-days' }))).toBe('sas-days');
    expect(decideDayCount(known(excel('2095-06-01')))).toBe('excel-days');
  });

  it('are those of SAS only where two more things say so than for a spreadsheet', () => {
    const count = sas('2020-01-15'); // 1960-01-14 to a spreadsheet
    expect(decideDayCount(known(count))).toBe('open');
    expect(decideDayCount(known(count, { others: beside('2020-01-15') }))).toBe('open');
    expect(decideDayCount(known(count, { header: 'SAS date' }))).toBe('sas-days');
    expect(decideDayCount(known(count, { header: 'SASSY date' }))).toBe('open');
    expect(decideDayCount(known(count, { answered: 'sas-days' }))).toBe('sas-days');
    expect(decideDayCount(known(count, { monthEnds: [false, true], others: beside('2026-06-30') }))).toBe('sas-days');
    expect(decideDayCount(known(count, { monthEnds: [true, false], others: beside('2026-06-30') }))).toBe('open');
  });

  it('are near the other dates of their table by one way of counting', () => {
    const count = sas('2020-01-15');
    const with30 = (date: string) => decideDayCount(known(count, { monthEnds: [false, true], others: beside(date) }));
    // 29 years from 2020 and 31
    expect([with30('2049-01-15'), with30('2051-01-15')]).toEqual(['sas-days', 'open']);
    expect([with30('1990-06-15'), with30('1989-06-15')]).toEqual(['sas-days', 'open']);
  });

  it('are named by their heading', () => {
    const count = sas('2020-01-15');
    for (const header of ['Excel date', 'serial number', '日期序列值'])
      expect(decideDayCount(known(count, { header }))).toBe('excel-days');
  });

  it('are looked at from the first to the last', () => {
    expect(decideDayCount(known(excel('2020-01-15'), { least: excel('1985-01-01') }))).toBe('open');
    expect(decideDayCount(known(sas('2020-01-15'), { header: 'SAS date', most: sas('2050-01-01') }))).toBe('open');
  });
});

describe('the evidence of counts', () => {
  it('are the least, the most and whether all end a month', async () => {
    const evidence = (texts: string[]) => overCells(dayCountEvidence('cell'), texts);
    // 46203 is 2026-06-30 and 46173 is 2026-05-31 to a spreadsheet, 24287 is 2026-06-30 to SAS
    expect(await evidence(['46203', '46173.5', '2026-01-01', 'x'])).toEqual([46173, 46203, 1, 0]);
    expect(await evidence(['24287'])).toEqual([24287, 24287, 0, 1]);
    expect(await evidence(['46203', '46174'])).toEqual([46174, 46203, 0, 0]);
    expect(await evidence(['2026', '462031', ''])).toEqual([null, null, null, null]);
  });
});

describe('days to come', () => {
  it('are told by the name of their column', () => {
    const names = ['maturity_date', 'expiry_date', 'due_date', 'period_end', 'valid_to', 'planned_date', 'deadline'];
    expect([...names, 'next_review'].every((name) => TO_COME.test(name))).toBe(true);
    expect(
      ['origination_date', 'as_of_date', 'ended_on', 'to_date', 'is_ended', 'is_total'].some((name) =>
        TO_COME.test(name),
      ),
    ).toBe(false);
  });
});
