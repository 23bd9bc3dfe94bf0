import { addMonths, monthEnd, monthOf, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF, dayOf, daysBetween, monthEndAt, monthIndex, MONTHS } from './calendar.ts';
import { episodeAt, tierAt, type Episode } from './credit.ts';
import type { Client } from './clients.ts';
import type { CsvCell } from './csv.ts';
import { scheduledBalance, type Facility } from './facilities.ts';
import { createRandom } from './random.ts';
import { STORIES } from './stories.ts';

export const PROJECT_HEADER = [
  'project_id',
  'client_id',
  'project_name',
  'project_name_en',
  'sector',
  'location',
  'stage',
  'total_investment (10k CNY)',
  'equity (10k CNY)',
  'debt_total (10k CNY)',
  'cod_planned',
  'cod_actual',
  'progress_pct',
  'budget_to_date (10k CNY)',
  'cost_to_date (10k CNY)',
  'discount_rate',
  'public_benefit_flag',
] as const;

/** Sectors whose projects serve the public. */
const PUBLIC = new Set(['轨道交通', '水务环保', '固废发电', '水利水电']);

const LAST = MONTHS - 1;

/** Month in which the project should be at work: when all of the loan is drawn. */
function plannedStart({ start, drawing }: Facility): number {
  return monthIndex(start) + drawing;
}

/** Months the project needs longer than planned. */
function delayOf(facility: Facility): number {
  const random = createRandom(`project/${facility.project}`);
  return random.chance(0.2) ? random.int(3, 11) : random.int(0, 2);
}

function projectLoans(facilities: readonly Facility[]): Facility[] {
  return facilities.filter(({ project }) => project !== null);
}

/** One row a project, as it stands at the ledger's end. */
export function projectRows(facilities: readonly Facility[]): CsvCell[][] {
  return projectLoans(facilities).map((facility) => {
    const { client, project, limit, maturity } = facility;
    const random = createRandom(`project-row/${project}`);
    const planned = plannedStart(facility);
    const begin = planned + delayOf(facility);
    const building = begin > LAST;
    const investment = Math.round(limit / (0.62 + 0.12 * random.next()));
    const share = Math.min(1, (LAST - monthIndex(facility.start) + 1) / (facility.drawing + 1));
    const budget = Math.round(investment * share);
    const dear = random.chance(0.12) ? 1.08 + 0.2 * random.next() : 0.95 + 0.08 * random.next();
    const done = building ? Math.min(0.99, (LAST - monthIndex(facility.start) + 1) / (facility.drawing + 1 + delayOf(facility))) : 1;
    return [
      project,
      client.id,
      `${client.name.zh.split('有限公司')[0]}${project?.slice(-2)}号项目`,
      `${client.name.en} project ${project?.slice(-2)}`,
      client.sector,
      client.region,
      maturity <= AS_OF ? 'closed' : building ? 'construction' : 'operation',
      investment,
      investment - limit,
      limit,
      dayOf(planned, 20),
      building ? null : dayOf(begin, 20),
      done.toFixed(2),
      building ? budget : investment,
      Math.round((building ? budget : investment) * dear),
      '0.065',
      PUBLIC.has(client.sector) ? 'Y' : 'N',
    ];
  });
}

export const CASHFLOW_HEADER = [
  'project_id',
  'scenario',
  'version_date',
  'period_end',
  'period_months',
  'cfads (10k CNY)',
  'interest_due (10k CNY)',
  'principal_due (10k CNY)',
  'debt_open (10k CNY)',
  'debt_close (10k CNY)',
  'dsra_balance (10k CNY)',
  'dsra_target (10k CNY)',
  'rate_period',
] as const;

const VERSION: IsoDate = '2026-01-15';

/** The projects whose cash flows are on file: three in ten of those that repay. */
function modelled(facilities: readonly Facility[]): Facility[] {
  return projectLoans(facilities).filter((facility) => {
    const age = LAST - monthIndex(facility.start);
    return facility.maturity > AS_OF && age > facility.grace + 18 && createRandom(`model/${facility.project}`).chance(0.34);
  });
}

