import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import { compareFiles } from '../../../src/ingest/index.ts';

function file(name: string, lines: readonly string[]) {
  return { name, content: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

describe('two sets of files compared', () => {
  it('name rows added, removed and restated, table by table and month by month', async () => {
    const ledger = (lines: readonly string[]) =>
      file('ledger.csv', ['数据日期,借据编号,客户编号,贷款余额（元）,五级分类', ...lines]);
    const reviews = (lines: readonly string[]) =>
      file('reviews.csv', ['检查编号,客户编号,检查类型,应检查日期,完成日期', ...lines]);
    const engine = await startNodeEngine();
    const found = await compareFiles(engine, {
      older: [
        ledger(['2026-05-31,F1,C1,100,正常', '2026-06-30,F1,C1,100,正常', '2026-06-30,F2,C2,50.10,关注']),
        reviews(['R1,C1,常规检查,2026-06-10,2026-06-12']),
      ],
      newer: [
        ledger(['2026-06-30,F1,C1,80,次级', '2026-06-30,F2,C2,50.10,关注', '2026-06-30,F3,C3,9,正常']),
        reviews(['R1,C1,常规检查,2026-06-10,']),
      ],
    });
    expect(found.before.map(({ rows }) => rows.loaded)).toEqual([3, 1]);
    expect(found.after.map(({ rows }) => rows.loaded)).toEqual([3, 1]);
    const counts = { added: 0, removed: 0, restated: 0, unchanged: 0 };
    const amount = (before: number, after: number) => ({ column: 'outstanding', before, after });
    expect(found.changes).toEqual([
      { ...counts, table: 'exposure', month: '2026-05', removed: 1, amount: amount(100, 0) },
      // 100 + 50.10 before; 80 + 50.10 + 9 after
      {
        ...counts,
        table: 'exposure',
        month: '2026-06',
        added: 1,
        restated: 1,
        unchanged: 1,
        amount: amount(150.1, 139.1),
      },
      { ...counts, table: 'review', month: null, restated: 1, amount: null },
    ]);
    expect(found.more).toBe(0);
    expect(
      found.rows.map(({ key, kind, column, from, to }) => [Object.values(key).join(' '), kind, column, from, to]),
    ).toEqual([
      ['2026-05-31 F1', 'removed', 'outstanding', '100.00', null],
      ['2026-06-30 F1', 'restated', 'outstanding', '100.00', '80.00'],
      ['2026-06-30 F1', 'restated', 'five_tier', '1', '3'],
      ['2026-06-30 F3', 'added', 'outstanding', null, '9.00'],
      ['R1', 'restated', 'done_date', '2026-06-12', null],
    ]);
    expect(found.rows[1]).toMatchObject({
      before: { file: 'ledger.csv', row: 3 },
      after: { file: 'ledger.csv', row: 2 },
    });
    await engine.close();
  });

  it('are equal where only files, order and spelling differ', async () => {
    const engine = await startNodeEngine();
    const found = await compareFiles(engine, {
      older: [
        file('a.csv', ['数据日期,借据编号,客户编号,贷款余额（万元）', '2026-06-30,F1,C1,1', '2026-06-30,F2,C2,2']),
      ],
      newer: [
        file('b.csv', [
          '贷款余额（元）,客户编号,借据编号,数据日期',
          '20000,C2,F2,2026/6/30',
          '"10,000",C1,F1,2026/6/30',
        ]),
      ],
    });
    expect(found.changes).toMatchObject([{ added: 0, removed: 0, restated: 0, unchanged: 2 }]);
    expect(found.rows).toEqual([]);
    await engine.close();
  });
});
