import { seeded } from '../support/random-book.ts';
import type { Assessment, Book, CashFlow, CreditAction, Exposure, Statement } from './book.ts';

/** Snapshots as banks deliver them: a month missing, two in one month, some before the month's end. */
export const SNAPSHOTS = [
  ...['2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-29', '2025-09-30', '2025-10-31'],
  ...['2025-12-31', '2026-01-31', '2026-02-26', '2026-03-15', '2026-03-31', '2026-04-30', '2026-05-29', '2026-06-30'],
] as const;

/** A status that takes a loan off the book, one facility after the other. */
const LEFT = ['written_off', 'transferred', 'settled'];
/** In some months every third facility is of a branch that closed earlier. */
const EARLY: Readonly<Record<string, string>> = { '2026-02-26': '2026-02-24', '2026-06-30': '2026-06-28' };

const SECTORS = ['solar', 'wind', 'roads', null];
const PROJECTS = ['P1', 'P2', 'P3', 'P4'];

/** Draws of one stream: the same for the same seed. */
export class Dice {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = seeded(seed);
  }
  chance(share: number): boolean {
    return this.#next() < share;
  }
  whole(below: number): number {
    return Math.floor(this.#next() * below);
  }
  of<T>(...values: readonly T[]): T {
    return values[this.whole(values.length)] as T;
  }
  amount(most = 1e6): number {
    return Math.round(this.#next() * most * 100) / 100;
  }
  /** A day of the year that ends in June 2026. */
  day(): string {
    return new Date(Date.UTC(2025, 6, 1 + this.whole(364))).toISOString().slice(0, 10);
  }
  moment(): string {
    return `${this.day()} ${String(this.whole(24)).padStart(2, '0')}:${this.of('00', '15', '30', '59')}:00`;
  }
}

/** A portfolio with everything that is awkward: blanks, gaps, returns, negative and empty balances, names nobody knows. */
export function unrulyBook(seed: number): Book {
  const dice = new Dice(seed);
  const client = Array.from({ length: 13 }, (_, index) => ({
    client_id: `C${index}`,
    group_id: dice.of('G1', 'G2', null, null),
    sector: dice.of(...SECTORS),
    risk_tier: dice.of(1, 2, 3, 4, 5, null),
    high_pollution_flag: dice.of(true, true, false, null),
    onboard_date: dice.of('2019-05-06', dice.day(), null),
    status: dice.of('active', 'active', 'exited', 'prospect', null),
  }));
  const anyClient = () => `C${dice.whole(15)}`;
  const exposure = Array.from({ length: 36 }, (_, index) => facilityHistory(dice, index)).flat();
  return {
    exposure,
    client,
    manager: ['M1', 'M2', 'M3', 'M4'].map((manager_id) => ({
      manager_id,
      team_id: dice.of('north', 'south', null),
      grade: dice.of('senior', 'junior'),
      active_from: dice.of('2018-01-01', '2025-11-16', null),
      active_to: dice.of(null, null, '2026-04-10'),
      fte: dice.of(1, 0.5, null),
    })),
    facility: Array.from({ length: 30 }, (_, index) => ({
      facility_id: `F${index}`,
      client_id: `C${index % 14}`,
      approved_limit: dice.of(dice.amount(), null),
      maturity_date: maturityOf(index),
      green_flag: dice.of(true, false, null),
    })),
    project: PROJECTS.map((project_id, index) => ({
      project_id,
      client_id: `C${index}`,
      ep_category: dice.of('A', 'B', 'C', 'FI-1', null),
      equity: dice.of(dice.amount(), -dice.amount(), null),
      debt_total: dice.of(dice.amount(), dice.amount(), 0),
      discount_rate: dice.of(0.06, 0.06, null),
      public_benefit_flag: dice.of(true, false, null),
    })),
    cashflow: PROJECTS.flatMap((project_id) => cashFlows(dice, project_id)).map(inGrace),
    financials: client.flatMap(({ client_id }) => statements(dice, client_id)),
    covenant: Array.from({ length: 40 }, (_, index) => ({
      covenant_id: `V${index % 12}`,
      test_date: ['2025-12-31', '2026-03-31', '2026-05-20', '2026-06-30'][Math.floor(index / 12)] ?? '',
      client_id: `C${index % 12}`,
      operator: dice.of('>=', '<=', '>', '<', '=true'),
      threshold: dice.of(1.2, 4.5, 0, -2, null),
      actual: dice.of(1.1, 1.4, 4.8, -3, null),
      status: dice.of('pass', 'pass', 'breach', 'waived', 'cured', 'pending'),
      certificate_due: dice.of(dice.day(), null),
      certificate_received: dice.of(dice.day(), null),
    })),
    review: Array.from({ length: 160 }, (_, index) => ({
      review_id: `R${index}`,
      client_id: anyClient(),
      manager_id: dice.of('M1', 'M2', 'M3', 'M5', null),
      review_type: dice.of('periodic', 'periodic', 'special', 'first_draw', 'onboarding'),
      due_date: dice.chance(0.05) ? null : dice.day(),
      start_date: dice.of(dice.day(), null),
      done_date: dice.of(dice.day(), dice.day(), null),
      method: dice.of('onsite', 'offsite', null),
      waived_flag: dice.of(true, false, false, false, null),
      outcome: dice.of('keep', 'approve', 'approve', 'reject', 'defer', null),
      remediation_due: dice.of(dice.day(), null),
      remediation_done: dice.of(dice.day(), null),
    })),
    file_item: Array.from({ length: 90 }, (_, index) => ({
      item_id: `I${index}`,
      client_id: anyClient(),
      doc_type: dice.of('env_permit', 'env_permit', 'insurance', 'contract', 'collateral_valuation', 'ip_valuation'),
      last_updated: dice.of(dice.day(), dice.day(), '2024-02-29', null),
      refresh_days: dice.of(30, 90, 365),
      expiry_date: dice.of(dice.day(), '2026-07-20', '2027-12-31', null),
      status: dice.of('valid', 'valid', 'valid', 'missing', 'expired', 'waived', null),
    })),
    alert: Array.from({ length: 60 }, (_, index) => {
      const closed = dice.of(true, false);
      return {
        alert_id: `A${index}`,
        action_seq: 0,
        client_id: anyClient(),
        raised_date: dice.day(),
        category: dice.of('esg', 'esg', 'financial', 'operational'),
        indicator_code: dice.of('O03', 'F03', null),
        severity: dice.of(1, 2, 3, null),
        ack_date: dice.of(dice.day(), null),
        plan_flag: dice.of(true, false, null),
        plan_date: dice.of(dice.day(), null, null),
        status: closed ? 'closed' : dice.of('open', 'open', 'in_progress', 'false_positive'),
        closed_date: closed ? dice.day() : null,
      };
    }).filter(({ raised_date, ack_date, closed_date }) =>
      // an alert answered before it was raised is a finding of the import, not a question of the metric
      [ack_date, closed_date].every((date) => date === null || date >= raised_date),
    ),
    credit_action: actions(new Dice(3000 + seed)),
    esg: assessments(dice),
    ticket: Array.from({ length: 120 }, (_, index) => {
      const opened = dice.moment();
      const later = (hours: number) =>
        new Date(Date.parse(`${opened.replace(' ', 'T')}Z`) + hours * 36e5)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ');
      return {
        ticket_id: `T${index}`,
        client_id: anyClient(),
        manager_id: dice.of('M1', 'M2', 'M3', null),
        opened_at: opened,
        first_response_at: dice.of(later(dice.whole(60)), later(dice.whole(300)), null),
        resolved_at: dice.of(later(300 + dice.whole(900)), null),
        sla_response_h: dice.of(4, 24, 48, null),
        csat: dice.of(1, 2, 3, 4, 5, null),
        nps: dice.of(0, 5, 6, 7, 8, 9, 10, null),
        complaint_flag: dice.of(true, false, false, null),
        reopened_flag: dice.of(true, false, false, null),
      };
    }),
    training: Array.from({ length: 60 }, (_, index) => ({
      manager_id: dice.of('M1', 'M2', 'M3', 'M4'),
      course_id: `K${index}`,
      completion_date: dice.of(dice.day(), dice.day(), null),
      topic: dice.of('esg', 'risk', 'aml'),
      hours: dice.of(4, 7.5, 16),
      required_flag: dice.of(true, false, null),
      due_date: dice.of(dice.day(), null),
      passed: dice.of(true, true, false, null),
    })),
    parameter: [
      { key: 'net_capital', value: '20,000,000', unit: null, effective_from: '2026-02-01' },
      { key: 'net_capital', value: '2500', unit: '万元', effective_from: '2026-05-01' },
      // every other book says whose ESG scores count, from a day on
      ...(seed % 2 === 0 ? [{ key: 'esg_provider', value: 'Agency', unit: null, effective_from: '2026-04-01' }] : []),
      { key: 'grace_days', value: String(dice.of(0, 3)), unit: null, effective_from: null },
    ],
  };
}

/** Of some loans nobody can tell from then on how good they are. */
const SILENT = '2026-04-01';
const UNTOLD = { five_tier: null, ifrs_stage: null, days_past_due: null };

/** Last days of loans: long gone, the last of a rung and the first of the next, far off. */
const MATURITIES = ['2026-03-15', '2026-09-30', '2026-10-01', '2027-06-30', '2029-07-01', '2033-01-01', '2048-12-31'];
/** Of these nobody says; their clients have others. */
const ENDLESS = [5, 12, 20];

function maturityOf(index: number): string | null {
  return ENDLESS.includes(index) ? null : (MATURITIES[index % MATURITIES.length] ?? null);
}

/** A facility month by month: mostly as the month before, with jumps, gaps and a return. */
function facilityHistory(dice: Dice, index: number): Exposure[] {
  const first = dice.chance(0.3) ? dice.whole(10) : 0;
  const last = dice.chance(0.2) ? 10 + dice.whole(6) : SNAPSHOTS.length;
  const fixed = {
    facility_id: `F${index}`,
    client_id: `C${index % 14}`,
    product: dice.of('term', 'revolving'),
    project_id: dice.of(...PROJECTS, null, null, null),
    origination_date: dice.of('2021-02-03', SNAPSHOTS[first] ?? null, null),
    // a date of the row goes before that of the contract
    maturity_date: index % 3 === 0 || index >= 30 ? maturityOf(index + 1) : null,
  };
  const draw = () => ({
    days_past_due: dice.of(0, 0, 0, 0, 7, 30, 31, 60, 61, 90, 91, 180, 181, 270, 271, 360, 361, null),
    five_tier: dice.of(1, 1, 1, 1, 2, 3, 4, 5, null),
    ifrs_stage: dice.of(1, 1, 2, 3, null, null),
    rating: dice.of('AAA', 'AA', 'A', 'BBB', null),
    manager_id: dice.of('M1', 'M2', 'M3', 'M5', null),
  });
  let state = draw();
  return SNAPSHOTS.slice(first, last).flatMap((as_of_date) => {
    const next = draw();
    if (dice.chance(0.25)) state = { ...next, manager_id: dice.chance(0.3) ? next.manager_id : state.manager_id };
    if (dice.chance(0.07)) return [];
    return {
      ...fixed,
      ...state,
      ...(index % 12 === 5 && as_of_date >= SILENT ? UNTOLD : {}),
      as_of_date: (index % 3 === 1 && EARLY[as_of_date]) || as_of_date,
      // a region is the client's, and not on every row
      region: dice.of(['north', 'south', null][(index % 14) % 3] ?? null, null),
      outstanding: dice.chance(0.05) ? dice.of(0, -dice.amount(5e4)) : dice.amount(),
      limit_amount: dice.of(dice.amount(), dice.amount(), 0, null),
      undrawn: dice.of(dice.amount(1e5), null),
      pd_12m: dice.of(0.01, 0.035, null),
      pd_life: dice.of(0.08, 0.2, null),
      lgd: dice.of(0.3, 0.6, null),
      ead: dice.of(dice.amount(), null, null),
      provision: dice.of(dice.amount(1e5), null),
      collateral_value: dice.of(dice.amount(), 0, null),
      watchlist_flag: dice.of(true, false, false, null),
      forborne_flag: dice.of(true, false, false, null),
      loan_status: dice.chance(0.05) ? (LEFT[index % 3] ?? null) : dice.of('active', null),
    };
  });
}

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
function inGrace(flow: CashFlow): CashFlow {
  const idle = flow.project_id === PROJECTS.at(-1) && flow.scenario === 'actual';
  return idle ? { ...flow, interest_due: 0, principal_due: 0, fees_due: null } : flow;
}

function cashFlows(dice: Dice, project_id: string): CashFlow[] {
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

function statements(dice: Dice, client_id: string): Statement[] {
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

/** By dice of their own: what comes before and after them stays as it was. */
function actions(dice: Dice): CreditAction[] {
  return Array.from({ length: 30 }, (_, index) => ({
    action_id: `X${index}`,
    client_id: `C${dice.whole(14)}`,
    action_date: dice.day(),
    action_type: dice.of('limit_decrease', 'limit_increase', 'rate_cut', 'tenor_change'),
    before_value: dice.of(dice.whole(24), null),
    after_value: dice.of(dice.whole(36), null),
  }));
}

/** Each on a scale of its own, but for one that did as the bank does, long ago. */
function assessorOn(most: number | null, date: string): string {
  if (most === null) return date < '2025' ? 'House' : 'Bank';
  return most === 10 ? 'Risk' : 'Agency';
}

function assessments(dice: Dice): Assessment[] {
  const seen = new Set<string>();
  return Array.from({ length: 60 }, () => {
    const type = dice.of('client', 'client', 'project');
    const clientScale = dice.of([null, null, null], [0, 10, 'lower_better'], [0, 50, 'higher_better']) as [
      number | null,
      number | null,
      string | null,
    ];
    const subject_id = type === 'client' ? `C${dice.whole(14)}` : dice.of(...PROJECTS);
    const assess_date = dice.of('2024-05-05', '2025-02-10', dice.day(), dice.day());
    return {
      ...{ subject_type: type, subject_id, assess_date, provider: assessorOn(clientScale[1], assess_date) },
      e_score: dice.of(dice.whole(clientScale[1] === null ? 102 : 110), null),
      s_score: dice.of(dice.whole(100), dice.whole(100), null),
      g_score: dice.of(dice.whole(10), null),
      scale_min: clientScale[0],
      scale_max: clientScale[1],
      direction: clientScale[2],
      total_score: dice.of(45, null),
      ep_category: type === 'client' ? dice.of('A', 'B', 'C', 'FI', null) : null,
      esap_open: dice.of(4, 0, null),
      esap_overdue: dice.of(1, 0, null),
      scope1: dice.of(dice.amount(1e4), null),
      scope2: dice.of(dice.amount(1e4), null),
      pcaf_score: dice.of(1, 2, 3, 4, 5, null),
      denominator: dice.of(dice.amount(3e6), null),
    };
  }).filter(({ subject_type, subject_id, assess_date }) => {
    const key = [subject_type, subject_id, assess_date].join();
    return seen.has(key) ? false : seen.add(key);
  });
}
