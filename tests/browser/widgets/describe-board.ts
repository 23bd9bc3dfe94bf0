import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/charts/tokens.css';
import type { ValueRef } from '../../../src/charts/figure.ts';
import { createTranslate, type Language } from '../../../src/i18n/translate.ts';
import type { Figure } from '../../../src/charts/figure.ts';
import type { Translate } from '../../../src/i18n/translate-with.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import type { Board, BoardOptions } from '../../../widgets/card.ts';
import BoardView from '../../../widgets/view/BoardView.svelte';
import { figuresOf } from '../../widgets/boards.ts';
import { madeUpPortfolio } from '../../widgets/made-up-portfolio.ts';
import { tabStops } from '../../support/tab-stops.ts';
import { eventually } from '../../support/eventually.ts';

let mounted: Record<string, unknown> | null = null;

/** What a board is drawn with, and the figures its cards will show. */
export interface Drawn {
  session: Session;
  t: Translate;
  options: BoardOptions;
  figures: readonly Figure[];
  onevidence: ((ref: ValueRef) => void) | undefined;
}

/** A session that shows a portfolio, or nothing for a reason of its own. */
export function sessionOf(portfolio: Portfolio | null, changes: Partial<Session> = {}): Session {
  const session = new Session(() => Promise.reject(new Error('no engine in this test')));
  session.portfolio = portfolio;
  session.status = portfolio ? 'ready' : 'empty';
  session.asOf = '2026-06-28';
  return Object.assign(session, changes);
}

/** Draws a board in the page, `width` pixels wide, and gives the element around it when its cards have come to rest. */
export async function draw(
  board: Board,
  { session, t, options, onevidence }: Omit<Drawn, 'figures'>,
  width = 1200,
): Promise<HTMLElement> {
  if (mounted) await unmount(mounted);
  const target = document.createElement('main');
  target.style.inlineSize = `${width}px`;
  document.body.replaceChildren(target);
  document.documentElement.lang = t.language;
  mounted = mount(BoardView, { target, props: { board, session, t, options, onevidence } });
  flushSync();
  if (session.status !== 'loading')
    await eventually(() => expect(target.querySelector('[data-board]')?.getAttribute('aria-busy')).toBe('false'));
  return target;
}

/** A board over made-up numbers. */
export async function ready(
  board: Board,
  {
    language = 'zh-CN' as Language,
    options = {} as BoardOptions,
    onevidence = ((_: ValueRef) => undefined) as ((ref: ValueRef) => void) | undefined,
  } = {},
): Promise<Drawn> {
  const t = createTranslate(language, 'CNY');
  const portfolio = madeUpPortfolio();
  const figures = await figuresOf(board, portfolio, { asOf: '2026-06-28' }, t, options);
  return { session: sessionOf(portfolio), figures, t, options, onevidence };
}

