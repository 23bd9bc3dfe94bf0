import { describe, expect, it } from 'vitest';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';
const TABLES = {
  exposure: [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', as_of_date: MAY, outstanding: 90, manager_id: 'M1' },
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', as_of_date: JUNE, outstanding: 80, manager_id: 'M1' },
    { facility_id: 'F2', client_id: 'C1', as_of_date: JUNE, outstanding: 100, manager_id: 'M2' },
    { facility_id: 'F3', client_id: 'C2', as_of_date: MAY, outstanding: 40, manager_id: 'M3' },
    ...[{ facility_id: 'F3', client_id: 'C2', as_of_date: JUNE, outstanding: 0, loan_status: 'settled' }],
  ],
  facility: [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1' },
    { facility_id: 'F9', client_id: 'C1' },
  ],
  manager: [
    { manager_id: 'M1', manager_name: '林一', team_id: 'T1', branch: 'B', active_from: '2020-01-01' },
    { manager_id: 'M2', manager_name: '周二', team_id: 'T1', branch: 'B', active_from: '2026-06-15' },
    { manager_id: 'M3', manager_name: '吴三', team_id: 'T2', branch: 'B' },
    { manager_id: 'M4', manager_name: '郑四', team_id: 'T2', branch: 'B' },
  ],
  project: [
    { project_id: 'P1', client_id: 'C1', project_name: '甲' },
    { project_id: 'P2', client_id: 'C1', project_name: '乙' },
  ],
  covenant: [
    {
      covenant_id: 'K1',
      facility_id: 'F1',
      client_id: 'C1',
      metric: 'DSCR',
      operator: '>=',
      threshold: 1,
      test_date: MAY,
    },
    {
      covenant_id: 'K2',
      facility_id: 'F2',
      client_id: 'C1',
      metric: 'DSCR',
      operator: '>=',
      threshold: 1,
      test_date: MAY,
    },
  ],
  review: [
    { review_id: 'R1', client_id: 'C1', manager_id: 'M2', due_date: MAY },
    { review_id: 'R2', client_id: 'C1', facility_id: 'F1', manager_id: 'M3', due_date: MAY },
    { review_id: 'R3', client_id: 'C1', project_id: 'P1', due_date: MAY },
  ],
  training: [
    { manager_id: 'M1', course_id: 'K1', required_flag: true, due_date: MAY },
    { manager_id: 'M1', course_id: 'K2', completion_date: '2026-06-10' },
    { manager_id: 'M2', course_id: 'K1', required_flag: true, due_date: MAY, completion_date: '2026-06-02' },
  ],
  kpi: [
    { scope_type: 'manager', scope_id: 'M1', period: '2026Q2', kpi_code: 'AWARD', actual_manual: 1, note: '林一获奖' },
    { scope_type: 'all', scope_id: '*', period: '2026Q2', kpi_code: 'C01', target: 0.9 },
  ],
};

type Filter = MetricRequest['filter'];

/** First of the wanted cells of each row, in their order. */
async function ids(portfolio: Portfolio, table: string, filter: Filter, more: Omit<MetricRequest, 'filter'> = {}) {
  const first = { exposure: 'as_of_date', review: 'review_id', covenant: 'covenant_id', training: 'course_id' }[table];
  const column = first ?? (table === 'kpi' ? 'kpi_code' : `${table}_id`);
  const { rows } = await portfolio.records(table, { filter, ...more }, { columns: [column] });
  return rows.map(({ cells }) => cells[0]).toSorted();
}

