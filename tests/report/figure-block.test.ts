import { expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { drawFigures } from '../../src/report/figure-block.ts';
import { trendFigure } from './fixture.ts';

const t = createTranslate('en', 'CNY');

it('tells a picture how wide it is drawn, so that its names and months find room: alone over the page, in pairs in a column', async () => {
  const asked: (number | undefined)[] = [];
  const watched = (id: string): Figure => {
    const figure = trendFigure(t, { id, table: undefined });
    const { chart } = figure;
    if (!chart) throw new Error('no chart');
    const option: typeof chart.option = (theme, width) => {
      if (width !== undefined) asked.push(width);
      return chart.option(theme, width);
    };
    return { ...figure, chart: { ...chart, option } };
  };
  const drawn = await drawFigures([watched('a'), watched('b'), watched('c')], 'risk', async () => undefined);
  expect(asked).toEqual(drawn.map(({ block }) => block.chart?.width));
  expect(drawn.map(({ block }) => block.narrow)).toEqual([true, true, false]);
  expect(asked[0]).toBeLessThan(asked[2] ?? 0);
});

it('prints no state beside rows that are in none, and the word where there is nothing', async () => {
  const bare = { table: undefined, headline: undefined, chart: undefined };
  const rows = trendFigure(t, { id: 'a', status: 'grey', ...bare });
  const listed = { ...rows, records: { table: 'facility', request: {} } };
  const drawn = await drawFigures([rows, listed] as Figure[], 'page', async () => undefined);
  expect(drawn.map(({ block }) => block.status)).toEqual(['grey', null]);
});
