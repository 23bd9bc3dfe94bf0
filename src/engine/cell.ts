import type { Cell } from './engine.ts';

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const DAY_MS = 86_400_000;

/** The number nearest to a decimal stored as `unscaled` times ten to the minus `scale`: exact to the last digit below 2^53. */
export function fromDecimal(unscaled: bigint, scale: number): number {
  const size = unscaled < 0n ? -unscaled : unscaled;
  if (size <= MAX_SAFE && scale <= 15) return Number(unscaled) / 10 ** scale;
  const digits = size.toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return Number(`${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** ISO text of a day counted from 1970-01-01. */
export function fromDays(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** `2026-06-30 12:34:56`, with a fraction of a second only where there is one; the microseconds count from 1970. */
export function fromMicros(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === 0n ? seconds : `${seconds}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
}

/** A number as a cell: what is not finite is no value. */
export function fromNumber(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}
