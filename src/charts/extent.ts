/** Ends and step of an axis. */
export interface Extent {
  min: number;
  max: number;
  interval: number;
}

const INTERVALS = 4;

/**
 * Round ends for an axis that holds all values. Zero is on it, unless `mayCut` allows a line chart to leave it out
 * because every value is far from it (rates near one hundred per cent). Nothing known: zero to one.
 */
export function extent(values: readonly (number | null)[], mayCut = false): Extent {
  const known = values.filter((value) => value !== null);
  const high = Math.max(...known, known.length > 0 ? -Infinity : 1);
  const low = Math.min(...known, known.length > 0 ? Infinity : 0);
  const cut = mayCut && low > 0 && low > high / 2;
  const bottom = cut ? low - (high - low) * 0.1 : Math.min(low, 0);
  const top = Math.max(high, cut ? high : 0);
  const interval = niceStep(top - bottom || Math.abs(top) || 1);
  return {
    min: round(Math.floor(bottom / interval + 1e-9) * interval),
    max: round(Math.max(Math.ceil(top / interval - 1e-9), Math.floor(bottom / interval + 1e-9) + 1) * interval),
    interval,
  };
}

function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / INTERVALS));
  return round([1, 2, 5, 10].map((times) => times * power).find((step) => span / step <= INTERVALS + 1e-9) ?? span);
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
