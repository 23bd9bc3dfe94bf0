import { describe, expect, it } from 'vitest';
import { bindParams, literal, literals, quoteName } from '../../src/lib/sql.ts';

describe('sql text', () => {
  it('keeps a quote in a name part of the name', () => {
    expect(quoteName('a"b')).toBe('"a""b"');
  });

  it('doubles every quote, not only the first', () => {
    expect(literal("it's a 'b'")).toBe("'it''s a ''b'''");
    expect(quoteName('a"b"c')).toBe('"a""b""c"');
  });

  it('writes numbers, truth and nothing as SQL has them, and refuses what is no number', () => {
    expect(literals([-1.5, 0, true, false, null, 'x'])).toBe("-1.5, 0, TRUE, FALSE, NULL, 'x'");
    expect(() => literal(Number.NaN)).toThrow('not a finite number: NaN');
    expect(() => literal(-Infinity)).toThrow('not a finite number: -Infinity');
  });

  it('gives NULL for a parameter that is null, and knows one that is only inherited for none', () => {
    expect(bindParams('SELECT $a, $b_2', { a: null, b_2: 0 })).toBe('SELECT NULL, 0');
    expect(() => bindParams('SELECT $toString')).toThrow('parameter without a value: toString');
  });

  it('leaves signs alone that begin no name, and quotes with quotes in them', () => {
    expect(bindParams(`SELECT '$a''$a', "x""$a", $a /* $a\n */ -- $a`, { a: 2 })).toBe(
      `SELECT '$a''$a', "x""$a", 2 /* $a\n */ -- $a`,
    );
    expect(bindParams('SELECT $1, $', {})).toBe('SELECT $1, $');
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
