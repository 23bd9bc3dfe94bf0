import { describe, expect, it } from 'vitest';
import { assessQuality, gradeOf, type TableQuality } from '../../../src/ingest/index.ts';
import { gradeOfFinding } from '../../../src/ingest/quality/finding.ts';
import { TABLES } from '../../../src/model/index.ts';
import { importTexts, ledger } from '../../support/import-text.ts';
import { withTables, type TestRow } from '../../support/with-tables.ts';

async function assess(tables: Record<string, TestRow[]>, asOf = '2026-06-30'): Promise<TableQuality[]> {
  const engine = await withTables(tables);
  try {
    return await assessQuality(engine, [], { asOf });
  } finally {
    await engine.close();
  }
}

const told = (quality: TableQuality[], table: string) =>
  quality
    .find((each) => each.table === table)
    ?.findings.map(({ id, column, count, of }) => `${id} ${column}: ${count}/${of}`);

const GOOD = { outstanding: 100, five_tier: 1, manager_id: 'M1', limit_amount: 200 };

describe('the quality of a table', () => {
  it('is A where nothing is found, and empty tables are not judged', async () => {
    expect(await assess({ exposure: [GOOD] })).toEqual([{ table: 'exposure', rows: 1, grade: 'A', findings: [] }]);
  });

  it('falls with cells nobody could read: far where they decide the state of a loan, a little elsewhere', async () => {
    const rows = Array.from({ length: 100 }, (): TestRow => GOOD);
    const decisive = await assess({ exposure: [{ ...GOOD, five_tier: null, unread: ',five_tier,' }, ...rows] });
    expect(told(decisive, 'exposure')).toEqual([
      'blank five_tier|ifrs_stage|days_past_due: 1/101',
      'unread five_tier: 1/101',
    ]);
    // 1 of 101 rows is under 1 %
    expect(decisive[0]?.grade).toBe('B');
    const beside = await assess({ exposure: [{ ...GOOD, unread: ',lgd,client.risk_tier,' }, ...rows] });
    expect(told(beside, 'exposure')).toEqual(['unread client.risk_tier: 1/101', 'unread lgd: 1/101']);
    expect(beside[0]?.grade).toBe('B');
  });

  it('names classes that the flag of non-performing loans contradicts', async () => {
    const rows = [
      { ...GOOD, npl_flag: false },
      { ...GOOD, five_tier: 2, npl_flag: true },
      { ...GOOD, five_tier: 3, npl_flag: false },
      { ...GOOD, five_tier: 3, npl_flag: true },
    ];
    expect(told(await assess({ exposure: rows }), 'exposure')).toEqual(['flag-against-class npl_flag: 2/4']);
  });

  it('names clients whose number most rows write in another case or width', async () => {
    const loan = (client_id: string) => ({ ...GOOD, client_id });
    const rows = ['C001', 'C001', 'c001', 'Ｃ００１', 'C-2', 'c002', 'C002', 'C002'].map(loan);
    const client = [{ client_id: 'C002' }, { client_id: 'c001' }, { client_id: 'C003' }];
    const quality = await assess({ exposure: rows, client });
    expect(told(quality, 'exposure')).toContain('alike-id client_id: 3/8');
    expect(told(quality, 'client')).toContain('alike-id client_id: 1/3');
    expect(quality.map(({ grade }) => grade)).toEqual(['D', 'D']);
    expect(told(await assess({ exposure: ['C1', 'C2', 'D1'].map(loan) }), 'exposure')).toEqual([]);
  });

  it('names balances that cannot be, with rows and share of balance', async () => {
    const [quality] = await assess({
      exposure: [
        { ...GOOD, outstanding: -100 },
        { ...GOOD, outstanding: 300 },
        { ...GOOD, outstanding: 100, days_past_due: 91 },
      ],
    });
    // |-100| + 300 + 100 = 500 in all
    expect(quality?.findings.map(({ id, balanceShare, samples }) => [id, balanceShare, samples])).toEqual([
      ['negative-balance', 0.2, [{ file: 'test.csv', row: 2 }]],
      ['limit-below-balance', 0.6, [{ file: 'test.csv', row: 3 }]],
      ['overdue-not-classified', 0.2, [{ file: 'test.csv', row: 4 }]],
    ]);
    expect(quality?.grade).toBe('D');
  });

  it('finds clients and managers nobody knows, and ties them to their balance', async () => {
    const quality = await assess({
      exposure: [
        { ...GOOD, client_id: 'C1' },
        { ...GOOD, client_id: 'C9', manager_id: 'M9', outstanding: 300, limit_amount: 300 },
      ],
      client: [{ client_id: 'C1', client_name: '甲', sector: 'A', region: 'B', manager_id: 'M1' }],
      manager: [{ manager_id: 'M1', team_id: 'T' }],
      review: [{ client_id: 'C8', review_type: 'periodic', due_date: '2026-06-01', manager_id: 'M1' }],
    });
    expect(told(quality, 'exposure')).toEqual([
      'unknown-reference client_id: 1/2',
      'unknown-reference manager_id: 1/2',
    ]);
    expect(quality[0]?.findings.map(({ balanceShare }) => balanceShare)).toEqual([0.75, 0.75]);
    expect(told(quality, 'review')).toEqual(['unknown-reference client_id: 1/1']);
  });

  it('takes a ledger for the list of clients where there is none', async () => {
    const quality = await assess({
      exposure: [{ ...GOOD, client_id: 'C1' }],
      review: [{ client_id: 'C1', review_type: 'periodic', due_date: '2026-06-01', manager_id: 'M1' }],
    });
    expect(quality.map(({ findings }) => findings)).toEqual([[], []]);
  });

  it('counts blanks of decisive columns, but not of columns nobody uploaded', async () => {
    const quality = await assess({
      exposure: [
        { ...GOOD, limit_amount: null },
        { ...GOOD, five_tier: null, limit_amount: null, ifrs_stage: 2 },
        { ...GOOD, five_tier: null, limit_amount: null },
      ],
    });
    expect(told(quality, 'exposure')).toEqual(['blank five_tier|ifrs_stage|days_past_due: 1/3']);
  });

  it('asks an alert for its state once, not each of its actions', async () => {
    const alert = { client_id: 'C1', raised_date: '2026-06-01', severity: 1 };
    const quality = await assess({
      exposure: [{ ...GOOD, client_id: 'C1' }],
      alert: [
        { ...alert, alert_id: 'A1', status: 'open' },
        { ...alert, alert_id: 'A1', action_seq: 1 },
        { ...alert, alert_id: 'A2' },
      ],
    });
    expect(told(quality, 'alert')).toEqual(['blank status: 1/2']);
  });

  it('tells ESG scores on another scale than most, where several providers give them', async () => {
    const one = { subject_type: 'client', assess_date: '2026-06-01', e_score: 20, s_score: 20, g_score: 20 };
    const bank = ['C1', 'C2'].map((subject_id) => ({ ...one, subject_id, provider: 'Bank' }));
    const risk = { ...one, subject_id: 'C3', scale_max: 50, direction: 'lower_better' };
    const tables = (provider: string | null) => ({
      exposure: ['C1', 'C2', 'C3'].map((client_id) => ({ ...GOOD, client_id })),
      esg: [...bank, { ...risk, provider }],
    });
    const quality = await assess(tables('Agency'));
    expect(told(quality, 'esg')).toEqual(['other-scale provider: 1/3']);
    expect(quality.find(({ table }) => table === 'esg')).toMatchObject({ grade: 'A' });
    expect(told(await assess(tables('Bank')), 'esg')).toEqual([]);
  });

  it('tells assessments over a year old, of subjects that still have a balance', async () => {
    const quality = await assess({
      exposure: [
        { ...GOOD, client_id: 'C1' },
        { ...GOOD, client_id: 'C2', outstanding: 0 },
      ],
      esg: ['C1', 'C2'].map((id) => ({
        subject_id: id,
        subject_type: 'client',
        assess_date: '2025-06-28',
        e_score: 50,
      })),
    });
    // 2025-06-28 to 2026-06-30 is 367 days
    expect(told(quality, 'esg')).toEqual(['stale-subjects assess_date: 1/1']);
  });

  it('tells old snapshots by their age at the date of the look, and months that are missing', async () => {
    const months = [
      { ...GOOD, as_of_date: '2026-03-31' },
      { ...GOOD, as_of_date: '2026-05-31' },
    ];
    // 2026-05-31 to 06-30 is 30 days, to 07-31 is 61, to 12-31 is 214
    expect(told(await assess({ exposure: months }), 'exposure')).toEqual(['snapshot-gap as_of_date: 1/3']);
    const [late] = await assess({ exposure: months }, '2026-07-31');
    expect(late?.findings[0]).toMatchObject({ id: 'stale', severity: 'minor' });
    const [tooLate] = await assess({ exposure: months }, '2026-12-31');
    expect(tooLate).toMatchObject({ grade: 'D', findings: [{ id: 'stale', severity: 'major' }, {}] });
  });

  it('finds dates no book has, in whatever column', async () => {
    const quality = await assess({ exposure: [{ ...GOOD, origination_date: '1899-12-31' }] });
    expect(told(quality, 'exposure')).toEqual(['date-out-of-range origination_date: 1/1']);
  });

  it('can be judged for every table of the model', async () => {
    const tables = Object.fromEntries(TABLES.map(({ name }) => [name, [{}]]));
    expect((await assess(tables)).map(({ table }) => table)).toEqual(TABLES.map(({ name }) => name));
  });

  it('takes repeated keys and refused rows from what the import says', async () => {
    const rows = [['100'], ['x']];
    const twice = `${ledger(['贷款余额（元）'], rows)}2026-06-30,F1,C1,200\n`;
    const { engine, reports } = await importTexts({ 'a.csv': twice });
    const [quality] = await assessQuality(engine, reports, { asOf: '2026-06-30' });
    expect(quality?.findings.map(({ id, count, of, samples }) => [id, count, of, samples])).toEqual([
      ['key-conflict', 1, 3, [{ file: 'a.csv', row: 2 }]],
      ['rejected-rows', 1, 3, [{ file: 'a.csv', row: 3 }]],
    ]);
    await engine.close();
  });
});

