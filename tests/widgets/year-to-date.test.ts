import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { fakePortfolio, months } from './fake-portfolio.ts';
import { figuresOf, metric } from './boards.ts';

const ASKED = { asOf: '2026-06-30' };
/** Thirteen months up to June 2026: 0.4 % a year before, 0.9 % in May, 1.2 % now. */
const course = [0.004, ...Array.from({ length: 10 }, () => 0.001), 0.009, 0.012];
const portfolio = fakePortfolio(
  { 'normal-loan-migration': months('normal-loan-migration', course) },
  { from: '2025-06-30' },
);

describe('a figure of the year to date', () => {
  it('says so in its name, and is held against the same months of the year before', async () => {
    const [figure] = await figuresOf(metric, portfolio, ASKED, createTranslate('en'), { metric: 'R22' });
    expect(figure?.title).toBe('Normal-loan migration, year to date');
    // 1.2 % less 0.4 %, and not less the 0.9 % of May
    expect(figure?.finding).toContain('up 0.80 pp on the same months of the year before');
    expect(figure?.tiles?.[0]?.change).toContain('on the year before');
  });

  it('says so in Chinese, and that there is no year before', async () => {
    const short = fakePortfolio({ 'normal-loan-migration': months('normal-loan-migration', [0.009, 0.012]) });
    const [figure] = await figuresOf(metric, short, ASKED, createTranslate('zh-CN'), { metric: 'R22' });
    expect(figure?.title).toBe('正常贷款迁徙率（年初至今）');
    expect(figure?.finding).toContain('上年同期无可比数据');
  });
});
