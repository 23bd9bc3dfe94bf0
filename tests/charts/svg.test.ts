import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/charts/render-svg.ts';
import { lineTrend } from '../../src/charts/line-trend.ts';
import { monthBars } from '../../src/charts/month-bars.ts';
import { rankedBars, splitBars } from '../../src/charts/ranked-bars.ts';
import { LIGHT_THEME, PRINT_THEME } from '../../src/charts/theme.ts';

const text = (value: number) => `${(value * 100).toFixed(2)}%`;

function trend(values: (number | null)[]) {
  return lineTrend({
    months: values.map((_, index) => `2026-0${index + 1}`),
    lines: [{ name: '不良率', values }],
    limits: [{ value: 0.05, label: '阈值 5.00%', status: 'red' }],
    text,
    none: '无数据',
  })(PRINT_THEME);
}

/** The line itself: the longest path in the line's colour. */
function linePath(svg: string): string {
  const paths = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="#0067a5"[^>]*stroke-width="2"/g)].map(
    ([, d]) => d ?? '',
  );
  return paths.sort((a, b) => b.length - a.length)[0] ?? '';
}

describe('server-side svg', () => {
  it('asks the library for no tooltip, whose part is not there: it would complain on standard error', () => {
    const asked: string[] = [];
    const watched = new Proxy({ trigger: 'axis' } as Record<string, unknown>, {
      get: (tooltip, name) => {
        asked.push(String(name));
        return tooltip[String(name)];
      },
      ownKeys: (tooltip) => {
        asked.push('all');
        return Reflect.ownKeys(tooltip);
      },
    });
    const bars = rankedBars({ bars: [{ name: 'first', value: 0.09, label: '9.00%' }] })(LIGHT_THEME);
    renderSvg({ ...bars, tooltip: watched }, 480, 120);
    expect(asked).toEqual([]);
  });

  it('is the same text every time', () => {
    expect(renderSvg(trend([0.01, 0.02, 0.03]), 480, 240)).toBe(renderSvg(trend([0.01, 0.02, 0.03]), 480, 240));
  });

  it('has no outline on any letter', () => {
    const svg = renderSvg(trend([0.01, 0.02, 0.03]), 480, 240);
    const letters = svg.match(/<text\b[^>]*>/g) ?? [];
    expect(letters.length).toBeGreaterThan(3);
    for (const tag of letters) expect(tag).not.toMatch(/stroke|paint-order/);
  });

  it('writes markup in a name as letters', () => {
    const svg = renderSvg(
      rankedBars({ bars: [{ name: '<img src=x onerror=alert(1)>', value: 1, label: '1' }] })(LIGHT_THEME),
      400,
      100,
    );
    expect(svg).not.toContain('<img');
  });
});

describe('line trend', () => {
  it('names the line at its end and draws the limit', () => {
    const svg = renderSvg(trend([0.01, 0.02, 0.03]), 480, 240);
    expect(svg).toContain('>不良率<');
    expect(svg).toContain('>阈值 5.00%<');
  });

  it('leaves a missing month as a gap', () => {
    // one stroke for three months in a row, two strokes with a hole between two pairs
    expect(linePath(renderSvg(trend([0.01, 0.02, 0.03, 0.04, 0.05]), 480, 240)).match(/M/g)).toHaveLength(1);
    expect(linePath(renderSvg(trend([0.01, 0.02, null, 0.04, 0.05]), 480, 240)).match(/M/g)).toHaveLength(2);
  });

  it('names a line whose last month is missing at its last known month', () => {
    expect(renderSvg(trend([0.01, 0.02, null]), 480, 240)).toContain('>不良率<');
  });
});

describe('bars', () => {
  it('stack parts and name them in a legend', () => {
    const parts = [
      { name: '1-30', values: [0.1, 0.2] },
      { name: 'unknown', values: [0.1, null], unknown: true },
    ];
    const svg = renderSvg(
      monthBars({ names: ['2026-05', '2026-06'], parts, ordered: true, text, none: 'n/a' })(LIGHT_THEME),
      480,
      240,
    );
    expect(svg).toContain('>1-30<');
    expect(svg).toContain('>unknown<');
  });

  it('write every name under them where they are few, on two lines if need be', () => {
    const names = ['tier 1, lowest', 'tier 2', 'tier 3', 'tier 4', 'tier 5, highest', 'unknown'];
    const parts = [{ name: 'coverage', values: names.map(() => 0.9) }];
    const svg = renderSvg(monthBars({ names, parts, ordered: true, text, none: 'n/a' })(LIGHT_THEME, 460), 460, 240);
    for (const word of ['tier 2', 'tier 3', 'tier 4', 'unknown', 'highest']) expect(svg).toContain(`${word}<`);
  });

  it('have the colour of a state worth a look where its shape is written with it, and no other', () => {
    const values = [0.99, 0.9, 0.8, 0.7];
    const shapes = ['', '▲', '■', ''];
    const states = (['green', 'amber', 'red', 'grey'] as const).map((status, index) => ({
      status,
      shape: shapes[index] ?? '',
    }));
    const drawn = (times: number, width = 480) => {
      const again = <T>(list: readonly T[]) => Array.from({ length: times }, () => list).flat();
      const names = again(values).map((_, index) => `tier ${index}`);
      const parts = [{ name: '', values: again(values), states: again(states) }];
      return renderSvg(monthBars({ names, parts, ordered: true, text, none: 'n/a' })(LIGHT_THEME, width), width, 240);
    };
    const few = drawn(1);
    for (const label of ['99.00%', '▲ 90.00%', '■ 80.00%', '70.00%']) expect(few).toContain(`>${label}<`);
    // side by side there is no room on a phone
    const narrow = drawn(1, 260);
    for (const label of ['99.00%', '▲', '90.00%', '■', '80.00%']) expect(narrow).toContain(`>${label}<`);
    const { green, amber, red, grey } = LIGHT_THEME.status;
    const painted = (svg: string) =>
      [green, amber, red, grey].map((colour) => svg.split(`fill="${colour}"`).length - 1);
    expect(painted(few)).toEqual([0, 1, 1, 0]);
    // without room for shapes there is no colour of a state either
    expect(painted(drawn(3))).toEqual([0, 0, 0, 0]);
  });

  it('are ranked from top to bottom with their value written at the end', () => {
    const bars = [
      { name: 'first', value: 0.09, label: '■ 9.00%', status: 'red' as const },
      { name: 'second', value: null, label: 'n/a' },
    ];
    const svg = renderSvg(rankedBars({ bars })(LIGHT_THEME), 480, 120);
    const y = (name: string) => Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${name}<`).exec(svg)?.[1]);
    expect(y('first')).toBeLessThan(y('second'));
    expect(svg).toContain('>■ 9.00%<');
    expect(svg).toContain('>n/a<');
    expect(svg).toContain(LIGHT_THEME.status.red);
  });

  it('stand side by side for several parts of a name', () => {
    const parts = ['E', 'S', 'G'].map((name, index) => ({ name, values: [50 + index] }));
    const svg = renderSvg(
      splitBars({ names: ['Wind'], parts, stacked: false, text: String, none: 'n/a' })(LIGHT_THEME),
      480,
      160,
    );
    for (const { name } of parts) expect(svg).toContain(`>${name}<`);
  });
});
