import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure, FigureCell } from '../../src/charts/figure.ts';
import { areMonths } from '../../src/charts/months-axis.ts';
import { renderSvg } from '../../src/charts/render-svg.ts';
import { PRINT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import type { Filter, MetricRow } from '../../src/metrics/metric.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { boards, pages, sections } from '../../widgets/index.ts';
import { samplePortfolio } from '../support/sample.ts';
import { figuresOf, overview } from './boards.ts';
import type { Board } from '../../widgets/card.ts';

let portfolio: Portfolio;

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

/** Every cell that shows a metric's value: headline, tiles and table. */
async function cellsOf(board: Board): Promise<FigureCell[]> {
  const figures = await figuresOf(board, portfolio, {}, createTranslate('en', portfolio.currency));
  return figures.flatMap(({ headline, tiles = [], table }) => [
    ...(headline ? [headline] : []),
    ...tiles.map(({ value }) => value),
    ...(table?.rows.flat() ?? []),
  ]);
}

/** A value by its metric, group and parts. */
function nameOf(cell: { row: MetricRow } | FigureCell | undefined): string {
  const row = cell && ('row' in cell ? cell.row : cell.ref?.row);
  return `${row?.metric ?? ''} ${JSON.stringify(row?.by)} ${row?.value ?? 'none'}`;
}

/** Where what the values of a figure are held against can be read. */
function comparedIn({ headline, tiles = [], foot, table }: Figure, label: string): string[] {
  const beside = [headline, ...tiles.map(({ value }) => value)].filter((cell) => cell?.other?.cell.text);
  const inPicture = foot.filter((text) => /^(dashed|stroke across the bar|in the picture):/.test(text));
  const inTable = table?.columns.filter(({ title }) => title.includes(label)) ?? [];
  const inCells = (table?.rows.flat() ?? []).filter(({ text }) => /\(([+−].+|=)\)$/.test(text));
  return [...beside, ...inTable, ...inCells].map(() => label).concat(inPicture);
}

/** What a board is about, as one of those there are. */
async function filterOf({ about }: Board): Promise<Filter> {
  if (!about) return {};
  const [first] = await portfolio.values(about);
  return { [about]: [first?.value ?? ''] };
}

/** Off unless the bank turns them on: their edges are placeholders. */
const OFF = new Set(['pay-band']);

describe('the sample portfolio', () => {
  it('gives every metric a value over a year, or over its own period', async () => {
    const silent: string[] = [];
    for (const { id } of METRICS) {
      if (OFF.has(id)) continue;
      const year = await portfolio.ask(id, { period: 'ttm' });
      const own = await portfolio.ask(id, { by: ['manager'] });
      if (![...year, ...own].some(({ value }) => value !== null)) silent.push(id);
    }
    expect(silent).toEqual([]);
  });

  it('shows on its first screen every breach that there is at any level', async () => {
    const t = createTranslate('en', portfolio.currency);
    const figures = await figuresOf(overview, portfolio, {}, t);
    const list = figures.find(({ id }) => id === 'overview-breaches');
    const shown = list?.table?.rows.map((cells) => cells.find(({ status }) => status)) ?? [];
    const told = (status: string) => shown.filter((cell) => cell?.status === status).map((cell) => nameOf(cell));
    const { list: all, checks, counts } = await findBreaches(portfolio);
    const expected = (level: string) =>
      all.filter((breach) => breach.level === level).map(({ row }) => nameOf({ row }));
    expect(told('red')).toEqual(expected('red'));
    expect(told('amber')).toEqual(expected('amber'));
    expect(list?.counts).toEqual({ checks, breaches: counts.red, watch: counts.amber, unchecked: counts.unchecked });
    // what the hand-made list of before did not know
    for (const id of ['dscr-minimum', 'covenant-headroom', 'sector-limit-use', 'permit-status', 'sla-response'])
      expect(
        told('red').some((name) => name.startsWith(`${id} `)),
        id,
      ).toBe(true);
  });

  for (const board of sections) {
    it(`gives ${board.id} words without holes, in both languages`, async () => {
      for (const language of ['en', 'zh-CN'] as const) {
        const t = createTranslate(language, portfolio.currency);
        const figures = await figuresOf(board, portfolio, {}, t);
        expect(figures.length).toBeGreaterThan(0);
        for (const { title, finding, foot, table } of figures) {
          const cells = table?.rows.flat().map(({ text }) => text) ?? [];
          const heads = table?.columns.map((column) => column.title) ?? [];
          expect([title, finding, ...foot, ...heads, ...cells].join('\n')).not.toMatch(
            /[{}]|undefined|null|NaN|Infinity|metric\.|part\./,
          );
        }
      }
    });

    it(`gives ${board.id} numbers that come out again when they are asked for on their own`, async () => {
      const refs = (await cellsOf(board)).flatMap(({ ref }) => (ref ? [ref] : []));
      expect(refs.length).toBeGreaterThan(0);
      // every seventh keeps the test short and still meets each metric
      for (const { row, request } of refs.filter((_, index) => index % 7 === 0)) {
        const again = await portfolio.ask(row.metric, request);
        const cells = again.filter(({ by }) =>
          // the total of a metric's parts is no further part
          Object.entries(by).every(([name, value]) => (name in row.by ? row.by[name] === value : value !== 'all')),
        );
        const values = cells.map(({ value }) => value);
        const whole = values.every((value) => value === null)
          ? null
          : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        if (row.value === null) expect(whole, row.metric).toBeNull();
        else
          expect(whole, `${row.metric} ${JSON.stringify(row.by)} ${JSON.stringify(request)}`).toBeCloseTo(row.value, 8);
      }
    });

    it(`gives ${board.id} pictures that can be drawn for paper`, async () => {
      const figures = await figuresOf(board, portfolio, {}, createTranslate('zh-CN', portfolio.currency));
      for (const { id, chart } of figures) {
        if (!chart) continue;
        const svg = renderSvg(chart.option(PRINT_THEME), 500, chart.height);
        expect(svg.match(/<path/g)?.length, id).toBeGreaterThan(3);
        expect(svg, id).not.toMatch(/NaN|undefined|Infinity/);
        // a picture of months says so, and can be cut to some of them
        const { xAxis } = chart.option(PRINT_THEME) as { xAxis?: { data?: readonly string[] } };
        const names = xAxis?.data ?? [];
        expect(chart.months ?? [], id).toEqual(areMonths(names) ? names : []);
      }
    });
  }

  for (const board of [...sections, ...pages])
    it(`shows in every card of ${board.id} what its values are held against, or says why it does not`, async () => {
      const t = createTranslate('en', portfolio.currency);
      const filter = await filterOf(board);
      for (const [compare, label] of [
        ['year', 'a year earlier'],
        ['target', 'target'],
      ] as const)
        for (const figure of await figuresOf(board, portfolio, { filter, compare }, t)) {
          const not = figure.foot.filter((text) => text.startsWith('not compared'));
          const said = figure.foot.filter((text) => text.startsWith('compared with: '));
          const told = said.length > 0 && comparedIn(figure, label).length > 0;
          expect([figure.id, not.length + said.length, told]).toEqual([figure.id, 1, not.length === 0]);
        }
    });

  for (const board of boards)
    it(`speaks nothing but English in ${board.id} to who reads English`, async () => {
      const figures = await figuresOf(board, portfolio, {}, createTranslate('en', portfolio.currency, portfolio.words));
      for (const { title, finding, foot, table } of figures) {
        const cells = [...(table?.columns.map((column) => column.title) ?? []), ...(table?.rows.flat() ?? [])];
        const texts = cells.map((cell) => (typeof cell === 'string' ? cell : cell.text));
        const told = [title, finding, ...foot, ...texts];
        expect(told.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
      }
    });
});
