import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

async function column(header: string, name: string, given: readonly string[]) {
  const { engine, cells, report } = await importTexts({
    'a.csv': ledger(
      ['余额（元）', header],
      given.map((cell) => ['1', cell]),
    ),
  });
  const values = (await cells(`SELECT ${name} FROM exposure ORDER BY source_row`)).flat();
  await engine.close();
  return { values, report };
}

describe('codes', () => {
  it('map classes, sub-grades and English words to the five tiers', async () => {
    const given = ['正常', '关注2', 'Substandard', '04', '损失类', ' PASS ', 'special mention', '关注一级', '正常+'];
    expect((await column('五级分类', 'five_tier', given)).values).toEqual([1, 2, 3, 4, 5, 1, 2, 2, 1]);
  });

  it('list an unknown spelling once, with its first row and how often it occurs', async () => {
    const { values, report } = await column('五级分类', 'five_tier', ['正常', '待定', '待定', '-', '']);
    expect(values).toEqual([1, null, null, null, null]);
    expect(report.issues).toMatchObject([{ row: 3, value: '待定', problem: 'unknown-spelling', cells: 2, balance: 2 }]);
    expect(report.issueCounts).toEqual({ 'unknown-spelling': 2 });
  });

  it('know where a loan stands that is not drawn yet, and one that ended without a payment', async () => {
    const given = ['Approved', 'Signed', '已生效', 'Disbursing&Repaying', 'Fully Cancelled', 'Terminated', '已转让'];
    const { values, report } = await column('贷款状态', 'loan_status', given);
    expect(values).toEqual(['active', 'active', 'active', 'active', 'settled', 'settled', 'transferred']);
    expect(report.issueCounts).toEqual({});
  });

  it('read flags as people tick them', async () => {
    const given = ['是', '否', 'Y', 'n', '1', '0', '√', '×', 'TRUE', '无'];
    const expected = [true, false, true, false, true, false, true, false, true, false];
    expect((await column('预警标志', 'watchlist_flag', given)).values).toEqual(expected);
  });

  it('take "grade" for the class or the rating by what stands in it', async () => {
    expect((await column('Grade', 'five_tier', ['正常', '关注'])).values).toEqual([1, 2]);
    expect((await column('Grade', 'rating', ['AA', 'BBB+'])).values).toEqual(['AA', 'BBB+']);
  });

  it('ask which default probability a bare heading means', async () => {
    const { values, report } = await column('违约概率', 'pd_12m', ['0.01']);
    expect(values).toEqual([null]);
    expect(report.questions.map(({ column }) => column)).toEqual(['exposure.pd_12m', 'exposure.pd_life']);
    expect(report.questions.some(({ blocks }) => blocks)).toBe(false);
  });
});

describe('days past due', () => {
  it('are whole numbers in any dress; a broken one is left out, not rounded', async () => {
    const given = ['30', '30.0', '1,095', '45天', '３０', '3e1', '30.5', '5e-1', '0x1F', '-'];
    const { values, report } = await column('逾期天数', 'days_past_due', given);
    expect(values).toEqual([30, 30, 1095, 45, 30, 30, null, null, null, null]);
    expect(report.issues.map(({ value, problem }) => [value, problem])).toEqual([
      ['30.5', 'unclear-days'],
      ['5e-1', 'unclear-days'],
      ['0x1F', 'unclear-days'],
    ]);
  });
});

describe('shares', () => {
  it('are fractions up to 1 and percent where a sign says so', async () => {
    expect((await column('LGD', 'lgd', ['0.45', '45%', '1'])).values).toEqual([0.45, 0.45, 1]);
    expect((await column('LGD (%)', 'lgd', ['45', '4.5%'])).values).toEqual([0.45, 0.045]);
  });

  it('above 1 without a sign are asked about, not guessed', async () => {
    const { values, report } = await column('LGD', 'lgd', ['45', '0.5']);
    expect(values).toEqual([null, null]);
    expect(report.questions).toMatchObject([{ kind: 'percent', column: 'exposure.lgd', blocks: false }]);
  });
});