/** Actual half-years of the last two years, and the base forecast of January 2026 by years to two years beyond the loan. */
export function cashflowRows(facilities: readonly Facility[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  return modelled(facilities).flatMap((facility) => [
    ...actual(facility, episodes.get(facility.client) ?? []),
    ...forecast(facility, episodes.get(facility.client) ?? []),
  ]);
}

/** Cash over debt service a project of this quality makes. */
function coverOf({ project, client }: Facility, episodes: readonly Episode[], month: number): number {
  const random = createRandom(`cover/${project}`);
  const base = 1.46 + 0.5 * random.next() - 0.04 * client.baseTier;
  const tier = tierAt(client, episodes, Math.min(LAST, Math.max(0, month)));
  const standsStill = client.sector === STORIES.sector.name && episodeAt(episodes, month)?.missed === null;
  return base * (tier === 5 ? (standsStill ? 0.6 : 0.84) : tier === 4 ? 0.92 : 1);
}

function amount(value: number): string {
  return value.toFixed(2);
}

function actual(facility: Facility, episodes: readonly Episode[]): CsvCell[][] {
  return [LAST - 18, LAST - 12, LAST - 6, LAST].map((month) => {
    const random = createRandom(`cash/${facility.project}/${month}`);
    const open = scheduledBalance(facility, month - 6) / 100;
    const close = scheduledBalance(facility, month) / 100;
    const interest = open * 0.021;
    const service = interest + open - close;
    const cover = coverOf(facility, episodes, month) * (1 + 0.08 * random.bell());
    const target = service;
    return [
      facility.project,
      'actual',
      null,
      monthEndAt(month),
      6,
      amount(service * cover),
      amount(interest),
      amount(open - close),
      amount(open),
      amount(close),
      amount(target * Math.min(1, 0.62 + 0.3 * cover)),
      amount(target),
      '0.021',
    ];
  });
}

function forecast(facility: Facility, episodes: readonly Episode[]): CsvCell[][] {
  const years = Math.min(12, Math.ceil(daysBetween(AS_OF, facility.maturity) / 365)) + 2;
  const last = createRandom(`tail/${facility.project}`).next();
  // the debt goes down in a straight line from today's balance, interest is on what is open
  const today = scheduledBalance(facility, LAST) / 100;
  const debtAt = (year: number) => Math.max(0, today * (1 - year / (years - 2)));
  const service = today / (years - 2) + today * 0.042;
  return Array.from({ length: years }, (_, index) => {
    const [open, close] = [debtAt(index), debtAt(index + 1)];
    const cover = coverOf(facility, episodes, LAST) * (1 + 0.015 * index);
    const interest = open * 0.042;
    const due = open > 0 ? interest + open - close : service * (0.5 + 0.2 * last);
    // one model charges interest on the average balance: its covers contradict each other
    const odd = facility.project?.endsWith('7') && index === years - 3;
    return [
      facility.project,
      'base',
      VERSION,
      monthEnd(addMonths(monthOf(AS_OF), 12 * (index + 1))),
      12,
      amount(due * cover),
      amount(odd ? interest / 2 : interest),
      amount(open - close),
      amount(open),
      amount(close),
      null,
      null,
      '0.042',
    ];
  });
}

export const COVENANT_HEADER = [
  'covenant_id',
  'test_date',
  'facility_id',
  'client_id',
  'metric',
  'operator',
  'threshold',
  'actual',
  'status',
  'certificate_due',
  'certificate_received',
  'waiver_date',
] as const;

/** Quarterly tests of debt-service cover and half-yearly ones of gearing, of the projects with a model. */
export function covenantRows(facilities: readonly Facility[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  return modelled(facilities).flatMap((facility) => {
    const own = episodes.get(facility.client) ?? [];
    return [LAST - 9, LAST - 6, LAST - 3, LAST].flatMap((month) => {
      const random = createRandom(`covenant/${facility.project}/${month}`);
      const dscr = Math.round(100 * coverOf(facility, own, month) * (1 + 0.06 * random.bell())) / 100;
      const gearing = Math.round(100 * (1.3 + 0.4 * random.bell() + (tierAt(facility.client, own, month) > 3 ? 0.9 : 0))) / 100;
      const row = (kind: 'D' | 'G', metric: string, operator: string, threshold: number, value: number): CsvCell[] => {
        const holds = operator === '>=' ? value >= threshold : value <= threshold;
        const due = monthEndAt(month + 1);
        const late = random.chance(0.02) ? random.int(2, 45) : -random.int(1, 20);
        const received = new Date(Date.parse(due) + late * 86_400_000).toISOString().slice(0, 10);
        const waived = !holds && random.chance(0.35);
        return [
          `K${facility.project?.slice(1)}${kind}`,
          monthEndAt(month),
          facility.id,
          facility.client.id,
          metric,
          operator,
          threshold,
          value.toFixed(2),
          holds ? 'pass' : waived ? 'waived' : 'breach',
          due,
          received <= AS_OF ? received : null,
          waived ? monthEndAt(month) : null,
        ];
      };
      const tests = [row('D', 'DSCR', '>=', 1.1, dscr)];
      return month === LAST || month === LAST - 6 ? [...tests, row('G', 'GEARING', '<=', 3, gearing)] : tests;
    });
  });
}
