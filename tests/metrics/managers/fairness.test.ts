import { describe, expect, it } from 'vitest';
import { shrunk } from '../../../src/metrics/managers/shrunk-rate.ts';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

interface Loan {
  id: string;
  manager: string;
  tier: number;
  balance: number;
  bad?: boolean;
  /** Who had it a year before. */
  before?: string;
}

/** A book of May and June 2026; bad loans are substandard in June. Loans with `before` were another manager's in April. */
function book(loans: readonly Loan[]): { exposure: TestRow[]; client: TestRow[] } {
  const row = ({ id, manager, balance }: Loan, as_of_date: string, five_tier: number): TestRow => ({
    as_of_date,
    facility_id: id,
    client_id: id,
    manager_id: manager,
    outstanding: balance,
    five_tier,
  });
  return {
    exposure: loans.flatMap((loan) => [
      ...(loan.before ? [row({ ...loan, manager: loan.before }, '2026-04-30', 1)] : []),
      row(loan, '2026-05-31', 1),
      row(loan, '2026-06-30', loan.bad ? 3 : 1),
    ]),
    client: loans.map(({ id, tier }) => ({ client_id: id, risk_tier: tier })),
  };
}

/** Safe loans of 100 in tier 1 and risky ones in tier 5: 10 % and 40 % of each tier go bad. M1 has the safe half, M2 the risky one. */
const loans: Loan[] = [
  ...Array.from({ length: 10 }, (_, i): Loan => ({
    id: `S${i}`,
    manager: i < 8 ? 'M1' : 'M2',
    tier: 1,
    balance: 100,
    bad: i === 0,
  })),
  ...Array.from({ length: 10 }, (_, i): Loan => ({
    id: `R${i}`,
    manager: i < 2 ? 'M1' : 'M2',
    tier: 5,
    balance: 100,
    bad: i < 4,
  })),
];

describe('portfolio-quality', () => {
  it('holds what went bad against what the same tiers let expect', async () => {
    // M1: 8 × 0.1 + 2 × 0.4 = 1.6 expected, 3 bad; M2: 2 × 0.1 + 8 × 0.4 = 3.4 expected, 2 bad
    const rows = await rowsOf(book(loans), 'portfolio-quality', { by: ['manager'] });
    expect(rows[0]?.value).toBeCloseTo(3 / 1.6, 9);
    expect(rows[1]?.value).toBeCloseTo(2 / 3.4, 9);
    expect((await rowOf(book(loans), 'portfolio-quality')).value).toBeCloseTo(1, 9);
    const adjusted = await rowsOf(book(loans), 'adjusted-npl-formation', { by: ['manager'] });
    expect(adjusted[0]?.value).toBeCloseTo((3 / 1.6) * 0.25, 9); // 5 of 20 loans went bad
  });

  it('keeps the rates of the whole book when one manager is looked at', async () => {
    const row = await rowOf(book(loans), 'portfolio-quality', { filter: { manager: ['M1'] } });
    expect(row.value).toBeCloseTo(3 / 1.6, 9);
  });

  it('leaves out what was taken over less than twelve months before', async () => {
    const taken = loans.map((loan) => (loan.id === 'R0' || loan.id === 'S1' ? { ...loan, before: 'M9' } : loan));
    // M1 without R0 (bad) and S1: 2 bad, 7 × 0.1 + 1 × 0.4 = 1.1 expected
    const [m1] = await rowsOf(book(taken), 'portfolio-quality', { by: ['manager'] });
    expect(m1?.value).toBeCloseTo(2 / 1.1, 9);
    expect(m1?.n).toBe(8);
  });

  it('sees a hand-over through a month without a name', async () => {
    const { exposure, client } = book(loans);
    const was = (as_of_date: string, manager_id: string | null) => ({
      ...{ as_of_date, manager_id, facility_id: 'R0', client_id: 'R0', outstanding: 100, five_tier: 1 },
    });
    const taken = { client, exposure: [was('2026-03-31', 'M9'), was('2026-04-30', null), ...exposure] };
    // M1 without R0 (bad): 2 bad of 8 × 0.1 + 1 × 0.4 = 1.2 expected
    expect((await rowsOf(taken, 'portfolio-quality', { by: ['manager'] }))[0]?.value).toBeCloseTo(2 / 1.2, 9);
    const kept = { client, exposure: [was('2026-03-31', 'M1'), was('2026-04-30', null), ...exposure] };
    expect((await rowsOf(kept, 'portfolio-quality', { by: ['manager'] }))[0]?.value).toBeCloseTo(3 / 1.6, 9);
  });

  it('says nothing where not even one bad loan is to be expected', async () => {
    const small: Loan = { id: 'X', manager: 'M3', tier: 1, balance: 0.5 };
    const rows = await rowsOf(book([...loans, small]), 'portfolio-quality', { by: ['manager'] });
    expect(rows[2]).toMatchObject({ by: { manager: 'M3' }, value: null, reason: 'BELOW_MIN_N' });
  });
});

