import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { aboutLines } from '../../src/export/about.ts';
import { cardTable } from '../../src/export/export-card.ts';
import { csvText } from '../../src/export/csv-text.ts';
import { drawPicture } from '../../src/export/picture/draw-picture.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { figureWithin } from '../../widgets/view/figure-within.ts';
import { fakePortfolio, months } from './fake-portfolio.ts';
import { madeUpPortfolio } from './made-up-portfolio.ts';

const t = createTranslate('en', 'CNY');
const RANGE = { first: '2026-02', last: '2026-04' };
const SHOWN = ['2026-02', '2026-03', '2026-04'];

async function figureOf(card: string, portfolio = madeUpPortfolio(), request: CardRequest = {}): Promise<Figure> {
  const figure = await makeCard({ card }).figure(portfolio, { asOf: '2026-06-28', ...request }, t);
  if (!figure) throw new Error('no figure');
  return figure;
}

interface Drawn {
  readonly xAxis: { readonly data: readonly string[] };
  readonly yAxis: { readonly max: number };
  readonly series: readonly {
    readonly data: readonly {
      readonly value: number | null;
      readonly ref?: { row: { period: string; value: number } };
    }[];
  }[];
}
const drawn = ({ chart }: Figure) => chart?.option(LIGHT_THEME, 600) as unknown as Drawn;
const monthsIn = ({ table }: Figure) => table?.rows.map(([cell]) => cell?.raw?.value);
const source = { board: 'risk', boardTitle: 'Risk', asTable: false, made: '2026-06-30T08:00:00Z', request: {}, t };

describe('a figure within months', () => {
  it.each(['trend:npl-ratio', 'overdue', 'es-category', 'esg-score', 'curve:npl-ratio:team'])(
    'shows these alone, in picture and table, each with its own value: %s',
    async (card) => {
      const whole = await figureOf(card);
      const cut = figureWithin(whole, RANGE, t);
      const { xAxis, series } = drawn(cut);
      expect([xAxis.data, cut.chart?.months]).toEqual([SHOWN, SHOWN]);
      expect(series.length).toBe(drawn(whole).series.length);
      for (const { data } of series)
        for (const [place, { value, ref }] of [...data.entries()].filter(([, datum]) => datum.ref))
          expect([ref?.row.period, ref?.row.value]).toEqual([SHOWN[place], value]);
      expect([...(monthsIn(cut) ?? [])].sort()).toEqual(SHOWN);
      expect(cut.chart?.alt).toContain('Shown: 2026-02 to 2026-04.');
      expect(cut.foot).toEqual([...whole.foot, 'months 2026-02 to 2026-04 shown']);
      // what it says of its date is not about the range
      expect([cut.finding, cut.headline, cut.status]).toEqual([whole.finding, whole.headline, whole.status]);
    },
  );

  it('is drawn to its own scale, with the name of a line at the last of its months', async () => {
    const values = [0.9, ...Array.from({ length: 5 }, () => 0.01)];
    const whole = await figureOf('trend:npl-ratio', fakePortfolio({ 'npl-ratio': months('npl-ratio', values) }));
    const cut = figureWithin(whole, RANGE, t);
    expect(drawn(whole).yAxis.max).toBeGreaterThan(0.8);
    expect(drawn(cut).yAxis.max).toBeLessThan(0.2);
    const labelled = drawn(cut).series[0]?.data.map((datum) => 'label' in datum);
    expect(labelled).toEqual([false, false, true]);
  });

  it('keeps the line it is held against beside its months', async () => {
    const cut = figureWithin(await figureOf('trend:npl-ratio', madeUpPortfolio(), { compare: 'month' }), RANGE, t);
    const [now, then] = drawn(cut).series;
    expect(then?.data.map(({ ref }) => ref?.row.period)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(now?.data.length).toBe(3);
    expect(cut.table?.columns.length).toBeGreaterThan(2);
    expect([...(monthsIn(cut) ?? [])].sort()).toEqual(SHOWN);
  });

  it.each(['ranked:npl-ratio:sector', 'keys:npl-ratio', 'number:npl-ratio', 'heat:npl-ratio:team:sector'])(
    'is what it was where it is of a date: %s',
    async (card) => {
      const whole = await figureOf(card);
      expect(figureWithin(whole, RANGE, t)).toBe(whole);
    },
  );

  it('is what it was where all its months lie within', async () => {
    const whole = await figureOf('trend:npl-ratio');
    expect(figureWithin(whole, { first: '2000-01', last: '2026-06' }, t)).toBe(whole);
  });

  it.each([
    ['2031-01', '2031-06', 'No month of the range 2031-01 to 2031-06 is in this picture.', 0],
    [
      '2026-06',
      '2026-12',
      'Only 2026-06 of the range 2026-06 to 2026-12 is in this picture: one month is no course.',
      1,
    ],
    ['2026-02', '2026-03', 'No value is known in the months 2026-02 to 2026-03.', 2],
  ])('says what is the matter in place of a picture of %s to %s', async (first, last, words, rows) => {
    const values = [0.01, null, null, 0.02, 0.03, 0.04];
    const whole = await figureOf('trend:npl-ratio', fakePortfolio({ 'npl-ratio': months('npl-ratio', values) }));
    const cut = figureWithin(whole, { first, last }, t);
    expect([cut.chart, cut.instead, cut.table?.rows.length]).toEqual([undefined, words, rows]);
    const svg = drawPicture(cut, { t, source: '' }).svg.replace(/<\/text><text[^>]*>/g, ' ');
    for (const part of words.split(' ')) expect(svg).toContain(part);
    expect(svg).toContain(`months ${first} to ${last} shown`);
  });
});

describe('what leaves the page of a figure within months', () => {
  it('is these months, and says so', async () => {
    const portfolio = madeUpPortfolio();
    const figure = figureWithin(await figureOf('trend:npl-ratio', portfolio), RANGE, t);
    const rows = csvText(await cardTable({ ...source, figure, portfolio }))
      .trim()
      .split('\r\n');
    expect(rows.slice(1).map((row) => row.slice(0, 7))).toEqual(SHOWN.toReversed());
    const about = await aboutLines({ ...source, figure, portfolio }, t);
    expect(about.find(({ label }) => label === t('export.about.foot'))?.text).toContain(
      'months 2026-02 to 2026-04 shown',
    );
    const { svg } = drawPicture(figure, { t, source: '' });
    expect([svg.includes('2026-03'), svg.includes('2025-12')]).toEqual([true, false]);
    expect(svg).toContain('months 2026-02 to 2026-04 shown');
  });

  it('is said in Chinese as bankers write it', async () => {
    const zh = createTranslate('zh-CN', 'CNY');
    const { foot } = figureWithin(await figureOf('trend:npl-ratio'), RANGE, zh);
    expect(foot.at(-1)).toBe('显示月份 2026年2月 至 2026年4月');
  });
});
