import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ChartTheme } from '../../src/charts/figure.ts';
import { categoryColour, DARK_THEME, LIGHT_THEME, PRINT_THEME } from '../../src/charts/theme.ts';

const css = readFileSync('src/charts/tokens.css', 'utf8');

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function tokens(theme: ChartTheme): [string, string][] {
  return [
    ['ink', theme.ink],
    ['muted', theme.muted],
    ['line', theme.line],
    ['surface', theme.surface],
    ['accent', theme.accent],
    ...theme.categories.map((colour, index): [string, string] => [`category-${index + 1}`, colour]),
    ...theme.ramp.map((colour, index): [string, string] => [`ramp-${index + 1}`, colour]),
    ...theme.alerts.map((colour, index): [string, string] => [`alert-${index + 1}`, colour]),
    ...Object.entries(theme.status),
  ];
}

describe('contrast', () => {
  it('holds black on white for 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  });

  for (const [name, theme] of Object.entries({ light: LIGHT_THEME, dark: DARK_THEME, print: PRINT_THEME })) {
    it(`is at least 4.5 to 1 for every text colour of the ${name} theme`, () => {
      const texts = [theme.ink, theme.muted, theme.accent, ...Object.values(theme.status)];
      for (const colour of texts) expect(contrast(colour, theme.surface), colour).toBeGreaterThanOrEqual(4.5);
    });

    it(`is at least 3 to 1 for every mark of the ${name} theme`, () => {
      for (const colour of [...theme.categories, ...theme.ramp, ...theme.alerts])
        expect(contrast(colour, theme.surface), colour).toBeGreaterThanOrEqual(3);
    });
  }
});

describe('colours of categories', () => {
  it('differ for twice as many categories as there are colours, each told from the page', () => {
    for (const theme of [LIGHT_THEME, DARK_THEME]) {
      const colours = Array.from({ length: 2 * theme.categories.length }, (_, index) => categoryColour(theme, index));
      expect(new Set(colours).size).toBe(colours.length);
      for (const colour of colours) expect(contrast(colour ?? '', theme.surface), colour).toBeGreaterThanOrEqual(3);
    }
  });

  it('come again as they are where a host page writes colours in another way', () => {
    expect(categoryColour({ ...LIGHT_THEME, categories: ['teal', 'plum'] }, 3)).toBe('plum');
  });
});

describe('tokens', () => {
  it('are the same in the style sheet and in the themes', () => {
    const [light = '', media = '', dark = ''] = css.split(/@media[^{]*\{|:root\[data-theme='dark'\]/);
    for (const [name, colour] of tokens(LIGHT_THEME)) expect(light).toContain(`--bw-${name}: ${colour};`);
    for (const block of [media, dark])
      for (const [name, colour] of tokens(DARK_THEME)) expect(block).toContain(`--bw-${name}: ${colour};`);
  });
});
