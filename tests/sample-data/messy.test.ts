import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSY } from '../../sample-data/make/messy.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { importFiles } from '../../src/ingest/index.ts';
import type { ImportReport } from '../../src/ingest/import-report.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

async function load(name: string): Promise<ImportReport> {
  const file = MESSY.find((messy) => messy.name === name);
  const [report] = await importFiles(engine, file ? [{ name, content: file.content }] : []);
  if (!report) throw new Error(`no report for ${name}`);
  return report;
}

async function cells(sql: string): Promise<unknown[]> {
  return (await engine.query(sql)).rows.flat();
}

describe('a ledger with one fault', () => {
  it.each(MESSY)('$name: $outcome', async ({ name, rows, outstanding, asks }) => {
    const report = await load(name);
    expect(report.rows).toEqual(rows);
    expect(report.questions.some(({ blocks }) => blocks)).toBe(asks);
    expect(await cells('SELECT sum(outstanding)::VARCHAR FROM exposure')).toEqual([outstanding]);
  });
});

describe('what the README of the messy files promises', () => {
  it('names the encoding', async () => {
    expect((await load('gb18030.csv')).encoding).toBe('gb18030');
    expect(await cells('SELECT client_name::VARCHAR FROM exposure ORDER BY facility_id LIMIT 1')).toEqual(['云岭光伏发电有限公司']);
    expect((await load('utf16le-bom.csv')).encoding).toBe('utf-16le');
  });

  it('numbers rows as in the file, below title lines', async () => {
    await load('preamble-and-footer.csv');
    expect(await cells('SELECT source_row FROM exposure ORDER BY source_row')).toEqual([6, 7, 8, 9]);
  });

  it('keeps markup and formulas as text', async () => {
    await load('html-in-names.csv');
    expect(await cells(`SELECT DISTINCT client_name::VARCHAR FROM exposure WHERE client_id::VARCHAR = 'C02' ORDER BY 1`)).toContain('<img src=x onerror=alert(1)>青堰水务');
    await load('formula-in-names.csv');
    expect(await cells(`SELECT DISTINCT client_name::VARCHAR FROM exposure WHERE client_id::VARCHAR = 'C02' ORDER BY 1`)).toContain('=HYPERLINK("http://example.invalid","青堰")');
  });

  it('names the rival of a balance', async () => {
    const { columns } = await load('two-balance-columns.csv');
    const taken = columns.find(({ target }) => target === 'exposure.outstanding');
    expect([taken?.source, taken?.rivals]).toEqual(['贷款余额（万元）', ['本金余额（万元）']]);
  });

  it('takes a blank for unknown, not for zero', async () => {
    await load('blank-numbers.csv');
    expect(await cells('SELECT limit_amount, days_past_due FROM exposure ORDER BY facility_id')).toEqual([null, 0, 36000000, null, 30000000, null]);
  });

  it('keeps ids digit by digit', async () => {
    await load('long-ids.csv');
    expect(await cells('SELECT facility_id::VARCHAR FROM exposure ORDER BY 1 LIMIT 2')).toEqual(['000123456789012345', '000123456789012346']);
    expect(await cells(`SELECT count(*) FROM exposure WHERE client_id::VARCHAR = '0007'`)).toEqual([1]);
  });

  it('gives a month its last day and a sub-grade its class', async () => {
    await load('month-names.csv');
    expect(await cells('SELECT DISTINCT as_of_date FROM exposure')).toEqual(['2026-06-30']);
    const { issues } = await load('sub-grades.csv');
    expect(await cells('SELECT five_tier FROM exposure ORDER BY facility_id')).toEqual([1, 1, 2, null]);
    expect(issues.map(({ value }) => value)).toContain('不清楚');
  });

  it('lists what it leaves out, and says what is wrong with a whole file', async () => {
    expect((await load('conflicting-keys.csv')).issues.filter(({ severity }) => severity === 'excluded').map(({ row }) => row)).toEqual([3]);
    expect((await load('subtotals.csv')).issues.filter(({ severity }) => severity === 'excluded').map(({ row }) => row)).toEqual([4, 7]);
    for (const name of ['blank.csv', 'not-a-ledger.csv']) {
      const { table, issues } = await load(name);
      expect([table, issues.some(({ severity }) => severity === 'file')]).toEqual([null, true]);
    }
    expect((await load('blank.csv')).encoding).toBe('utf-8');
    expect((await load('header-only.csv')).issues.map(({ problem }) => problem)).toEqual(['no-rows']);
  });

  it('asks for the unit of a balance that names none', async () => {
    const { questions } = await load('no-unit.csv');
    expect(questions.map(({ kind, blocks }) => [kind, blocks])).toContainEqual(['unit', false]);
  });
});
