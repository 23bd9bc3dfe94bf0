import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';
import { figuresOf, metric, riskTrend } from './boards.ts';

const en = createTranslate('en');
const ASKED = { asOf: '2026-06-30' };
const of = (from: string, value: number) => row('class-migration', '2026-06', value, { by: { from } });
const CLASSES = { 'class-migration': [of('1', 0.012), of('2', 0.34), of('3', 0), of('4', 1)] };

describe('a metric of several numbers', () => {
  it('is never shown as one of them by the element of a single number', async () => {
    const [figure, ...others] = await figuresOf(metric, fakePortfolio(CLASSES), ASKED, en, {
      metric: 'class-migration',
    });
    expect(others).toEqual([]);
    expect(figure).not.toHaveProperty('headline');
    expect(figure).not.toHaveProperty('tiles');
    expect(figure?.table?.rows.map(([name, value]) => [name?.text, value?.text])).toEqual([
      ['pass', '1.20%'],
      ['special mention', '34.00%'],
      ['substandard', '0.00%'],
      ['doubtful', '100.00%'],
    ]);
    expect(figure?.finding).toContain('special mention 34.00%');
    expect(figure?.chart?.alt).toContain('pass, special mention, substandard, doubtful');
  });

  it('is drawn whole where a section is asked for it', async () => {
    const figures = await figuresOf(riskTrend, fakePortfolio(CLASSES), ASKED, en, { metric: 'R22a', by: 'team' });
    expect(figures.map(({ id }) => id)).toEqual(['class-migration-parts']);
  });

  it('is drawn as cells where it has two parts, as curves where the second is what has been seen', async () => {
    const cards = (id: string) => riskTrend.cards(fakePortfolio({}), { metric: id, by: 'team' });
    const drawn = async (id: string) => {
      const t = createTranslate('en', 'CNY');
      const rows =
        id === 'vintage'
          ? [row(id, '2026-06', 0.1, { by: { cohort: '2025Q1', month_on_book: '3' } })]
          : [row(id, '2026-06', 1, { by: { from: '1', to: '2' }, numerator: 5, denominator: 5 })];
      const figures = await figuresOf(riskTrend, fakePortfolio({ [id]: rows }), ASKED, t, { metric: id, by: 'team' });
      return figures.map(({ id: name, chart }) => [name, chart?.alt.split(' ')[0]]);
    };
    expect([cards('vintage').length, await drawn('vintage')]).toEqual([1, [['vintage-parts', 'Curves']]]);
    expect(await drawn('stage-migration')).toEqual([['stage-migration-parts', 'Cells,']]);
  });

  it('is a matrix where there are two parts', async () => {
    const cell = (from: string, to: string, value: number) =>
      row('stage-migration', '2026-06', value, { by: { from, to } });
    const rows = [cell('1', '1', 0.9), cell('1', '2', 0.1), cell('2', '1', 0.25), cell('2', '2', 0.75)];
    const [figure] = await figuresOf(metric, fakePortfolio({ 'stage-migration': rows }), ASKED, en, {
      metric: 'stage-migration',
    });
    expect(figure?.table?.rows.map((cells) => cells.slice(1).map(({ text }) => text))).toEqual([
      ['90.00%', '10.00%'],
      ['25.00%', '75.00%'],
    ]);
  });

  it('says why where it has no value', async () => {
    const [figure] = await figuresOf(metric, fakePortfolio({}), ASKED, en, { metric: 'dpd-buckets' });
    expect(figure).toMatchObject({ status: 'grey' });
    expect(figure).not.toHaveProperty('chart');
    expect(figure?.finding).toContain('no data');
  });
});
