import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/charts/tokens.css';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { Figure } from '../../../src/charts/figure.ts';
import type { Session } from '../../../src/session/session.svelte.ts';
import type { Board, Card, CardShape } from '../../../widgets/card.ts';
import BoardView from '../../../widgets/view/BoardView.svelte';
import { eventually } from '../../support/eventually.ts';
import { madeUpPortfolio } from '../../widgets/made-up-portfolio.ts';
import { sessionOf } from './describe-board.ts';

const t = createTranslate('en', 'CNY');
let view: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (view) await unmount(view);
  view = null;
});

const plain = (id: string): Figure => ({ id, title: id, finding: `finding of ${id}`, status: 'green', foot: [] });

function card(id: string, changes: Partial<Card> = {}): Card {
  return {
    id,
    span: 'half',
    metrics: [],
    title: () => `title of ${id}`,
    missing: () => [],
    figure: () => Promise.resolve(plain(id)),
    ...changes,
  };
}

function show(
  cards: readonly Card[],
  props: Record<string, unknown> = {},
  session: Session = sessionOf(madeUpPortfolio()),
  about?: Board['about'],
) {
  const board: Board = {
    id: 'probe',
    tag: null,
    ...(about ? { about } : {}),
    needs: ['exposure'],
    entries: [],
    title: () => 'Probe',
    cards: () => cards,
  };
  const target = document.createElement('main');
  document.body.replaceChildren(target);
  view = mount(BoardView, { target, props: { board, session, t, ...props } });
  flushSync();
  return { target, session, of: (id: string) => target.querySelector<HTMLElement>(`[data-card="${id}"]`) };
}

const atRest = (target: HTMLElement) =>
  eventually(() => expect(target.querySelector('[data-board="probe"]')?.getAttribute('aria-busy')).toBe('false'));

