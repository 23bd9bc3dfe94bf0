import { describe, expect, it } from 'vitest';
import { bindParams, literal, quoteName } from '../../src/lib/sql.ts';

describe('sql text', () => {
  it('keeps a quote in a name part of the name', () => {
    expect(quoteName('a"b')).toBe('"a""b"');
  });

  it('writes a value that looks like SQL as one literal', () => {
    expect(literal("x'; DROP TABLE exposure; --")).toBe("'x''; DROP TABLE exposure; --'");
  });

  it('replaces parameters outside quotes and comments only', () => {
    const sql = `SELECT $a, '$a', "$a" -- $a\n, $b /* $b */`;
    expect(bindParams(sql, { a: 1, b: "it's" })).toBe(`SELECT 1, '$a', "$a" -- $a\n, 'it''s' /* $b */`);
  });

  it('refuses a parameter nobody gave', () => {
    expect(() => bindParams('SELECT $missing')).toThrow('parameter without a value: missing');
  });
});
