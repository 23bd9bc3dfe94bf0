import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

const exposure = Array.from({ length: 8 }, (_, index) => ({
  client_id: `C${index + 1}`,
  outstanding: 100,
  manager_id: index < 6 ? 'M1' : 'M2',
}));

function ticket(id: number, cells: TestRow): TestRow {
  return { ticket_id: `T${id}`, client_id: 'C1', opened_at: '2026-06-10 09:00:00', ...cells };
}

describe('sla-response and sla-resolution', () => {
  const tickets = [
    ticket(1, { sla_response_h: 4, first_response_at: '2026-06-10 13:00:00' }), // on the dot
    ticket(2, { sla_response_h: 4, first_response_at: '2026-06-10 13:00:01' }),
    ticket(3, { sla_response_h: 4 }), // open and past its limit
    ticket(4, { sla_response_h: 1000 }), // open, limit ends in July
    ticket(5, { first_response_at: '2026-06-10 09:05:00' }), // no limit
    ticket(6, { sla_response_h: 0.5, first_response_at: '2026-06-10 09:30:00', client_id: 'C7' }),
  ];

  it('judge only what is due by the date and let open ones past their limit count as misses', async () => {
    expect(await rowOf({ exposure, ticket: tickets }, 'sla-response')).toMatchObject({
      numerator: 2,
      denominator: 4,
      coverage: 0.8,
      status: 'grey',
      flags: ['BELOW_MIN_N'],
    });
    const rows = await rowsOf({ exposure, ticket: tickets }, 'sla-response', { by: ['manager'] });
    expect(valuesBy(rows, 'manager')).toEqual({ M1: 1 / 3, M2: 1 });
  });

  it('say that nothing was due', async () => {
    const row = await rowOf({ exposure, ticket: tickets.slice(0, 1) }, 'sla-resolution');
    expect(row).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('csat and nps', () => {
  it('agree with worked example WE33: five promoters less three detractors of ten are 20', async () => {
    const answers = [10, 9, 9, 8, 7, 6, 0, 10, 9, 5]; // five of 9 or 10, three up to 6
    const tickets = answers.map((nps, index) => ticket(index, { nps, resolved_at: '2026-06-11 09:00:00' }));
    expect(await rowOf({ exposure, ticket: tickets }, 'nps')).toMatchObject({ value: 20, n: 10, status: 'green' });
  });

  it('count 4 and 5 among the marks given and print the response rate', async () => {
    const marks = [5, 4, 3.5, 4, 1, 9, null, null];
    const tickets = marks.map((csat, index) => ticket(index, { csat, resolved_at: '2026-06-11 09:00:00' }));
    // 3 of 5; a 9 is no mark; 5 of 8 answered
    expect(await rowOf({ exposure, ticket: tickets }, 'csat')).toMatchObject({
      value: 0.6,
      n: 5,
      coverage: 5 / 8,
      status: 'red',
    });
    expect((await rowOf({ exposure, ticket: tickets }, 'csat-mean')).value).toBeCloseTo(17.5 / 5, 9);
  });
});

describe('complaints and reopened', () => {
  const tickets = [
    ticket(1, { complaint_flag: true, resolved_at: '2026-06-12 10:00:00', reopened_flag: true }),
    ticket(2, { complaint_flag: true, opened_at: '2026-05-31 23:59:59', resolved_at: '2026-06-12 10:00:00' }),
    ticket(3, { complaint_flag: false }),
  ];

  it('hold complaints of the period against the active clients', async () => {
    expect(await rowOf({ exposure, ticket: tickets }, 'complaints')).toMatchObject({ value: 12.5, n: 8 });
    const rows = await rowsOf({ exposure, ticket: tickets }, 'complaints', { by: ['manager'] });
    expect(valuesBy(rows, 'manager')).toEqual({ M1: 100 / 6, M2: 0 });
  });

  it('have nothing to be divided by where the client is not active', async () => {
    const given = { exposure, ticket: tickets, client: [{ client_id: 'C1', status: 'exited' }] };
    const row = await rowOf(given, 'complaints', { filter: { client: ['C1'] } });
    expect(row).toMatchObject({ value: null, reason: 'ZERO_DENOM', numerator: 100 });
  });

  it('hold what was reopened against what was solved in the period', async () => {
    expect((await rowOf({ exposure, ticket: tickets }, 'reopened')).value).toBe(0.5);
  });
});

describe('training', () => {
  const manager = [
    { manager_id: 'M1', fte: 1, team_id: 'T1' },
    { manager_id: 'M2', fte: 0.5, team_id: 'T1', active_from: '2026-04-01' },
    { manager_id: 'M3', fte: 1, team_id: 'T2', active_to: '2025-06-01' },
  ];
  const course = (manager_id: string, course_id: string, cells: TestRow): TestRow => ({
    manager_id,
    course_id,
    ...cells,
  });
  const training = [
    course('M1', 'A', { completion_date: '2025-07-01', hours: 30, topic: 'esg', passed: false }),
    course('M1', 'B', { completion_date: '2026-06-30', hours: 33, topic: 'risk' }),
    course('M1', 'C', { completion_date: '2025-06-30', hours: 50, topic: 'esg', passed: true }),
    course('M2', 'D', { completion_date: '2026-05-05', hours: 20, topic: 'esg', passed: true }),
  ];

  it('prorates hours by time in post and full-time equivalent', async () => {
    const rows = await rowsOf({ exposure, manager, training }, 'training-hours', { by: ['manager'] });
    // M1 63 hours in a full year; M2 20 hours in 91 of 365 days at one half; M3 left before
    expect(valuesBy(rows, 'manager').M1).toBe(63);
    expect(valuesBy(rows, 'manager').M2).toBeCloseTo(20 / ((91 / 365) * 0.5), 6);
    expect(rows.map(({ by }) => by.manager)).toEqual(['M1', 'M2']);
    expect(rows[0]).toMatchObject({ status: 'amber', n: 1 }); // 70 % of the target is not below 70 %
  });

  it('counts managers in post with a passed ESG course of the last twelve months', async () => {
    // C of M1 is exactly twelve months old and A was not passed; M3 is gone
    expect(await rowOf({ exposure, manager, training }, 'esg-trained-share')).toMatchObject({ value: 0.5, n: 2 });
  });

  it('judges required courses by their due date', async () => {
    const required = (course_id: string, due_date: string, cells: TestRow = {}) =>
      course('M1', course_id, { required_flag: true, due_date, ...cells });
    const rows = [
      required('A', '2026-06-10', { completion_date: '2026-06-10' }),
      required('B', '2026-06-10', { completion_date: '2026-06-11' }),
      required('C', '2026-06-10', { completion_date: '2026-06-01', passed: false }),
      required('D', '2026-06-30'), // due today and open: not decided
      required('E', '2026-06-29'),
      course('M1', 'F', { due_date: '2026-06-10' }),
    ];
    expect(await rowOf({ exposure, training: rows }, 'required-training')).toMatchObject({
      numerator: 1,
      denominator: 4,
      coverage: 0.8,
    });
  });
});
