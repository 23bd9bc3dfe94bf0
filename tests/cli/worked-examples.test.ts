import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, files, LEDGER, ledger, valueOf, type Line } from './case-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-worked-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('worked examples through files and the command line', () => {
  it('WE01, WE02, WE04, WE06: covers of debt service, of the year, the loan and the forecast', async () => {
    const head = [
      'project_id',
      'scenario',
      'version_date',
      'period_end',
      'period_months',
      '可用于偿债的现金流（万元）',
      '应付利息（万元）',
      '应还本金（万元）',
      '期初债务余额（万元）',
      'rate_period',
    ];
    const actual = (project: string, year: number, cash: number, service: number): Line => [
      project,
      'actual',
      null,
      `${year}-12-31`,
      12,
      cash,
      service,
      0,
      null,
      null,
    ];
    const base = (project: string, rate: number, cash: number[], service: number[], debt: number[]): Line[] =>
      cash.map((amount, index) => [
        project,
        'base',
        '2025-06-30',
        `${2026 + index}-12-31`,
        12,
        amount,
        service[index] ?? 0,
        0,
        debt[index] ?? 0,
        rate,
      ]);
    const cash = [-42685.7, -14822.2, 14461.2, 32235.1, 51136.9, 71143.8, 82290.8, 84759.6];
    const service = [10229.1, 9577.1, 8925.1, 8273.1, 7731.6, 7052.0, 6372.3, 5692.7];
    const data = await files(join(folder, 'covers'), {
      exposure: ledger([1]).map((line) => line.map((cell) => (cell === '2026-06-30' ? '2025-12-31' : cell))),
      cashflow: [
        head,
        ...cash.map((amount, index) => actual(`WE01-${index}`, 2025, amount, service[index] ?? 0)),
        actual('WE02', 2025, 12_000_000, 10_000_000),
        ...base('WE04', 0.08, [120, 120, 120], [100, 100, 100], [257.70969872, 178.32647462, 92.59259259]),
        ...base('WE06', 0.07, [100, 130, 150], [90, 100, 110], [261.24878882, 189.53620404, 102.80373832]),
      ],
    });
    const rows = await asked(data, 'R01,R01a,R01b,R01c,R02', '--by', 'project', '--as-of', '2025-12-31');
    [-4.2, -1.5, 1.6, 3.9, 6.6, 10.1, 12.9, 14.9].forEach((value, index) =>
      expect(valueOf(rows, 'dscr', { project: `WE01-${index}` })).toBeCloseTo(value, 1),
    );
    expect(valueOf(rows, 'dscr', { project: 'WE02' })).toBeCloseTo(1.2, 9);
    expect(valueOf(rows, 'llcr', { project: 'WE04' })).toBeCloseTo(1.2, 6);
    expect(valueOf(rows, 'dscr-minimum', { project: 'WE04', scenario: 'base' })).toBeCloseTo(1.2, 6);
    const forecast = ['dscr-minimum', 'dscr-average', 'dscr-aggregate'].map((id) =>
      valueOf(rows, id, { project: 'WE06', scenario: 'base' }),
    );
    [1.11111111, 1.25824916, 1.26666667].forEach((value, index) => expect(forecast[index]).toBeCloseTo(value, 6));
    expect(valueOf(rows, 'llcr', { project: 'WE06' })).toBeCloseTo(1.26105718, 6);
  });

  it('WE10: 35 of the 800 that were there all the time', async () => {
    const opening = [
      ['n1', 725, '正常'],
      ['n2', 150, '正常'],
      ['n3', 25, '正常'],
      ['s1', 40, '关注'],
      ['s2', 10, '关注'],
      ['b', 25, '次级'],
    ];
    const closing = [
      ['n1', 725, '正常'],
      ['n3', 25, '次级'],
      ['s1', 40, '关注'],
      ['s2', 10, '可疑'],
      ['new', 225, '正常'],
    ];
    const at = (date: string, loans: (string | number)[][]): Line[] =>
      loans.map(([id = '', balance = '', grade = '']) => [date, id, id, balance, grade]);
    const data = await files(join(folder, 'migration'), {
      台账: [[...LEDGER, '五级分类'], ...at('2025-12-31', opening), ...at('2026-06-30', closing)],
    });
    expect((await asked(data, 'R22'))[0]).toMatchObject({ numerator: 35, denominator: 800, value: 0.04375 });
  });

  it('WE13: the matrices the R package migrate prints for its own file', async () => {
    const text = await readFile(new URL('../metrics/golden/mock_credit.csv', import.meta.url), 'utf8');
    // a row a customer there: the customer's number is that of the loan as well
    const lines = text
      .trim()
      .split(/\r?\n/)
      .map((line, index) => [index === 0 ? 'loan_id' : (line.split(',', 1)[0] ?? ''), ...line.split(',')]);
    const data = await files(join(folder, 'migrate'), { loans: lines });
    const rows = await asked(data, 'R20c,R20d', '--period', 'quarter', '--unit', '*=元');
    const cell = (metric: string, from: string, to: string) =>
      rows.find((row) => row.metric === metric && row.by.from === from && row.by.to === to)?.numerator;
    expect(['AAA', 'AA', 'A'].map((to) => cell('rating-migration-count', 'A', to))).toEqual([1, 8, 87]);
    expect(['BBB', 'BB', 'B'].map((to) => cell('rating-migration', 'B', to))).toEqual([413000, 6700000, 47402000]);
  });

  it('WE16, WE17: concentration', async () => {
    const sixteen = await asked(
      await files(join(folder, 'hhi16'), { exposure: ledger([30, 20, 15, 15, 10, 10]) }),
      'R25',
    );
    expect(valueOf(sixteen, 'hhi')).toBeCloseTo(0.195, 9);
    const seventeen = await asked(await files(join(folder, 'hhi17'), { exposure: ledger([40, 30, 20, 10]) }), 'R25');
    expect(valueOf(seventeen, 'hhi')).toBeCloseTo(0.3, 9);
  });

  it('WE22: floors by days past due, one step above the reported class is a gap, the floor itself is none', async () => {
    const days = [0, 8, 90, 91, 270, 271, 360, 361];
    const floors = ['正常', '关注', '关注', '次级', '次级', '可疑', '可疑', '损失'];
    const better: Readonly<Record<string, string>> = { 关注: '正常', 次级: '关注', 可疑: '次级', 损失: '可疑' };
    const lines = (grade: (index: number) => string): Line[] => [
      [...LEDGER, '逾期天数', '五级分类'],
      ...days.map((late, index) => ['2026-06-30', `F${index}`, `C${index}`, 10, late, grade(index)]),
    ];
    const right = await files(join(folder, 'floor'), { exposure: lines((index) => floors[index] ?? '') });
    expect(valueOf(await asked(right, 'R14'), 'classification-gap')).toBe(0);
    const wrong = await files(join(folder, 'below-floor'), {
      exposure: lines((index) => better[floors[index] ?? ''] ?? '正常'),
    });
    const rows = await asked(wrong, 'R14', '--by', 'facility');
    expect(rows.map(({ value }) => value)).toEqual([0, 10, 10, 10, 10, 10, 10, 10]);
  });

  it('WE24: identification renewed within 6, 12, 24 and 48 months by money-laundering risk, and a day later', async () => {
    const renewed = [
      ['高', '2025-06-30', '2025-06-29'],
      ['中', '2024-06-30', '2024-06-29'],
      ['低', '2022-07-01', '2022-06-30'],
      ['top', '2025-12-29', '2025-12-28'],
    ];
    const clients = renewed.flatMap(([risk = '', last = '', late = '']) => [
      { risk, date: last },
      { risk, date: late },
    ]);
    const data = await files(join(folder, 'kyc'), {
      exposure: ledger(clients.map(() => 1)),
      client: [['客户编号', '反洗钱风险等级'], ...clients.map(({ risk }, index) => [`C${index}`, risk])],
      file_item: [
        ['item_id', 'client_id', 'doc_type', 'last_updated'],
        ...clients.map(({ date }, index) => [`I${index}`, `C${index}`, 'kyc', date]),
      ],
    });
    const rows = await asked(data, 'C14', '--by', 'client');
    expect(rows.map(({ value }) => value)).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('WE25: reviews on time and the age of those that are not done', async () => {
    const reviews = [
      ['R1', '2025-04-10', '2025-04-08', '否'],
      ['R2', '2025-04-20', '2025-05-05', '否'],
      ['R3', '2025-05-15', null, '否'],
      ['R4', '2025-05-31', '2025-05-31', '否'],
      ['R5', '2025-06-10', null, '否'],
      ['R6', '2025-06-20', '2025-06-19', '是'],
      ['R7', '2025-06-30', null, '否'],
      ['R8', '2025-07-15', null, '否'],
      ['R9', '2025-03-01', null, '否'],
    ];
    const data = await files(join(folder, 'reviews'), {
      exposure: [LEDGER, ['2025-06-30', 'F1', 'C1', 100]],
      review: [
        ['review_id', 'client_id', 'review_type', 'due_date', 'done_date', 'waived_flag'],
        ...reviews.map(([id = '', ...rest]) => [id, 'C1', 'periodic', ...rest]),
      ],
    });
    const rows = await asked(data, 'C01,C03', '--period', 'quarter');
    expect(rows[0]).toMatchObject({ metric: 'review-on-time', numerator: 2, denominator: 5, value: 0.4 });
    expect(['1-30', '31-60', '61-90', '>90'].map((days) => valueOf(rows, 'review-overdue', { days }))).toEqual([
      1, 1, 0, 1,
    ]);
  });

  it('WE27, WE28: the score card with caps and a missing measure, and ranks with a tie', async () => {
    const kpi = [
      'scope_type',
      'scope_id',
      'period',
      'kpi_code',
      'weight',
      'target',
      'floor',
      'stretch',
      'cap',
      'direction',
      'actual_manual',
    ];
    const card = [
      ['A', 0.15, 0.9, 0.6, 1, 120, 'H', 0.95],
      ['B', 0.1, 0.9, 0.5, 1, 120, 'H', 0.8],
      ['C', 0.2, 0.01, 0.03, 0, 120, 'L', 0.012],
      ['D', 0.2, 4.2, 3, 5, 120, 'H', 4.5],
      ['E', 0.05, 40, null, null, 120, 'H', null],
      ['F', 0.3, 1, null, null, 120, 'H', 1.1],
    ];
    const totals = [
      ['MA', 97.5],
      ['MB', 92.004],
      ['MC', 92.001],
      ['MD', 88],
    ];
    const managers = ['M', ...totals.map(([id]) => String(id))];
    const data = await files(join(folder, 'cards'), {
      exposure: [
        [...LEDGER, '客户经理工号'],
        ...managers.flatMap((id) => [1, 2, 3, 4, 5].map((n) => ['2026-06-30', `F${id}${n}`, `C${id}${n}`, 10, id])),
      ],
      manager: [
        ['manager_id', 'active_from'],
        ...managers.slice(1).map((id) => [id, '2020-01-01']),
        ['M', '2026-06-01'],
      ],
      kpi: [
        kpi,
        ...card.map((line): Line => ['manager', 'M', '2026', ...line]),
        // a straight line from 0 to 100: the result is the score
        ...totals.map(([id = '', total = 0]): Line => [
          'manager',
          id,
          '2026',
          'RESULT',
          1,
          100,
          0,
          120,
          120,
          'H',
          total,
        ]),
      ],
    });
    const rows = await asked(data, 'M01,M02,M13', '--by', 'manager');
    const scores = ['A', 'B', 'C', 'D', 'E', 'F'].map(
      (name) => valueOf(rows, 'kpi-score', { manager: 'M', kpi: name }) ?? null,
    );
    [110, 75, 90, 107.5, null, 110].forEach((score, index) =>
      score === null ? expect(scores[index]).toBeNull() : expect(scores[index]).toBeCloseTo(score, 9),
    );
    expect(valueOf(rows, 'manager-total-score', { manager: 'M' })).toBeCloseTo(101.57894737, 6);
    expect(managers.map((manager) => valueOf(rows, 'manager-rank', { manager }))).toEqual([null, 1, 2, 2, 4]);
  });

  it('WE21, WE31: a missing pillar gives its weight to the others', async () => {
    const data = await files(join(folder, 'esg'), {
      exposure: ledger([600, 300, 100]),
      esg: [
        ['subject_type', 'subject_id', 'assess_date', 'e_score', 's_score', 'g_score'],
        ['client', 'C0', '2026-01-31', 60, 70, 80],
        ['client', 'C1', '2026-01-31', 40, null, 50],
      ],
    });
    const rows = await asked(data, 'E02', '--by', 'client');
    expect(rows.map(({ value }) => value)).toEqual([70, 45, null]);
    const [whole] = await asked(data, 'E03');
    expect(whole?.value).toBeCloseTo(61.66666667, 6);
    expect(whole?.coverage).toBeCloseTo(0.9, 9);
  });

  it('WE33, WE35: net promoters, and the headroom of covenants', async () => {
    const marks = [10, 9, 9, 8, 7, 6, 0, 10, 9, 5];
    const data = await files(join(folder, 'service'), {
      exposure: ledger([1, 1, 1]),
      ticket: [
        ['ticket_id', 'client_id', 'opened_at', 'nps'],
        ...marks.map((nps, index) => [`T${index}`, 'C0', '2026-06-10 09:00:00', nps]),
      ],
      covenant: [
        ['covenant_id', 'test_date', 'client_id', 'metric', 'operator', 'threshold', 'actual'],
        ['V0', '2026-06-30', 'C0', 'DSCR', '>=', 1.2, 1.28],
        ['V1', '2026-06-30', 'C1', 'LEVERAGE', '<=', 4.5, 4.2],
        ['V2', '2026-06-30', 'C2', 'LEVERAGE', '<=', 4.5, 4.8],
      ],
    });
    expect(valueOf(await asked(data, 'M05'), 'nps')).toBeCloseTo(20, 9);
    const rooms = await asked(data, 'R29', '--by', 'client');
    [0.06666667, 0.06666667, -0.06666667].forEach((value, index) => expect(rooms[index]?.value).toBeCloseTo(value, 6));
  });
});
