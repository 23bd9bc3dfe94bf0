import { describe, expect, it } from 'vitest';
import type { ChartOption } from '../../src/charts/echarts.ts';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';

const en = createTranslate('en', 'CNY');
const zh = createTranslate('zh-CN', 'CNY');

/** Cells of a state at the opening: what part of its balance went where. */
function from(metric: string, state: string, weight: number, went: Readonly<Record<string, number>>): MetricRow[] {
  return Object.entries(went).map(([to, share]) =>
    row(metric, '2026-06', weight > 0 ? share : null, {
      by: { from: state, to },
      numerator: weight * share,
      denominator: weight,
      n: 7,
    }),
  );
}

const CLASSES = [
  ...from('migration-matrix', '1', 900e6, { '1': 0.9, '2': 0.06, EXIT: 0.04 }),
  ...from('migration-matrix', '2', 100e6, { '1': 0.3, '2': 0.7, EXIT: 0 }),
  ...from('migration-matrix', 'NEW', 500e6, { '1': 1, '2': 0, EXIT: 0 }),
];

async function draw(metric: string, rows: readonly MetricRow[], t = en): Promise<Figure> {
  const figure = await makeCard({ card: `matrix:${metric}` }).figure(fakePortfolio({ [metric]: rows }), {}, t);
  if (!figure) throw new Error('no figure');
  return figure;
}

interface Drawn extends ChartOption {
  yAxis: { data: string[] };
  series: { data: { ref?: unknown; note?: string }[] }[];
}
const drawn = ({ chart }: Figure) => chart?.option(LIGHT_THEME, 600) as Drawn;

describe('a matrix of moves', () => {
  it('says how much went for the worse, for the better and away, and the largest step, of what was there', async () => {
    const { finding } = await draw('migration-matrix', CLASSES);
    // 54 of 1,000 million down, 30 up, 36 gone; what is new is in none of these
    expect(finding).toBe(
      'Of CNY 1,000.00 million at the opening 5.40% went to a worse five-tier class, 3.00% to a better one, 3.60% was repaid or is gone. ' +
        'Largest step down: pass → special mention, CNY 54.00 million (6.00% of its row).',
    );
    expect((await draw('migration-matrix', CLASSES, zh)).finding).toContain('正常 → 关注');
  });

  it('can be looked at as bands, each as wide as its balance, with the way to its rows', async () => {
    const { other } = await draw('migration-matrix', CLASSES);
    const { series } = other?.chart.option(LIGHT_THEME, 600) as unknown as {
      series: { data: { name: string }[]; links: { source: string; target: string; value: number; ref: unknown }[] }[];
    };
    expect(other?.name).toBe('As flows');
    expect(series[0]?.data.map(({ name }) => name)).toEqual([
      'from:1',
      'from:2',
      'from:NEW',
      'to:1',
      'to:2',
      'to:EXIT',
    ]);
    // what nobody did has no band
    expect(
      series[0]?.links.map(({ source, target, value, ref }) => [source, target, value / 1e6, ref !== undefined]),
    ).toEqual([
      ['from:1', 'to:1', 810, true],
      ['from:1', 'to:2', 54, true],
      ['from:1', 'to:EXIT', 36, true],
      ['from:2', 'to:1', 30, true],
      ['from:2', 'to:2', 70, true],
      ['from:NEW', 'to:1', 500, true],
    ]);
    expect(other?.foot).toContain('red: to a worse state, green: to a better one; in order of the states');
  });

  it('has the totals of its rows and columns in the table, and what is new below them', async () => {
    const { table } = await draw('migration-matrix', CLASSES);
    expect(table?.columns.map(({ title }) => title)).toEqual([
      'From / to',
      ...['Pass', 'Special mention', 'Repaid or gone', 'Opening balance', 'n'],
    ]);
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ['Pass', '90.00%', '6.00%', '4.00%', 'CNY 900.00 million', '7'],
      ['Special mention', '30.00%', '70.00%', '0.00%', 'CNY 100.00 million', '7'],
      ['Total', '84.00%', '12.40%', '3.60%', 'CNY 1,000.00 million', '14'],
      ['New', '100.00%', '0.00%', '0.00%', 'CNY 500.00 million', '7'],
    ]);
    expect(table?.rows[0]?.[2]?.ref?.row.by).toEqual({ from: '1', to: '2' });
  });

  it('tells worse from better by a word and by the side of the frames, not by colour alone', async () => {
    const figure = await draw('migration-matrix', CLASSES);
    const { yAxis, series } = drawn(figure);
    expect(yAxis.data).toEqual(['Pass', 'Special mention', 'Total', 'New']);
    expect(series.map(({ data }) => data.map(({ note = '' }) => note))).toEqual([
      ['unchanged', 'worse', '', ''],
      ['better', 'unchanged', '', ''],
      ['', '', '', ''],
      ['', '', '', ''],
    ]);
    // totals are sums of what stands beside them, cells lead to their rows
    expect(series.map(({ data }) => data.filter(({ ref }) => ref).length)).toEqual([3, 3, 0, 3]);
    expect(figure.foot.join()).toContain('worse');
  });

  it('calls no move between ratings worse or better that the order of the bank does not name', async () => {
    const ratings = [
      ...from('rating-migration', 'AA', 60, { AA: 0.5, BBB: 0.5, R7: 0 }),
      ...from('rating-migration', 'R7', 40, { AA: 1, BBB: 0, R7: 0 }),
    ];
    const figure = await draw('rating-migration', ratings);
    expect(figure.finding).toMatch(/30\.00% went to a worse rating, 0\.00% to a better one/);
    expect(drawn(figure).series[1]?.data.map(({ note = '' }) => note)).toEqual(['', '', '', '']);
  });

  it('counts loans where the metric counts them', async () => {
    const { finding, table } = await draw('migration-count', from('migration-count', '1', 20, { '1': 0.9, '2': 0.1 }));
    expect(finding).toContain('Of 20 at the opening');
    expect(table?.columns.at(-2)?.title).toBe('Loans at the opening');
  });

  it('has no picture without a value, and blanks where a state had nothing', async () => {
    const none = await draw('migration-matrix', from('migration-matrix', '1', 0, { '1': 0, '2': 0 }));
    expect(none).not.toHaveProperty('chart');
    expect(none.finding).toContain('no data');
    const half = await draw('migration-matrix', [
      ...CLASSES,
      ...from('migration-matrix', '3', 0, { '1': 0, '2': 0, EXIT: 0 }),
    ]);
    expect(half.table?.rows[2]?.map(({ text }) => text)).toEqual(['Substandard', 'n/a', 'n/a', 'n/a', 'n/a', '7']);
    expect(drawn(half).series[2]?.data.some(({ ref }) => ref)).toBe(false);
  });
});
