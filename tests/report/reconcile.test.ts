import { describe, expect, it } from 'vitest';
import { mismatches, totalRows, unaccounted } from '../../src/report/reconcile.ts';
import { importReport } from './fixture.ts';

describe('reconciliation', () => {
  it('does not count rows that added to those of another file as rows of the table', () => {
    const rows = { read: 40, loaded: 38, rejected: 0, excluded: 2 };
    const imports = [importReport(), importReport({ file: 'classes.csv', joined: true, rows, totals: null })];
    expect(mismatches({ imports, tables: { exposure: 1_190 } })).toEqual([]);
  });

  it('finds nothing where read = loaded + rejected + excluded and the table holds what was loaded', () => {
    expect(mismatches({ imports: [importReport()], tables: { exposure: 1_190 } })).toEqual([]);
  });

  it('counts the rows that are nowhere', () => {
    expect(unaccounted({ read: 100, loaded: 90, rejected: 5, excluded: 2 })).toBe(3); // 100 − 97
  });

  it('adds the files of one table before it looks at the table', () => {
    const second = importReport({ file: 'b.csv', rows: { read: 10, loaded: 10, rejected: 0, excluded: 0 } });
    const imports = [importReport(), second];
    expect(mismatches({ imports, tables: { exposure: 1_200 } })).toEqual([]); // 1,190 + 10
    expect(mismatches({ imports, tables: { exposure: 1_199 } })).toEqual([
      { kind: 'table', table: 'exposure', loaded: 1_200, rows: 1_199 },
    ]);
    expect(totalRows(imports)).toEqual({ read: 1_213, loaded: 1_200, rejected: 8, excluded: 5 });
  });

  it('holds the balance against the total row of the file, to the cent', () => {
    const totals = { outstanding: '100.00', control: '100.01', difference: '-0.01' };
    expect(mismatches({ imports: [importReport({ totals })], tables: { exposure: 1_190 } })).toEqual([
      { kind: 'total', file: '贷款台账.csv', difference: '-0.01' },
    ]);
  });

  it('names a file that was not loaded', () => {
    const rows = { read: 0, loaded: 0, rejected: 0, excluded: 0 };
    const imports = [importReport(), importReport({ file: 'b.csv', table: null, rows })];
    expect(mismatches({ imports, tables: { exposure: 1_190 } })).toEqual([{ kind: 'not-loaded', file: 'b.csv' }]);
  });
});