describe('screening-quality', () => {
  it('asks what became of clients within a year of their first drawdown, under who took them on', async () => {
    const at = (client_id: string, as_of_date: string, five_tier: number, manager_id = 'M1') => ({
      as_of_date,
      client_id,
      facility_id: `F${client_id}`,
      manager_id,
      outstanding: 10,
      five_tier,
      origination_date: '2024-07-15',
    });
    const exposure = [
      at('C1', '2024-07-31', 1),
      at('C1', '2025-07-15', 2, 'M2'), // the last day that counts, with another manager since
      at('C2', '2024-07-31', 1),
      at('C2', '2025-07-31', 2), // too late to count
      at('C3', '2024-07-31', 3), // taken on too long ago
      at('C1', '2026-06-30', 1, 'M2'),
    ];
    const client = [
      { client_id: 'C1', onboard_date: '2024-06-30' },
      { client_id: 'C2', onboard_date: '2024-06-30' },
      { client_id: 'C3', onboard_date: '2023-06-30' }, // thirty-six months to the day
    ];
    const rows = await rowsOf({ exposure, client }, 'screening-quality', { by: ['manager'] });
    expect(rows.map(({ by, numerator, denominator }) => [by.manager, numerator, denominator])).toEqual([['M1', 1, 2]]);
  });
});

describe('shrunk rates', () => {
  it('move the rate of few cases towards that of all, with k = 10', () => {
    // 5 cases at 40 % where all have 10 %: (5 × 0.4 + 10 × 0.1) / 15
    expect(shrunk(0.4, 0.1, 5, 10)).toBeCloseTo(0.2, 12);
    expect(shrunk(0.4, 0.1, 0, 10)).toBeCloseTo(0.1, 12);
  });

  it('show the own rate and that of all beside it', async () => {
    const review = (client: number, onTime: boolean, manager_id: string) => ({
      review_id: `R${client}`,
      client_id: 'C1',
      manager_id,
      due_date: '2026-06-10',
      done_date: onTime ? '2026-06-09' : '2026-06-20',
    });
    // M1: 1 of 2; M2: 8 of 8; all: 9 of 10
    const tables = {
      exposure: [{ client_id: 'C1', outstanding: 1 }],
      review: Array.from({ length: 10 }, (_, i) => review(i, i !== 0, i < 2 ? 'M1' : 'M2')),
    };
    const rows = await rowsOf(tables, 'shrunk-rate', { by: ['manager'] });
    const m1 = rows.find(({ by }) => by.manager === 'M1' && by.kpi === 'review-on-time');
    expect(m1).toMatchObject({ numerator: 0.5, denominator: 0.9, n: 2, flags: [] });
    expect(m1?.value).toBeCloseTo((2 * 0.5 + 10 * 0.9) / 12, 12);
    const tripled = { ...tables, parameter: [{ key: 'shrinkage_k', value: '30' }] };
    const other = (await rowsOf(tripled, 'shrunk-rate')).find(
      ({ by }) => by.manager === 'M1' && by.kpi === 'review-on-time',
    );
    expect(other?.value).toBeCloseTo((2 * 0.5 + 30 * 0.9) / 32, 12);
  });
});

describe('manager-workload', () => {
  it('drops a manager who left without a loan, whatever alert was raised then', async () => {
    const exposure = [
      { client_id: 'C1', manager_id: 'M1', outstanding: 5, as_of_date: '2026-05-31', facility_id: 'F' },
      { client_id: 'C1', manager_id: 'M2', outstanding: 5, as_of_date: '2026-06-30', facility_id: 'F' },
    ];
    const manager = [{ manager_id: 'M1', active_to: '2026-06-05' }, { manager_id: 'M2' }];
    const review = [{ review_id: 'R', client_id: 'C1', manager_id: 'M1', due_date: '2026-06-10', waived_flag: true }];
    const alert = [{ alert_id: 'A', client_id: 'C1', raised_date: '2026-05-31', severity: 3, status: 'open' }];
    const rows = await rowsOf({ exposure, manager, review, alert }, 'manager-workload');
    expect(valuesBy(rows, 'manager')).toEqual({ M2: 1 });
  });
});
