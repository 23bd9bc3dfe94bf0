import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { boards } from '../../widgets/index.ts';
import { oneMetric } from '../../widgets/one-metric.ts';
import { figuresOf } from './boards.ts';
import { fakePortfolio } from './fake-portfolio.ts';

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'branch zh-CN': { 华东: '华东分行' },
  'branch en': { 华东: 'East branch' },
  'sector zh-CN': { 光伏: '光伏', 风电: '风电' },
  'sector en': { 光伏: 'Solar', 风电: 'Wind' },
};

const portfolio = {
  ...fakePortfolio({}),
  values: (dimension: string, language = 'zh-CN') =>
    Promise.resolve(
      Object.entries(NAMES[`${dimension} ${language}`] ?? {}).map(([value, label]) => ({ value, label })),
    ),
};

async function feet(language: 'en' | 'zh-CN', filter: Record<string, string[]>, asOf = '2026-06-30') {
  const t = createTranslate(language, 'CNY');
  const figures = await Promise.all(
    [...boards, oneMetric].map((board) => figuresOf(board, portfolio, { asOf, filter }, t)),
  );
  return figures.flat().map(({ foot }) => foot);
}

describe('the part of the book that is selected', () => {
  it('begins the foot of every card, by its names in the language of the reader', async () => {
    const filter = { sector: ['光伏'], branch: ['华东'] };
    const zh = await feet('zh-CN', filter);
    expect(zh.length).toBeGreaterThan(20);
    for (const [first] of zh) expect(first).toBe('华东分行 · 光伏 · 2026-06');
    for (const [first] of await feet('en', filter, '2026-05-31')) expect(first).toBe('East branch · Solar · 2026-05');
  });

  it('names three values of a dimension and counts the others; a blank is named with what it lacks', async () => {
    const first = async (filter: Record<string, string[]>) => (await feet('en', filter))[0]?.[0];
    expect(await first({ sector: ['光伏', '风电', 'A', 'B', 'C'] })).toBe('Solar, Wind, A +2 · 2026-06');
    expect(await first({ sector: ['unknown'] })).toBe('sector unknown · 2026-06');
  });

  it('is not told of the whole book', async () => {
    for (const texts of await feet('en', { sector: [] })) expect(texts.join(' ')).not.toMatch(/2026-06(?!-)/);
  });
});
