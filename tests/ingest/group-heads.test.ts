import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

/** The columns said to be filled in the first row of each group only, the first value, and how many rows are blank below. */
async function told(headers: readonly string[], rows: readonly (readonly string[])[]) {
  const { report } = await importTexts({ 'a.csv': ledger(headers, rows) });
  const said = report.issues.filter(({ problem }) => problem === 'first-of-group');
  return {
    said: said.map(({ column, value }) => [column, value]),
    rows: report.issueCounts['first-of-group'] ?? 0,
    loaded: report.rows.loaded,
  };
}

describe('a column that is filled in the first row of each group only', () => {
  it('is told, and its blank rows are left blank', async () => {
    const rows = ['北京分行', '', '', '上海分行', '', ''].map((branch) => ['100', branch]);
    expect(await told(['贷款余额（元）', '分行'], rows)).toEqual({
      said: [['分行', '北京分行']],
      rows: 4,
      loaded: 6,
    });
  });

  it('is told where a single branch stands in the first row', async () => {
    const rows = ['北京分行', '', '', ''].map((branch) => ['100', branch]);
    expect(await told(['贷款余额（元）', '分行'], rows)).toMatchObject({ said: [['分行', '北京分行']], rows: 3 });
  });

  it.each([
    ['a value that comes again', ['北京分行', '', '北京分行', '', '', '']],
    ['a first row without one', ['', '北京分行', '', '', '上海分行', '']],
    ['most rows filled', ['北京分行', '上海分行', '深圳分行', '', '广州分行', '']],
  ])('is not seen in %s', async (_, branches) => {
    const rows = branches.map((branch) => ['100', branch]);
    expect(await told(['贷款余额（元）', '分行'], rows)).toEqual({ said: [], rows: 0, loaded: 6 });
  });
});
