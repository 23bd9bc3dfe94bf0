import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '../../src/ingest/index.ts';
import { distinctNames } from '../../src/ingest/layout/distinct-names.ts';
import { importTexts, ledger } from '../support/import-text.ts';

const NAMES = ['贷款余额', '贷款余额', '五级分类'];
const DIFFERENT = [
  ['100', '700', '正常'],
  ['200', '200', '正常'],
];

async function outcome(rows: readonly (readonly string[])[], options: ImportOptions = {}) {
  const { report, cells } = await importTexts({ 'a.csv': ledger(NAMES, rows) }, { units: { '*': '元' }, ...options });
  return {
    asked: report.questions.map(({ column, choices, blocks }) => ({ column, choices, blocks })),
    said: report.issues.map(({ problem, details }) => [problem, details?.['count']]),
    balances: (await cells('SELECT CAST(outstanding AS VARCHAR) FROM exposure ORDER BY facility_id')).flat(),
  };
}

describe('one heading over two columns', () => {
  it('is a question where their cells differ, and nothing is loaded', async () => {
    expect(await outcome(DIFFERENT)).toEqual({
      asked: [{ column: 'exposure.outstanding', choices: ['贷款余额', '贷款余额 (2)'], blocks: true }],
      said: [['doubled-heading', 1]],
      balances: [],
    });
  });

  it('is answered by the number of the column', async () => {
    const second = { mapping: { 'exposure.outstanding': '贷款余额 (2)' } };
    expect(await outcome(DIFFERENT, second)).toEqual({ asked: [], said: [], balances: ['700.00', '200.00'] });
    const first = { mapping: { 'exposure.outstanding': '贷款余额' } };
    expect(await outcome(DIFFERENT, first)).toEqual({ asked: [], said: [], balances: ['100.00', '200.00'] });
  });

  it('is no question where they hold the same', async () => {
    const same = DIFFERENT.map(([balance = '', , tier = '']) => [balance, balance, tier]);
    expect(await outcome(same)).toEqual({ asked: [], said: [], balances: ['100.00', '200.00'] });
  });
});

it('names that stand twice are numbered, whatever numbers there are', () => {
  expect(distinctNames(['a', 'a', '', '', 'a (2)', 'a'])).toEqual(['a', 'a (3)', '', '', 'a (2)', 'a (4)']);
});
