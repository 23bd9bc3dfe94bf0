import type { CashFlow, Statement } from './book.ts';
import type { Dice } from './dice.ts';

export const PROJECTS = ['P1', 'P2', 'P3', 'P4'];

/** What stands on a reserve account, and what should. */
const RESERVES = [
  { dsra_balance: 90_000, dsra_target: 120_000 },
  { dsra_balance: null, dsra_target: 80_000 },
  { dsra_balance: 70_000, dsra_target: 0 },
  { dsra_balance: 150_000, dsra_target: 110_000 },
  { dsra_balance: 20_000, dsra_target: null },
];

function reserveOf(project_id: string, period_end: string): Pick<CashFlow, 'dsra_balance' | 'dsra_target'> {
  const place = Number(period_end.slice(5, 7)) + PROJECTS.indexOf(project_id);
  return RESERVES[place % RESERVES.length] ?? { dsra_balance: null, dsra_target: null };
}

const QUARTERS = ['2025-06-30', '2025-09-30', '2025-12-31', '2026-03-31'];

/** The last project pays nothing back yet: its cash stands over nobody's debt service. */
export function inGrace(flow: CashFlow): CashFlow {
  const idle = flow.project_id === PROJECTS.at(-1) && flow.scenario === 'actual';
  return idle ? { ...flow, interest_due: 0, principal_due: 0, fees_due: null } : flow;
}

export function cashFlows(dice: Dice, project_id: string): CashFlow[] {
  const flow = (scenario: string, version_date: string | null, period_end: string, period_months: number): CashFlow => {
    const given = dice.chance(0.5);
    return {
      project_id,
      scenario,
      version_date,
      period_end,
      period_months,
      revenue: dice.amount(),
      opex: dice.amount(3e5),
      tax: dice.amount(1e5),
      wc_change: dice.amount(1e5) - 5e4,
      maintenance_capex: dice.amount(1e5),
      cfads: given ? dice.amount() - 1e5 : null,
      interest_due: dice.amount(1e5),
      principal_due: dice.of(dice.amount(2e5), 0),
      fees_due: dice.of(dice.amount(1e4), null),
      debt_open: null,
      rate_period: null,
      ...reserveOf(project_id, period_end),
    };
  };
  const quarters = QUARTERS.slice(dice.chance(0.2) ? 1 : 0).map((end) => flow('actual', null, end, 3));
  // the half-years of the year before stand in the file as well
  const earlier = [flow('actual', null, '2024-12-31', 6)];
  const years = [2026, 2027, 2028, 2029, 2030];
  const forecast = (version: string, open: number) =>
    years.map((year, index) => ({
      ...flow('base', version, `${year}-12-31`, 12),
      debt_open: index < open ? dice.amount(2e6) + 1 : 0,
      rate_period: dice.of(0.05, 0.07, null),
    }));
  return [...earlier, ...quarters, ...forecast('2025-11-30', 3), ...forecast('2026-05-31', 2 + dice.whole(3))];
}

export function statements(dice: Dice, client_id: string): Statement[] {
  const make = (period_end: string, basis: string, months_covered: number | null, reported: string | null) => ({
    client_id,
    period_end,
    basis,
    months_covered,
    revenue: dice.of(dice.amount(), dice.amount(), dice.amount(), null),
    ebit: dice.of(dice.amount(3e5), -dice.amount(1e5)),
    interest_expense: dice.of(dice.amount(1e5), dice.amount(1e5), 0, null),
    total_assets: dice.amount(5e6),
    total_liabilities: dice.amount(3e6),
    total_debt: dice.of(dice.amount(2e6), null),
    equity: dice.of(dice.amount(2e6), dice.amount(2e6), -dice.amount(1e5)),
    current_assets: dice.amount(),
    current_liabilities: dice.of(dice.amount(), 0, null),
    inventory: dice.of(dice.amount(1e5), null),
    accounts_receivable: dice.of(dice.amount(3e5), dice.amount(3e5), null),
    reported_date: reported,
  });
  const all = [
    make('2023-12-31', 'annual', 12, '2024-04-30'),
    make('2024-12-31', 'annual', null, dice.of('2025-04-30', null)),
    make('2025-12-31', 'annual', 12, dice.of('2026-03-20', '2026-06-15', null)),
    make('2025-03-31', 'ytd', 3, null),
    make('2026-03-31', 'ytd', 3, dice.of('2026-05-10', null)),
  ];
  return all.filter(() => !dice.chance(0.15));
}
