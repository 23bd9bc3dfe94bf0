import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

const ALERTS = `SELECT alert_id, client_id, CAST(raised_date AS VARCHAR), indicator_code, severity FROM alert ORDER BY source_row`;
const LIST = `客户编号,客户名称,预警日期,预警信号,预警级别,处置状态
C1,甲,2026-06-01,涉诉,红色,处置中
C1,甲,2026-06-01,欠息,黄色,待处置
C2,乙,2026-06-15,欠息,橙色,已关闭
`;

describe('a list of warnings without numbers', () => {
  it('goes by client, date and signal, and says so', async () => {
    const { report, cells, engine } = await importTexts({ '预警清单.csv': LIST });
    expect([report.table, report.questions, report.rows]).toEqual([
      'alert',
      [],
      { read: 3, loaded: 3, rejected: 0, excluded: 0 },
    ]);
    expect(report.issues.map(({ problem, details }) => [problem, details?.['columns']])).toEqual([
      ['number-made', '客户编号, 预警日期, 预警信号'],
    ]);
    expect(await cells(ALERTS)).toEqual([
      ['C1 · 2026-06-01 · 涉诉', 'C1', '2026-06-01', '涉诉', 3],
      ['C1 · 2026-06-01 · 欠息', 'C1', '2026-06-01', '欠息', 1],
      ['C2 · 2026-06-15 · 欠息', 'C2', '2026-06-15', '欠息', 2],
    ]);
    await engine.close();
  });

  it('has the same numbers whatever the order of its rows and columns', async () => {
    const turned = `处置状态,预警信号,预警日期,客户编号\n已关闭,欠息,2026/6/15,C2\n处置中,涉诉,2026/6/1,C1\n`;
    const { cells, engine } = await importTexts({ '预警清单.csv': turned });
    expect((await cells(ALERTS)).map(([id]) => id)).toEqual(['C2 · 2026-06-15 · 欠息', 'C1 · 2026-06-01 · 涉诉']);
    await engine.close();
  });

  it('goes by what is described where no signal is named', async () => {
    const text = '客户编号,预警日期,预警内容\nC1,2026-06-01,账户被冻结\nC1,2026-06-01,担保人失联\n';
    const { report, cells, engine } = await importTexts({ '预警清单.csv': text });
    expect([report.table, report.rows.loaded]).toEqual(['alert', 2]);
    expect((await cells(ALERTS)).map(([id]) => id)).toEqual([
      'C1 · 2026-06-01 · 账户被冻结',
      'C1 · 2026-06-01 · 担保人失联',
    ]);
    await engine.close();
  });

  it('keeps the numbers it has, and makes those that are blank', async () => {
    const text = '预警编号,客户编号,预警日期,预警信号\nA1,C1,2026-06-01,涉诉\n,C2,2026-06-02,欠息\n';
    const { report, cells, engine } = await importTexts({ '预警清单.csv': text });
    expect(report.issues).toEqual([]);
    expect((await cells(ALERTS)).map(([id]) => id)).toEqual(['A1', 'C2 · 2026-06-02 · 欠息']);
    await engine.close();
  });

  it('is still asked for the day of a warning', async () => {
    const { report, engine } = await importTexts({
      '预警清单.csv': '客户编号,预警信号,预警级别,处置状态\nC1,涉诉,红色,处置中\n',
    });
    expect(report.questions.map(({ column }) => column)).toContain('alert.raised_date');
    await engine.close();
  });
});
