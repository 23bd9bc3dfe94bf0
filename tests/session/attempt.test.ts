import { describe, expect, it } from 'vitest';
import { withNextLoad } from '../../src/session/loads/attempt.ts';
import { importReport } from '../report/fixture.ts';

const file = (name: string, text = '') => ({ name, content: new TextEncoder().encode(text) });
const report = (upload: string, table: string | null) => importReport({ file: upload, upload, table });

describe('one more load', () => {
  it('leaves what is there under its name, numbers a name that comes again, and lets go what was no table', () => {
    const loads = [{ files: [file('ledger.csv'), file('note.csv')] }, { files: [file('other.csv')] }];
    const reports = [report('ledger.csv', 'exposure'), report('note.csv', null), report('other.csv', null)];
    const all = withNextLoad({ loads, reports }, { files: [file('ledger.csv'), file('note.csv')] });
    expect(all.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['ledger.csv'],
      ['ledger (2).csv', 'note.csv'],
    ]);
  });

  it('takes the newer of two metrics of one name', () => {
    const loads = [{ files: [file('ledger.csv'), file('late.metric.json', 'old')] }];
    const next = { files: [file('late.metric.json', 'new')] };
    const all = withNextLoad({ loads, reports: [report('ledger.csv', 'exposure')] }, next);
    expect(all.map(({ files }) => files.map(({ name }) => name))).toEqual([['ledger.csv'], ['late.metric.json']]);
    expect(all[1]?.files[0]).toBe(next.files[0]);
  });
});