describe('a grade', () => {
  const finding = { id: 'x', table: 'exposure', column: null, samples: [], of: 1000, balanceShare: null };

  it.each([
    ['major', 1, 'B'],
    ['major', 10, 'C'],
    ['major', 100, 'D'],
    ['minor', 49, 'A'],
    ['minor', 50, 'B'],
    ['minor', 250, 'C'],
    ['info', 1000, 'A'],
  ] as const)('of a %s finding in %d of 1,000 rows is %s', (severity, count, grade) => {
    expect(gradeOfFinding({ ...finding, severity, count })).toBe(grade);
  });

  it('follows the share of balance where that is larger', () => {
    expect(gradeOfFinding({ ...finding, severity: 'major', count: 1, balanceShare: 0.5 })).toBe('D');
  });

  it('of a number is the worst of its tables', () => {
    const quality = [
      { table: 'exposure', rows: 1, grade: 'B' as const, findings: [] },
      { table: 'client', rows: 1, grade: 'C' as const, findings: [] },
    ];
    expect(gradeOf(quality, ['exposure', 'client'])).toBe('C');
    expect(gradeOf(quality, ['exposure'])).toBe('B');
    expect(gradeOf(quality, ['esg'])).toBeNull();
  });
});

describe('the quality of forecasts', () => {
  it('names a last period whose covers differ, because interest is not on the opening balance', async () => {
    const last = {
      project_id: 'P1',
      scenario: 'base',
      period_months: 12,
      principal_due: 100,
      debt_open: 100,
      rate_period: 0.08,
    };
    const quality = await assess({
      cashflow: [
        { ...last, period_end: '2027-12-31', interest_due: 8, cfads: 120 },
        // on the average balance: half of it
        { ...last, project_id: 'P2', period_end: '2027-12-31', interest_due: 4, cfads: 120 },
      ],
    });
    expect(told(quality, 'cashflow')).toContain('last-cover-differs debt_open: 1/2');
  });
});

it('tells of provisions below nothing, and of covenants whose two numbers are in different units', async () => {
  const loan = { as_of_date: '2026-06-30', facility_id: 'F1', outstanding: 100, provision: -40 };
  const tested = (actual: number, id: string) => ({
    ...{ covenant_id: id, facility_id: 'F1', metric: 'LEVERAGE', operator: '<=', threshold: 70, actual },
    ...{ test_date: '2026-06-30' },
  });
  const engine = await withTables({ exposure: [loan], covenant: [tested(0.77, 'K1'), tested(77, 'K2')] });
  const found = (await assessQuality(engine, [], { asOf: '2026-06-30' })).flatMap(({ findings }) => findings);
  const counts = Object.fromEntries(found.map(({ id, count }) => [id, count]));
  expect(counts).toMatchObject({ 'negative-provision': 1, hundredfold: 1 });
  await engine.close();
});
