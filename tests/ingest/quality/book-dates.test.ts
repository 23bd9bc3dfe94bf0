import { describe, expect, it } from 'vitest';
import { assessQuality, qualityDate } from '../../../src/ingest/quality/assess.ts';
import { withTables, type TestRow } from '../../support/with-tables.ts';

const rows = (as_of_date: string, from: number, to: number): TestRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const known = { five_tier: 1, days_past_due: 0, manager_id: 'M1', limit_amount: 200, outstanding: 100 };
    return { ...known, as_of_date, facility_id: `F${from + index}` };
  });

/** Findings about the dates of a ledger, and its grade. */
async function judged(exposure: readonly TestRow[]) {
  const engine = await withTables({ exposure });
  try {
    const asOf = (await qualityDate(engine)) ?? '';
    const [ledger] = await assessQuality(engine, [], { asOf });
    const findings = (ledger?.findings ?? [])
      .filter(({ column }) => column === 'as_of_date')
      .map(({ id, severity, count, balanceShare }) => ({ id, severity, count, balanceShare }));
    return { asOf, grade: ledger?.grade, findings };
  } finally {
    await engine.close();
  }
}

describe('the dates of a ledger', () => {
  it('make a row of a far date a question, and are judged from the last book', async () => {
    expect(await judged([...rows('2026-06-30', 1, 20), ...rows('2206-06-30', 1, 1)])).toEqual({
      asOf: '2026-06-30',
      // one row of 21 is more than a hundredth
      grade: 'C',
      findings: [
        { id: 'date-out-of-range', severity: 'major', count: 1, balanceShare: 0 },
        { id: 'far-date', severity: 'major', count: 1, balanceShare: 100 / 2000 },
      ],
    });
  });

  it('make the few rows of a month after full ones, or between two, a question', async () => {
    const may = rows('2026-05-31', 1, 20);
    // 2 rows of 42, a tenth of the balance
    const finding = { id: 'thin-month', severity: 'major', count: 2, balanceShare: 200 / 2000 };
    const last = [...may, ...rows('2026-06-30', 1, 20), ...rows('2026-07-30', 1, 1), ...rows('2026-07-31', 2, 2)];
    expect(await judged(last)).toEqual({ asOf: '2026-06-30', grade: 'D', findings: [finding] });
    const between = [...may, ...rows('2026-06-30', 1, 2), ...rows('2026-07-31', 1, 20)];
    // there is no book of June then
    const gap = { id: 'snapshot-gap', severity: 'minor', count: 1, balanceShare: null };
    expect(await judged(between)).toEqual({ asOf: '2026-07-31', grade: 'D', findings: [finding, gap] });
  });

  it.each([
    ['a book that was sold but for a few loans', [20, 2, 2]],
    ['a book that begins', [1, 2, 20]],
    ['a small book', [19, 1]],
    ['a tenth and more', [20, 3]],
  ])('of %s are months as others', async (_, counts) => {
    const dates = ['2026-05-31', '2026-06-30', '2026-07-31'];
    const ledger = counts.flatMap((count, index) => rows(dates[index] ?? '', 1, count));
    expect(await judged(ledger)).toMatchObject({ asOf: dates[counts.length - 1], findings: [] });
  });

  it('say which months are put together, without a worse grade', async () => {
    expect(await judged([...rows('2026-06-28', 1, 2), ...rows('2026-06-30', 3, 6)])).toEqual({
      ...{ asOf: '2026-06-30', grade: 'A' },
      findings: [{ id: 'month-in-parts', severity: 'info', count: 2, balanceShare: 200 / 400 }],
    });
  });

  it('say which loans of a daily book have left, and how much they owed', async () => {
    expect(await judged([...rows('2026-06-29', 1, 10), ...rows('2026-06-30', 1, 8)])).toEqual({
      // two rows of 18, a quarter of what the last book holds
      ...{ asOf: '2026-06-30', grade: 'C' },
      findings: [{ id: 'left-in-month', severity: 'minor', count: 2, balanceShare: 200 / 800 }],
    });
  });

  it('ask where nobody can say whether two dates are one book', async () => {
    expect(await judged([...rows('2026-06-29', 1, 4), ...rows('2026-06-30', 3, 6)])).toEqual({
      ...{ asOf: '2026-06-30', grade: 'D' },
      findings: [{ id: 'unclear-book', severity: 'major', count: 4, balanceShare: 400 / 400 }],
    });
  });
});
