import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../src/charts/tokens.css';
import type { Figure, FigureTable } from '../../../src/charts/figure.ts';
import { drawPicture } from '../../../src/export/picture/draw-picture.ts';
import { pngOf } from '../../../src/export/picture/png.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { makeCard } from '../../../widgets/make-card.ts';
import FigureCard from '../../../widgets/view/FigureCard.svelte';
import { eventually } from '../../support/eventually.ts';
import { madeUpPortfolio } from '../../widgets/made-up-portfolio.ts';

const t = createTranslate('en', 'CNY');
const request = { asOf: '2026-06-28' };
let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
  vi.restoreAllMocks();
});

/** As a reader would: the largest loans first, those of one name, without the remarks. */
async function arrange() {
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(text));
  document.querySelectorAll<HTMLButtonElement>('thead button')[1]?.click();
  button('Search and columns')?.click();
  await eventually(() => expect(document.querySelector('input[type=search]')).not.toBeNull());
  const search = document.querySelector<HTMLInputElement>('input[type=search]')!;
  search.value = 'sun';
  search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  document.querySelector('details')?.setAttribute('open', '');
  document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.click();
  flushSync();
}

interface Look {
  readonly table?: FigureTable;
  readonly look?: () => Promise<void>;
}

/** A card with exports, its menu open; one made up of a table alone, looked at in some way. */
async function opened(card = 'ranked:npl-ratio:sector', { table, look }: Look = {}) {
  const portfolio = madeUpPortfolio();
  const made = (await makeCard({ card, id: 'x' }).figure(portfolio, request, t)) as Figure;
  const { chart, ...rest } = made;
  const figure: Figure = table ? { ...rest, table } : made;
  expect(chart).toBeDefined();
  document.body.replaceChildren();
  const props = {
    figure,
    t,
    onevidence: () => undefined,
    exports: { portfolio, request, board: 'risk', boardTitle: 'Risk' },
  };
  mounted = mount(FigureCard, { target: document.body, props });
  flushSync();
  await look?.();
  const button = document.querySelector<HTMLButtonElement>('[part=export]')!;
  button.focus();
  button.click();
  await eventually(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
  return { button, figure };
}

const item = (id: string) => document.querySelector<HTMLButtonElement>(`[data-export="${id}"]`)!;
const told = () => document.querySelector('.menu [role=status]')?.textContent;

/** What the page hands to the browser's download. */
function saved(): { name: string; content: Blob }[] {
  const files: { name: string; content: Blob }[] = [];
  let last: Blob | null = null;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) files.push({ name: this.download, content: last });
  });
  return files;
}

describe('the menu of exports', () => {
  it('is walked by arrows, closed by Escape, and gives the focus back to its button', async () => {
    const { button } = await opened();
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const ids = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].map(({ dataset }) => dataset['export']);
    expect(ids).toEqual(['png', 'svg', 'csv', 'xlsx', 'copy-picture', 'copy-table']);
    expect(document.activeElement).toBe(item('png'));
    item('png').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    expect(document.activeElement).toBe(item('svg'));
    document.querySelector<HTMLElement>('.menu')!.hidePopover();
    await eventually(() => expect(document.querySelector('.menu')).toBeNull());
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('saves a table under the name of board, card and date, and says so', async () => {
    const { figure } = await opened();
    const files = saved();
    item('csv').click();
    await eventually(() => expect(told()).toBe('Saved as risk-x-2026-06-28.csv'));
    expect(files.map(({ name }) => name)).toEqual(['risk-x-2026-06-28.csv']);
    const text = await files[0]!.content.text();
    expect(text.trimEnd().split('\r\n')).toHaveLength((figure.table?.rows.length ?? 0) + 1);
    expect(text).toContain(String(figure.table?.rows[0]?.[1]?.ref?.row.value));
  });

  it('saves the rows and columns that are looked at, in their order, and says which', async () => {
    const row = (name: string, value: number) => [
      { text: name },
      { text: String(value), raw: { value, form: 'count' as const } },
      { text: 'beside' },
    ];
    const table = {
      columns: ['Client', 'Loans', 'Remark'].map((title, place) => ({
        title,
        align: place === 1 ? ('end' as const) : ('start' as const),
      })),
      rows: [
        ...Array.from({ length: 14 }, (_, place) => row(`${place % 2 ? 'Sun' : 'Wind'} ${place}`, place)),
        row('Total', 91),
      ],
      totals: 1,
    };
    await opened('ranked:npl-ratio:sector', { table, look: arrange });
    const files = saved();
    item('csv').click();
    await eventually(() => expect(told()).toContain('Saved as'));
    const lines = (await files[0]!.content.text()).trimEnd().split('\r\n');
    expect(lines.map((line) => line.replace(/^\uFEFF/, ''))).toEqual([
      'Client,Loans',
      ...[13, 11, 9, 7, 5, 3, 1].map((place) => `Sun ${place},${place}`),
    ]);
    item('svg').click();
    await eventually(() => expect(files).toHaveLength(2));
    const said = ['7 of 14 rows, those that hold “sun”', 'sorted by Loans, largest first', 'without: Remark'];
    const picture = await files[1]!.content.text();
    expect(said.filter((text) => !picture.includes(text))).toEqual([]);
  });

  it('says why where the clipboard refuses', async () => {
    await opened();
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    item('copy-picture').click();
    await eventually(() =>
      expect(told()).toBe('Not done: the browser does not allow it: denied; save it as a file instead'),
    );
    item('copy-table').click();
    flushSync();
    expect(told()).toBe('Working …');
    await eventually(() => expect(told()).toContain('denied'));
    await eventually(() => expect(item('copy-table').ariaDisabled).toBe('false'));
    vi.spyOn(document, 'execCommand').mockImplementation(() => {
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer() }));
      return true;
    });
    item('copy-table').click();
    await eventually(() => expect(told()).toBe('Copied'));
  });

  it('puts both kinds of text, and a picture, on the clipboard', async () => {
    await opened();
    const written: ClipboardItem[] = [];
    vi.spyOn(navigator.clipboard, 'write').mockImplementation((items) => {
      written.push(...items);
      return Promise.resolve();
    });
    item('copy-table').click();
    await eventually(() => expect(told()).toBe('Copied'));
    item('copy-picture').click();
    await eventually(() => expect(written).toHaveLength(2));
    expect(written.map(({ types }) => [...types])).toEqual([['text/html', 'text/plain'], ['image/png']]);
    const png = await written[1]!.getType('image/png');
    const bitmap = await createImageBitmap(png);
    expect([bitmap.width, bitmap.height > 400]).toEqual([1440, true]);
  });
});

describe('a picture as PNG', () => {
  it('has ink in it, whatever stands in its names', async () => {
    const figure: Figure = { id: 'x', title: '<b>\u0001 & "名称"', finding: ']]>', status: 'red', foot: ['a'] };
    const bitmap = await createImageBitmap(await pngOf(drawPicture(figure, { t, source: '' })));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const dark = data.filter((value, index) => index % 4 === 0 && value < 100).length;
    expect(dark).toBeGreaterThan(200);
    expect(data[0]).toBe(255);
  });
});