describe('rows of one thing', () => {
  it('are those that name the loan or the project, not all of its client', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      expect(await ids(portfolio, 'covenant', { facility: ['F1'] })).toEqual(['K1']);
      expect(await ids(portfolio, 'covenant', { project: ['P1'] })).toEqual(['K1']);
      expect(await ids(portfolio, 'covenant', { client: ['C1'] })).toEqual(['K1', 'K2']);
      expect(await ids(portfolio, 'review', { facility: ['F1'] })).toEqual(['R2']);
      expect(await ids(portfolio, 'review', { project: ['P1'] })).toEqual(['R2', 'R3']);
      expect(await ids(portfolio, 'project', { facility: ['F1'] })).toEqual(['P1']);
      expect(await ids(portfolio, 'facility', { project: ['P1'] })).toEqual(['F1']);
      // known to its own table alone
      expect(await ids(portfolio, 'facility', { facility: ['F9'] })).toEqual(['F9']);
      expect(await ids(portfolio, 'project', { project: ['P2'] })).toEqual(['P2']);
      expect(await ids(portfolio, 'project', { project: ["P1' OR 1=1 --"] })).toEqual([]);
      expect(await ids(portfolio, 'covenant', { facility: ['F1'], client: ['C2'] })).toEqual([]);
    });
  });

  it('belong to who is in charge of the row, and where nobody is to who is in charge of the client', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      expect(await ids(portfolio, 'review', { manager: ['M2'] })).toEqual(['R1', 'R3']);
      expect(await ids(portfolio, 'review', { manager: ['M1'] })).toEqual(['R3']);
      expect(await ids(portfolio, 'review', { manager: ['M3'] })).toEqual(['R2']);
      expect(await ids(portfolio, 'review', { team: ['T1'] })).toEqual(['R1', 'R3']);
      expect(await ids(portfolio, 'review', { team: ['T2'] })).toEqual(['R2']);
      const late = await portfolio.ask('review-overdue', { filter: { manager: ['M3'] } });
      expect(late.find(({ by }) => by.days === 'all')?.value).toBe(1);
    });
  });

  it('of people are their own, also of who looks after no loan', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      expect(await ids(portfolio, 'manager', { team: ['T2'] })).toEqual(['M3', 'M4']);
      expect(await ids(portfolio, 'manager', { manager: ['M4'] })).toEqual(['M4']);
      expect(await ids(portfolio, 'manager', { client: ['C1'] })).toEqual(['M1', 'M2']);
      expect(await ids(portfolio, 'manager', { branch: ['B'] }, { asOf: MAY })).toEqual(['M1', 'M3', 'M4']);
      expect(await ids(portfolio, 'training', { manager: ['M1'] })).toEqual(['K1', 'K2']);
      // what is required is there before it is done, what is not only then
      expect(await ids(portfolio, 'training', { manager: ['M1'] }, { asOf: MAY })).toEqual(['K1']);
      expect(await ids(portfolio, 'kpi', { manager: ['M1'] })).toEqual(['AWARD']);
      expect(await ids(portfolio, 'kpi', {})).toEqual(['AWARD', 'C01']);
      const { states } = await portfolio.records('training', { filter: { team: ['T1'] } });
      expect(states).toEqual([
        { state: 'done', rows: 1 },
        { state: 'late', rows: 1 },
        { state: 'overdue', rows: 1 },
      ]);
    });
  });

  it('of a loan stand for every month where a period is asked, also after it has left the book', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      expect(await ids(portfolio, 'exposure', { facility: ['F1'] })).toEqual([JUNE]);
      expect(await ids(portfolio, 'exposure', { facility: ['F1'] }, { period: 'all' })).toEqual([MAY, JUNE]);
      expect(await ids(portfolio, 'exposure', { facility: ['F1'] }, { period: 'all', asOf: MAY })).toEqual([MAY]);
      expect(await ids(portfolio, 'exposure', { facility: ['F1'] }, { period: 'quarter' })).toEqual([MAY, JUNE]);
      expect(await ids(portfolio, 'exposure', { facility: ['F3'] })).toEqual([]);
      expect(await ids(portfolio, 'exposure', { facility: ['F3'] }, { period: 'all' })).toEqual([MAY, JUNE]);
    });
  });

  it('name nobody where names are hidden, and are understood by codes alone', async () => {
    await withPortfolioOf(TABLES, async (portfolio) => {
      const { portfolio: hidden } = await hideNames(portfolio);
      for (const table of ['manager', 'training', 'kpi']) {
        const { rows } = await hidden.records(table, {}, { columns: 'all' });
        expect([table, rows.length > 0]).toEqual([table, true]);
        expect(JSON.stringify(rows), table).not.toMatch(/林一|周二|吴三|郑四|"M[1-4]"/);
        expect((await hidden.records(table, { filter: { manager: ['M1'] } })).total).toBe(0);
      }
    });
  });
});

describe('values on record anywhere', () => {
  it('are also those without a loan, a review or an alert', async () => {
    await withPortfolioOf(TABLES, async ({ values }) => {
      const all = async (dimension: 'manager' | 'project' | 'facility', options = {}) =>
        (await values(dimension, 'zh-CN', options)).map(({ value }) => value).filter((value) => value !== 'unknown');
      const recorded = { recorded: true };
      expect((await all('manager')).toSorted()).toEqual(['M1', 'M2', 'M3']);
      expect((await all('manager', recorded)).toSorted()).toEqual(['M1', 'M2', 'M3', 'M4']);
      expect(await all('project')).toEqual(['P1']);
      expect((await all('project', recorded)).toSorted()).toEqual(['P1', 'P2']);
      expect((await all('facility', recorded)).toSorted()).toEqual(['F1', 'F2', 'F3', 'F9']);
    });
  });
});
