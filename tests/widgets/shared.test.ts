import { describe, expect, it } from 'vitest';
import { sparkPaths } from '../../widgets/shared/spark.ts';
import { sumCells } from '../../widgets/shared/sums.ts';
import { stateText } from '../../widgets/shared/group-words.ts';
import { changeOf } from '../../widgets/shared/series.ts';
import { limitsOf } from '../../widgets/shared/limit-lines.ts';
import { contextOf } from '../../widgets/shared/context.ts';
import { foot } from '../../widgets/shared/foot.ts';
import { limitLinesOf } from '../../widgets/kinds/trend.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { fakePortfolio, months, row } from './fake-portfolio.ts';

describe('a small line', () => {
  it('ends at a gap and goes on after it', () => {
    // 120 wide, 3 kept free at each side: 114 / 3 = 38 a month
    const { lines, dots } = sparkPaths([1, 3, null, 2], 120, 28);
    expect(lines).toEqual(['3,25 41,3']);
    expect(dots).toEqual([{ x: 117, y: 14 }]);
  });

  it('lies in the middle when nothing moves, and is nothing without values', () => {
    expect(sparkPaths([5, 5], 120, 28).lines).toEqual(['3,14 117,14']);
    expect(sparkPaths([null], 120, 28)).toEqual({ lines: [], dots: [] });
  });
});

describe('cells together', () => {
  it('add up what is known and keep the worst state', () => {
    const cells = [
      row('open-alerts', '2026-06', 2, { by: { manager: 'M1', days: '0-30' }, status: 'amber' }),
      row('open-alerts', '2026-06', 3, { by: { manager: 'M1', days: '>90' }, status: 'red' }),
    ];
    expect(sumCells(cells, ['days'])).toMatchObject({ value: 5, by: { manager: 'M1' }, status: 'red', reason: null });
  });

  it('stay unknown where nothing is known', () => {
    const cells = [row('open-alerts', '2026-06', null, { reason: 'NO_DATA' })];
    expect(sumCells(cells, ['days'])).toMatchObject({ value: null, reason: 'NO_DATA' });
    expect(sumCells([], [])).toBeUndefined();
  });
});

describe('a change', () => {
  it('is against the same month by the calendar', () => {
    const rows = months('npl-ratio', [0.01, 0.02, 0.03, 0.05]);
    const all = rows.map(({ period }) => period);
    expect(changeOf(rows, all, 3)?.by).toBeCloseTo(0.04, 12);
    expect(changeOf(rows, all, 5)?.by).toBeNull();
    expect(changeOf([], all, 3)).toBeNull();
  });
});

describe('printed limits', () => {
  it('are those the state was decided by', () => {
    expect(limitsOf(row('npl-ratio', '2026-06', 0.04))).toMatchObject({ amber: 0.03, red: 0.05 });
  });

  it('are turned into money where the limit is a share', () => {
    // 0.5 % of 1,000,000
    expect(limitsOf(row('classification-gap', '2026-06', 1, { denominator: 1e6 }))).toMatchObject({ red: 5000 });
    // nothing to take a share of: the red limit cannot be told
    expect(limitsOf(row('classification-gap', '2026-06', null))?.red).toBeUndefined();
  });

  it('are drawn as lines one by one, and none along the axis at 0', () => {
    const context = contextOf(fakePortfolio({}), {}, createTranslate('en', 'CNY'))!;
    const lines = (id: string, more: Partial<MetricRow> = {}) =>
      limitLinesOf(context, row(id, '2026-06', 0.06, more)).map(({ value, status }) => [value, status]);
    expect(lines('npl-ratio')).toEqual([
      [0.03, 'amber'],
      [0.05, 'red'],
    ]);
    // watched from 0 on, red from 0.5 % of 1,000,000
    expect(lines('classification-gap', { denominator: 1e6 })).toEqual([[5000, 'red']]);
    const threshold = {
      amber: 0.1,
      red: 0.1,
      worse: '>',
      source: '',
      scope: 'portfolio',
      effective_from: null,
    } as const;
    expect(lines('npl-ratio', { threshold })).toEqual([[0.1, 'amber']]);
    expect(lines('client-count')).toEqual([]);
    expect(limitLinesOf(context, undefined)).toEqual([]);
  });

  it('are those of the row, not the usual ones, where a metric has several', () => {
    const limits = (id: string, more: object) => limitsOf(row(id, '2026-06', 0.06, more));
    expect(limits('single-name-concentration', { flags: ['NO_CAPITAL'] })).toMatchObject({ amber: 0.05, red: 0.1 });
    expect(limits('single-name-concentration', {})).toMatchObject({ amber: 0.08, red: 0.1 });
    expect(limits('review-coverage', { by: { tier: '5' } })).toMatchObject({ amber: 1, red: 0.95 });
    expect(limits('review-coverage', { by: { tier: '2' } })).toMatchObject({ amber: 0.95, red: 0.85 });
    expect(limits('review-overdue', { by: { days: '>90' }, denominator: 50 })).toMatchObject({ amber: 0, red: 1 }); // 2 %
    expect(limits('review-overdue', { by: { days: '1-30' } })).toBeNull();
    expect(limitsOf(row('es-category-mix', '2026-06', 0.9, { by: { category: 'B' } }))).toBeNull();
  });
});

describe('the foot of a card', () => {
  const context = contextOf(fakePortfolio({}), { asOf: '2026-06-30' }, createTranslate('en', 'CNY'))!;
  const footOf = (more: Partial<MetricRow>) => foot(context, row('npl-ratio', '2026-06', 0.01, more));

  it('has the date alone where all is as it should be', () => {
    expect(footOf({ n: 5, coverage: 1 })).toEqual(['as of 2026-06-30']);
    expect(footOf({ n: 600, coverage: null })).toEqual(['as of 2026-06-30']);
  });

  it('says how few there are, what is not covered and what is old', () => {
    expect(footOf({ n: 4, coverage: 0.982, flags: ['STALE'] }).slice(1)).toEqual([
      'n = 4',
      'coverage 98.2%',
      'note: data older than the period',
    ]);
    // not all, so never written as all
    expect(footOf({ coverage: 0.99983 })).toEqual(['as of 2026-06-30', 'coverage 99.9%']);
  });
});

describe('the state of a row in words', () => {
  const threshold = {
    amber: 0.03,
    red: 0.05,
    worse: '>',
    scope: 'portfolio',
    source: 'OWN',
    effective_from: null,
  } as const;
  const wordsOf = (more: Partial<MetricRow>, language: 'en' | 'zh-CN' = 'en') => {
    const given = row('npl-ratio', '2026-06', 0.01, { status: 'grey' });
    delete given.threshold;
    return stateText(createTranslate(language, 'CNY'), { ...given, ...more });
  };

  it('tells a value without a limit from one too little stands behind, and both from none', () => {
    expect([wordsOf({}), wordsOf({}, 'zh-CN')]).toEqual(['no limit set', '未设阈值']);
    expect([wordsOf({ threshold }), wordsOf({ threshold }, 'zh-CN')]).toEqual(['not rated', '不评级']);
    expect([wordsOf({ value: null }), wordsOf({ status: 'red', threshold })]).toEqual(['○ no data', '■ breach']);
    expect(stateText(createTranslate('en', 'CNY'), undefined)).toBe('○ no data');
  });
});
