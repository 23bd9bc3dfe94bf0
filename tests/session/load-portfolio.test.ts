import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';

function ledger(name: string, rows: readonly string[]) {
  const head = '数据日期,借据编号,客户编号,贷款余额（万元）,五级分类,行业';
  return { name, content: new TextEncoder().encode([head, ...rows].join('\n')) };
}

describe('loadPortfolio', () => {
  it('follows a balance from the file to a metric and to its row again', async () => {
    const engine = await startNodeEngine();
    const file = ledger('台账.csv', ['2026-06-30,J1,C1,"1,200.50",次级,光伏', '2026-06-30,J2,C2,800,正常,风电']);
    const portfolio = await loadPortfolio(engine, [file]);
    expect((await portfolio.ask('outstanding-balance'))[0]?.value).toBe(20_005_000); // (1,200.50 + 800) × 10,000
    expect((await portfolio.ask('npl-ratio'))[0]?.numerator).toBe(12_005_000);
    const { rows } = await portfolio.evidence('npl-ratio', { filter: { sector: ['光伏'] } });
    expect(rows.rows.map((row) => row.slice(0, 2))).toEqual([['台账.csv', 2]]);
    await engine.close();
  });

  it('takes the place of what the same engine held before', async () => {
    const engine = await startNodeEngine();
    await loadPortfolio(engine, [ledger('a.csv', ['2026-05-31,J1,C1,5,正常,光伏'])]);
    const second = await loadPortfolio(engine, [
      ledger('b.csv', ['2026-06-30,K1,D1,7,正常,水电', '2026-06-30,K2,D2,3,正常,风电']),
    ]);
    expect(second.tables).toEqual({ exposure: 2 });
    expect((await second.values('sector')).map(({ value }) => value).sort()).toEqual(['水电', '风电']);
    expect((await second.ask('X01'))[0]?.value).toBe(100_000);
    await engine.close();
  });
});
