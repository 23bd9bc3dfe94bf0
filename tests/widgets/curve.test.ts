import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/charts/render-svg.ts';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';

const en = createTranslate('en', 'CNY');
const draw = async (card: string, answers: Answers): Promise<Figure> => {
  const figure = await makeCard({ card }).figure(fakePortfolio(answers), {}, en);
  if (!figure) throw new Error('no figure');
  return figure;
};

interface Drawn {
  xAxis: { data: string[] };
  series: { name: string; data: { value: number | null; ref?: unknown; label?: unknown }[] }[];
}
const drawn = ({ chart }: Figure) => chart?.option(LIGHT_THEME, 900) as unknown as Drawn;
const cohort = (name: string, values: readonly (number | null)[]) =>
  values.map((value, month) =>
    row('vintage', '2026-06', value, { by: { cohort: name, month_on_book: String(month) } }),
  );

describe('vintage curves', () => {
  const rows = [
    row('vintage', '2026-06', null, { by: { cohort: '2020Q1', month_on_book: '75' }, reason: 'SHORT_HISTORY' }),
    ...cohort('2025Q1', [0, 0, 0.01, ...Array.from({ length: 9 }, () => 0.02)]),
    ...cohort('2025Q2', [0, 0.03, 0.05]),
    ...cohort('2025Q3', [0, 0]),
  ];

  it('have a line a cohort, each as long as it has been seen, and nothing where it has not: never 0', async () => {
    const figure = await draw('curve:vintage', { vintage: rows });
    const { xAxis, series } = drawn(figure);
    // ten comes after nine
    expect(xAxis.data).toEqual(Array.from({ length: 12 }, (_, month) => String(month)));
    expect(series.map(({ name, data }) => [name, data.filter(({ value }) => value !== null).length])).toEqual([
      ['2025Q1', 12],
      ['2025Q2', 3],
      ['2025Q3', 2],
    ]);
    expect(figure.table?.rows[3]?.map(({ text }) => text)).toEqual(['3', '2.00%', '', '']);
    expect(renderSvg(figure.chart?.option(LIGHT_THEME, 600) ?? {}, 600, 300)).not.toMatch(/NaN|undefined/);
  });

  it('name the cohort that stands highest at its own end, and say why others have no curve', async () => {
    const { finding, foot, table } = await draw('curve:vintage', { vintage: rows });
    expect(finding).toBe('Vintage is highest for 2025Q2: 5.00% at month on book 2, of 3.');
    expect(foot).toContain('without a curve: 1 (history too short)');
    expect(table?.rows[2]?.[2]?.ref?.row.by).toEqual({ cohort: '2025Q2', month_on_book: '2' });
  });

  it('draw twelve at most, with names at the ends of the worst four, all of them in the table', async () => {
    const many = Array.from({ length: 20 }, (_, index) => cohort(`c${10 + index}`, [0, (20 - index) / 1000]));
    const figure = await draw('curve:vintage', { vintage: many.flat() });
    const { series } = drawn(figure);
    const named = series.filter(({ data }) => data.some(({ label }) => label));
    expect([series.length, named.map(({ name }) => name)]).toEqual([12, ['c10', 'c11', 'c12', 'c13']]);
    // of the others the newest
    expect(series.at(-1)?.name).toBe('c29');
    expect(figure.table?.columns).toHaveLength(21);
    expect(figure.foot).toContain('showing 12 of 20');
  });

  it('have no picture and no table where no cohort can be told', async () => {
    const figure = await draw('curve:vintage', { vintage: rows.slice(0, 1) });
    expect([figure.chart, figure.table]).toEqual([undefined, undefined]);
    expect(figure.finding).toContain('history too short');
  });
});

describe('curves of any metric', () => {
  it('run along the months, one a group, the lowest named first where higher is better', async () => {
    const of = (team: string, values: readonly number[]) =>
      months('review-on-time', values).map((each) => ({ ...each, by: { team } }));
    const figure = await draw('curve:review-on-time:team', {
      'review-on-time/team': [...of('T1', [0.9, 0.95]), ...of('T2', [0.8, 0.7])],
    });
    expect(drawn(figure).xAxis.data.at(-1)).toBe('2026-06');
    expect(figure.finding).toMatch(/is lowest for T2: 70\.00% at 2026-06, of 2\./);
    expect(figure.status).toBe('red');
  });
});
