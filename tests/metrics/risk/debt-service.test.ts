import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy, withPortfolioOf } from '../../support/value-of.ts';

const annual = (year: number, cfads: number, service: number, more: Record<string, string | number> = {}) => ({
  project_id: 'P1',
  scenario: 'actual',
  period_end: `${year}-12-31`,
  period_months: 12,
  cfads,
  interest_due: service,
  principal_due: 0,
  ...more,
});

describe('dscr', () => {
  it('agrees with worked example WE01, negative cash included, year by year', async () => {
    const cash = [-42685.7, -14822.2, 14461.2, 32235.1, 51136.9, 71143.8, 82290.8, 84759.6];
    const service = [10229.1, 9577.1, 8925.1, 8273.1, 7731.6, 7052.0, 6372.3, 5692.7];
    const published = [-4.2, -1.5, 1.6, 3.9, 6.6, 10.1, 12.9, 14.9];
    const cashflow = cash.map((cfads, index) => annual(2018 + index, cfads, service[index] ?? 0));
    await withPortfolioOf({ cashflow }, async (portfolio) => {
      for (const [index, value] of published.entries()) {
        const [row] = await portfolio.ask('dscr', { asOf: `${2018 + index}-12-31` });
        expect(row?.value).toBeCloseTo(value, 1);
      }
    });
  });

  it('agrees with worked example WE02: 12 million over 10 million', async () => {
    expect(await rowOf({ cashflow: [annual(2025, 12e6, 10e6)] }, 'dscr', { asOf: '2026-03-31' })).toMatchObject({
      value: 1.2,
      status: 'amber',
      n: 1,
    });
  });

  it('leaves projects without debt service out on both sides and says how many', async () => {
    const cashflow = [annual(2025, 110, 100), annual(2025, 500, 0, { project_id: 'P2' })];
    // 110 / 100, and not (110 + 500) / 100
    expect(await rowOf({ cashflow }, 'dscr', { asOf: '2025-12-31' })).toMatchObject({
      value: 1.1,
      numerator: 110,
      denominator: 100,
      n: 1,
      status: 'amber',
      remarks: [{ what: 'no-debt-service', n: 1, amount: null, on: null }],
    });
    const forecast = cashflow.map((flow) => ({ ...flow, scenario: 'base', version_date: '2024-12-31' }));
    expect(await rowOf({ cashflow: forecast }, 'dscr-forward', { asOf: '2024-12-31' })).toMatchObject({
      value: 1.1,
      n: 1,
      remarks: [{ what: 'no-debt-service', n: 1 }],
    });
  });

  it('adds half-years up and never averages them', async () => {
    const half = (period_end: string, cfads: number, service: number) => ({
      ...annual(2025, cfads, service),
      period_end,
      period_months: 6,
    });
    const cashflow = [half('2024-12-31', 999, 1), half('2025-06-30', 300, 100), half('2025-12-31', 100, 300)];
    // (300 + 100) / (100 + 300), not the mean of 3 and 1/3
    expect((await rowOf({ cashflow }, 'dscr', { asOf: '2025-12-31' })).value).toBe(1);
    expect((await rowOf({ cashflow: cashflow.slice(2) }, 'dscr', { asOf: '2025-12-31' })).reason).toBe('SHORT_HISTORY');
  });

  it('has nothing to divide by in a grace period, forms cash from its parts and is flagged when old', async () => {
    expect((await rowOf({ cashflow: [annual(2025, 5, 0)] }, 'dscr', { asOf: '2025-12-31' })).reason).toBe('ZERO_DENOM');
    // 200 - 80 - 10 - 5 - 5 = 100
    const parts = {
      ...annual(2024, 0, 50),
      cfads: null,
      revenue: 200,
      opex: 80,
      tax: 10,
      wc_change: 5,
      maintenance_capex: 5,
    };
    expect(await rowOf({ cashflow: [parts] }, 'dscr', { asOf: '2026-06-30' })).toMatchObject({
      value: 2,
      flags: ['STALE'],
    });
  });

  it('belongs to the manager of the project’s largest facility, and can be asked by project', async () => {
    const exposure = [
      { outstanding: 10, project_id: 'P1', manager_id: 'small', as_of_date: '2025-12-31' },
      { outstanding: 90, project_id: 'P1', manager_id: 'large', as_of_date: '2025-12-31' },
    ];
    const rows = await rowsOf({ exposure, cashflow: [annual(2025, 3, 2)] }, 'dscr', { by: ['manager', 'project'] });
    expect(rows.map(({ by, value }) => [by, value])).toEqual([[{ manager: 'large', project: 'P1' }, 1.5]]);
  });
});

const forecast = (rate: number, cash: number[], service: number[], debts: number[]) =>
  cash.map((cfads, index) =>
    annual(2026 + index, cfads * 1e6, (service[index] ?? 0) * 1e6, {
      scenario: 'base',
      version_date: '2025-12-01',
      rate_period: rate,
      debt_open: Math.round((debts[index] ?? 0) * 1e8) / 100,
    }),
  );