describe('ids and names', () => {
  it('keep leading zeros, 18 digits and inner spaces; entities and outer white space go', async () => {
    const text =
      '数据日期,借据编号,客户编号,客户名称,余额（元）\n2026-06-30,　000123456789012345 ,007,A &amp; B  Co\t,1\n';
    const { engine, cells } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT facility_id, client_id, client_name FROM exposure')).toEqual([
      ['000123456789012345', '007', 'A & B  Co'],
    ]);
    await engine.close();
  });

  it('let the name stand in for a blank client number, and lose no row without either', async () => {
    const text =
      '数据日期,借据编号,客户编号,客户名称,余额（元）\n2026-06-30,F1,,青堰水务,1\n2026-06-30,F2,,,2\n2026-06-30,F3,C3,云岭,3\n';
    const { engine, cells, report } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT client_id FROM exposure ORDER BY source_row')).toEqual([['青堰水务'], [null], ['C3']]);
    expect(report.issueCounts).toEqual({ 'no-client': 1 });
    expect(report.rows.loaded).toBe(3);
    await engine.close();
  });
});

describe('days past due in words', () => {
  it('are read, and said where one number had to be chosen', async () => {
    const { values, report } = await column('逾期天数', 'days_past_due', [
      '未逾期',
      '1-30天',
      '逾期120天',
      '90+',
      '无',
      '3期',
      '',
    ]);
    expect(values).toEqual([0, 30, 120, 91, 0, null, null]);
    expect(report.issues.map(({ value, problem, details }) => [value, problem, details])).toEqual([
      [null, 'days-in-words', { words: '1-30天 = 30, 90+ = 91' }],
      ['3期', 'unclear-days', undefined],
    ]);
  });
});

describe('a class column that says 不良 without a class', () => {
  it('fills the mark of bad loans, and is not unread', async () => {
    const { engine, cells, report } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '五级分类'],
        [
          ['1', '不良'],
          ['2', '正常'],
          ['3', '甲'],
        ],
      ),
    });
    expect(await cells('SELECT five_tier, npl_flag, unread FROM exposure ORDER BY source_row')).toEqual([
      [null, true, null],
      [1, null, null],
      [null, null, ',five_tier,'],
    ]);
    expect(report.issueCounts).toEqual({ 'unknown-spelling': 1 });
    await engine.close();
  });
});

describe('a status column that alone speaks of quality', () => {
  const tape = (headers: string[], rows: string[][]) =>
    importTexts({ 'a.csv': ledger(['余额（元）', ...headers], rows) });

  it('gives the days past due it names, and says so', async () => {
    const { engine, cells, report } = await tape(
      ['Loan_Status'],
      [
        ['1', 'Current'],
        ['2', '30DPD'],
        ['3', '120+ DPD'],
        ['4', 'Charged Off'],
        ['5', 'Non-Performing'],
        ['6', 'active'],
      ],
    );
    expect(
      await cells('SELECT loan_status, days_past_due, npl_flag, unread FROM exposure ORDER BY source_row'),
    ).toEqual([
      ['active', 0, null, null],
      ['active', 30, null, null],
      ['active', 121, null, null],
      ['written_off', null, null, null],
      ['active', null, true, null],
      ['active', null, null, null],
    ]);
    expect(report.issues.map(({ problem, column }) => [problem, column])).toEqual([
      ['quality-from-status', 'Loan_Status'],
    ]);
    await engine.close();
  });

  it('names a loan that performs only beside words that say which do not', async () => {
    const flags = async (words: readonly string[]) => {
      const { engine, cells } = await tape(
        ['贷款状态'],
        words.map((word) => ['1', word]),
      );
      const found = await cells('SELECT npl_flag FROM exposure ORDER BY source_row');
      await engine.close();
      return found.map(([flag]) => flag);
    };
    expect(await flags(['正常', '非应计', '不良', '已违约', '存续'])).toEqual([false, true, true, true, null]);
    expect(await flags(['正常', '结清', '存续'])).toEqual([null, null, null]);
  });

  it('gives none beside a column of days', async () => {
    const { engine, cells, report } = await tape(
      ['Loan_Status', '逾期天数'],
      [
        ['1', '30DPD', '31'],
        ['2', 'Current', ''],
      ],
    );
    expect(await cells('SELECT days_past_due FROM exposure ORDER BY source_row')).toEqual([[31], [null]]);
    expect(report.issueCounts).toEqual({});
    await engine.close();
  });
});
