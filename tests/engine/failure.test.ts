import { describe, expect, it } from 'vitest';
import { isBroken, problemOf, queryFailure } from '../../src/engine/failure.ts';
import { safeFileName } from '../../src/engine/lock-down.ts';

describe('failures', () => {
  it('takes a trap for the end of DuckDB, and an ordinary error for none', () => {
    const trap = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
    expect(isBroken(trap)).toBe(true);
    expect(isBroken(new Error('memory access out of bounds'))).toBe(true);
    expect(isBroken(new Error('FATAL Error: database has been invalidated'))).toBe(true);
    expect(isBroken(new Error('Binder Error: no column "fatal"'))).toBe(false);
    expect(isBroken(new Error('Out of Memory Error: failed to allocate data of size 16.0 MiB'))).toBe(false);
    expect(isBroken('memory access out of bounds')).toBe(false);
  });

  it('tells a lack of memory from a wrong statement', () => {
    const lack = queryFailure('SELECT 1', new Error('Out of Memory Error: failed to allocate'));
    expect(lack).toMatchObject({ name: 'PortfolioError', code: 'out-of-memory' });
    const wrong = queryFailure('SELECT x', new Error('Binder Error: no x\nLINE 1: SELECT x'));
    expect(wrong).toMatchObject({ name: 'QueryError', sql: 'SELECT x', message: 'a query failed: Binder Error: no x' });
    expect(queryFailure('SELECT x', wrong)).toBe(wrong);
  });

  it('gives one line for whatever was thrown', () => {
    expect(problemOf(new Error('first\nsecond'))).toBe('first');
    expect(problemOf('text')).toBe('text');
    expect(problemOf(new Error(''))).toBe('no reason given');
  });
});

describe('file names', () => {
  it('keeps letters of every script and nothing that DuckDB or a file system would read', () => {
    expect(safeFileName('客户台账 2026-06.csv')).toBe('客户台账_2026-06.csv');
    expect(safeFileName('../a/[1]*?.csv')).toBe('.._a__1___.csv');
    expect(safeFileName(`${'长'.repeat(300)}.csv`)).toHaveLength(60);
  });
});
