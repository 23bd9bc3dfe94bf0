import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import Chart from '../../../src/charts/Chart.svelte';
import type { ValueRef } from '../../../src/charts/figure.ts';
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

async function draw(asked: ValueRef[] = []): Promise<HTMLElement> {
  const rows = months('npl-ratio', [0.01, null, 0.03]);
  const option = lineTrend({
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
    props: { option, height: 200, alt: 'NPL ratio by month', onevidence: (ref: ValueRef) => asked.push(ref) },
  });
  flushSync();
  const chart = target.querySelector<HTMLElement>('[role=img]');
  if (!chart) throw new Error('no chart');
  // the library is fetched when the first chart is drawn
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull();
  return chart;
}

function press(chart: HTMLElement, key: string): void {
  chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

it('is reached by keyboard, walks over the points that have a value and asks for the evidence of one', async () => {
  const asked: ValueRef[] = [];
  const chart = await draw(asked);
  chart.focus();
  expect(document.activeElement).toBe(chart);
  press(chart, 'Enter');
  expect(asked).toEqual([]);
  press(chart, 'ArrowRight');
  press(chart, 'ArrowRight');
  press(chart, 'Enter');
  expect(asked.map(({ row }) => row.value)).toEqual([0.03]);
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

it('carries nothing that a strict policy refuses', async () => {
  const chart = await draw();
  chart.focus();
  press(chart, 'ArrowRight');
  expect(chart.querySelector('script, foreignObject, img, [onclick]')).toBeNull();
});
