import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { CardEntry } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { fakePortfolio, row, type Answers } from './fake-portfolio.ts';

const en = createTranslate('en', 'CNY');
const draw = async (entry: CardEntry, answers: Answers) => {
  const portfolio = fakePortfolio(answers);
  const figure = await makeCard(entry).figure(portfolio, {}, en);
  if (!figure) throw new Error('no figure');
  return { figure, asked: portfolio.asked };
};

interface Drawn {
  yAxis: { data: string[] };
  xAxis: { data: string[] };
}
const drawn = ({ chart }: Figure) => chart?.option(LIGHT_THEME, 900) as unknown as Drawn;
const cell = (metric: string, by: MetricRow['by'], value: number | null) => row(metric, '2026-06', value, { by });

describe('a heat map of clients by indicator', () => {
  const points = (client: string, found: Readonly<Record<string, number | null>>) =>
    Object.entries(found).map(([indicator, value]) => cell('ewi-points', { client, indicator }, value));
  const entry: CardEntry = { card: 'heat', metrics: ['ewi-points', 'ewi-score'], by: 'client' };
  const scores = [1, 9, 4].map((value, index) => cell('ewi-score', { client: `C${index}` }, value));
  const answers: Answers = {
    'ewi-score/client': scores,
    'ewi-points/client': [
      ...points('C1', { F01: 3, F02: null, B01: 4 }),
      ...points('C2', { F01: 0, F02: null, B01: 3 }),
      ...points('C0', { F01: 0, F02: null, B01: 0 }),
    ],
  };

  it('has the client with the highest score first, and says by what', async () => {
    const { figure } = await draw(entry, answers);
    expect(drawn(figure).yAxis.data).toEqual(['青禾光伏电力有限公司', 'C2', 'C0']);
    expect(figure.finding).toBe(
      '青禾光伏电力有限公司 stands first (Early-warning score 9.0 points), by B01 Days past due, F01 Revenue, twelve months.',
    );
    expect(figure.status).toBe('red');
  });

  it('writes n/a where an indicator cannot be computed, and leaves its cell blank: never 0', async () => {
    const { figure } = await draw(entry, answers);
    expect(figure.table?.rows[1]?.map(({ text }) => text)).toEqual([
      'C2',
      '4.0 points',
      '0.0 points',
      'n/a',
      '3.0 points',
    ]);
    // an indicator without a value for anybody stands in the table only
    expect(drawn(figure).xAxis.data).toEqual([
      'Early-warning score',
      'F01 Revenue, twelve months',
      'B01 Days past due',
    ]);
    expect(figure.foot).toContain('columns with nothing in them, in the table only: 1');
  });

  it('asks for the cells of the clients it shows alone, and says how many there are', async () => {
    const many = Array.from({ length: 40 }, (_, index) => cell('ewi-score', { client: `K${index}` }, index));
    const { figure, asked } = await draw(entry, { ...answers, 'ewi-score/client': many });
    const [question] = asked.filter(({ metric }) => metric === 'ewi-points');
    expect(question?.request.filter?.client).toEqual(Array.from({ length: 15 }, (_, index) => `K${39 - index}`));
    expect(figure.foot).toContain('the first 15 of 40');
  });
});

describe('a heat map of one dimension by another', () => {
  const ratio = (team: string, sector: string, value: number | null, n = 40) =>
    row('npl-ratio', '2026-06', value, { by: { team, sector }, n });
  const cells = [
    ratio('T1', 'solar', 0.01),
    ratio('T1', 'roads', 0.001, 90),
    ratio('T2', 'solar', 0.09),
    ratio('T2', 'roads', null, 90),
    ratio('T3', 'solar', 0.035),
  ];

  it('has the row with the most breaches first and the column with the most items first, and names the worst cell', async () => {
    const { figure } = await draw({ card: 'heat:npl-ratio:team:sector' }, { 'npl-ratio/team,sector': cells });
    expect(drawn(figure).yAxis.data).toEqual(['T2', 'T3', 'T1']);
    expect(drawn(figure).xAxis.data).toEqual(['Roads', 'Solar']);
    expect(figure.finding).toBe('NPL ratio is worst for T2, solar (9.00%); 1 of 4 cells past the limit, 1 on watch.');
    expect(figure.foot).toContain('blank: cannot be computed');
    // a place nobody is in has no row of its own
    expect(figure.table?.rows[1]?.map(({ text }) => text)).toEqual(['T3', 'n/a', '3.50%']);
  });

  it('says why where there is no value at all', async () => {
    const { figure } = await draw({ card: 'heat:npl-ratio:team:sector' }, {});
    expect(figure).not.toHaveProperty('chart');
    expect(figure.finding).toContain('no data');
  });
});

describe('a heat map of a metric by its part', () => {
  it('orders groups by what is past the limit, where no other metric leads', async () => {
    const share = (team: string, tier: string, value: number | null) => cell('review-coverage', { team, tier }, value);
    const { figure } = await draw(
      { card: 'heat:review-coverage:team' },
      {
        'review-coverage/team': [
          ...[share('T1', '1', 1), share('T1', '2', 0.9)],
          ...[share('T2', '1', 0.5), share('T2', '2', 1)],
          ...[share('T3', '1', 1), share('T3', '2', null)],
        ],
      },
    );
    expect(drawn(figure).yAxis.data).toEqual(['T2', 'T1', 'T3']);
    expect(figure.finding).toContain('worst for T2, tier 1, lowest (50.00%)');
  });
});

describe('a heat map without limits', () => {
  const heat = (metric: string) =>
    draw(
      { card: `heat:${metric}:team:sector` },
      {
        [`${metric}/team,sector`]: [
          cell(metric, { team: 'A', sector: '港口' }, 0.2),
          cell(metric, { team: 'B', sector: '港口' }, 0.7),
        ],
      },
    );

  it.each([
    // more of it is better: the least stands first
    ['esg-trained-share', 'Managers trained in ESG is lowest for A, 港口: 20.00%.'],
    ['forborne-share', 'Forborne share is highest for B, 港口: 70.00%.'],
  ])('says of the first cell what it is: %s', async (metric, finding) => {
    const { figure } = await heat(metric);
    expect(figure.finding).toBe(finding);
  });
});
