import { describe, expect, it } from 'vitest';
import { allowedText, isNullWord, readSpelling } from '../../../src/ingest/match/spelling.ts';
import { findColumn, tableModel } from '../../../src/model/index.ts';
import type { Column } from '../../../src/model/table.ts';

function column(name: string, table = 'exposure'): Column {
  const found = findColumn(tableModel(table), name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

const readAll = (name: string, words: readonly string[]) => words.map((word) => readSpelling(column(name), word));

describe('a cell without a value', () => {
  it.each(['', '  ', 'N/A', 'n/a', ' NULL ', 'null', '-', 'None'])('is %j', (cell) => {
    expect(isNullWord(cell)).toBe(true);
  });

  it.each(['0', '正常', 'nil balance', 'N/A 3'])('is not %j', (cell) => {
    expect(isNullWord(cell)).toBe(false);
  });
});

describe('a code', () => {
  it('is no number with decimals of its own, below one or beside letters', () => {
    expect(readAll('five_tier', ['0.3', '0.1', 'A3.0', '3.0x', '3.05', ' 3.0 ', '003.00'])).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, 3, 3],
    ]);
    expect(readAll('ifrs_stage', ['0.2', '2.0'])).toEqual([undefined, 2]);
  });

  it('is never read from a number below zero', () => {
    expect(readAll('five_tier', ['-1', ' - 1', '−2', '－ 3', '- 正常'])).toEqual([
      ...[undefined, undefined, undefined, undefined, 1],
    ]);
  });

  it('of a currency is read as a currency', () => {
    expect(readAll('currency', ['人民币', 'usd', '156', '美元', '元宝'])).toEqual([
      ...['CNY', 'USD', 'CNY', 'USD', undefined],
    ]);
  });
});

describe('a mark', () => {
  it('is a sign, a word or a number', () => {
    expect(readAll('watchlist_flag', ['√', ' √ ', '×', 'Y', '否', '1', 'maybe', '++'])).toEqual([
      ...[true, true, false, true, false, true, undefined, undefined],
    ]);
  });

  it('of bad loans is also what says that a loan performs or does not', () => {
    expect(readAll('npl_flag', ['不良', '非不良', 'NPL', 'performing', '是', '可疑'])).toEqual([
      ...[true, false, true, false, true, undefined],
    ]);
    expect(readAll('watchlist_flag', ['不良', 'performing'])).toEqual([undefined, undefined]);
  });
});

describe('what a column takes', () => {
  it('is told with the usual spelling of each value', () => {
    expect(allowedText(column('watchlist_flag'))).toBe('是/否, Y/N, 1/0');
    expect(allowedText(column('currency'))).toBe('CNY, USD, EUR …');
    expect(allowedText(column('ifrs_stage'))).toMatch(/^1 \(\S.*\), 2 \(\S.*\), 3 \(\S.*\)$/);
    expect(allowedText({ ...column('ifrs_stage'), allowed: [{ value: 7, spellings: [] }] })).toBe('7 (7)');
    expect(allowedText(column('client_name'))).toBe('');
  });
});
