import type { TestRow } from './with-tables.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const MONTHS = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'] as const;

/** Projects with cash flows, statements and covenants of the book's clients. */
function companies(pick: <T>(...values: T[]) => T, amount: () => number): Record<string, TestRow[]> {
  const project = [0, 1, 2, 3].map((index) => ({
    project_id: `P${index}`,
    client_id: `C${index}`,
    stage: pick('construction', 'operation'),
    cod_planned: pick('2026-02-15', '2026-12-31', null),
    progress_planned: pick(0.8, null),
    progress_pct: pick(0.5, null),
    budget_to_date: amount(),
    cost_to_date: pick(amount(), null),
    discount_rate: pick(0.06, null),
  }));
  const ends = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'];
  const cashflow = project.flatMap(({ project_id }) => [
    ...ends.map((period_end) => ({
      project_id,
      scenario: 'actual',
      period_end,
      period_months: 3,
      cfads: pick(amount(), amount(), -amount()),
      interest_due: amount(),
      principal_due: pick(amount(), 0),
    })),
    ...['2026-12-31', '2027-12-31', '2028-12-31'].map((period_end, year) => ({
      project_id,
      scenario: 'base',
      version_date: '2025-12-01',
      period_end,
      period_months: 12,
      cfads: amount(),
      interest_due: amount(),
      principal_due: amount(),
      debt_open: year < 2 ? amount() : 0,
      rate_period: pick(0.05, 0.05, null),
    })),
  ]);
  const financials = Array.from({ length: 12 }, (_, index) => `C${index}`).flatMap((client_id) =>
    [2023, 2024, 2025].map((year) => ({
      client_id,
      period_end: `${year}-12-31`,
      reported_date: pick(`${year + 1}-02-20`, null),
      revenue: pick(amount(), null),
      ebit: pick(amount(), -amount()),
      ebitda: amount(),
      interest_expense: amount(),
      net_profit: amount() - 5000,
      op_cash_flow: amount() - 5000,
      accounts_receivable: pick(amount(), null),
      total_debt: amount(),
      equity: pick(amount(), -amount()),
      total_assets: amount(),
      total_liabilities: amount(),
      cash: amount(),
      current_assets: amount(),
      current_liabilities: amount(),
      inventory: pick(amount(), null),
    })),
  );
  const covenant = Array.from({ length: 24 }, (_, index) => ({
    covenant_id: `V${index % 8}`,
    test_date: ['2025-12-31', '2026-03-31', '2026-04-15'][Math.floor(index / 8)] ?? null,
    client_id: pick(`C${index % 8}`, null),
    facility_id: pick(`F${index}`, null),
    operator: pick('>=', '<=', '=true'),
    threshold: pick(1.2, 0),
    actual: pick(1.1, 1.4, null),
    status: pick('breach', 'waived', 'cured', 'pending', null, null),
    certificate_due: pick('2026-04-10', '2026-04-30', null),
    certificate_received: pick('2026-04-12', null),
  }));
  return { project, cashflow, financials, covenant };
}

/** A small book over five months with blanks, arrears, write-offs, reviews, alerts and assessments; the same for the same seed. */
export function randomBook(seed: number): Record<string, TestRow[]> {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const one = <T>(...values: T[]): T => values[whole(values.length)] as T;
  const day = () => `2026-0${1 + whole(4)}-${String(1 + whole(28)).padStart(2, '0')}`;
  // a stream of its own for what was added later, so that older books stay as they are
  const more = seeded(seed + 1000);
  const pick = <T>(...values: T[]): T => values[Math.floor(more() * values.length)] as T;
  const amount = () => Math.round(more() * 1e6) / 100;
  const exposure: TestRow[] = [];
  for (let facility = 0; facility < 40; facility++) {
    const fixed = {
      facility_id: `F${facility}`,
      client_id: one(`C${facility % 15}`, `C${facility % 15}`, `C${facility % 15}`, null),
      sector: one('solar', 'wind', 'roads', null),
      branch: one('north', 'south', null),
      product: one('term', 'revolving'),
      origination_date: one(day(), '2020-01-01', null),
    };
    for (const as_of_date of MONTHS) {
      if (random() < 0.1) continue;
      exposure.push({
        ...fixed,
        as_of_date,
        outstanding: Math.round(random() * 1e7) / 100 - (random() < 0.03 ? 1e5 : 0),
        limit_amount: one(null, 0, 60_000, 120_000),
        five_tier: one(1, 1, 1, 2, 3, 4, null),
        ifrs_stage: one(1, 2, 3, null),
        days_past_due: one(0, 0, 0, 12, 45, 100, 300, 400, null),
        loan_status: random() < 0.04 ? 'written_off' : null,
        manager_id: one('M1', 'M2', 'M3', null),
        rating: pick('AA', 'A', 'BBB', 'own', null),
        pd_12m: pick(0.01, 0.05, null),
        pd_life: pick(0.08, 0.2, null),
        lgd: pick(0.3, null, null),
        provision: pick(amount(), amount(), null),
        collateral_value: pick(amount(), 0, null),
        watchlist_flag: pick(true, false, false, null),
        project_id: `P${facility % 4}`,
      });
    }
  }
  const client = Array.from({ length: 12 }, (_, index) => ({
    client_id: `C${index}`,
    risk_tier: one(1, 2, 3, 4, 5, null),
    group_id: one('G1', 'G2', null, null),
    status: one('active', 'active', 'exited', null),
    onboard_date: one('2020-01-01', day(), null),
  }));
  const review = Array.from({ length: 80 }, (_, index) => ({
    review_id: `R${index}`,
    client_id: `C${whole(15)}`,
    manager_id: one('M1', 'M2', 'M3', null),
    review_type: one('periodic', 'first_draw', 'onboarding'),
    due_date: one(day(), day(), day(), null),
    start_date: one(day(), null),
    done_date: one(day(), day(), null),
    waived_flag: one(true, false, false, false, null),
    method: one('onsite', 'offsite', null),
    outcome: one('approve', 'reject', 'defer', null),
    score_financial: one(40, 70, 90, null),
    remediation_due: one(day(), null),
    remediation_done: one(day(), null),
  }));
  const alert = Array.from({ length: 40 }, (_, index) => ({
    alert_id: `A${index % 30}`,
    action_seq: Math.floor(index / 30),
    client_id: `C${whole(15)}`,
    raised_date: day(),
    ack_date: one(day(), null),
    closed_date: one(day(), null),
    action_done: one(day(), null),
    severity: one(1, 2, 3, null),
    indicator_code: one('O03', 'F03'),
    plan_flag: one(true, false, null),
    plan_date: one(day(), null),
  }));
  const assessed = new Set<string>();
  const esg = Array.from({ length: 30 }, () => ({
    subject_type: 'client',
    subject_id: `C${whole(15)}`,
    assess_date: one('2024-01-01', '2025-06-01', day()),
    ...{ scale_min: 0, scale_max: 100 },
    e_score: one(whole(120), null),
    s_score: one(whole(100), null),
    g_score: one(whole(100), null),
    total_score: one(50, null),
    ep_category: one('A', 'B', 'C', null),
  })).filter(({ subject_id, assess_date }) => {
    const key = subject_id + assess_date;
    return assessed.has(key) ? false : assessed.add(key);
  });
  const parameter = [
    { key: 'sector_limit:solar', value: '40%' },
    { key: 'sector_limit:wind', value: '1,000,000', effective_from: '2026-02-01' },
  ];
  return { exposure, client, review, alert, esg, parameter, ...companies(pick, amount) };
}
