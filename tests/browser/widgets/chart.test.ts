import { flushSync, mount, unmount, type ComponentProps } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import Chart from '../../../src/charts/Chart.svelte';
import type { ValueRef } from '../../../src/charts/figure.ts';
import type { ChartPoint } from '../../../src/charts/points.ts';
import { monthBars } from '../../../src/charts/month-bars.ts';
import { cellGrid } from '../../../src/charts/cell-grid.ts';
import { lineTrend } from '../../../src/charts/line-trend.ts';
import { DARK_THEME, LIGHT_THEME } from '../../../src/charts/theme.ts';
import '../../../src/charts/tokens.css';
import { months } from '../../widgets/fake-portfolio.ts';

let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
  delete document.documentElement.dataset['theme'];
});

type Option = ComponentProps<typeof Chart>['option'];

async function draw(
  asked: ValueRef[] = [],
  given?: Option,
  more: Partial<ComponentProps<typeof Chart>> = {},
): Promise<HTMLElement> {
  const rows = months('npl-ratio', [0.01, null, 0.03]);
  const option =
    given ??
    lineTrend({
      months: rows.map(({ period }) => period),
      lines: [
        {
          name: 'NPL ratio',
          values: rows.map(({ value }) => value),
          refs: rows.map((row) => ({ row, request: { asOf: row.period } })),
        },
      ],
      text: String,
      none: 'n/a',
    });
  const target = document.createElement('main');
  target.style.inlineSize = '600px';
  document.body.replaceChildren(target);
  mounted = mount(Chart, {
    target,
    props: {
      option,
      height: 200,
      ...more,
      alt: 'NPL ratio by month',
      points: {
        label: 'Values of NPL ratio',
        wordsOf: ({ series, name, ref }: ChartPoint) => `${series} ${name} ${ref.row.value}`,
      },
      onevidence: (ref: ValueRef) => asked.push(ref),
    },
  });
  flushSync();
  const chart = target.querySelector<HTMLElement>('[part=chart]');
  if (!chart) throw new Error('no chart');
  // the library is fetched when the first chart is drawn
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull();
  return chart;
}

const words = () => document.activeElement?.getAttribute('aria-label');

it('is one stop of the Tab key, whose points are walked over and speak, and ask for their evidence', async () => {
  const asked: ValueRef[] = [];
  const chart = await draw(asked);
  expect(chart.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('NPL ratio by month');
  expect(chart.querySelector('[role=group]')?.getAttribute('aria-label')).toBe('Values of NPL ratio');
  expect([...chart.querySelectorAll('button')].map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);

  await userEvent.tab();
  expect(words()).toBe('NPL ratio 2026-04 0.01');
  await userEvent.keyboard('{ArrowRight}');
  expect(words()).toBe('NPL ratio 2026-06 0.03');
  await userEvent.keyboard('{ArrowRight}');
  expect(words()).toBe('NPL ratio 2026-06 0.03');
  expect(asked).toEqual([]);
  await userEvent.keyboard('{Enter}{Home} ');
  expect(asked.map(({ row }) => row.value)).toEqual([0.03, 0.01]);
});

it('lays each point over what is drawn, also after its place has become narrower', async () => {
  const chart = await draw();
  const colour = LIGHT_THEME.categories[0] ?? '';
  const middles = (selector: string) =>
    [...chart.querySelectorAll(selector)].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    });
  const drawn = () => middles(`path[fill="${colour}"], path[stroke="${colour}"]:not([fill="none"])`);
  expect(middles('button')).toHaveLength(2);
  await expect.poll(drawn).toEqual(middles('button'));
  const [, before] = middles('button');
  if (chart.parentElement) chart.parentElement.style.inlineSize = '420px';
  await expect.poll(() => middles('button')[1]?.[0]).toBeLessThan((before?.[0] ?? 0) - 100);
  await expect.poll(drawn).toEqual(middles('button'));
});

