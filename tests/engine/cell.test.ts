import { describe, expect, it } from 'vitest';
import { fromDays, fromDecimal, fromMicros } from '../../src/engine/cell.ts';

describe('cells', () => {
  it('scales decimals to the number that prints the same', () => {
    expect(fromDecimal(30n, 2)).toBe(0.3);
    expect(fromDecimal(-1n, 2)).toBe(-0.01);
    expect(fromDecimal(0n, 2)).toBe(0);
    expect(fromDecimal(9007199254740991n, 2)).toBe(90071992547409.91);
    expect(fromDecimal(-12345678901234567899n, 2)).toBe(-123456789012345678.99);
    expect(fromDecimal(5n, 20)).toBe(5e-20);
  });

  it('writes days as ISO text on both sides of 1970', () => {
    expect([fromDays(-1), fromDays(0), fromDays(20634)]).toEqual(['1969-12-31', '1970-01-01', '2026-06-30']);
  });

  it('writes microseconds on both sides of 1970', () => {
    expect(fromMicros(-500_000n)).toBe('1969-12-31 23:59:59.5');
    expect(fromMicros(1_000_001n)).toBe('1970-01-01 00:00:01.000001');
  });
});
