import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/charts/tokens.css';
import type { Figure, FigureCell, FigureTable } from '../../../src/charts/figure.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import FigureCard from '../../../widgets/view/FigureCard.svelte';
import { eventually } from '../../support/eventually.ts';
import { tabStops } from '../../support/tab-stops.ts';
import { row } from '../../widgets/fake-portfolio.ts';

const t = createTranslate('en', 'CNY');
let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
});

function value(number: number): FigureCell {
  return { text: `${number} %`, ref: { row: row('npl-ratio', '2026-06', number), request: {} } };
}

/** Rows whose values fall and rise again, with a total. */
function tableOf(count: number): FigureTable {
  const rows = Array.from({ length: count }, (_, index) => [
    { text: `A rather long name of a client ${index}` },
    value((index * 7) % count),
    ...Array.from({ length: 6 }, (_, column) => ({ text: `cell ${column}` })),
  ]);
  return {
    columns: [
      { title: 'Client', align: 'start' },
      { title: 'Ratio', align: 'end' },
      ...Array.from({ length: 6 }, (_, column) => ({ title: `Further column ${column}`, align: 'start' as const })),
    ],
    rows: [...rows, [{ text: 'Total' }, value(count + 1), ...rows[0]!.slice(2)]],
    totals: 1,
  };
}

function show(table: FigureTable, width = 900): HTMLElement {
  const figure: Figure = { id: 'x', title: 'X', finding: '', status: 'grey', foot: [], table };
  const target = document.createElement('div');
  target.style.inlineSize = `${width}px`;
  document.body.replaceChildren(target);
  mounted = mount(FigureCard, { target, props: { figure, t, onevidence: () => undefined } });
  flushSync();
  return target;
}

const numbers = (root: Element) =>
  [...root.querySelectorAll('tbody data')].map((cell) => Number(cell.getAttribute('value')));
const head = (root: Element, name: string) =>
  [...root.querySelectorAll('th button')].find((button) => button.textContent?.includes(name)) as HTMLButtonElement;

describe('a table of many rows', () => {
  it('is sorted by a head, by mouse and by keys, the total at its end, and says so', async () => {
    const root = show(tableOf(15));
    await eventually(() => expect(tabStops(root)).toHaveLength(2));
    head(root, 'Ratio').click();
    await eventually(() => expect(numbers(root)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 16]));
    expect(head(root, 'Ratio').closest('th')?.ariaSort).toBe('descending');
    head(root, 'Ratio').focus();
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(numbers(root).slice(0, 3)).toEqual([0, 1, 2]));
    expect(head(root, 'Ratio').closest('th')?.ariaSort).toBe('ascending');
    expect(numbers(root).at(-1)).toBe(16);
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(numbers(root).slice(0, 3)).toEqual([0, 7, 14]));
    expect(root.querySelector('[aria-sort]')).toBeNull();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('0 %');
  });

  it('is searched, loses columns and is shaded where somebody asks', async () => {
    const root = show(tableOf(15));
    const open = [...root.querySelectorAll('footer button')].find(
      ({ textContent }) => textContent === 'Search and columns',
    );
    (open as HTMLButtonElement).click();
    await eventually(() => expect(root.querySelector('[type=search]')).not.toBeNull());
    const search = root.querySelector<HTMLInputElement>('[type=search]')!;
    search.focus();
    await userEvent.keyboard('client7');
    await eventually(() => expect(root.querySelectorAll('tbody tr')).toHaveLength(1));
    expect([document.activeElement, search.value]).toEqual([search, 'client7']);
    expect(root.querySelector('[part=table-tools] [role=status]')?.textContent).toBe('1 of 15 rows');
    await userEvent.clear(search);
    await eventually(() => expect(root.querySelectorAll('tbody tr')).toHaveLength(16));
    root.querySelector<HTMLElement>('summary')?.click();
    root.querySelectorAll<HTMLInputElement>('.columns input')[1]?.click();
    await eventually(() => expect(root.querySelectorAll('thead th')).toHaveLength(7));
    expect(root.querySelector('summary')?.textContent).toBe('Columns: 7 of 8');
    expect(root.querySelector('.heat')).toBeNull();
    [...root.querySelectorAll<HTMLInputElement>('[type=checkbox]')].at(-1)?.click();
    await eventually(() => expect(root.querySelectorAll('.heat')).toHaveLength(15));
    expect((root.querySelector('.heat') as HTMLElement).style.getPropertyValue('--heat')).toBe('0%');
  });

  it('keeps the names of its rows in sight on a phone, however far its values are', async () => {
    const root = show(tableOf(15), 358);
    const box = root.querySelector('[role=region]')!;
    expect(box.scrollWidth).toBeGreaterThan(box.clientWidth + 100);
    box.scrollLeft = 400;
    const name = root.querySelector('tbody th')!.getBoundingClientRect();
    expect(Math.abs(name.left - box.getBoundingClientRect().left)).toBeLessThan(2);
    // the head of its column as well
    expect(Math.abs(root.querySelector('thead th')!.getBoundingClientRect().left - name.left)).toBeLessThan(2);
    // and there is room beside it
    expect(name.width).toBeLessThan(box.clientWidth / 2);
  });

  it('has in the page only the rows in sight where they are thousands, and tells how many there are', async () => {
    const root = show(tableOf(3000));
    const all = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Show all'));
    (all as HTMLButtonElement).click();
    await eventually(() => expect(root.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')).toBe('3002'));
    const box = root.querySelector('[role=region]')!;
    await eventually(() => expect(root.querySelectorAll('tbody tr').length).toBeLessThan(60));
    expect(box.scrollHeight).toBeGreaterThan(3000 * 30);
    const widths = () => [...root.querySelectorAll('thead th')].map((cell) => (cell as HTMLElement).offsetWidth);
    const before = widths();
    box.scrollTop = 1500 * 32;
    await eventually(() => expect(root.textContent).toContain('client 1500'));
    expect(root.querySelector('[aria-rowindex="1502"]')?.textContent).toContain('client 1500');
    expect(widths()).toEqual(before);
    box.scrollTop = box.scrollHeight;
    await eventually(() => expect(root.querySelector('[data-total=true]')?.textContent).toContain('Total'));
    expect(root.querySelectorAll('tbody tr').length).toBeLessThan(60);
  });
});
