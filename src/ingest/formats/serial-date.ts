const DAY_MS = 86_400_000;
/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;

/**
 * A serial number of a date format as ISO text: `2026-06-30`, `2026-06-30 14:05:00`, or `14:05:00` for a time of day.
 * Null where the number is no date.
 */
export function serialText(serial: number, { since1904 = false } = {}): string | null {
  const value = since1904 ? serial + 1462 : serial;
  if (!(value >= 0) || value > LAST_SERIAL + 1) return null;
  if (serial < 1) return timeOf(Math.round(serial * 86_400));
  // Excel's 1900 has a 29 February, so days before it are one later.
  const days = value < 60 ? value + 1 : value;
  return isoOf(new Date(Math.round(((days - 25_569) * DAY_MS) / 1000) * 1000));
}

/** The serial number of a moment, to a ten-millionth of a day; see `serialText`. */
export function serialOf(date: Date, { since1904 = false } = {}): number {
  const days = date.getTime() / DAY_MS + 25_569;
  if (since1904) return Number((days - 1462).toFixed(7));
  return Number((days < 61 ? days - 1 : days).toFixed(7));
}

const days = new Map<number, string | null>();
const MAX_DAYS = 100_000;

/** A moment in UTC as ISO text; midnight is left out, and the day where there is only a time. */
export function isoOf(date: Date): string | null {
  const time = date.getTime();
  if (time % DAY_MS !== 0) return textOfMoment(date);
  let text = days.get(time);
  if (text === undefined) {
    text = textOfMoment(date);
    // A table has few days and many rows.
    if (days.size < MAX_DAYS) days.set(time, text);
  }
  return text;
}

function textOfMoment(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  const [day = '', time = ''] = text.split('T');
  if (date.getUTCFullYear() < 1900) return date.getTime() < Date.UTC(1899, 11, 29) ? day : time.slice(0, 8);
  const fraction = /^\d\d:\d\d:\d\d\.000Z$/.test(time) ? time.slice(0, 8) : time.slice(0, 12);
  return fraction === '00:00:00' ? day : `${day} ${fraction}`;
}

function timeOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What a number format makes of a number. */
export type NumberKind = 'number' | 'date' | 'percent';

/** Built-in formats that are dates or times, those of Chinese and Japanese Excel (27 to 36, 50 to 58) too. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
] as const;

/** The kind of a built-in format. */
export function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent';
  return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'number';
}

/** The kind of a format by its code; quoted text, colours, locales and conditions in brackets do not count. A span of hours (`[h]:mm`) is a number. */
export function kindOfCode(code: string): NumberKind {
  const plain = code
    .split(';', 1)
    .join('')
    .replace(/"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]/g, '');
  if (/general/i.test(plain) || /\[(?:h+|m+|s+)\]/i.test(code)) return 'number';
  // `0日` counts days: digits without a part of a date
  if (/[ymdhs]/i.test(plain) || (/[年月日时分秒]/.test(plain) && !/[0#?]/.test(plain))) return 'date';
  return plain.includes('%') ? 'percent' : 'number';
}
