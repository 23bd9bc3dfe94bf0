import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/lib/csv.ts';

describe('toCsv', () => {
  it('starts with the mark of UTF-8 and ends each line as spreadsheets expect', () => {
    expect(toCsv(['a', 'b'], [[1, null]])).toBe('\uFEFFa,b\r\n1,\r\n');
  });

  it('quotes what would break a cell, doubling quotes', () => {
    expect(toCsv(['a'], [['x,"y"\nz']])).toBe('\uFEFFa\r\n"x,""y""\nz"\r\n');
  });

  it('keeps text that looks like a formula as text, and numbers as numbers', () => {
    const rows = [['=1+1', '+1', '-2', '@x', '\tx', -2]];
    expect(toCsv(['a', 'b', 'c', 'd', 'e', 'f'], rows)).toBe(`\uFEFFa,b,c,d,e,f\r\n'=1+1,'+1,'-2,'@x,'\tx,-2\r\n`);
  });
});
