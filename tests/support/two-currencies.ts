import type { TestRow } from './with-tables.ts';

export const MILLION = 1e6;
export const yuan = {
  facility_id: 'F1',
  client_id: 'C1',
  currency: 'CNY',
  sector: 'rail',
  manager_id: 'M1',
  five_tier: 1,
};
export const dollars = { ...yuan, facility_id: 'F2', client_id: 'C2', currency: 'USD', sector: 'port' };
export const at = (as_of_date: string, loan: TestRow, millions: number) => {
  return { ...loan, as_of_date, outstanding: millions * MILLION };
};
export const rate = (value: string, effective_from?: string) => ({
  ...{ key: 'fx:USD', scope: 'portfolio', value },
  ...(effective_from ? { effective_from } : {}),
});

/** 1000 + 100 × 7.0 = 1700 in March, 1200 + 150 × 7.4 = 2310 in June; March at 7.4 is 1740, of which June is 570 more. */
export const exposure = [
  ...[at('2026-03-31', yuan, 1000), at('2026-03-31', dollars, 100)],
  ...[at('2026-06-30', yuan, 1200), at('2026-06-30', dollars, 150)],
];
export const parameter = [rate('7.0'), rate('7.4', '2026-05-01'), rate('9', '2026-07-01')];
