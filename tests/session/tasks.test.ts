import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import { TASKS } from '../../src/metrics/relations/task-rows.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { listTasks, type Task } from '../../src/session/tasks/list-tasks.ts';
import { samplePortfolio } from '../support/sample.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const JUNE = { asOf: '2026-06-30' };

const told = ({ person, kind, client, item, due, daysLate, row }: Task) =>
  [person, kind, client, item, due, daysLate, row?.value].join(' ');

/** Two clients of two managers, with something of each kind that is to be done beside what is not. */
const exposure = [
  { client_id: 'C1', outstanding: 10, manager_id: 'M1' },
  { client_id: 'C2', outstanding: 20, manager_id: 'M2' },
];
const review: TestRow[] = [
  { review_id: 'R1', client_id: 'C1', due_date: '2026-05-01', manager_id: 'M1' },
  { review_id: 'R2', client_id: 'C1', due_date: '2026-06-29', manager_id: 'M1' },
  { review_id: 'R3', client_id: 'C1', due_date: '2026-06-30', manager_id: 'M1' },
  { review_id: 'R4', client_id: 'C2', due_date: '2026-05-01', manager_id: 'M2', done_date: '2026-06-30' },
  { review_id: 'R5', client_id: 'C2', due_date: '2026-05-01', manager_id: 'M2', done_date: '2026-07-02' },
  { review_id: 'R6', client_id: 'C2', due_date: '2026-05-01', manager_id: 'M2', waived_flag: true },
];
const alert: TestRow[] = [
  { alert_id: 'A1', client_id: 'C2', raised_date: '2026-06-20', severity: 3, plan_flag: false },
  { alert_id: 'A2', client_id: 'C2', raised_date: '2026-06-28', severity: 1, plan_flag: false },
  { alert_id: 'A3', client_id: 'C1', raised_date: '2026-06-01', severity: 3, plan_flag: true, ack_date: '2026-06-02' },
  { alert_id: 'A4', client_id: 'C1', raised_date: '2026-06-01', severity: 3, closed_date: '2026-06-05' },
  { alert_id: 'A5', client_id: 'C1', raised_date: '2026-06-01', severity: 3, status: 'false_positive' },
];
const file_item: TestRow[] = [
  { item_id: 'D1', client_id: 'C1', doc_type: 'env_permit', expiry_date: '2026-06-29', manager_id: 'M1' },
  { item_id: 'D2', client_id: 'C1', doc_type: 'env_permit', status: 'expired', manager_id: 'M1' },
  { item_id: 'D3', client_id: 'C1', doc_type: 'env_permit', expiry_date: '2026-06-30', manager_id: 'M1' },
  { item_id: 'D4', client_id: 'C1', doc_type: 'insurance', expiry_date: '2026-01-01', manager_id: 'M1' },
];
const covenant: TestRow[] = [
  { covenant_id: 'K1', client_id: 'C2', test_date: '2026-03-31', certificate_due: '2026-05-31' },
  {
    ...{ covenant_id: 'K2', client_id: 'C2', test_date: '2026-03-31' },
    ...{ certificate_due: '2026-05-31', certificate_received: '2026-06-15' },
  },
];
const BOOK = { exposure, review, alert, file_item, covenant };