/** The four headings every board is held to. */
export function describeBoard(board: Board, { cards }: { cards: number }): void {
  afterEach(async () => {
    if (mounted) await unmount(mounted);
    mounted = null;
    document.documentElement.removeAttribute('data-theme');
  });

  describe('ready', () => {
    it('draws a card for each figure, with name, finding and state', async () => {
      const props = await ready(board);
      const target = await draw(board, props);
      const drawn = [...target.querySelectorAll('article')];
      expect(drawn).toHaveLength(cards);
      expect(drawn.map((card) => card.dataset['figure'])).toEqual(props.figures.map(({ id }) => id));
      for (const [index, card] of drawn.entries()) {
        expect(card.querySelector('h3')?.textContent).toBe(props.figures[index]?.title);
        expect(card.querySelector('.finding')?.textContent).toBe(props.figures[index]?.finding);
      }
    });

    it('draws every picture as vectors, none of it outside its card', async () => {
      const props = await ready(board);
      const target = await draw(board, props, 390);
      const wanted = props.figures.filter(({ chart, tiles }) => chart && !tiles).length;
      await eventually(() => {
        const drawn = [...target.querySelectorAll('[role=img] svg')];
        expect(drawn.filter((svg) => svg.querySelectorAll('path, text').length > 3)).toHaveLength(wanted);
      });
      const charts = [...target.querySelectorAll('[role=img]')];
      expect(charts).toHaveLength(wanted);
      for (const chart of charts) {
        const svg = chart.querySelector('svg');
        expect(svg?.querySelectorAll('path, text').length).toBeGreaterThan(3);
        // what is wider scrolls in its place
        const place = chart.closest('[part=chart]');
        expect(place?.getBoundingClientRect().right).toBeLessThanOrEqual(391);
        if (place?.scrollWidth === place?.clientWidth)
          expect(svg?.getBoundingClientRect().right).toBeLessThanOrEqual(391);
        else expect(place?.parentElement?.textContent).toContain(props.t('widgets.chart.scrolls'));
      }
      expect(target.scrollWidth).toBeLessThanOrEqual(390);
    });

    it('writes each value with its metric and its raw number', async () => {
      const target = await draw(board, await ready(board));
      for (const card of target.querySelectorAll('article'))
        for (const button of card.querySelectorAll<HTMLButtonElement>('[aria-pressed]')) button.click();
      flushSync();
      const values = [...target.querySelectorAll<HTMLDataElement>('data.bw-value')];
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        expect(value.dataset['metric']).toMatch(/^[a-z0-9-]+$/);
        expect(value.value === '' || Number.isFinite(Number(value.value))).toBe(true);
        expect(value.textContent).not.toBe('');
      }
    });
  });

  describe('loading, empty and error', () => {
    const t = createTranslate('en', 'CNY');

    const plain = { t, options: {}, onevidence: undefined };

    it('says that it is at work', async () => {
      const target = await draw(board, { ...plain, session: sessionOf(null, { status: 'loading' }) });
      expect(target.querySelector('[role=status][aria-busy=true]')?.textContent).toContain('Loading');
    });

    it('says which table would bring it to life', async () => {
      const bare = { ...madeUpPortfolio(), tables: {} };
      if (board.needs.length === 0) return;
      const target = await draw(board, { ...plain, session: sessionOf(bare) });
      expect(target.querySelector('[role=status]')?.textContent).toContain('To bring this to life, add');
      expect(target.querySelector('article')).toBeNull();
    });

    it('says what went wrong and what to do', async () => {
      const error = new Error('unknown metric: sharp');
      const target = await draw(board, { ...plain, session: sessionOf(null, { status: 'error', error }) });
      const text = target.querySelector('[role=alert]')?.textContent;
      expect(text).toContain('unknown metric: sharp');
      expect(text).toContain('Load the files again');
    });
  });

  describe('properties and events', () => {
    it('speaks the language it is given', async () => {
      const english = (await draw(board, await ready(board, { language: 'en' }))).textContent ?? '';
      expect(english).toContain('as of 2026-06-28');
      expect((await draw(board, await ready(board))).textContent).toContain('截至 2026年6月28日');
    });

    it('hands out the value whose evidence is asked for', async () => {
      const asked: ValueRef[] = [];
      const target = await draw(board, await ready(board, { onevidence: (ref) => asked.push(ref) }));
      const [value] = target.querySelectorAll<HTMLDataElement>('button data.bw-value');
      value?.closest('button')?.click();
      expect(asked).toHaveLength(1);
      expect(asked[0]?.row.metric).toBe(value?.dataset['metric']);
      expect(String(asked[0]?.row.value)).toBe(value?.value);
      expect(asked[0]?.request.asOf).toBe('2026-06-28');
    });

    it('shows plain numbers when nobody listens', async () => {
      const target = await draw(board, { ...(await ready(board)), onevidence: undefined });
      expect(target.querySelector('data.bw-value')).not.toBeNull();
      expect(target.querySelector('button data.bw-value')).toBeNull();
    });
  });

  describe('accessibility', () => {
    it('has at most three stops of the Tab key a card, as pictures and as tables', async () => {
      const target = await draw(board, await ready(board));
      const most = () => Math.max(...[...target.querySelectorAll('article')].map((card) => tabStops(card).length));
      await eventually(() => expect(target.querySelectorAll('[role=img]:not(:has(svg))')).toHaveLength(0));
      expect(target.querySelectorAll('article button').length).toBeGreaterThan(cards);
      await eventually(() => expect(most()).toBeLessThanOrEqual(3));
      for (const button of target.querySelectorAll<HTMLButtonElement>('footer [aria-pressed]')) button.click();
      flushSync();
      await eventually(() => expect(most()).toBeLessThanOrEqual(3));
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing that axe can find, as pictures and as tables, ${theme}`, async () => {
        document.documentElement.dataset['theme'] = theme;
        const target = await draw(board, await ready(board));
        expect(await faults(target)).toEqual([]);
        for (const button of target.querySelectorAll<HTMLButtonElement>('footer [aria-pressed]')) button.click();
        flushSync();
        expect(await faults(target)).toEqual([]);
      });
    }
  });
}

async function faults(target: HTMLElement): Promise<string[]> {
  document.title ||= 'widgets';
  const { violations } = await axe.run(target, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
