import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

const SELECT = `SELECT scope_id, CAST(kpi_code AS VARCHAR), period, target, actual_manual, weight, source_row
  FROM kpi ORDER BY source_row, period`;

async function load(name: string, lines: readonly string[], options = {}) {
  const { report, cells, engine } = await importTexts({ [name]: lines.join('\n') }, options);
  const rows = await cells(SELECT);
  await engine.close();
  return { table: report.table, counts: report.rows, rows, said: report.issueCounts };
}

describe('a score card with its periods as columns', () => {
  it('becomes a row for each indicator and period', async () => {
    const { rows, counts, said } = await load('考核指标.csv', [
      '对象类型,考核对象,指标,权重,2025Q1目标,2025Q1实际,2025Q2目标,2025Q2实际',
      '客户经理,M1,贷后检查及时率,20%,95%,93%,96%,',
      ',,新增存款,10%,500,,600,620',
      '客户经理,M2,新增存款,10%,400,410,-,-',
    ]);
    expect(said).toEqual({});
    expect(counts).toEqual({ read: 5, loaded: 5, rejected: 0, excluded: 0 });
    expect(rows).toEqual([
      ['M1', '贷后检查及时率', '2025Q1', 0.95, 0.93, 0.2, 2],
      ['M1', '贷后检查及时率', '2025Q2', 0.96, null, 0.2, 2],
      ['M1', '新增存款', '2025Q1', 500, null, 0.1, 3],
      ['M1', '新增存款', '2025Q2', 600, 620, 0.1, 3],
      ['M2', '新增存款', '2025Q1', 400, 410, 0.1, 4],
    ]);
  });

  it('may say once what its numbers are, in the line above or over two rows of headings', async () => {
    const once = await load('x.csv', ['2025年度绩效目标', 'KPI,2025年3月,2025年6月,FY2025', 'npl-ratio,3%,2.5%,2%']);
    expect(once.rows.map((row) => row.slice(0, 5))).toEqual([
      ['*', 'npl-ratio', '2025', 0.02, null],
      ['*', 'npl-ratio', '2025-03', 0.03, null],
      ['*', 'npl-ratio', '2025-06', 0.025, null],
    ]);
    const twice = await load('kpi.csv', [
      '指标,2024年,,2025年,',
      ',目标值,完成值,目标值,完成值',
      '拜访次数,10,9,12,13',
    ]);
    expect(twice.rows.map((row) => row.slice(0, 5))).toEqual([
      ['*', '拜访次数', '2024', 10, 9],
      ['*', '拜访次数', '2025', 12, 13],
    ]);
  });

  it.each([
    ['statistics', 'gdp.csv', ['指标,2023年,2022年', '国内生产总值,1260582,1204724', '人均国内生产总值,89358,85310']],
    ['numbers that could be either', 'kpi.csv', ['指标,2023年,2022年', '拜访次数,10,12', '新增存款,89,85']],
  ])('is none where nothing says so: %s', async (_, name, lines) => {
    const { table, said } = await load(name, lines);
    expect([table, said]).toEqual([null, { 'periods-as-columns': 1 }]);
  });
});
