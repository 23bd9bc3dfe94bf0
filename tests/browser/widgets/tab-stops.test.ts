import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Figure, FigureCell, ValueRef } from '../../../src/charts/figure.ts';
import type { PageLinks, Thing } from '../../../src/lib/page-links.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import FigureCard from '../../../widgets/view/FigureCard.svelte';
import { eventually } from '../../support/eventually.ts';
import { tabStops } from '../../support/tab-stops.ts';
import { months } from '../../widgets/fake-portfolio.ts';

const t = createTranslate('en', 'CNY');
let view: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (view) await unmount(view);
  view = null;
});

const cell = (value: number): FigureCell => {
  const [row] = months('npl-ratio', [value]);
  if (!row) throw new Error('no row');
  return { text: String(value), ref: { row, request: {} } };
};
const plain = (text: string): FigureCell => ({ text });
const column = (title: string) => ({ title, align: 'end' as const });

/** Rows `a` to `c`: two values, a gap and one value, two values. */
const table = {
  columns: [column('name'), column('first'), column('word'), column('second')],
  rows: [
    [plain('a'), cell(1), plain('x'), cell(2)],
    [plain('b'), plain(''), plain('y'), cell(4)],
    [plain('c'), cell(5), plain('z'), cell(6)],
  ],
};

function show(
  figure: Partial<Figure>,
  links?: PageLinks,
): { root: ShadowRoot; asked: number[]; focused: () => string | undefined } {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: 'open' });
  const asked: number[] = [];
  view = mount(FigureCard, {
    target: root,
    props: {
      figure: { id: 'probe', title: 'Probe', finding: 'found', status: 'green', foot: [], ...figure },
      t,
      onevidence: ({ row }: ValueRef) => asked.push(row.value ?? NaN),
      links,
    },
  });
  flushSync();
  return { root, asked, focused: () => root.activeElement?.querySelector('data')?.textContent ?? undefined };
}

it('walks the values of a table by arrows, as one stop, in a shadow tree', async () => {
  const { root, asked, focused } = show({ table });
  expect(tabStops(root)).toHaveLength(1);
  await userEvent.tab();
  expect(focused()).toBe('1');
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()).toBe('2');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('4');
  await userEvent.keyboard('{ArrowDown}{Home}');
  expect(focused()).toBe('5');
  await userEvent.keyboard('{ArrowUp}');
  expect(focused()).toBe('1');
  await userEvent.keyboard('{Control>}{End}{/Control}{Enter}');
  expect(focused()).toBe('6');
  expect(asked).toEqual([6]);
  // the way back leads to where it was left
  await userEvent.tab();
  await userEvent.tab({ shift: true });
  expect(tabStops(root).map((stop) => stop.querySelector('data')?.textContent)).toEqual(['6']);
});

it('walks names with the values, in a column of their own or in the first, and Enter opens the page', async () => {
  const opened: string[] = [];
  const links = {
    href: ({ kind, id }: Thing) => `?${kind}=${id}`,
    open: ({ kind, id }: Thing) => void opened.push(`${kind} ${id}`),
  };
  const rows = [
    [{ text: 'Sun', thing: { kind: 'client' as const, id: 'C1' } }, cell(1)],
    [plain('nobody'), { text: 'Wind', thing: { kind: 'manager' as const, id: 'M2' } }],
  ];
  const named = { table: { columns: table.columns.slice(0, 2), rows } };
  const { root } = show(named, links);
  expect(tabStops(root)).toHaveLength(1);
  expect([...root.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
    ['?client=C1', 'Sun'],
    ['?manager=M2', 'Wind'],
  ]);
  await userEvent.tab();
  expect(root.activeElement?.textContent).toBe('Sun');
  await userEvent.keyboard('{ArrowRight}');
  expect(root.activeElement?.querySelector('data')?.textContent).toBe('1');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(opened).toEqual(['manager M2']);
  // a click that asks for a tab of its own is the browser's
  const link = root.querySelector('a');
  const click = new MouseEvent('click', { ctrlKey: true, cancelable: true });
  link?.addEventListener('click', (event) => event.preventDefault(), { once: true });
  link?.dispatchEvent(click);
  expect(opened).toEqual(['manager M2']);

  // where nothing leads to its page a name is text, also where there is no value to press
  const still = show({
    table: { columns: table.columns.slice(0, 1), rows: [[{ text: 'Sun', thing: { kind: 'client', id: 'C1' } }]] },
  });
  expect([still.root.querySelector('a'), still.root.querySelector('tbody')?.textContent?.trim()]).toEqual([
    null,
    'Sun',
  ]);
  expect(tabStops(still.root).map(({ role }) => role)).toEqual(['region']);
});

it('is a stop itself where a table has nothing to press, so that keys can scroll it', () => {
  const { root } = show({ table: { ...table, rows: [[plain('a'), plain('b'), plain('c'), plain('d')]] } });
  expect(tabStops(root).map(({ role }) => role)).toEqual(['region']);
});

it('reaches the button below a long table from its last row, and keeps its one stop when the others have come', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [plain(`r${index}`), cell(index)]);
  const { root, focused } = show({ table: { columns: table.columns.slice(0, 2), rows } });
  await userEvent.tab();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  expect(root.activeElement?.textContent?.trim()).toBe('Show all 120 rows');
  await userEvent.keyboard('{Enter}');
  await eventually(() => expect(root.querySelectorAll('tbody tr')).toHaveLength(120));
  // the table, and the tools below it
  await eventually(() => expect(tabStops(root)).toHaveLength(2));
  tabStops(root)[0]?.focus();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  expect(focused()).toBe('119');
});

it('walks tiles as they lie, and the tools of a card as one more stop', async () => {
  const tile = (value: number) => ({ title: `tile ${value}`, value: cell(value), change: null, spark: [] });
  const { root, focused } = show({ tiles: [1, 2, 3, 4].map(tile), table, headline: cell(9) });
  const host = root.host as HTMLElement;
  host.style.inlineSize = '400px';
  expect(tabStops(root)).toHaveLength(3);
  await userEvent.tab();
  await userEvent.tab();
  expect(focused()).toBe('1');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('3');
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()).toBe('4');
  await userEvent.tab();
  expect(root.activeElement?.textContent).toBe('Numbers as table');
  await userEvent.keyboard('{ArrowRight}');
  expect(root.activeElement?.textContent).toBe('Evidence');
});