describe('the list of tasks', () => {
  it('has a row a task, the latest first, by ids alone where they are equal', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const { tasks, kinds } = await listTasks(portfolio, JUNE);
      expect(tasks.map(told)).toEqual([
        'M1 review C1 R1 2026-05-01 60 2',
        'M2 review C2 R5 2026-05-01 60 1',
        'M2 certificate C2 K1 2026-05-31 30 1',
        'M2 plan C2 A1 2026-06-20 10 1',
        'M2 acknowledgement C2 A1 2026-06-22 8 2',
        'M1 permit C1 D1 2026-06-29 1 2',
        'M1 review C1 R2 2026-06-29 1 2',
        // three more days to acknowledge it, no day on which the permit ran out
        'M2 acknowledgement C2 A2 2026-07-03 0 2',
        'M1 permit C1 D2   2',
      ]);
      expect(kinds.map(({ by, value }) => [by.task, value])).toEqual([
        ['review', 3],
        ['acknowledgement', 2],
        ['plan', 1],
        ['permit', 2],
        ['certificate', 1],
      ]);
    });
  });

  it('is that of one person where one is asked for, and of the date', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const items = async (request: MetricRequest) =>
        (await listTasks(portfolio, request)).tasks.map(({ person, item }) => `${person} ${item}`);
      expect(await items({ ...JUNE, filter: { manager: ['M1'] } })).toEqual(['M1 R1', 'M1 D1', 'M1 R2', 'M1 D2']);
      expect(await items({ asOf: '2026-06-02', filter: { manager: ['M2'] } })).toEqual([
        ...['M2 R4', 'M2 R5', 'M2 K1', 'M2 K2'],
      ]);
    });
  });

  it('holds a plan against the date asked, as the coverage by plans does', async () => {
    const red = { client_id: 'C1', raised_date: '2026-01-10', severity: 3 };
    const planned = [
      { ...red, alert_id: 'A1', plan_flag: true, plan_date: '2026-05-01' },
      { ...red, alert_id: 'A2', plan_flag: true },
    ];
    await withPortfolioOf({ exposure, alert: planned }, async (portfolio) => {
      const at = async (asOf: string) => (await listTasks(portfolio, { asOf })).tasks.map(told);
      expect(await at('2026-04-30')).toEqual(['M1 plan C1 A1 2026-01-10 110 1']);
      expect(await at('2026-05-01')).toEqual([]);
    });
    await withPortfolioOf({ exposure, alert: [{ ...red, alert_id: 'A1' }, ...planned.slice(1)] }, async (portfolio) => {
      expect((await listTasks(portfolio, JUNE)).tasks.map(({ item }) => item)).toEqual(['A1']);
    });
  });

  it('stops in the engine when nobody waits for it any more, also behind hidden names', async () => {
    await withPortfolioOf(BOOK, async (open, engine) => {
      const query = engine.query.bind(engine);
      for (const portfolio of [open, (await hideNames(open)).portfolio]) {
        const stop = new AbortController();
        const stopped: unknown[] = [];
        await portfolio.ask('open-tasks', JUNE);
        await portfolio.ask('open-tasks', { ...JUNE, by: ['manager', 'client'] });
        // all that is left to be asked is the evidence
        engine.query = (sql, options) => {
          const answer = query(sql, options);
          answer.catch((error: unknown) => stopped.push(error));
          stop.abort();
          return answer;
        };
        await expect(listTasks(portfolio, JUNE, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
        engine.query = query;
        await expect.poll(() => stopped.length).toBe(2);
        expect(stopped).toEqual(Array(2).fill(expect.objectContaining({ code: 'cancelled' })));
        expect((await listTasks(portfolio, JUNE)).tasks).toHaveLength(9);
      }
    });
  });

  it('shows codes where names are hidden', async () => {
    await withPortfolioOf({ ...BOOK, manager: [{ manager_id: 'M1', manager_name: '王雨桐' }] }, async (portfolio) => {
      const hidden = (await hideNames(portfolio)).portfolio;
      const { tasks } = await listTasks(hidden, JUNE);
      expect(tasks).toHaveLength(9);
      expect(new Set(tasks.map(({ person }) => person))).toEqual(new Set(['M-1', 'M-2']));
      expect(JSON.stringify(tasks)).not.toMatch(/"M[12]"|王雨桐/);
      // each still finds how many of its kind there are
      expect(tasks.every(({ row }) => (row?.value ?? 0) > 0)).toBe(true);
    });
  });

  it('knows nothing of a kind nobody records', async () => {
    const unacknowledged = alert.map(({ ack_date: _, plan_flag: __, ...each }) => each);
    await withPortfolioOf({ exposure, alert: unacknowledged, file_item: [] }, async (portfolio) => {
      const { tasks, kinds } = await listTasks(portfolio, JUNE);
      expect(tasks).toEqual([]);
      expect(kinds.map(({ value, reason }) => [value, reason])).toEqual(Array(5).fill([null, 'NO_DATA']));
    });
    await withPortfolioOf({ exposure, review: review.slice(2, 4) }, async (portfolio) => {
      const { kinds, unrecorded } = await listTasks(portfolio, JUNE);
      expect(kinds.map(({ value }) => value)).toEqual([0, null, null, null, null]);
      expect(unrecorded).toEqual(['acknowledgement', 'plan', 'permit', 'certificate']);
      // of a person without reviews it is known that none is overdue
      const nobodys = await listTasks(portfolio, { ...JUNE, filter: { manager: ['M9'] } });
      expect([nobodys.tasks, nobodys.unrecorded]).toEqual([[], unrecorded]);
    });
  });
});

describe('the tasks of the sample', () => {
  let portfolio: Portfolio;
  beforeAll(async () => {
    portfolio = await samplePortfolio();
  });

  /** The number of each kind as other metrics and the files tell it. */
  async function elsewhere(request: MetricRequest): Promise<Record<string, number | null | undefined>> {
    const cell = async (metric: string, part: string, value: string) =>
      (await portfolio.ask(metric, request)).find(({ by }) => by[part] === value);
    const [plans] = await portfolio.ask('alert-plan-coverage', request);
    const open = (await portfolio.evidence('open-alerts', request, { limit: 1e6 })).rows;
    const given = await portfolio.engine.query(
      `SELECT alert_id FROM alert WHERE ack_date <= DATE '${request.asOf ?? ''}'`,
    );
    const acknowledged = new Set(given.rows.map(([id]) => String(id)));
    const place = open.columns.indexOf('alert_id');
    return {
      review: (await cell('obligation-overdue', 'obligation', 'review'))?.value,
      acknowledgement: open.rows.filter((cells) => !acknowledged.has(String(cells[place]))).length,
      plan: (plans?.denominator ?? 0) - (plans?.numerator ?? 0),
      permit: (await cell('permit-status', 'permit', 'expired'))?.numerator ?? 0,
      certificate: (await cell('obligation-overdue', 'obligation', 'certificate'))?.value,
    };
  }

  it('are as many of each kind as the metrics count, of all and of one person', async () => {
    const seen = new Set<string>();
    for (const asOf of ['2026-06-30', '2026-05-04', '2026-02-05', '2025-09-30', '2025-03-31', '2024-08-15']) {
      const person = (await listTasks(portfolio, { asOf })).tasks[0]?.person;
      for (const request of [{ asOf }, ...(person ? [{ asOf, filter: { manager: [person] } }] : [])]) {
        const { tasks, kinds } = await listTasks(portfolio, request);
        const counted: Record<string, number> = Object.fromEntries(
          kinds.map(({ by, value }) => [by.task ?? '', value ?? 0]),
        );
        expect(counted, JSON.stringify(request)).toEqual(await elsewhere(request));
        for (const [kind, count] of Object.entries(counted))
          expect(
            tasks.filter((task) => task.kind === kind),
            kind,
          ).toHaveLength(count);
        tasks.forEach(({ kind }) => seen.add(kind));
      }
    }
    expect(seen).toEqual(new Set(TASKS));
    const [all] = (await portfolio.ask('review-overdue', JUNE)).filter(({ by }) => by.days === 'all');
    const { tasks } = await listTasks(portfolio, JUNE);
    expect(tasks.filter(({ kind }) => kind === 'review')).toHaveLength(all?.value ?? -1);
  });
});
