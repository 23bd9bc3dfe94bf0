import type { Assessment, Book, CreditAction } from './book.ts';
import { Dice } from './dice.ts';
import { cashFlows, inGrace, PROJECTS, statements } from './unruly-finances.ts';
import { facilityHistory, maturityOf } from './unruly-loans.ts';

const SECTORS = ['solar', 'wind', 'roads', null];

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