describe('the cover of a forecast', () => {
  const asOf = '2025-12-31';

  it('agrees with worked example WE06: minimum, mean, aggregate and loan life', async () => {
    // opening debts follow from 7 % and the debt service: 261.24878882, 189.53620404, 102.80373832
    const cashflow = forecast(0.07, [100, 130, 150], [90, 100, 110], [261.24878882, 189.53620404, 102.80373832]);
    await withPortfolioOf({ cashflow }, async (portfolio) => {
      const value = async (id: string) => (await portfolio.ask(id, { asOf }))[0]?.value;
      expect(await value('dscr-minimum')).toBeCloseTo(1.11111111, 6);
      expect(await value('dscr-average')).toBeCloseTo(1.25824916, 6);
      expect(await value('dscr-aggregate')).toBeCloseTo(1.26666667, 6);
      expect(await value('dscr-forward')).toBeCloseTo(1.11111111, 6);
      expect(await value('llcr')).toBeCloseTo(1.26105718, 6);
    });
  });

  it('agrees with worked example WE04: with sculpted debt it is the DSCR at every opening', async () => {
    const cashflow = forecast(0.08, [120, 120, 120], [100, 100, 100], [257.70969872, 178.32647462, 92.59259259]);
    await withPortfolioOf({ cashflow }, async (portfolio) => {
      for (const date of ['2025-12-31', '2026-12-31', '2027-12-31'])
        expect((await portfolio.ask('llcr', { asOf: date }))[0]?.value, date).toBeCloseTo(1.2, 6);
    });
  });

  it('takes the newest forecast known, and the project’s yearly rate where the forecast has none', async () => {
    const bare = annual(2026, 110, 100, { scenario: 'base', debt_open: 50 });
    const cashflow = [
      { ...bare, version_date: '2025-06-30', cfads: 999 },
      { ...bare, version_date: '2025-12-01' },
      { ...bare, version_date: '2026-01-15', cfads: 1 },
    ];
    const project = [{ project_id: 'P1', client_id: 'C1', discount_rate: 0.1 }];
    // 110 / 1.1 / 50
    expect((await rowOf({ cashflow, project }, 'llcr', { asOf })).value).toBeCloseTo(2, 9);
    expect((await rowOf({ cashflow }, 'llcr', { asOf })).reason).toBe('NO_DATA');
  });

  it('of the project’s life needs a tail', async () => {
    const cashflow = forecast(0.1, [110, 121], [100, 0], [100, 0]);
    // 110 / 1.1 + 121 / 1.21 = 200 over 100
    expect((await rowOf({ cashflow }, 'plcr', { asOf })).value).toBeCloseTo(2, 9);
    expect((await rowOf({ cashflow }, 'llcr', { asOf })).value).toBeCloseTo(1, 9);
    expect((await rowOf({ cashflow: cashflow.slice(0, 1) }, 'plcr', { asOf })).reason).toBe('SHORT_HISTORY');
  });

  it('is told by scenario', async () => {
    const cashflow = forecast(0.1, [110], [100], [100]);
    const rows = await rowsOf({ cashflow }, 'dscr-aggregate', { asOf });
    expect(valuesBy(rows, 'scenario')).toEqual({ base: 1.1, downside: null, other: null });
    expect(rows[1]?.reason).toBe('NO_DATA');
  });

  it('adds the reserve account as a variant, where it is known', async () => {
    const actual = annual(2025, 100, 100, { dsra_balance: 20e6 });
    const cashflow = [actual, ...forecast(0.1, [110, 121], [100, 100], [100, 50])];
    // (110 / 1.1 + 121 / 1.21 + 20) / 100
    expect((await rowOf({ cashflow }, 'llcr-with-reserve', { asOf })).value).toBeCloseTo(2.2, 9);
    expect((await rowOf({ cashflow: cashflow.slice(1) }, 'llcr-with-reserve', { asOf })).reason).toBe('NO_DATA');
  });

  it('is checked: with interest on the opening balance the last period has one cover', async () => {
    const good = forecast(0.08, [120, 120, 120], [100, 100, 100], [257.70969872, 178.32647462, 92.59259259]);
    expect(await rowOf({ cashflow: good }, 'cover-check-failures', { asOf })).toMatchObject({
      value: 0,
      denominator: 1,
    });
    // interest on the average balance: 92.59 and half of 8 % is 96.3 million, not 100
    const average = good.map((row, index) => (index === 2 ? { ...row, interest_due: 96.3e6 } : row));
    expect(await rowOf({ cashflow: average }, 'cover-check-failures', { asOf })).toMatchObject({ value: 1 });
    // every cover is 1.2, and the loan is smaller than what serves it
    const small = good.map((row, index) => (index === 0 ? { ...row, debt_open: 200e6 } : row));
    expect(await rowOf({ cashflow: small }, 'cover-check-failures', { asOf })).toMatchObject({ value: 1 });
  });
});
