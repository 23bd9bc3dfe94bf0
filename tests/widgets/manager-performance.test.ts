import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';
import { figuresOf, managerPerformance } from './boards.ts';

const t = createTranslate('en', 'CNY');
const of = (metric: string, manager: string, value: number | null, more: Partial<MetricRow> = {}) =>
  row(metric, '2026-06', value, { ...more, by: { manager, ...more.by } });

/** M1: 120 points on 10 %, 80 on 15 %: (1200 + 1200) / 25 = 96. M2: 60 on 15 % only: 60. M3 has too few clients. */
const ANSWERS = {
  'manager-rank/manager': [
    of('manager-rank', 'M2', 2),
    of('manager-rank', 'M1', 1),
    of('manager-rank', 'M3', null, { reason: 'BELOW_MIN_N' }),
  ],
  'manager-total-score/manager': [
    of('manager-total-score', 'M1', 96, { numerator: 2400, denominator: 25, coverage: 0.8929 }),
    of('manager-total-score', 'M2', 60, { numerator: 900, denominator: 15, coverage: 0.5357 }),
    of('manager-total-score', 'M3', 99, { numerator: 1485, denominator: 15, coverage: 0.5357 }),
  ],
  'manager-workload/manager': [
    of('manager-workload', 'M1', 0.8),
    of('manager-workload', 'M2', 1.9),
    of('manager-workload', 'M3', 0.3),
  ],
  'client-count/manager': [of('client-count', 'M1', 8), of('client-count', 'unknown', 3)],
  'kpi-score/manager': [
    of('kpi-score', 'M1', 120, { by: { kpi: 'alert-ack-days' } }),
    of('kpi-score', 'M1', 80, { by: { kpi: 'review-on-time' } }),
    of('kpi-score', 'M2', null, { by: { kpi: 'alert-ack-days' } }),
    of('kpi-score', 'M2', 60, { by: { kpi: 'review-on-time' } }),
  ],
  'score-contribution/manager': [
    of('score-contribution', 'M1', 48, { by: { kpi: 'alert-ack-days' } }),
    of('score-contribution', 'M1', 48, { by: { kpi: 'review-on-time' } }),
    of('score-contribution', 'M2', null, { by: { kpi: 'alert-ack-days' } }),
    of('score-contribution', 'M2', 60, { by: { kpi: 'review-on-time' } }),
  ],
};

async function figure(id: string, answers: Parameters<typeof fakePortfolio>[0] = ANSWERS) {
  const figures = await figuresOf(managerPerformance, fakePortfolio(answers), { asOf: '2026-06-30' }, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('scorecard', () => {
  it('lists the ranked by rank and then who is not ranked, with the reason', async () => {
    const { table, finding } = await figure('managers-scorecard');
    expect(table?.rows.map((cells) => cells.slice(0, 2).map(({ text }) => text))).toEqual([
      ['林一', '1'],
      ['周二', '2'],
      ['M3', '–'],
    ]);
    const note = table?.columns.findIndex(({ title }) => title === t('widgets.note')) ?? -1;
    expect(table?.rows[2]?.[note]?.text).toBe('not ranked: fewer than 5 clients');
    expect(finding).toContain('2 of 3 managers are ranked; first is 林一 (96.0).');
  });

  it('says that it decides nothing about pay, whoever is ranked', async () => {
    const sentence = 'For management review, not an automatic pay decision.';
    expect((await figure('managers-scorecard')).finding).toContain(sentence);
    expect((await figure('managers-scorecard', {})).finding).toContain(sentence);
    expect((await figure('managers-scorecard', {})).finding).toContain('The data name no client manager.');
  });

  it('leaves nobody’s loans to nobody', async () => {
    const { table } = await figure('managers-scorecard');
    expect(table?.rows.some(([cell]) => cell?.text === 'unknown')).toBe(false);
  });
});

describe('what makes up a total', () => {
  it('is what each indicator gives, and adds up', async () => {
    const { table, finding } = await figure('managers-ends');
    // 120 × 10 / 25 = 48 and 80 × 15 / 25 = 48, together 96; M2: 60 × 15 / 15 = 60
    expect(table?.rows.map((cells) => cells.slice(1).map(({ text }) => text))).toEqual([
      ['96.0', '48.0', '48.0'],
      ['60.0', 'n/a', '60.0'],
    ]);
    expect(finding).toContain('Between 林一 and 周二 lie 36.0 points');
  });
});

describe('workload', () => {
  it('names who carries most', async () => {
    const { finding } = await figure('managers-load');
    expect(finding).toBe(
      '周二 carries the most, 1.90 times the average of all; 1 manager carries more than one and a half times.',
    );
  });
});
