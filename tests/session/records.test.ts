import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { RECORD_TABLES } from '../../src/session/records/record-tables.ts';
import type { TestRow } from '../support/with-tables.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';
const loan = (facility_id: string, client_id: string, as_of_date: string, outstanding: number, more: TestRow = {}) => ({
  ...{ facility_id, client_id, as_of_date, outstanding, manager_id: 'M1', ...more },
});
const BOOK = {
  exposure: [
    loan('F1', 'C1', MAY, 90, { days_past_due: 5, five_tier: 2 }),
    loan('F1', 'C1', JUNE, 80, { five_tier: 1 }),
    loan('F2', 'C1', JUNE, 100),
    loan('F3', 'C2', JUNE, 40, { manager_id: 'M2' }),
    loan('F9', 'C1', JUNE, 0, { loan_status: 'settled' }),
  ],
};

/** The cells of the rows, and how many there are in all. */
async function cellsOf(
  portfolio: Portfolio,
  table: string,
  columns: readonly string[],
  { client, asOf = JUNE, ...more }: { client?: string; asOf?: string; limit?: number; offset?: number } = {},
) {
  const filter = client === undefined ? {} : { client: [client] };
  const { rows, total, states } = await portfolio.records(table, { asOf, filter }, { columns, ...more });
  return { rows: rows.map(({ cells }) => cells), total, states };
}

