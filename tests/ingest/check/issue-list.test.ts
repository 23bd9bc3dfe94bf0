import { describe, expect, it } from 'vitest';
import { Findings } from '../../../src/ingest/check/issue-list.ts';

const rejected = { problem: 'no-key', hint: 'add-key', severity: 'rejected' } as const;
const excluded = { problem: 'sum-row', hint: 'nothing-lost', severity: 'excluded' } as const;
const warning = { problem: 'bad-date', hint: 'check-date', severity: 'warning' } as const;
const ofFile = { problem: 'no-rows', hint: 'add-rows', severity: 'file' } as const;
const question = { kind: 'column', column: 'exposure.outstanding', choices: ['a', 'b'] } as const;

const times = (count: number, work: (index: number) => void) =>
  Array.from({ length: count }, (_, index) => index).forEach(work);

describe('what is found about a file', () => {
  it('names the file, and the row, column and value where there are any', () => {
    const findings = new Findings('a.csv');
    findings.add(ofFile);
    findings.add({ ...warning, row: 3, column: '到期日期', value: 'x' });
    expect(findings.issues).toEqual([
      { file: 'a.csv', row: null, column: null, value: null, ...ofFile },
      { file: 'a.csv', row: 3, column: '到期日期', value: 'x', ...warning },
    ]);
    expect(findings.counts).toEqual({ 'no-rows': 1, 'bad-date': 1 });
  });

  it('lists so many cells and goes on counting them, and still lists rows and what is said of the file', () => {
    const findings = new Findings('a.csv');
    expect(findings.room).toEqual({ rows: 20_000, cells: 1_000 });
    times(1_001, (row) => findings.add({ ...warning, row }));
    expect(findings.room).toEqual({ rows: 20_000, cells: 0 });
    expect(findings.issues).toHaveLength(1_000);
    findings.add({ ...rejected, row: 1 });
    findings.add(ofFile);
    expect(findings.issues.slice(1_000).map(({ problem }) => problem)).toEqual(['no-key', 'no-rows']);
    expect(findings.counts).toEqual({ 'bad-date': 1_001, 'no-key': 1, 'no-rows': 1 });
    expect(findings.room.rows).toBe(19_999);
  });

  it('lists so many rows left out, rejected and excluded together, and goes on counting them', () => {
    const findings = new Findings('a.csv');
    times(10_001, (row) => findings.add({ ...rejected, row }));
    times(10_000, (row) => findings.add({ ...excluded, row }));
    expect(findings.issues).toHaveLength(20_000);
    expect(findings.room).toEqual({ rows: 0, cells: 1_000 });
    findings.add({ ...warning, row: 1 });
    expect(findings.issues).toHaveLength(20_001);
    expect(findings.counts).toEqual({ 'no-key': 10_001, 'sum-row': 10_000, 'bad-date': 1 });
  });

  it('counts what one issue stands for, and what is not listed', () => {
    const findings = new Findings('a.csv');
    findings.add(warning, 7);
    findings.addUnlisted('bad-date', 5);
    findings.addUnlisted('odd-date', 2);
    expect(findings.issues).toHaveLength(1);
    expect(findings.counts).toEqual({ 'bad-date': 12, 'odd-date': 2 });
  });
});

describe('what is asked about a file', () => {
  it('is asked once for each column, kind and word', () => {
    const findings = new Findings('a.csv');
    findings.ask({ ...question, choices: [...question.choices], blocks: false });
    findings.ask({ ...question, choices: [], blocks: true });
    findings.ask({ kind: 'value', column: question.column, choices: [], blocks: false });
    findings.ask({ kind: 'column', column: 'exposure.client_id', choices: [], blocks: false });
    for (const word of ['M1', 'M2', 'M1'])
      findings.ask({ kind: 'word', column: 'exposure.five_tier', word, choices: [], blocks: false });
    expect(findings.questions.map(({ kind, column, word }) => [kind, column, word])).toEqual([
      ['column', 'exposure.outstanding', undefined],
      ['value', 'exposure.outstanding', undefined],
      ['column', 'exposure.client_id', undefined],
      ['word', 'exposure.five_tier', 'M1'],
      ['word', 'exposure.five_tier', 'M2'],
    ]);
    expect(findings.blocked).toBe(false);
  });

  it('keeps the file from loading where one of the questions does', () => {
    const findings = new Findings('a.csv');
    findings.ask({ kind: 'value', column: 'exposure.as_of_date', choices: [], blocks: false });
    findings.ask({ ...question, choices: [...question.choices], blocks: true });
    expect(findings.blocked).toBe(true);
  });
});

describe('a table left out on purpose', () => {
  it('asks nothing, and one issue stands for all its rows', () => {
    const findings = new Findings('a.csv');
    expect(findings.aside).toBe(false);
    findings.add(warning, 3);
    findings.ask({ ...question, choices: [], blocks: true });
    findings.refuse({ problem: 'no-rows', hint: 'add-rows' });
    findings.setAside({ problem: 'left-out', hint: 'choose-table', severity: 'excluded' }, 40);
    expect([findings.aside, findings.blocked, findings.questions]).toEqual([true, false, []]);
    expect(findings.issues.map(({ problem }) => problem)).toEqual(['left-out']);
    expect(findings.counts).toEqual({ 'left-out': 40 });
  });

  it('counts for one where it has no rows', () => {
    const findings = new Findings('a.csv');
    findings.setAside({ problem: 'left-out', hint: 'choose-table', severity: 'excluded' }, 0);
    expect(findings.counts).toEqual({ 'left-out': 1 });
  });
});

describe('a file that is refused', () => {
  it('is not loaded, and says that instead of its rejected rows', () => {
    const findings = new Findings('a.csv');
    findings.add({ ...rejected, row: 2 });
    findings.add({ ...excluded, row: 3 });
    findings.add({ ...warning, row: 4 });
    findings.refuse({ problem: 'control-total', hint: 'mend-file' });
    expect(findings.blocked).toBe(true);
    expect(findings.issues.map(({ problem, severity }) => [problem, severity])).toEqual([
      ['sum-row', 'excluded'],
      ['bad-date', 'warning'],
      ['control-total', 'file'],
    ]);
    expect(findings.counts).toEqual({ 'sum-row': 1, 'bad-date': 1, 'control-total': 1 });
  });
});