describe('a board', () => {
  it('shows what went wrong with a card on that card alone, and tells of it', async () => {
    const errors: unknown[] = [];
    const refused = () => Promise.reject(new Error('no memory <img onerror=1>'));
    const { target, of } = show([card('a'), card('b', { figure: refused }), card('c')], {
      onerror: (error: unknown) => errors.push(error),
    });
    await atRest(target);
    expect([of('a')?.textContent, of('c')?.textContent].join()).toMatch(/finding of a.*finding of c/);
    expect(of('b')?.querySelector('h3')?.textContent).toBe('title of b');
    expect(of('b')?.querySelector('[role=alert]')?.textContent).toContain('no memory <img onerror=1>');
    expect(errors).toHaveLength(1);
  });

  it('holds a card that cannot be drawn to its own place', async () => {
    const broken: Figure = {
      ...plain('b'),
      get foot(): string[] {
        throw new Error('no foot to stand on');
      },
    };
    const { target, of } = show([card('a'), card('b', { figure: () => Promise.resolve(broken) })]);
    await eventually(() => expect(of('b')?.querySelector('[role=alert]')).not.toBeNull());
    expect(of('a')?.textContent).toContain('finding of a');
    expect(target.querySelectorAll('[role=alert]')).toHaveLength(1);
    expect(of('b')?.textContent).toContain('no foot to stand on');
  });

  it('folds cards that lack data into a line for all that lack the same', async () => {
    const { target } = show([
      card('a'),
      card('b', { missing: () => ['exposure.days_past_due', 'exposure.five_tier'] }),
      card('c', { missing: () => ['exposure.days_past_due', 'exposure.five_tier'] }),
      card('d', { missing: () => ['review'] }),
    ]);
    await atRest(target);
    const lines = [...target.querySelectorAll('.folded li')].map(({ textContent }) => textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^With .+ or .+: title of b, title of c$/);
    expect(target.querySelectorAll('[data-card]')).toHaveLength(1);
  });

  it('names in a line what it has nothing on record of, where it is about one client, and shows it when there is', async () => {
    const nothing = { ...plain('b'), nothing: true as const };
    let silent = true;
    const cards = [card('a'), card('b', { figure: () => Promise.resolve(silent ? nothing : plain('b')) })];
    const { target, of, session } = show(cards, {}, sessionOf(madeUpPortfolio()), 'client');
    await atRest(target);
    const lines = () => [...target.querySelectorAll('.folded li')].map(({ textContent }) => textContent?.trim());
    expect(lines()).toEqual(['Nothing on record: title of b']);
    expect([of('a')?.offsetHeight, of('b')?.offsetHeight].map(Boolean)).toEqual([true, false]);
    silent = false;
    session.setFilter('client', ['C2']);
    await eventually(() => expect(lines()).toEqual([]));
    expect(of('b')?.offsetHeight).toBeGreaterThan(0);
    // elsewhere such a card says so itself, in its place
    const section = show([card('b', { figure: () => Promise.resolve(nothing) })]);
    await atRest(section.target);
    expect([section.of('b')?.offsetHeight !== 0, section.target.querySelector('.folded')]).toEqual([true, null]);
  });

  it('keeps the place of a card on its way, of tiles and of rows', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    const tile = (title: string) => ({ title, value: { text: '2.31%' }, change: '+0.1 pp', spark: [1, 2] });
    const cell = (text: string) => [{ text }, { text }];
    const column = { title: 'a', align: 'start' as const };
    const shapes: [string, CardShape, Partial<Figure>][] = [
      ['tiles', { tiles: names }, { tiles: names.map(tile) }],
      ['rows', { rows: 5 }, { table: { columns: [column, column], rows: names.map(cell) } }],
      [
        'long',
        { rows: 80 },
        { table: { columns: [column, column], rows: Array.from({ length: 80 }, () => cell('x')) } },
      ],
    ];
    for (const [id, shape, parts] of shapes) {
      let answer: (figure: Figure) => void = () => undefined;
      const figure = () => new Promise<Figure>((resolve) => (answer = resolve));
      const { target, of } = show([card(id, { span: 'full', shape: () => shape, figure })]);
      target.style.inlineSize = '900px';
      const waiting = of(id)?.getBoundingClientRect().height ?? NaN;
      expect(of(id)?.querySelector('[aria-busy=true]')).not.toBeNull();
      answer({ ...plain(id), ...parts });
      await atRest(target);
      const filled = of(id)?.getBoundingClientRect().height ?? NaN;
      expect([id, Math.abs(filled - waiting) < 40, filled > 200]).toEqual([id, true, true]);
      if (view) await unmount(view);
      view = null;
    }
  });

  it('writes a long number of a tile in one piece, however narrow its card is', async () => {
    const tile = (title: string, text: string) => ({ title, value: { text }, change: null, spark: [] });
    const tiles = [tile('a', 'CNY 20,956.66 million'), tile('b', '2.31%'), tile('c', '60'), tile('d', '9')];
    const { target, of } = show([
      card('a', { span: 'full', figure: () => Promise.resolve({ ...plain('a'), first: true, tiles }) }),
    ]);
    await atRest(target);
    for (const width of [360, 700, 1200]) {
      target.style.inlineSize = `${width}px`;
      const nodes = [...(of('a')?.querySelector('.number [part=value]')?.childNodes ?? [])];
      const text = nodes.find((node) => node.textContent?.includes('20,'));
      if (!(text instanceof Text)) throw new Error('no number');
      const range = document.createRange();
      range.setStart(text, text.data.indexOf('20,'));
      range.setEnd(text, text.data.indexOf(' million'));
      expect([width, range.getClientRects().length]).toEqual([width, 1]);
    }
  });

  it('stops what a card still asks when its question changes, and asks once an answer', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const slow: Card['figure'] = (_, { filter }, __, signal) => {
      signals.push(signal);
      return filter?.sector ? Promise.resolve(plain('a')) : new Promise(() => undefined);
    };
    const { target, session, of } = show([card('a', { figure: slow })]);
    expect(target.querySelector('[data-board]')?.getAttribute('aria-busy')).toBe('true');
    expect(of('a')?.querySelector('[role=status]')?.textContent).toContain('Loading');
    session.setFilter('sector', ['solar']);
    flushSync();
    await atRest(target);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
    expect(of('a')?.textContent).toContain('finding of a');
  });

  it('keeps an older answer while a newer one is on its way', async () => {
    let answered = 0;
    const once: Card['figure'] = () => (answered++ === 0 ? Promise.resolve(plain('a')) : new Promise(() => undefined));
    const { target, session, of } = show([card('a', { figure: once })]);
    await atRest(target);
    session.setFilter('sector', ['solar']);
    flushSync();
    expect(of('a')?.textContent).toContain('finding of a');
    expect(of('a')?.querySelector('article')?.getAttribute('aria-busy')).toBe('true');
  });

  it('asks for a card when it comes near the screen, and for all of them before they are printed', async () => {
    const asked: string[] = [];
    const far = Array.from({ length: 12 }, (_, index) =>
      card(`n${index}`, {
        span: 'full',
        figure: () => {
          asked.push(`n${index}`);
          return Promise.resolve(plain(`n${index}`));
        },
      }),
    );
    const { target } = show(far, { lazy: true });
    await eventually(() => expect(asked).toContain('n0'));
    await atRest(target);
    expect(asked).not.toContain('n11');
    window.dispatchEvent(new Event('beforeprint'));
    await eventually(() => expect(asked).toContain('n11'));
    expect(new Set(asked).size).toBe(asked.length);
  });
});
