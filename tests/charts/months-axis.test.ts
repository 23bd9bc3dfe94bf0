import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/charts/render-svg.ts';
import { lineTrend } from '../../src/charts/line-trend.ts';
import { monthBars } from '../../src/charts/month-bars.ts';
import { areMonths, namedMonths } from '../../src/charts/months-axis.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';

/** So many months up to the last one. */
function monthsTo(last: string, count: number): string[] {
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = end - (count - 1 - index);
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const text = (value: number) => `${(value * 100).toFixed(2)}%`;

/** Months written under a picture. */
function written(svg: string): string[] {
  return [...svg.matchAll(/>(\d{4}-\d{2})</g)].map(([, month = '']) => month).sort();
}

/** Months are written about their middle: neither cut off nor over one another. */
function expectInside(svg: string, width: number): void {
  const places = [...svg.matchAll(/translate\(([\d.]+) [\d.]+\)"[^>]*>\d{4}-\d{2}</g)].map(([, x]) => Number(x));
  const half = textWidth('2026-06', '12px x') / 2;
  expect(places.length).toBeGreaterThan(1);
  for (const [index, x] of places.entries()) {
    expect(x - half).toBeGreaterThanOrEqual(index === 0 ? 0 : (places[index - 1] ?? 0) + half);
    expect(x + half).toBeLessThanOrEqual(width);
  }
}

describe('the months that are named', () => {
  it('are ends of quarters and years, and the last one', () => {
    const months = monthsTo('2026-05', 14);
    const named = (apart: number) => namedMonths(months, apart).map((index) => months[index]);
    expect(named(1)).toEqual(months);
    expect(named(2)).toEqual(['2025-06', '2025-09', '2025-12', '2026-03', '2026-05']);
    // the end of the quarter would run into the last month
    expect(named(2.5)).toEqual(['2025-06', '2025-09', '2025-12', '2026-05']);
    expect(named(7)).toEqual(['2026-05']);
    expect(named(5)).toEqual(['2025-06', '2025-12', '2026-05']);
  });

  it('keep their distance whatever the room, the last one always among them', () => {
    for (const count of [1, 2, 13, 36, 60, 240])
      for (let apart = 1; apart < 200; apart += 1.7) {
        const named = namedMonths(monthsTo('2026-06', count), apart);
        expect(named.at(-1)).toBe(count - 1);
        for (const [index, place] of named.entries())
          if (index > 0) expect(place - (named[index - 1] ?? 0)).toBeGreaterThanOrEqual(apart);
      }
  });

  it('are months of a calendar only', () => {
    expect([areMonths(['2026-05', '2026-06']), areMonths(['0-30', '31-60']), areMonths([])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('an axis of months', () => {
  it('writes the last month and ends of periods, under lines and bars of any width', () => {
    for (const width of [320, 460, 900])
      for (const months of [monthsTo('2026-05', 13), monthsTo('2026-05', 36), monthsTo('2026-06', 72)]) {
        const values = months.map((_, index) => 0.01 + index / 1000);
        const line = lineTrend({ months, lines: [{ name: 'NPL', values }], text, none: 'n/a' })(LIGHT_THEME, width);
        const parts = [{ name: '1-30', values }];
        const bars = monthBars({ names: months, parts, ordered: true, text, none: 'n/a' })(LIGHT_THEME, width);
        for (const option of [line, bars]) {
          const svg = renderSvg(option, width, 260);
          const found = written(svg);
          expectInside(svg, width);
          expect(found.at(-1)).toBe(months.at(-1));
          expect(found.length).toBeGreaterThan(1);
          for (const month of found.slice(0, -1))
            if (months.length > 13 || width < 900) expect(month).toMatch(/-(03|06|09|12)$/);
        }
      }
  });
});
