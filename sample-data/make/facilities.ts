import { addMonths, monthOf, type IsoDate } from '../../src/lib/dates.ts';
import { dayOf, monthIndex, MONTHS } from './calendar.ts';
import type { Client } from './clients.ts';
import { at, createRandom, type Random } from './random.ts';
import { STORIES } from './stories.ts';

/** A loan as agreed; amounts in 万元. */
export interface Facility {
  id: string;
  client: Client;
  product: '项目贷款' | '银团贷款' | '固定资产贷款' | '流动资金贷款';
  project: string | null;
  limit: number;
  start: IsoDate;
  /** Months over which the loan is drawn, and after which the first instalment falls due. */
  drawing: number;
  grace: number;
  /** Months between instalments; 0: all of it at maturity. */
  instalment: number;
  maturity: IsoDate;
}

/** All loans that were alive in any of the months, numbered in the order of their first drawdown. */
export function makeFacilities(clients: readonly Client[]): Facility[] {
  const facilities = clients.filter(({ refused }) => !refused).flatMap(facilitiesOf);
  facilities.sort((a, b) => a.start.localeCompare(b.start) || a.client.id.localeCompare(b.client.id));
  const numbers = new Map<string, number>();
  let project = 0;
  for (const facility of facilities) {
    const year = facility.start.slice(0, 4);
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    facility.id = `JK${year}${String(number).padStart(4, '0')}`;
    if (facility.project !== null) facility.project = `P${String((project += 1)).padStart(4, '0')}`;
  }
  return facilities;
}

type Draft = Omit<Facility, 'id' | 'client'>;

function facilitiesOf(client: Client): Facility[] {
  const random = createRandom(`facilities/${client.id}`);
  const drafts =
    client.story === 'giant' ? giantLoans() : [...longLoans(client, random), ...workingCapital(client, random)];
  return drafts.filter(({ maturity }) => monthIndex(maturity) >= 0).map((draft) => ({ id: '', client, ...draft }));
}

function giantLoans(): Draft[] {
  return STORIES.giant.limits.map((limit, index) =>
    longLoan(index < 3 ? '银团贷款' : '项目贷款', limit, dayOf(-30 + index * 11, 18), {
      drawing: 16,
      grace: 36,
      years: 22,
    }),
  );
}

function longLoans(client: Client, random: Random): Draft[] {
  const count = client.story ? 2 : 1 + random.weighted([3, 5, 4, 1]);
  const first = monthIndex(client.onboarded) + random.int(1, 3);
  const loans: Draft[] = [];
  for (let index = 0; index < count; index++) {
    const month = index === 0 ? first : first + random.int(4, 50);
    if (month >= MONTHS) continue;
    const product = at(
      ['项目贷款', '银团贷款', '固定资产贷款'] as const,
      random.weighted([6, client.baseTier === 1 ? 3 : 1, 4]),
    );
    const years = product === '固定资产贷款' ? random.int(5, 9) : random.int(9, 16);
    const size = product === '银团贷款' ? [12000, 32000] : product === '项目贷款' ? [5000, 20000] : [2000, 9000];
    const loan = longLoan(product, skewed(random, at(size, 0), at(size, 1)), dayOf(month, random.int(3, 28)), {
      drawing: product === '固定资产贷款' ? random.int(1, 4) : random.int(10, 26),
      grace: product === '固定资产贷款' ? 6 : random.int(18, 30),
      years,
    });
    loans.push(client.exitMonth === null ? loan : { ...loan, maturity: dayOf(client.exitMonth, 20) });
  }
  return loans.filter(({ start, maturity }) => start < maturity);
}

function longLoan(
  product: Facility['product'],
  limit: number,
  start: IsoDate,
  { drawing, grace, years }: { drawing: number; grace: number; years: number },
): Draft {
  const project = product === '固定资产贷款' ? null : '';
  return {
    product,
    project,
    limit,
    start,
    drawing,
    grace,
    instalment: product === '固定资产贷款' ? 6 : 3,
    maturity: later(start, years * 12),
  };
}

/** A line for working capital, agreed anew when it ends. */
function workingCapital(client: Client, random: Random): Draft[] {
  const wanted = client.story === 'receivables' || random.chance(0.42);
  if (!wanted) return [];
  const term = client.story === 'receivables' ? 36 : random.pick([12, 24, 24, 36, 36]);
  const limit = client.story === 'receivables' ? STORIES.receivables.before : skewed(random, 800, 6000);
  const begin = Math.max(monthIndex(client.onboarded) + random.int(1, 6), -random.int(1, term - 1));
  const end = client.exitMonth ?? MONTHS;
  const lines: Draft[] = [];
  for (let month = client.story === 'receivables' ? 9 : begin; month < end; month += term) {
    const start = dayOf(month, random.int(3, 26));
    const maturity =
      client.exitMonth !== null && month + term > client.exitMonth ? dayOf(client.exitMonth, 27) : later(start, term);
    if (start < maturity)
      lines.push({
        product: '流动资金贷款',
        project: null,
        limit,
        start,
        drawing: 0,
        grace: 0,
        instalment: 0,
        maturity,
      });
  }
  return lines;
}

/** A round amount, more often near the low end. */
function skewed(random: Random, low: number, high: number): number {
  return Math.round((low + (high - low) * random.next() * random.next()) / 100) * 100;
}

function later(date: IsoDate, months: number): IsoDate {
  return `${addMonths(monthOf(date), months)}-${date.slice(8)}`;
}

/** What a loan that is paid as agreed stands at, in hundredths of 万元. */
export function scheduledBalance(facility: Facility, month: number): number {
  const limit = facility.limit * 100;
  const age = month - monthIndex(facility.start);
  if (facility.product === '流动资金贷款') return drawnLine(facility, limit, month);
  if (age < facility.drawing) {
    const part = (age + 1) / (facility.drawing + 1);
    return Math.round(limit * part * part * (3 - 2 * part));
  }
  const life = monthIndex(facility.maturity) - monthIndex(facility.start);
  const instalments = Math.floor((life - facility.grace) / facility.instalment) + 1;
  const paid = age < facility.grace ? 0 : Math.floor((age - facility.grace) / facility.instalment) + 1;
  return Math.round(limit * Math.max(0, 1 - paid / Math.max(1, instalments)));
}

/** A line is used anew each quarter, between half and all of it. */
function drawnLine(facility: Facility, limit: number, month: number): number {
  const quarter = Math.floor((month + 120) / 3);
  const use = createRandom(`use/${facility.client.id}/${facility.limit}/${quarter}`).int(52, 98);
  return Math.round((limit * use) / 100);
}

/** First month whose end a loan is seen at, and the month in which it is to be repaid. */
export function lifeOf(facility: Facility): { first: number; last: number } {
  return { first: Math.max(0, monthIndex(facility.start)), last: monthIndex(facility.maturity) };
}
