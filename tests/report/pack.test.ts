import { beforeAll, describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { Block } from '../../src/report/blocks.ts';
import { bind } from '../../src/report/bind.ts';
import { openFaces, type Faces, type ReportFonts } from '../../src/report/fonts.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { createPack } from '../../src/report/index.ts';
import { packPrint, type PackOptions } from '../../src/report/pack/pack.ts';
import { useOf } from '../../src/report/pack/appetite.ts';
import { areaOf, MARGIN, PAPERS, type Item, type Page, type PaperName } from '../../src/report/sheet.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { packPages, packTasks } from '../../widgets/pack/index.ts';
import { samplePortfolio } from '../support/sample.ts';
import { readPdf } from './pdf-text.ts';

const SHEETS = 12;
const FILLED = 0.75;

let portfolio: Portfolio;
let fonts: ReportFonts;
let faces: Faces;
beforeAll(async () => {
  [portfolio, fonts] = await Promise.all([samplePortfolio(), nodeFonts()]);
  faces = await openFaces(fonts, []);
}, 120_000);

const optionsOf = (
  request: MetricRequest,
  language: 'zh-CN' | 'en',
  of: Portfolio = portfolio,
  paper: PaperName = 'A4',
): PackOptions => ({
  ...{ paper, portfolio: of, request, fonts, pages: packPages, tasks: packTasks },
  t: createTranslate(language, of.currency),
});

async function packOf(
  request: MetricRequest,
  language: 'zh-CN' | 'en' = 'zh-CN',
  of: Portfolio = portfolio,
  paper: PaperName = 'A4',
) {
  const print = await packPrint(optionsOf(request, language, of, paper), () => Promise.resolve());
  const running = { ...print, asOf: '', edition: null };
  const pages = bind([{ blocks: print.blocks, t: print.t, running, paper: PAPERS[paper] }], faces);
  return { blocks: print.blocks, pages, t: print.t };
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
const only = <Kind extends Block['kind']>(blocks: readonly Block[], kind: Kind) =>
  blocks.filter((block): block is Of<Kind> => block.kind === kind);
const textsOn = ({ items }: Page) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
const bottomOf = (item: Item) => ('height' in item ? item.y + item.height : item.y);
/** The lowest thing on a page that is no running foot. */
const lowest = ({ items }: Page, height: number) =>
  Math.max(...items.map(bottomOf).filter((y) => y <= MARGIN.top + height + 1));
const isQuestion = ({ items }: Page) => items.filter((item) => item.kind === 'bookmark' && item.level === 0).length;

describe('the board pack', () => {
  it.each([
    ['zh-CN', 'A4'],
    ['en', 'A4'],
    ['en', 'Letter'],
  ] as const)('has one question a page, and fills the pages it has (%s, %s)', async (language, paper) => {
    const { blocks, pages } = await packOf({}, language, portfolio, paper);
    const { height } = areaOf(PAPERS[paper]);
    const questions = only(blocks, 'question');
    expect(pages).toHaveLength(SHEETS);
    // nothing ran over: each question opens a page, and no page is without one
    expect(pages.map(isQuestion)).toEqual(Array<number>(SHEETS).fill(1));
    expect(questions).toHaveLength(SHEETS - 1);
    for (const { answer, title } of questions) expect([title, answer.length > 0]).toEqual([title, true]);
    const filled = pages.slice(1).map((page) => (lowest(page, height) - MARGIN.top) / height);
    expect(filled.filter((share) => share < FILLED)).toEqual([]);
  });

  it('numbers its figures and tables one after the other, each with the codes of its metrics and its date', async () => {
    const { blocks, t } = await packOf({}, 'en');
    const captions = only(blocks, 'figure').map(({ foot }) => foot);
    const numbersOf = (word: 'pack.figure' | 'pack.table') =>
      captions.flatMap(([first = '']) => {
        const [, number] = new RegExp(`^${t(word, { number: '(\\d+)' })} `).exec(first) ?? [];
        return number === undefined ? [] : [Number(number)];
      });
    for (const word of ['pack.figure', 'pack.table'] as const) {
      const found = numbersOf(word);
      expect(found.length).toBeGreaterThan(1);
      expect(found).toEqual(found.map((_, index) => index + 1));
    }
    for (const caption of captions) expect(caption.join(' · ')).toMatch(/ [A-Z]\d\d[a-z]?.* · as of 2026-06-30/);
  });

  it('prints what the metrics answer, with the limit, the move of three months and what did it', async () => {
    const { blocks, t } = await packOf({});
    const [table] = only(blocks, 'appetite');
    const asked = await Promise.all((table?.lines ?? []).map(({ metric }) => portfolio.ask(metric)));
    const then = await Promise.all(
      (table?.lines ?? []).map(({ metric }) => portfolio.ask(metric, { asOf: '2026-03-31' })),
    );
    expect(table?.lines.map(({ now, limit, change }) => [now, limit, change])).toEqual(
      asked.map(([row], index) => {
        const [now, before] = [row?.value ?? NaN, then[index]?.[0]?.value ?? NaN];
        const unit = row?.unit ?? 'fraction';
        const limits = row?.threshold;
        return [
          { text: t.format.value(now, unit), ...(limits ? { status: row?.status } : {}) },
          limits ? t.format.value(limits.red ?? limits.amber, unit) : t('pack.no-limit'),
          t.format.change(now - before, unit),
        ];
      }),
    );
    const npl = table?.lines.find(({ metric }) => metric === 'npl-ratio');
    expect(npl?.why).toMatch(/^.+ [+−]\d+\.\d\d 个百分点（\d+ 项）；.+；影响最大的客户 .+ [+−]\d+\.\d+ 个百分点$/);
    expect(npl?.course).toHaveLength(13);
    expect(npl?.course.at(-1)).toBe(asked[0]?.[0]?.value);
  });

  it('counts the rows that stand there, and says how many there are', async () => {
    const { blocks, t } = await packOf({}, 'en');
    const list = only(blocks, 'figure').find(({ title }) => title === t('overview.exceptions'));
    const { counts } = await findBreaches(portfolio);
    expect(list?.foot).toContain(t('widgets.foot.first', { shown: list?.table?.rows.length ?? 0, all: counts.red }));
  });

  it('speaks of the part of the book it is of, on every page', async () => {
    const { pages, t } = await packOf({ filter: { sector: ['光伏制造'] } });
    expect(pages.length).toBeLessThanOrEqual(SHEETS);
    expect(pages.map(isQuestion)).toEqual(pages.map(() => 1));
    for (const page of pages.slice(1)) expect(textsOn(page).some((text) => / · .*光伏制造/.test(text))).toBe(true);
    expect(pages.flatMap(textsOn).join('\n')).not.toContain(t('report.scope.whole'));
  });

  it('makes of a lone ledger the pages it can, and lists at the end what it lacks', async () => {
    const tables = { exposure: portfolio.tables['exposure'] ?? 0 };
    const lone: Portfolio = {
      ...portfolio,
      tables,
      imports: portfolio.imports.filter(({ table }) => table === 'exposure'),
      missing: (metric) => {
        const needs = portfolio.catalogue.find(metric).needs;
        return needs.filter((table) => table !== 'exposure' && !table.startsWith('exposure.'));
      },
    };
    const { blocks, pages } = await packOf({}, 'en', lone);
    expect(pages.length).toBeLessThan(SHEETS);
    expect(pages.map(isQuestion)).toEqual(pages.map(() => 1));
    const rest = only(blocks, 'points').at(-1);
    expect(rest?.title).toBe('What this pack does not show or know');
    expect(rest?.lines.join('\n')).toMatch(/Projects|Reviews|reviews/);
    // what has no value at all takes no room from what has
    for (const { chart, tiles, table } of only(blocks, 'figure'))
      expect(chart !== null || tiles.some(({ text }) => text !== 'n/a') || (table?.rows.length ?? 0) > 0).toBe(true);
  });

  it('keeps to one cover where nothing reconciles, and counts what it does not name', async () => {
    const tables = Object.fromEntries(Object.keys(portfolio.tables).map((name) => [name, 1]));
    const { blocks, t } = await packOf({}, 'en', { ...portfolio, tables: { ...portfolio.tables, ...tables } });
    const [cover] = only(blocks, 'cover');
    expect(cover?.notes.map(({ status }) => status)).toEqual(['red', 'red', 'red', 'red', 'red']);
    expect(cover?.notes.at(-1)?.text).toBe(t('pack.more-notes', { count: Object.keys(tables).length - 4 }));
  });

  it('is a searchable PDF with equal bytes for equal data, and stops when it is told to', async () => {
    const options = optionsOf({}, 'zh-CN');
    const [one, other] = [await createPack(options), await createPack(options)];
    expect(Buffer.compare(one, other)).toBe(0);
    const { pages, outline } = await readPdf(one);
    expect(pages).toHaveLength(SHEETS);
    expect(outline[1]).toBe('组合是否在风险偏好之内？');
    expect(pages[1]).toContain('提请审议');
    const stopped = createPack({ ...options, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the use of a limit', () => {
  const limits = (changes: object) => ({
    ...{ amber: 0.03, red: 0.05, worse: '>' as const, source: 'OWN', scope: 'portfolio', effective_from: null },
    ...changes,
  });

  it('is the value over a ceiling, and a floor over the value', () => {
    expect(useOf(0.045, limits({ amber: 0.025 }))).toEqual({ share: 0.045 / 0.05, watch: 0.025 / 0.05 });
    expect(useOf(2, limits({ amber: 1.3, red: 1.1, worse: '<' }))).toEqual({ share: 1.1 / 2, watch: 1.1 / 1.3 });
  });

  it('is none where a limit cannot be used up', () => {
    expect(useOf(-0.25, limits({ amber: 0.1, red: 0, worse: '<' }))).toBeNull();
    expect(useOf(-1, limits({ amber: 1.3, red: 1.1, worse: '<' }))).toBeNull();
  });
});
