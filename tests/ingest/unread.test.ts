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

  it('is listed once for each spelling, with its first row and how many cells there are', async () => {
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
      report.issues.map(({ row, column, value, problem, severity, details }) => [
        ...[row, column, value, problem, severity],
        details?.['count'],
      ]),
    ).toEqual([
      [2, '逾期天数', 'x', 'bad-integer', 'warning', 2],
      [2, '五级分类', '甲', 'unknown-spelling', 'warning', 2],
      [3, '五级分类', '乙', 'unknown-spelling', 'warning', 1],
    ]);
    expect(report.issueCounts).toEqual({ 'bad-integer': 2, 'unknown-spelling': 3 });
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
});