it('lays points over stacked bars, and goes up to the part that is drawn above', async () => {
  const refs = (values: number[]) => months('npl-ratio', values).map((row) => ({ row, request: {} }));
  const part = (name: string, values: number[]) => ({ name, values, refs: refs(values) });
  const parts = [part('light', [2, 1]), part('grave', [1, 4])];
  const chart = await draw([], monthBars({ names: ['a', 'b'], parts, ordered: false, text: String, none: 'n/a' }));
  const paint = (index: number) => `path[fill="${LIGHT_THEME.categories[index]}"]`;
  const boxes = (selector: string) =>
    [...chart.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
  const bars = [paint(0), paint(1)].flatMap((selector) => boxes(selector).filter(({ height }) => height > 10));
  const points = boxes('button');
  expect(points).toHaveLength(4);
  for (const [index, { x, y, width, height }] of points.entries()) {
    const bar = bars.find((each) => Math.abs(each.x - x) < 2 && Math.abs(each.y - y) < 2);
    expect([index, bar && [Math.abs(bar.width - width) < 2, Math.abs(bar.height - height) < 2]]).toEqual([
      index,
      [true, true],
    ]);
  }
  await userEvent.tab();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  expect(words()).toBe('grave b 4');
});

const CELLS = (() => {
  const refs = months('npl-ratio', [0.1, 0.2, 0.3]).map((row) => ({ row, request: {} }));
  const cell = (index: number) => ({ text: `${index}`, ref: refs[index], strength: 1, note: 'worse' });
  return {
    rows: ['pass', 'loss'],
    columns: ['pass', 'loss'],
    cells: [
      [cell(0), cell(1)],
      [{ text: '' }, cell(2)],
    ],
  };
})();

it('lays points over the cells that have a value, and walks them by rows and columns', async () => {
  const chart = await draw([], cellGrid(CELLS));
  const boxes = (selector: string) =>
    [...chart.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
  const cells = boxes('path[fill-opacity]');
  const points = boxes('button');
  expect([cells.length, points.length]).toEqual([3, 3]);
  for (const [index, { x, y, right, bottom }] of points.entries()) {
    const cell = cells[index];
    // a cell is drawn a pixel within its place
    const apart = cell && [cell.x - x, cell.y - y, right - cell.right, bottom - cell.bottom].map(Math.round);
    expect([index, apart?.every((pixels) => pixels >= 0 && pixels <= 2)]).toEqual([index, true]);
  }
  await userEvent.tab();
  expect(words()).toBe('pass pass 0.1');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(words()).toBe('loss loss 0.3');
});

it('scrolls where its place is narrower than what it shows, and says so', async () => {
  const chart = await draw([], cellGrid(CELLS), { least: 500, scrolls: 'scroll sideways' });
  const place = chart.parentElement;
  expect([place?.textContent, chart.scrollWidth - chart.clientWidth]).toEqual([
    expect.not.stringContaining('scroll'),
    0,
  ]);
  if (place) place.style.inlineSize = '320px';
  await expect.poll(() => place?.textContent).toContain('scroll sideways');
  expect(chart.scrollWidth).toBe(500);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  // keys bring what they lead to into sight
  [...chart.querySelectorAll('button')].at(-1)?.focus();
  expect(chart.scrollLeft).toBeGreaterThan(0);
});

it('is as wide on paper as its place is there, though nothing redraws it', async () => {
  const chart = await draw([], cellGrid(CELLS), { least: 500 });
  const svg = chart.querySelector('svg');
  const size = () => svg?.getBoundingClientRect() ?? new DOMRect();
  const before = size();
  expect(before.width).toBe(600);
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  try {
    // measured at once, as a page is laid out for paper: before anything learns of it
    if (chart.parentElement) chart.parentElement.style.inlineSize = '300px';
    const { width, height } = size();
    if (mounted) void unmount(mounted);
    mounted = null;
    expect(width).toBe(300);
    expect(width / height).toBeCloseTo(before.width / before.height, 2);
  } finally {
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  }
});

it('asks for the evidence of the point that is clicked', async () => {
  const asked: ValueRef[] = [];
  const chart = await draw(asked);
  const svg = chart.querySelector('svg');
  const colour = LIGHT_THEME.categories[0] ?? '';
  const point = [...(svg?.querySelectorAll(`path[fill="${colour}"]`) ?? [])].at(-1);
  if (!svg || !point) throw new Error('no point');
  const box = point.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'click']) svg.dispatchEvent(new MouseEvent(type, at));
  expect(asked.map(({ row }) => row.value)).toEqual([0.03]);
});

it('takes the colours of the theme as soon as it changes', async () => {
  const chart = await draw();
  expect(chart.innerHTML).toContain(LIGHT_THEME.categories[0]);
  document.documentElement.dataset['theme'] = 'dark';
  await expect.poll(() => chart.innerHTML).toContain(DARK_THEME.categories[0]);
  expect(chart.innerHTML).not.toContain(LIGHT_THEME.categories[0]);
});

it('says what a point is to who walks to it, and keeps the focus meanwhile', async () => {
  const chart = await draw();
  const said = () => [...chart.querySelectorAll('text')].filter((text) => text.textContent.includes('2026-06')).length;
  expect(said()).toBe(1);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(words()).toBe('NPL ratio 2026-06 0.03');
  await expect.poll(said, { timeout: 30_000 }).toBe(2);
  expect(words()).toBe('NPL ratio 2026-06 0.03');
  await userEvent.keyboard('{Escape}');
  await expect.poll(said, { timeout: 30_000 }).toBe(1);
});

it('carries nothing that a strict policy refuses', async () => {
  const chart = await draw();
  chart.querySelector('button')?.focus();
  await expect.poll(() => chart.querySelectorAll('text').length).toBeGreaterThan(8);
  expect(chart.querySelector('script, foreignObject, img, [onclick]')).toBeNull();
});

it('leaves the drawing its height where the legend above it needs more rows', async () => {
  const parts = Array.from({ length: 12 }, (_, part) => ({ name: `part of some length ${part}`, values: [1, 2] }));
  const chart = await draw(
    [],
    monthBars({ names: ['2026-05', '2026-06'], parts, ordered: false, text: String, none: '' }),
  );
  const height = () => chart.getBoundingClientRect().height;
  expect(height()).toBe(200);
  const place = chart.parentElement;
  if (!place) throw new Error('a chart without a place');
  place.style.inlineSize = '240px';
  await expect.poll(height).toBeGreaterThan(250);
  // as wide as before it is as high as before
  place.style.inlineSize = '600px';
  await expect.poll(height).toBe(200);
});
