import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { importFiles } from '../../src/ingest/index.ts';
import type { ImportProgress } from '../../src/ingest/options.ts';
import { makeXls } from './formats/make-workbook.ts';

const LEDGER = `数据日期,借据编号,客户编号,贷款余额（元）\n${Array.from({ length: 50 }, (_, row) => `2026-06-30,F${row},C${row},${row}.25\n`).join('')}`;
const BYTES = new TextEncoder().encode(LEDGER).length;
const files = [
  { name: 'ledger.csv', content: new TextEncoder().encode(LEDGER) },
  {
    name: 'clients.xls',
    content: makeXls([['客户编号', '客户名称'], ...Array.from({ length: 9 }, (_, row) => [`C${row}`, `n${row}`])]),
  },
];

describe('the progress of an import', () => {
  it('names file, step, bytes and rows, and its share never goes back', async () => {
    const engine = await startNodeEngine();
    const told: ImportProgress[] = [];
    await importFiles(engine, files, { onProgress: (progress) => told.push(progress) });
    await engine.close();
    const shares = told.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const of = (file: string) => told.filter((each) => each.file === file);
    expect([...new Set(of('ledger.csv').map(({ step }) => step))]).toEqual(
      expect.arrayContaining(['read', 'layout', 'load', 'match', 'check']),
    );
    // 10 rows of the sheet, headings among them
    expect(Math.max(...of('clients.xls').map(({ rows }) => rows ?? 0))).toBe(10);
    const whole = of('ledger.csv').find(({ step, bytes }) => step === 'load' && bytes !== null);
    expect(whole).toMatchObject({ bytes: BYTES, totalBytes: BYTES, rows: 50 });
  });

  it('ends where the import is cancelled, and the engine goes on', async () => {
    const engine = await startNodeEngine();
    await engine.query('CREATE TABLE kept AS SELECT 1 AS one');
    for (const step of ['read', 'load', 'check', 'store'] as const) {
      const stop = new AbortController();
      const onProgress = (progress: ImportProgress) => progress.step === step && stop.abort();
      await expect(importFiles(engine, files, { signal: stop.signal, onProgress })).rejects.toThrow('cancelled');
    }
    expect((await engine.query('SELECT one FROM kept')).rows).toEqual([[1]]);
    const { rows } = await engine.query('SELECT count(*) FROM duckdb_tables() WHERE temporary');
    expect(rows).toEqual([[0]]);
    await engine.close();
  });
});
