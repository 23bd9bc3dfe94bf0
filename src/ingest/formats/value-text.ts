import { isoOf } from './serial-date.ts';

/** A decimal from its unscaled digits, exactly: a double would round it. */
export function decimalText(unscaled: bigint | number, scale: number): string {
  const digits = String(unscaled < 0 ? -unscaled : unscaled).padStart(scale + 1, '0');
  const text = scale <= 0 ? digits + '0'.repeat(-scale) : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0 ? `-${text}` : text;
}

/** The shortest text that reads back as this number of 32 bits: 0.1, not 0.10000000149011612. */
export function singleText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** Bytes as text where they are UTF-8, else in hexadecimal. */
export function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** A value of a typed table as text: dates as ISO, lists and structures as JSON; what is no number is blank. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return isoOf(value);
  if (value instanceof Uint8Array) return bytesText(value);
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
}
