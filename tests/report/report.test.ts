import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { LoadReport } from '../../src/ingest/import-report.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { createReport, type ReportFonts, type ReportOptions } from '../../src/report/index.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import { cell, importReport, portfolioOf, tableFigure, trendFigure, boardOf } from './fixture.ts';
import { readPdf } from './pdf-text.ts';

const zh = createTranslate('zh-CN', 'CNY');
const en = createTranslate('en', 'CNY');

let fonts: ReportFonts;
beforeAll(async () => {
  fonts = await nodeFonts();
});

function report(changes: Partial<ReportOptions> = {}): Promise<Uint8Array> {
  const t = changes.t ?? zh;
  const boards = [boardOf('overview', [tableFigure(t, 3)]), boardOf('risk', [trendFigure(t)])];
  return createReport({ portfolio: portfolioOf(), boards, request: {}, t, fonts, ...changes });
}

describe('report', () => {
  it('can be searched in Chinese: title, finding, values, file name', async () => {
    const { pages } = await readPdf(await report());
    expect(pages[0]).toContain('项目融资资产组合报告');
    expect(pages[0]).toContain('截至2026年6月30日');
    expect(pages[0]).toContain('贷款台账.csv');
    const all = pages.join('\n');
    expect(all).toContain('不良率与关注类占比');
    expect(all).toContain('2.31%');
    expect(all).toContain('云岭光伏发电有限公司 3');
  });

  it('numbers its pages, each with the count of all', async () => {
    const { pages } = await readPdf(await report({ t: en }));
    expect(pages.length).toBeGreaterThan(5);
    pages.slice(1).forEach((text, index) => {
      expect(text).toContain(`page ${index + 2} of ${pages.length}`);
    });
  });

  it('nests bookmarks: sections, and figures below them', async () => {
    const { outline } = await readPdf(await report());
    expect(outline).toEqual([
      '项目融资资产组合报告',
      '目录',
      '摘要',
      '  风险客户清单',
      '风险指标',
      '  不良率与关注类占比',
      '图表数据',
      '数据说明',
      '指标定义',
    ]);
  });

  it('lists each section with the page that its link leads to', async () => {
    const { pages, links } = await readPdf(await report({ t: en }));
    const contents = pages[1] ?? '';
    const target =
      pages.findIndex(
        (text, index) => (index > 1 && text.includes('\nDefinitions\n')) || text.startsWith('Definitions\n'),
      ) + 1;
    expect(contents).toMatch(new RegExp(`Definitions ${target}\\b`));
    expect(links.filter((link) => link.from === 2).map((link) => link.to)).toContain(target);
  });

  it('carries title and language, and the as-of date instead of a clock', async () => {
    const { info, language } = await readPdf(await report({ preparer: '风险管理部' }));
    expect(language).toBe('zh-CN');
    expect(info['Title']).toBe('项目融资资产组合报告');
    expect(info['Author']).toBe('风险管理部');
    expect(info['CreationDate']).toBe('D:20260630000000Z');
  });

  it('gives equal bytes for equal input', async () => {
    expect(Buffer.compare(await report(), await report())).toBe(0);
  });

  it('prints every row of a long table, under a header on each page, within the paper', async () => {
    const bytes = await report({ boards: [boardOf('risk', [tableFigure(en, 120)])], t: en });
    const { pages } = await readPdf(bytes);
    const holding = pages.filter((text) => /Yunling Photovoltaic Power Co\. \d+ /.test(text));
    const rows = pages.flatMap((text) =>
      [...text.matchAll(/Yunling Photovoltaic Power Co\. (\d+) /g)].map((row) => row[1]),
    );
    expect(rows).toEqual(Array.from({ length: 120 }, (_, index) => String(index + 1)));
    expect(holding.length).toBeGreaterThan(2);
    for (const text of holding) expect(text).toContain('Client Balance');
  });

  it('prints the first rows of a brief table with its figure, and all of them at the end', async () => {
    const brief = { ...tableFigure(en, 7), brief: 2 };
    const { pages } = await readPdf(await report({ t: en, boards: [boardOf('overview', [brief])] }));
    const rowsOn = (text: string | undefined) => (text?.match(/Yunling Photovoltaic Power Co\. \d+ /g) ?? []).length;
    const summary = pages.find((text) => text.startsWith('Summary\n'));
    const annex = pages.findIndex((text) => text.startsWith('Numbers behind the charts\n'));
    expect(rowsOn(summary)).toBe(2);
    expect(summary).toContain(`More rows: page ${annex + 1}`);
    expect(rowsOn(pages[annex])).toBe(7);
  });

  it('moves a long table from under its chart to the end and says on which page it is', async () => {
    const { pages } = await readPdf(await report({ t: en }));
    const annex = pages.findIndex((text) => text.includes('Numbers behind the charts') && text.includes('2023-07')) + 1;
    const chart = pages.find((text) => text.startsWith('Risk indicators\n')) ?? '';
    expect(annex).toBeGreaterThan(1);
    expect(chart).toMatch(new RegExp(`Numbers: page ${annex}\\b`));
  });

  it('prints a figure that has no room in its chapter whole, with the tables at the end', async () => {
    const aside: Figure = { ...tableFigure(en, 3), id: 'aside', title: 'What changed', brief: 0 };
    const boards = [boardOf('overview', [aside]), boardOf('risk', [trendFigure(en)])];
    const { pages } = await readPdf(await report({ t: en, boards }));
    const holding = pages.filter((page) => page.includes('What changed'));
    expect(holding).toHaveLength(2);
    expect(holding[0]).toContain(en('report.contents'));
    expect(holding[1]).toContain(en('report.tables'));
    expect(holding[1]?.replaceAll('\n', ' ')).toContain(aside.finding);
    for (const [name] of aside.table?.rows ?? []) expect(holding[1]).toContain(name?.text);
  });

  it('prints two narrow figures beside each other with their tables and foot lines', async () => {
    const narrow = (id: string, name: string) =>
      trendFigure(en, {
        id,
        title: name,
        foot: [`foot of ${name}`],
        table: {
          columns: [{ title: 'Sector', align: 'start' }],
          rows: [{ text: `first of ${name}` }, { text: `last of ${name}` }].map((one) => [one]),
        },
      });
    const figures = [narrow('a', 'Wind'), narrow('b', 'Solar')];
    const { pages } = await readPdf(await report({ t: en, boards: [boardOf('risk', figures)] }));
    const page = pages.find((text) => text.startsWith('Risk indicators\n')) ?? '';
    for (const name of ['Wind', 'Solar'])
      for (const text of [name, `first of ${name}`, `last of ${name}`, `foot of ${name}`]) expect(page).toContain(text);
  });

  it('prints no state for a value without limits, and the word where there is no value', async () => {
    const bare = { chart: undefined, table: undefined, status: 'grey' as const };
    const known = trendFigure(en, { ...bare, id: 'a', span: 'full', headline: cell(0.0231, 'grey', en) });
    const none = { text: 'n/a', status: 'grey' as const };
    const unknown = trendFigure(en, { ...bare, id: 'b', span: 'full', headline: none });
    const page = async (figure: Figure) => {
      const { pages } = await readPdf(await report({ t: en, boards: [boardOf('risk', [figure])] }));
      return pages.find((text) => text.startsWith('Risk indicators\n')) ?? '';
    };
    expect(await page(known)).toContain('2.31%');
    expect(await page(known)).not.toContain('○');
    expect(await page(unknown)).toContain('○ no data');
  });

  it('says on its first page which file does not reconcile', async () => {
    const broken = importReport({ rows: { read: 1_204, loaded: 1_190, rejected: 8, excluded: 5 } });
    const { pages } = await readPdf(await report({ t: en, portfolio: portfolioOf({ imports: [broken] }) }));
    const first = (pages[0] ?? '').replaceAll('\n', ' ');
    expect(first).toContain('■ does not reconcile');
    expect(first).toContain('does not reconcile: 1,204 rows read, but 1,190 loaded');
    expect(first).not.toContain('Every row is accounted for');
  });

  it('shows hash, encoding and counts of each file', async () => {
    const { pages } = await readPdf(await report({ t: en }));
    const text = pages.join('\n');
    expect(text).toContain('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');
    expect(text).toContain('gb18030');
    expect(text).toContain('1,203 1,190 8 5 ● agrees');
    // all eight rows refused, though the report lists one of them
    expect(text).toMatch(/row rejected 8 row 77, .*2026-02-30/);
  });

  it('lists loads that came one after the other, and none where all files came together', async () => {
    const rows = { read: 3, loaded: 2, rejected: 0, excluded: 1 };
    const june = { table: 'exposure', month: '2026-06', added: 1, removed: 2, restated: 0, unchanged: 1, amount: null };
    const common = { at: null, beside: false, mapping: 'm', changes: [], rows: [], more: 0, replaced: 0 };
    const load = (id: string, changes: Partial<LoadReport>): LoadReport => ({ ...common, id, files: [], ...changes });
    const first = load('aaaa1111', {});
    const second = load('bbbb2222', {
      at: new Date(2026, 6, 2, 8, 5).toISOString(),
      files: [
        { name: '六月.csv', sha256: 's', bytes: 1, rows },
        { name: '客户.csv', sha256: 's', bytes: 1, rows },
      ],
      changes: [june],
      replaced: 3,
    });
    const textOf = async (loads: LoadReport[]) =>
      (await readPdf(await report({ t: zh, portfolio: portfolioOf({ loads }) }))).pages.join('').replace(/\s/g, '');
    const text = await textOf([first, second]);
    expect(text).toContain('1·aaaa1111');
    // 3 + 3 rows read
    expect(text).toContain('2·bbbb22222026年7月2日08:05六月.csv、客户.csv6新增1行·减少2行·不变1行·替换了此前批次的3行');
    expect(await textOf([first])).not.toContain('aaaa1111');
  });

  it('names the filter by the labels of its values', async () => {
    const { pages } = await readPdf(await report({ request: { filter: { client: ['C001'] } } }));
    expect(pages[0]).toContain('云岭光伏发电有限公司');
    expect(pages[0]).not.toContain('全部资产组合');
  });

  it('says which table is missing instead of leaving a section out', async () => {
    const { pages } = await readPdf(await report({ boards: [boardOf('esg', [trendFigure(zh)], ['esg'])] }));
    const esg = pages.find((text, index) => index > 1 && text.includes('ESG')) ?? '';
    expect(esg).toContain('无数据');
    expect(esg).not.toContain('不良率');
  });

  it('prints names in rare characters, and 〓 with its number and a note for what no face has', async () => {
    const figure = trendFigure(zh, { title: '龘喆堃〇 \u{1F600}\u0007' });
    const { pages } = await readPdf(await report({ boards: [boardOf('risk', [figure])] }));
    const text = pages.join('\n');
    expect(text).toContain('喆堃〇 〓(U+1F600)');
    expect(text).toContain('U+1F600');
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const steps: string[] = [];
    const promise = report({
      signal: stop.signal,
      onProgress: ({ step }) => {
        steps.push(step);
        if (step === 'pages') stop.abort();
      },
    });
    await expect(promise).rejects.toThrow('cancelled');
    expect(steps).toEqual(expect.arrayContaining(['figures', 'charts', 'layout', 'pages']));
  });

  it('grades the data beside the numbers made from them, and lists what was found', async () => {
    const engine = await startNodeEngine();
    const text = '数据日期,借据编号,客户编号,余额（元）,五级分类,逾期天数\n2026-06-30,F1,C1,-5,1,0\n';
    const portfolio = await loadPortfolio(engine, [{ name: '台账.csv', content: new TextEncoder().encode(text) }]);
    const boards = [boardOf('risk', [tableFigure(zh, 1)])];
    const { pages } = await readPdf(await report({ portfolio, boards }));
    await engine.close();
    const all = pages.join('\n').replace(/\s+/g, '');
    // one row of one: minor, and of more than a quarter of the balance
    expect(all).toContain('数据C级（谨慎使用）：贷款台账');
    expect(all).toContain('贷款余额为负');
    expect(all).toContain('台账.csv第2行');
  });

  it('names both databases and until when they are supported', async () => {
    const text = async (t: typeof zh) => {
      const boards = [boardOf('risk', [tableFigure(t, 1)])];
      const { pages } = await readPdf(await report({ portfolio: portfolioOf(), boards, t }));
      return pages.join('\n').replace(/\s+/g, ' ');
    };
    const english = await text(en);
    expect(english).toContain('of the page DuckDB 1.4.3 (@duckdb/duckdb-wasm 1.32.0) until 2026-11-17');
    expect(english).toContain('of the command line DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1) until 2027-03');
    expect((await text(zh)).replace(/\s+/g, '')).toContain(
      '网页端DuckDB1.4.3(@duckdb/duckdb-wasm1.32.0)至2026年11月17日',
    );
  });
});
