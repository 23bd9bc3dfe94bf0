import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

const QUESTION = 'SELECT five_tier, days_past_due, unread FROM exposure ORDER BY source_row';

describe('what of a row could not be read', () => {
  it('is named by its columns, apart from what was left blank', async () => {
    const { engine, cells } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '五级分类', '逾期天数'],
        [
          ['100', '正常', '0'],
          ['200', '甲乙', 'soon'],
          ['300', '', ''],
          ['400', '-', 'later'],
        ],
      ),
    });
    expect(await cells(QUESTION)).toEqual([
      [1, 0, null],
      [null, null, ',days_past_due,five_tier,'],
      [null, null, null],
      [null, null, ',days_past_due,'],
    ]);
    await engine.close();
  });

  it('is listed once for each spelling, with its first row, its cells and what their rows owe', async () => {
    const { engine, report } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '五级分类', '逾期天数'],
        [
          ['100', '甲', 'x'],
          ['200', '乙', 'x'],
          ['300', '甲', '5'],
        ],
      ),
    });
    expect(
      report.issues.map(({ row, column, value, problem, severity, cells, balance }) => [
        ...[row, column, value, problem, severity, cells, balance],
      ]),
    ).toEqual([
      [2, '逾期天数', 'x', 'unclear-days', 'warning', 2, 300],
      // 100 + 300
      [2, '五级分类', '甲', 'unknown-spelling', 'warning', 2, 400],
      [3, '五级分类', '乙', 'unknown-spelling', 'warning', 1, 200],
    ]);
    expect(report.issueCounts).toEqual({ 'unclear-days': 2, 'unknown-spelling': 3 });
    await engine.close();
  });

  it('is not asked of a row that its own status takes back', async () => {
    const { engine, cells, report } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '贷款状态'],
        [
          ['100', '正常'],
          ['200', '作废'],
        ],
      ),
    });
    expect(await cells('SELECT facility_id, unread FROM exposure')).toEqual([['F1', null]]);
    expect(report.issueCounts).toEqual({ 'void-row': 1 });
    await engine.close();
  });

  it('names the table of a column that a wide ledger holds of another', async () => {
    const { engine, cells } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '客户风险等级'],
        [
          ['100', '3级'],
          ['200', '4级'],
          ['300', '5级'],
          ['400', '2级'],
          ['500', '不详'],
        ],
      ),
    });
    expect(await cells('SELECT unread FROM exposure WHERE unread IS NOT NULL')).toEqual([[',client.risk_tier,']]);
    expect(await cells('SELECT count(risk_tier) FROM client')).toEqual([[4]]);
    await engine.close();
  });

  it('is carried into the table that is made of a wide ledger, where no later line says more', async () => {
    const row = (date: string, loan: string, client: string, tier: string) => `${date},${loan},${client},100,${tier}\n`;
    const { engine, cells } = await importTexts({
      'a.csv':
        '数据日期,借据编号,客户编号,余额（元）,客户风险等级\n' +
        row('2026-05-31', 'F1', 'C1', '3级') +
        row('2026-06-30', 'F1', 'C1', '不详') +
        row('2026-05-31', 'F2', 'C2', '不详') +
        row('2026-06-30', 'F2', 'C2', '4级') +
        row('2026-05-31', 'F3', 'C3', '5级') +
        row('2026-06-30', 'F3', 'C3', '') +
        row('2026-06-30', 'F4', 'C4', '2级') +
        row('2026-06-30', 'F5', 'C5', '2级') +
        row('2026-05-31', 'F4', 'C4', '1级') +
        row('2026-05-31', 'F5', 'C5', '1级'),
    });
    // C1's last word is not understood; C2's is; C3's is blank, so May's stays
    expect(await cells(`SELECT client_id, risk_tier IS NULL, unread FROM client ORDER BY 1`)).toEqual([
      ['C1', true, ',risk_tier,'],
      ['C2', false, null],
      ['C3', false, null],
      ['C4', false, null],
      ['C5', false, null],
    ]);
    await engine.close();
  });

  it('owes what its rows owe on their last day, once a loan', async () => {
    const { engine, report } = await importTexts({
      'a.csv':
        '数据日期,借据编号,客户编号,贷款余额（元）,五级分类\n' +
        '2026-05-31,F1,C1,100,甲\n2026-06-30,F1,C1,90,甲\n2026-05-31,F2,C2,50,乙\n2026-06-30,F2,C2,40,正常\n',
    });
    // 甲 on 30 June: 90; 乙 was last seen on 31 May: 50
    expect(report.issues.map(({ value, cells, balance }) => [value, cells, balance])).toEqual([
      ['甲', 2, 90],
      ['乙', 1, 50],
    ]);
    await engine.close();
  });

  it('owes an unknown amount where its rows are of two currencies', async () => {
    const { engine, report } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '币种', '五级分类'],
        [
          ['100', 'CNY', '甲'],
          ['200', 'USD', '甲'],
        ],
      ),
    });
    expect(report.issues).toMatchObject([{ value: '甲', cells: 2, balance: null }]);
    await engine.close();
  });

  it('counts the cell of a rejected row with its own balance', async () => {
    const { engine, report } = await importTexts({
      'a.csv': '数据日期,借据编号,客户编号,贷款余额（元）\n2026-06-30,F1,C1,100\nsoon,F2,C2,250\n',
    });
    expect(report.issues).toMatchObject([
      { row: 3, value: 'soon', problem: 'bad-date', severity: 'rejected', cells: 1, balance: 250 },
    ]);
    await engine.close();
  });

  it('is asked about as yes or no in a column of flags', async () => {
    const { engine, report } = await importTexts({
      'client.csv': '客户编号,客户名称,高污染标志\nC1,甲,是\nC2,乙,看情况\nC3,丙,否\n',
    });
    expect(report.questions.filter(({ kind }) => kind === 'word')).toEqual([
      {
        ...{ kind: 'word', column: 'client.high_pollution_flag', word: '看情况', cells: 1, balance: null },
        ...{ choices: ['true', 'false', 'blank'], blocks: false },
      },
    ]);
    await engine.close();
  });
});
