import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { fakePortfolio, row, type Answers } from './fake-portfolio.ts';

const METRIC = 'onboarding-funnel';
const en = createTranslate('en', 'CNY');

async function draw(answers: Answers, card = `funnel:${METRIC}`): Promise<Figure> {
  const figure = await makeCard({ card }).figure(fakePortfolio(answers), {}, en);
  if (!figure) throw new Error('no figure');
  return figure;
}

const steps = (values: readonly (number | null)[]) =>
  ['due', 'assessed', 'decided', 'approved', 'drawn'].map((step, index) =>
    row(METRIC, '2026-06', values[index] ?? null, { by: { step } }),
  );

interface Drawn {
  series: { data: { value: number; label: { formatter: string } }[] }[];
}
const labels = ({ chart }: Figure) =>
  (chart?.option(LIGHT_THEME, 600) as unknown as Drawn).series[0]?.data.map(({ label }) => label.formatter);

describe('a funnel', () => {
  it('tells of each step how many came from the one before, and where most were lost', async () => {
    const figure = await draw({ [METRIC]: steps([40, 38, 36, 18, 17]) });
    expect(figure.finding).toBe('Due 40, with a loan 17 (43%). Fewest go on from “decided” to “approved”: 50%.');
    expect(labels(figure)).toEqual(['40', '38 · 95%', '36 · 95%', '18 · 50%', '17 · 94%']);
    expect(figure.table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ['Due', '40', '', ''],
      ['Assessed', '38', '95.0%', '95.0%'],
      ['Decided', '36', '94.7%', '90.0%'],
      ['Approved', '18', '50.0%', '45.0%'],
      ['With a loan', '17', '94.4%', '42.5%'],
    ]);
    expect(figure.table?.rows[3]?.[1]?.ref?.row.by).toEqual({ step: 'approved' });
  });

  it('has no picture where nothing began, and says why where nothing is known', async () => {
    const nothing = await draw({ [METRIC]: steps([0, 0, 0, 0, 0]) });
    expect([nothing.finding, nothing.chart]).toEqual(['Nothing at the first step (due) in the period.', undefined]);
    const unknown = await draw({ [METRIC]: steps([]).map((each) => ({ ...each, reason: 'NO_DATA' as const })) });
    expect([unknown.chart, unknown.finding]).toEqual([undefined, 'Screening, step by step n/a: no data.']);
  });

  it('draws a metric that is not counted step by step as the parts it has', async () => {
    const rows = ['1', '2'].map((stage) => row('stage-mix', '2026-06', 0.5, { by: { impairment_stage: stage } }));
    const figure = await draw({ 'stage-mix': rows }, 'funnel:stage-mix');
    expect(figure.finding).toContain('Balance by IFRS 9 stage by IFRS 9 stage');
  });
});
