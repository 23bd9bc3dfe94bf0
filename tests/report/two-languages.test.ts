import { beforeAll, describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { createPack, createReport } from '../../src/report/index.ts';
import { packPages, packTasks } from '../../widgets/pack/index.ts';
import { samplePortfolio } from '../support/sample.ts';
import { boardOf, portfolioOf, tableFigure, trendFigure } from './fixture.ts';
import { readPdf, type ReadPdf } from './pdf-text.ts';
import { readTagged, textOf, type Tagged } from './ua/tagged.ts';

const languages = () => ({ t: createTranslate('zh-CN', 'CNY'), second: createTranslate('en', 'CNY') });

describe('a book in both languages', () => {
  let read: ReadPdf;
  let tagged: Tagged;
  let half: number;
  beforeAll(async () => {
    const { t, second } = languages();
    const bytes = await createReport({
      ...{ t, second, request: {}, fonts: await nodeFonts(), portfolio: portfolioOf() },
      boards: [boardOf('overview', [trendFigure(t)]), boardOf('risk', [{ ...tableFigure(t, 70), brief: 50 }])],
    });
    read = await readPdf(bytes);
    tagged = readTagged(bytes);
    half = read.pages.findIndex((page) => page.includes('Project finance portfolio report'));
  });

  it('numbers its pages through, and the contents of each half with them', () => {
    const { pages } = read;
    expect(half).toBeGreaterThan(3);
    const feet = pages.map((page) =>
      /第 (\d+) 页 共 (\d+) 页|page (\d+) of (\d+)/.exec(page)?.slice(1).filter(Boolean),
    );
    // covers have no foot
    const numbers = pages.map((_, index) => [0, half].includes(index) || [`${index + 1}`, `${pages.length}`]);
    expect(feet.map((foot, index) => [0, half].includes(index) || foot)).toEqual(numbers);
    const entry = /^Definitions\s*(\d+)/m.exec(pages[half + 1] ?? '')?.[1];
    expect(pages[Number(entry) - 1]).toMatch(/^Definitions/);
    expect(Number(entry)).toBeGreaterThan(half + 2);
  });

  it('keeps the links of a half within it', () => {
    expect(read.links.length).toBeGreaterThan(6);
    for (const { from, to } of read.links) expect([from, to > half]).toEqual([from, from > half]);
    const inSecond = read.links.filter(({ from }) => from > half);
    expect(inSecond.map(({ to }) => to - half)).toEqual(
      read.links.filter(({ from }) => from <= half).map(({ to }) => to),
    );
  });

  it('has its bookmarks under the name of their language', () => {
    const groups = read.outline.filter((line) => !line.startsWith(' '));
    expect(groups).toEqual(['中文', 'English']);
    const second = read.outline.indexOf('English');
    expect(read.outline.slice(1, second)[0]).toBe('  项目融资资产组合报告');
    expect(read.outline.slice(second + 1)[0]).toBe('  Project finance portfolio report');
    expect(read.outline.slice(1, second)).toHaveLength(read.outline.length - second - 1);
  });

  it('is in Chinese to who hears it, and each half in its own', () => {
    expect(read.language).toBe('zh-CN');
    expect(read.info['Title']).toBe('项目融资资产组合报告');
    const [document] = tagged.root;
    const halves = document?.children ?? [];
    expect(halves.map(({ role, dict }) => [role, textOf(dict['Lang'])])).toEqual([
      ['Sect', 'zh-CN'],
      ['Sect', 'en'],
    ]);
  });
});

/** Percentages as they are printed. */
function numbersOf(page: string): string[] {
  const text = page.replaceAll(/\s+/g, ' ');
  return (text.match(/[−+]?\d[\d,]*(?:\.\d+)?%/g) ?? []).toSorted();
}

/** Amounts of money, whatever their scale. */
function amountsOf(page: string): number[] {
  const text = page.replaceAll(/\s+/g, ' ').replaceAll(',', '');
  const scales: Record<string, number> = { 亿元: 1e8, 万元: 1e4, million: 1e6 };
  const found = [...text.matchAll(/(\d+\.\d\d) ?(亿元|万元)/g), ...text.matchAll(/CNY −?(\d+\.\d\d) ?(million)/g)];
  return found.map(([, number, scale = '']) => Number(number) * (scales[scale] ?? NaN)).toSorted((a, b) => a - b);
}

describe('a pack in both languages', () => {
  it('says the same numbers in each, page by page', async () => {
    const options = { portfolio: await samplePortfolio(), request: {}, fonts: await nodeFonts() };
    const bytes = await createPack({ ...options, ...languages(), pages: packPages, tasks: packTasks });
    const { pages } = await readPdf(bytes);
    expect(pages).toHaveLength(24);
    const [chinese, english] = [pages.slice(0, 12), pages.slice(12)];
    expect(english.map(numbersOf)).toEqual(chinese.map(numbersOf));
    expect(chinese.flatMap(numbersOf).length).toBeGreaterThan(200);
    const [yuan, cny] = [chinese.map(amountsOf), english.map(amountsOf)];
    expect(cny.map((page) => page.length)).toEqual(yuan.map((page) => page.length));
    expect(yuan.flat().length).toBeGreaterThan(20);
    // 1.23 亿元 is known to half a million
    yuan.flat().forEach((amount, index) => expect(Math.abs(amount - (cny.flat()[index] ?? NaN))).toBeLessThan(0.51e6));
  }, 120_000);
});
