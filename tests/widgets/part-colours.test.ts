import { describe, expect, it } from 'vitest';
import { DARK_THEME, LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { esgScores, figuresOf, reviewCompliance } from './boards.ts';
import { fakePortfolio, row, type Answers } from './fake-portfolio.ts';

const t = createTranslate('en', 'CNY');

/** The colour of each part of a card's bars, by its name. */
async function coloursOf(board: typeof esgScores, id: string, answers: Answers, theme = LIGHT_THEME) {
  const figures = await figuresOf(board, fakePortfolio(answers), { asOf: '2026-06-30' }, t);
  const option = figures.find((figure) => figure.id === id)?.chart?.option(theme);
  const series = option?.series as { name: string; itemStyle: { color: string } }[] | undefined;
  return Object.fromEntries((series ?? []).map(({ name, itemStyle }) => [name, itemStyle.color]));
}

describe('colours that mean something', () => {
  const mix = ['A', 'B', 'C', 'unknown'].map((category) =>
    row('es-category-mix', '2026-06', 0.25, { by: { category } }),
  );

  it('are strongest for category A and weakest for C', async () => {
    for (const theme of [LIGHT_THEME, DARK_THEME]) {
      const colours = await coloursOf(esgScores, 'esg-category', { 'es-category-mix': mix }, theme);
      expect(colours['A, high']).toBe(theme.ramp.at(-1));
      expect(theme.ramp.indexOf(colours['B, medium'] ?? '')).toBe(3);
      expect(colours['C, low']).toBe(theme.ramp[0]);
      expect(colours.unknown).toBe(theme.status.grey);
    }
  });

  it('stay with the category where another one is missing', async () => {
    const colours = await coloursOf(esgScores, 'esg-category', { 'es-category-mix': mix.slice(1) });
    expect(colours['B, medium']).toBe(LIGHT_THEME.ramp[3]);
  });

  it('are yellow, orange and red for the levels of an alert', async () => {
    const alerts = ['3', '2', '1', 'unknown'].map((severity) =>
      row('open-alerts', '2026-06', 2, { by: { severity, days: '0-30' } }),
    );
    expect(await coloursOf(reviewCompliance, 'compliance-open-alerts', { 'open-alerts': alerts })).toEqual({
      yellow: LIGHT_THEME.alerts[0],
      orange: LIGHT_THEME.alerts[1],
      red: LIGHT_THEME.alerts[2],
      unknown: LIGHT_THEME.status.grey,
    });
  });
});
