import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { exportMapping, importFiles, type ImportOptions } from '../../src/ingest/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

async function take(name: string, text: string, options: ImportOptions = {}) {
  const content = new TextEncoder().encode(text);
  const [report] = await importFiles(engine, [{ name, content }], options);
  if (!report) throw new Error('no report');
  return report;
}

async function dates(table = 'exposure', column = 'as_of_date') {
  const { rows } = await engine.query(`SELECT DISTINCT CAST(${column} AS VARCHAR) FROM ${table}`);
  return rows.flat();
}

const LEDGER = '借据编号,客户编号,贷款余额（元）\nF1,C1,100\nF2,C2,50\n';
const REGISTRY = 'subject id,assess date,scope 1 emissions\nP1,2024-12-31,412.9\n';

describe('a ledger without a column of dates', () => {
  it('is of the day in its name, and says so', async () => {
    const { rows, issues, questions } = await take('台账_202606.csv', LEDGER);
    expect(rows).toEqual({ read: 2, loaded: 2, rejected: 0, excluded: 0 });
    expect(await dates()).toEqual(['2026-06-30']);
    expect(issues).toContainEqual(
      expect.objectContaining({ column: 'exposure.as_of_date', value: '2026-06-30', problem: 'date-from-file' }),
    );
    expect(questions).toContainEqual({ kind: 'value', column: 'exposure.as_of_date', choices: [], blocks: false });
  });

  it('is of the day above its header before that of its name', async () => {
    await take('台账_202606.csv', `某某银行贷款台账,,\n数据日期：2026年5月31日,,\n${LEDGER}`);
    expect(await dates()).toEqual(['2026-05-31']);
  });

  it('is of the day a person says, which goes before all others and is not kept for the next file', async () => {
    const options = { values: { 'exposure.as_of_date': '2026-04-30' } };
    const report = await take('台账_202606.csv', LEDGER, options);
    expect(await dates()).toEqual(['2026-04-30']);
    expect(report.issues.filter(({ problem }) => problem.startsWith('date-from'))).toEqual([]);
    expect(exportMapping([report], options).sources[0]).not.toHaveProperty('values');
  });

  it('is asked about where no day is named, by column or by value', async () => {
    const { rows, questions } = await take('台账.csv', LEDGER);
    expect(rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
    expect(questions.map(({ kind, column, blocks }) => [kind, column, blocks])).toEqual([
      ['column', 'exposure.as_of_date', true],
      ['value', 'exposure.as_of_date', false],
    ]);
  });

  it('keeps its own dates where it has them, whatever its name', async () => {
    await take('台账_202606.csv', `数据日期,${LEDGER.replaceAll('\nF', '\n2026-03-31,F')}`);
    expect(await dates()).toEqual(['2026-03-31']);
  });
});

describe('a file of which all rows are of one kind', () => {
  it('is loaded once a person says which, and the word is kept with the mapping', async () => {
    const asked = await take('registry.csv', REGISTRY);
    expect(asked.questions).toContainEqual({
      kind: 'value',
      column: 'esg.subject_type',
      choices: ['client', 'project'],
      blocks: false,
    });
    const options = { values: { 'esg.subject_type': '项目' } };
    const report = await take('registry.csv', REGISTRY, options);
    expect(report.rows.loaded).toBe(1);
    expect(await dates('esg', 'subject_type')).toEqual(['project']);
    await take('registry.csv', REGISTRY, { saved: exportMapping([report], options) });
    expect(await dates('esg', 'subject_type')).toEqual(['project']);
  });
});
