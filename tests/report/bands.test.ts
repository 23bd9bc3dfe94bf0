import { beforeAll, describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { bandsOf } from '../../src/report/bands.ts';
import { withoutEmptyMonths } from '../../src/report/figure-block.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { createReport, type ReportFonts, type ReportOptions } from '../../src/report/index.ts';
import type { ChartTheme } from '../../src/charts/figure.ts';
import type { MonthRange } from '../../src/lib/month-range.ts';
import { boardOf, portfolioOf, tableFigure, trendFigure } from './fixture.ts';
import { readPdf } from './pdf-text.ts';

const en = createTranslate('en', 'CNY');
const zh = createTranslate('zh-CN', 'CNY');

let fonts: ReportFonts;
beforeAll(async () => {
  fonts = await nodeFonts();
});

async function pagesOf(changes: Partial<ReportOptions> = {}): Promise<string[]> {
  const t = changes.t ?? en;
  const boards = [boardOf('overview', [tableFigure(t, 3)]), boardOf('risk', [trendFigure(t)])];
  const bytes = await createReport({ portfolio: portfolioOf(), boards, request: {}, t, fonts, ...changes });
  return (await readPdf(bytes)).pages;
}

describe('what nobody may overlook', () => {
  it('says nothing of a report of the newest book', async () => {
    expect(bandsOf(portfolioOf(), '2026-06-30', en)).toEqual([]);
    for (const page of await pagesOf()) expect(page).not.toMatch(/Not of this date|Scenario|Names are hidden/);
  });

  it.each([
    ['beyond the data', '2027-03-31', '2026-06-30'],
    ['between two books', '2026-06-15', '2026-05-31'],
  ])('says on the cover and on every page of whose book the stocks are, %s', async (_, asOf, book) => {
    const pages = await pagesOf({ request: { asOf } });
    const dates = { date: en.format.date(asOf), book: en.format.date(book) };
    for (const page of pages) expect(page).toContain(en('report.band.stale', dates));
  });

  it('tells a book of some days before from one of another month', () => {
    const [band] = bandsOf({ snapshots: ['2026-06-26'], scenario: false }, '2026-06-30', zh);
    expect(band).toEqual({ status: 'red', text: '台账日期为2026年6月26日，早于报告日2026年6月30日' });
  });

  it('refuses a date before the first book, and names those there are', async () => {
    await expect(pagesOf({ request: { asOf: '2020-01-31' } })).rejects.toMatchObject({
      code: 'before-data',
      details: { date: '2020-01-31', first: '2026-05-31', last: '2026-06-30' },
    });
  });

  it('marks a scenario, and hidden names, on every page', async () => {
    const portfolio = portfolioOf({ scenario: true, namesHidden: true });
    for (const page of await pagesOf({ portfolio, t: zh })) {
      expect(page).toContain(zh('report.band.scenario'));
      expect(page).toContain(zh('report.band.hidden'));
    }
  });

  it('says of what part of the book a page is, and never that it is all of it', async () => {
    const pages = await pagesOf({ request: { filter: { client: ['C001'] } }, t: zh });
    for (const page of pages.slice(1)) expect(page).toContain('云岭光伏发电有限公司');
    expect(pages.join('\n')).not.toMatch(/全部组合|全部资产组合/);
    for (const page of (await pagesOf({ t: zh })).slice(1)) expect(page).toContain('全部组合');
  });

  it('says on every page of which files it was made', async () => {
    const pages = await pagesOf();
    const [edition] = /Edition [0-9a-f]{12}/.exec(pages[1] ?? '') ?? [];
    expect(edition).toBeDefined();
    for (const page of pages.slice(1)) expect(page).toContain(edition);
  });
});

describe('a picture of months', () => {
  it('ends with the newest book where the months after it only repeat it', () => {
    const ranges: (MonthRange | undefined)[] = [];
    const figure = trendFigure(en);
    const months = ['2026-04', '2026-05', '2026-06', '2026-07'];
    const option = (_: ChartTheme, __?: number, range?: MonthRange) => {
      ranges.push(range);
      return {};
    };
    const chart = { ...figure.chart, option, months, height: 1, alt: '' };
    const rows = (figure.table?.rows ?? []).slice(-4).map(([, cell], index) => {
      const flags: 'STALE'[] = index === 3 ? ['STALE'] : [];
      return cell?.ref
        ? [{ ...cell, ref: { ...cell.ref, row: { ...cell.ref.row, period: months[index] ?? '', flags } } }]
        : [];
    });
    const dated = { ...figure, chart, table: { columns: [], rows } };
    withoutEmptyMonths(dated, '2026-06').chart?.option({} as ChartTheme);
    expect(ranges).toEqual([{ first: '2026-04', last: '2026-06' }]);
    // numbers of its own: events that came after the book
    expect(withoutEmptyMonths({ ...dated, table: { columns: [], rows: rows.slice(0, 3) } }, '2026-05')).not.toBe(dated);
    expect(withoutEmptyMonths(dated, '2026-07')).toBe(dated);
  });
});