describe('rows of a table as they stood', () => {
  it('are those of the book of the month, the largest loan first, with the place each came from', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const june = await portfolio.records(
        'exposure',
        { filter: { client: ['C1'] } },
        { columns: ['facility_id', 'outstanding', 'five_tier'] },
      );
      expect(june).toEqual({
        table: 'exposure',
        columns: [
          { name: 'facility_id', type: 'text' },
          { name: 'outstanding', type: 'money' },
          { name: 'five_tier', type: 'code' },
        ],
        rows: [
          { cells: ['F2', 100, null], file: 'test.csv', row: 4 },
          { cells: ['F1', 80, 1], file: 'test.csv', row: 3 },
        ],
        dated: true,
        total: 2,
        states: [],
      });
      const may = await cellsOf(portfolio, 'exposure', ['facility_id', 'days_past_due'], { asOf: MAY });
      expect(may).toEqual({ rows: [['F1', 5]], total: 1, states: [] });
    });
  });

  it('follow the filter: of the ledger by loan, of other tables by client, who may have no loan at all', async () => {
    const tables = {
      ...BOOK,
      client: [
        { client_id: 'C1', manager_id: 'M2', onboard_date: '2020-01-01' },
        { client_id: 'C7', manager_id: 'M2', onboard_date: '2021-01-01' },
      ],
    };
    await withPortfolioOf(tables, async (portfolio) => {
      const of = async (table: string, manager: string) =>
        (await portfolio.records(table, { filter: { manager: [manager] } }, { columns: ['client_id'] })).rows.map(
          ({ cells }) => cells[0],
        );
      expect(await of('exposure', 'M2')).toEqual(['C2']);
      // C1 has loans, whose manager is another; C7 has none, and is M2's by the table of clients
      expect(await of('client', 'M2')).toEqual(['C7']);
      expect(await of('client', 'M1')).toEqual(['C1']);
      expect(await cellsOf(portfolio, 'client', ['client_id'])).toMatchObject({ rows: [['C7'], ['C1']], total: 2 });
    });
  });

  it('know nothing that is dated after the date', async () => {
    const review = (review_id: string, more: TestRow) => ({
      review_id,
      client_id: 'C1',
      review_type: 'periodic',
      ...more,
    });
    const tables = {
      ...BOOK,
      review: [
        review('R1', { due_date: '2026-04-30', done_date: '2026-04-20', outcome: 'keep', findings_count: 1 }),
        review('R2', { due_date: '2026-05-15', done_date: '2026-06-10', outcome: 'reduce', findings_count: 3 }),
        review('R3', { due_date: '2026-07-15' }),
        review('R4', { due_date: '2026-05-31', waived_flag: true }),
        review('R5', { due_date: '2026-05-31' }),
      ],
    };
    const columns = ['review_id', 'done_date', 'state', 'outcome', 'findings_count'];
    await withPortfolioOf(tables, async (portfolio) => {
      expect(await cellsOf(portfolio, 'review', columns, { asOf: MAY })).toEqual({
        rows: [
          ['R4', null, 'waived', null, null],
          ['R5', null, 'open', null, null],
          // done in June: in May it was overdue, and nobody knew what would come of it
          ['R2', null, 'overdue', null, null],
          ['R1', '2026-04-20', 'done', 'keep', 1],
        ],
        total: 4,
        states: [
          { state: 'done', rows: 1 },
          { state: 'open', rows: 1 },
          { state: 'overdue', rows: 1 },
          { state: 'waived', rows: 1 },
        ],
      });
      const june = await cellsOf(portfolio, 'review', columns);
      expect(june.rows.find(([id]) => id === 'R2')).toEqual(['R2', '2026-06-10', 'late', 'reduce', 3]);
      expect(june.rows.map(([id]) => id)).not.toContain('R3');
    });
  });

  it('are one a covenant and a project, the newest test or report', async () => {
    const test = (test_date: string, more: TestRow) => ({
      ...{ covenant_id: 'K1', client_id: 'C1', metric: 'DSCR', operator: '>=', threshold: 1.2, test_date, ...more },
    });
    const tables = {
      ...BOOK,
      facility: [{ facility_id: 'F3', client_id: 'C2' }],
      covenant: [
        test('2026-03-31', { actual: 1.3 }),
        test('2026-05-31', { actual: 1.1, status: 'waived', waiver_date: '2026-06-20' }),
        test('2026-09-30', { actual: 0.9 }),
        { ...test('2026-06-30', {}), covenant_id: 'K2', client_id: null, facility_id: 'F3' },
      ],
      project: [
        { project_id: 'P1', client_id: 'C1', as_of_date: '2026-03-31', progress_pct: 0.4 },
        { project_id: 'P1', client_id: 'C1', as_of_date: '2026-06-30', progress_pct: 0.6, cod_actual: '2026-07-20' },
      ],
    };
    const columns = ['covenant_id', 'test_date', 'actual', 'state'];
    await withPortfolioOf(tables, async (portfolio) => {
      const of = (client: string, asOf: string) => cellsOf(portfolio, 'covenant', columns, { client, asOf });
      expect((await of('C1', '2026-04-30')).rows).toEqual([['K1', '2026-03-31', 1.3, 'pass']]);
      // waived only in June
      expect((await of('C1', MAY)).rows).toEqual([['K1', '2026-05-31', 1.1, 'breach']]);
      expect((await of('C1', JUNE)).rows).toEqual([['K1', '2026-05-31', 1.1, 'waived']]);
      // whose it is, the loan says; without figures nobody can tell what came of it
      expect((await of('C2', JUNE)).rows).toEqual([['K2', '2026-06-30', null, 'pending']]);
      expect(await cellsOf(portfolio, 'project', ['progress_pct', 'cod_actual'])).toMatchObject({
        rows: [[0.6, null]],
      });
      expect(await cellsOf(portfolio, 'project', ['progress_pct'], { asOf: MAY })).toMatchObject({ rows: [[0.4]] });
    });
  });

  it('tell alerts, documents and requests as they were at the date', async () => {
    const tables = {
      ...BOOK,
      alert: [
        {
          alert_id: 'A1',
          client_id: 'C1',
          raised_date: '2026-05-01',
          severity: 3,
          status: 'closed',
          closed_date: JUNE,
        },
        { alert_id: 'A1', action_seq: 1, client_id: 'C1', raised_date: '2026-05-01', action_done: '2026-06-05' },
        {
          alert_id: 'A2',
          client_id: 'C1',
          raised_date: '2026-05-02',
          status: 'false_positive',
          ack_date: '2026-05-03',
        },
        { alert_id: 'A3', client_id: 'C1', raised_date: '2026-06-02', ack_date: '2026-06-03' },
      ],
      file_item: [
        { item_id: 'D1', client_id: 'C1', doc_type: 'licence', last_updated: '2026-06-15', expiry_date: '2030-01-01' },
        { item_id: 'D2', client_id: 'C1', doc_type: 'kyc', status: 'missing' },
        { item_id: 'D3', client_id: 'C1', doc_type: 'env_permit', last_updated: '2020-01-01', expiry_date: MAY },
      ],
      ticket: [
        {
          ticket_id: 'T1',
          client_id: 'C1',
          opened_at: '2026-05-30 09:00:00',
          resolved_at: '2026-06-02 10:00:00',
          csat: 4,
        },
      ],
    };
    await withPortfolioOf(tables, async (portfolio) => {
      const told = async (table: string, columns: readonly string[], asOf: string) =>
        (await cellsOf(portfolio, table, columns, { asOf })).rows;
      const alerts = ['alert_id', 'action_seq', 'state', 'closed_date', 'action_done', 'status'];
      expect(await told('alert', alerts, MAY)).toEqual([
        ['A2', 0, 'false_positive', null, null, 'false_positive'],
        ['A1', 0, 'open', null, null, null],
        ['A1', 1, 'open', null, null, null],
      ]);
      expect((await told('alert', alerts, JUNE)).slice(0, 1)).toEqual([['A3', 0, 'acknowledged', null, null, null]]);
      const files = ['item_id', 'state', 'last_updated', 'expiry_date'];
      expect((await told('file_item', files, MAY)).toSorted()).toEqual([
        ['D1', 'stale', null, null],
        ['D2', 'missing', null, null],
        ['D3', 'valid', '2020-01-01', MAY],
      ]);
      expect((await told('file_item', files, JUNE)).toSorted()).toEqual([
        ['D1', 'valid', '2026-06-15', '2030-01-01'],
        ['D2', 'missing', null, null],
        ['D3', 'expired', '2020-01-01', MAY],
      ]);
      const tickets = ['state', 'resolved_at', 'csat'];
      expect(await told('ticket', tickets, MAY)).toEqual([['open', null, null]]);
      expect(await told('ticket', tickets, JUNE)).toEqual([['resolved', '2026-06-02 10:00:00', 4]]);
    });
  });

  it('count as open what the metrics of the catalogue count', async () => {
    const review = (review_id: string, due_date: string, more: TestRow = {}) => ({
      review_id,
      client_id: 'C1',
      due_date,
      ...more,
    });
    const tables = {
      ...BOOK,
      review: [
        ...[review('R1', '2026-03-01'), review('R2', JUNE), review('R3', '2026-05-01', { done_date: '2026-07-03' })],
        review('R4', '2026-05-02', { waived_flag: true }),
      ],
      file_item: [
        { item_id: 'D1', client_id: 'C1', doc_type: 'kyc', last_updated: '2026-06-01' },
        { item_id: 'D2', client_id: 'C1', doc_type: 'credit_report', last_updated: '2024-01-01' },
        { item_id: 'D3', client_id: 'C1', doc_type: 'insurance', expiry_date: '2026-12-31' },
        { item_id: 'D4', client_id: 'C1', doc_type: 'licence', status: 'missing' },
      ],
    };
    await withPortfolioOf(tables, async (portfolio) => {
      const count = async (table: string, ...wanted: string[]) => {
        const { states } = await portfolio.records(table, {});
        return states.reduce((sum, { state, rows }) => sum + (wanted.includes(state) ? rows : 0), 0);
      };
      const late = (await portfolio.ask('review-overdue')).find(({ by }) => by.days === 'all');
      expect([await count('review', 'overdue'), late?.value]).toEqual([2, 2]);
      const [fresh] = await portfolio.ask('file-freshness');
      expect([await count('file_item', 'valid'), fresh?.numerator]).toEqual([2, 2]);
    });
  });

  it('are read page by page, and all columns where somebody wants all', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const page = { limit: 1, offset: 1 };
      expect(await cellsOf(portfolio, 'exposure', ['facility_id'], page)).toMatchObject({ rows: [['F1']], total: 3 });
      const { columns } = await portfolio.records('review', {}, { columns: 'all' });
      expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['score_credit', 'state']));
    });
  });

  it('can be asked of every table that speaks of clients, with the columns it shows by itself', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      for (const [table, { columns }] of Object.entries(RECORD_TABLES)) {
        const found = await portfolio.records(table, { filter: { client: ['C1'], sector: ['unknown'] } });
        expect([table, found.columns.map(({ name }) => name)]).toEqual([table, columns]);
      }
    });
  });

  it('are refused where there is no such table or column, with those there are', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      await expect(portfolio.records('fx', {})).rejects.toThrow(/unknown table: fx; known are exposure, client/);
      await expect(portfolio.records('review', {}, { columns: ['colour'] })).rejects.toThrow(
        /columns of review: colour; .*review_id/,
      );
    });
  });

  it('name nobody where names are hidden', async () => {
    const tables = {
      exposure: [loan('F1', 'C1', JUNE, 80, { client_name: '北辰' })],
      client: [{ client_id: 'C1', client_name: '北辰', client_name_en: 'Beichen', manager_id: 'M1' }],
      manager: [{ manager_id: 'M1', manager_name: '王雨桐' }],
      project: [{ project_id: 'P1', client_id: 'C1', project_name: '北辰一期' }],
      alert: [{ alert_id: 'A1', client_id: 'C1', raised_date: JUNE, action_owner: '王雨桐' }],
      credit_action: [
        { action_id: 'X1', client_id: 'C1', action_date: JUNE, action_type: 'exit', approved_by: '王雨桐' },
      ],
    };
    await withPortfolioOf(tables, async (portfolio) => {
      const { portfolio: hidden } = await hideNames(portfolio);
      for (const table of Object.keys(tables).filter((name) => name !== 'manager')) {
        const told = await hidden.records(table, { filter: { manager: ['M-1'] } }, { columns: 'all' });
        expect([table, told.total]).toEqual([table, 1]);
        expect(JSON.stringify(told.rows), table).not.toMatch(/北辰|Beichen|王雨桐|"M1"/);
      }
      expect(await cellsOf(hidden, 'client', ['client_id', 'manager_id'])).toMatchObject({ rows: [['C1', 'M-1']] });
      // who asks by the real id would learn whose code it is
      expect((await hidden.records('client', { filter: { manager: ['M1'] } })).total).toBe(0);
    });
  });
});
