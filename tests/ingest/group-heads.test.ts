import { describe, expect, it } from 'vitest';
import { withAnswers } from '../../src/dashboard/answers.ts';
import { exportMapping } from '../../src/ingest/match/mapping/mapping.ts';
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

  it('is not seen in what a single loan says of itself: one product stands for no others', async () => {
    const rows = ['流动资金贷款', '', '', ''].map((product) => ['100', product]);
    expect(await told(['贷款余额（元）', '贷款品种'], rows)).toEqual({ said: [], rows: 0, loaded: 4 });
    const two = ['流动资金贷款', '', '固定资产贷款', ''].map((product) => ['100', product]);
    expect(await told(['贷款余额（元）', '贷款品种'], two)).toEqual({
      said: [['贷款品种', '流动资金贷款']],
      rows: 2,
      loaded: 4,
    });
  });

  it.each([
    ['a value that comes again', ['北京分行', '', '北京分行', '', '', '']],
    ['a first row without one', ['', '北京分行', '', '', '上海分行', '']],
    ['most rows filled', ['北京分行', '上海分行', '深圳分行', '', '广州分行', '']],
  ])('is not seen in %s', async (_, branches) => {
    const rows = branches.map((branch) => ['100', branch]);
    expect(await told(['贷款余额（元）', '分行'], rows)).toEqual({ said: [], rows: 0, loaded: 6 });
  });

  const grouped = ledger(
    ['贷款余额（元）', '分行'],
    ['北京分行', '', ' ', '上海分行', ''].map((branch) => ['100', branch]),
  ).replace('2026-06-30,F4', ',,300,北京分行小计\n2026-06-30,F4');
  const BRANCHES = 'SELECT branch FROM exposure ORDER BY source_row';

  it('is asked about, and filled down from record to record where a person says so', async () => {
    const open = await importTexts({ 'a.csv': grouped });
    expect(open.report.questions.filter(({ kind }) => kind === 'fill')).toEqual([
      { kind: 'fill', column: 'exposure.branch', choices: ['above', 'stay-blank'], cells: 3, blocks: false },
    ]);
    const answered = withAnswers({}, 'a.csv', [{ kind: 'fill', column: 'exposure.branch', choice: 'above' }]);
    const { cells, report } = await importTexts({ 'a.csv': grouped }, answered);
    expect(await cells(BRANCHES)).toEqual([['北京分行'], ['北京分行'], ['北京分行'], ['上海分行'], ['上海分行']]);
    expect([report.questions.filter(({ kind }) => kind === 'fill'), report.issueCounts['first-of-group']]).toEqual([
      [],
      undefined,
    ]);
    // the next month's file is filled without a question
    const saved = exportMapping([report], answered);
    const next = await importTexts({ 'b.csv': grouped.replaceAll('06-30', '07-31') }, { saved });
    expect(await next.cells(`${BRANCHES} LIMIT 2`)).toEqual([['北京分行'], ['北京分行']]);
  });

  it('stays blank where a person says that, and is not asked about again', async () => {
    const answered = withAnswers({}, 'a.csv', [{ kind: 'fill', column: 'exposure.branch', choice: 'stay-blank' }]);
    const { cells, report } = await importTexts({ 'a.csv': grouped }, answered);
    expect(await cells(`${BRANCHES} LIMIT 2`)).toEqual([['北京分行'], [null]]);
    expect([report.questions.filter(({ kind }) => kind === 'fill'), report.issueCounts['first-of-group']]).toEqual([
      [],
      undefined,
    ]);
  });
});
