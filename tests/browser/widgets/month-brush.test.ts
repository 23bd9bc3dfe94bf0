import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/charts/tokens.css';
import SelectedLines from '../../../src/dashboard/SelectedLines.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { MetricRequest } from '../../../src/metrics/metric.ts';
import type { Session } from '../../../src/session/session.svelte.ts';
import type { Board } from '../../../widgets/card.ts';
import { makeCard } from '../../../widgets/make-card.ts';
import BoardView from '../../../widgets/view/BoardView.svelte';
import { eventually } from '../../support/eventually.ts';
import { madeUpPortfolio } from '../../widgets/made-up-portfolio.ts';
import { sessionOf } from './describe-board.ts';

const t = createTranslate('en', 'CNY');
let mounted: ReturnType<typeof mount>[] = [];

afterEach(async () => {
  for (const view of mounted) await unmount(view);
  mounted = [];
});

const LINES = 'trend-npl-ratio';
const COLUMNS = 'overdue';

/** A board with a picture of lines, one of columns and one of a date, and the line that says what is selected. */
async function open() {
  const asked: MetricRequest[] = [];
  const made = madeUpPortfolio();
  const portfolio: typeof made = {
    ...made,
    snapshots: ['2024-12-31', '2026-03-31', '2026-06-28'],
    ask(metric, request, options) {
      asked.push(request ?? {});
      return made.ask(metric, request, options);
    },
  };
  const session: Session = sessionOf(portfolio);
  const cards = ['trend:npl-ratio', 'overdue', 'ranked:npl-ratio:sector'].map((card) => makeCard({ card }));
  const board: Board = {
    ...{ id: 'probe', tag: null, needs: [], entries: [] },
    title: () => 'Probe',
    cards: () => cards,
  };
  const onevidence = () => undefined;
  const target = document.createElement('main');
  target.style.inlineSize = '900px';
  document.body.replaceChildren(target);
  mounted.push(
    mount(BoardView, {
      target,
      props: { board, session, t, onevidence, onmonths: (range) => (session.months = range) },
    }),
    mount(SelectedLines, {
      target,
      props: {
        ...{ pick: null, session, portfolio, t },
        links: { href: () => '', open: () => undefined },
        ...{ onevidence, onend: () => undefined },
      },
    }),
  );
  flushSync();
  const of = (card: string) => {
    const place = target.querySelector<HTMLElement>(`[data-card="${card}"]`);
    if (!place) throw new Error(`no card ${card}`);
    return place;
  };
  await eventually(() => expect(target.querySelectorAll('.brush')).toHaveLength(2));
  return { target, session, asked, of };
}

type Opened = Awaited<ReturnType<typeof open>>;

const points = (card: HTMLElement) => [...card.querySelectorAll<HTMLElement>('.points button')];
const monthsOf = (card: HTMLElement) =>
  [...new Set(points(card).map((point) => /\d{4}-\d{2}/.exec(point.getAttribute('aria-label') ?? '')?.[0]))].sort();
const button = (target: HTMLElement, text: string) =>
  [...target.querySelectorAll('button')].find(({ textContent }) => textContent === text);

/** Drags from one point of a picture to the middle of another, in steps as a hand does. */
function drag(card: HTMLElement, from: number, to: number, buttons = 1) {
  const sheet = card.querySelector<HTMLElement>('.canvas')?.firstElementChild;
  const middle = (place: number) => {
    const { x, y, width, height } = points(card)[place]!.getBoundingClientRect();
    return { clientX: x + width / 2, clientY: y + height / 2 };
  };
  const [begin, end] = [middle(from), middle(to)];
  const tell = (type: string, share: number) =>
    sheet?.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, isPrimary: true, button: 0, buttons, pointerId: 1, clientY: begin.clientY },
        clientX: begin.clientX + (end.clientX - begin.clientX) * share,
      }),
    );
  tell('pointerdown', 0);
  for (const share of [0.25, 0.5, 0.75, 1]) tell('pointermove', share);
  flushSync();
  const shown = card.querySelector('.brush')?.textContent?.trim();
  tell('pointerup', 1);
  flushSync();
  return shown;
}

async function expectMonths({ of, target }: Opened, months: readonly string[]) {
  await eventually(() => {
    for (const card of [LINES, COLUMNS]) expect(monthsOf(of(card))).toEqual(months);
  });
  const [first, last] = [months[0], months.at(-1)];
  await eventually(() => expect(target.textContent).toContain(`Months ${first} to ${last} shown`));
  for (const card of [LINES, COLUMNS])
    expect(of(card).querySelector('[part=foot]')?.textContent).toContain(`months ${first} to ${last} shown`);
}

it('shows the months that are dragged over in every picture of months, without asking anything again', async () => {
  const opened = await open();
  const { target, session, asked, of } = opened;
  const before = asked.length;
  const [all, figures] = [monthsOf(of(LINES)), of('ranked-npl-ratio-sector').textContent];
  // a hand that trembles on a point presses it
  const place = all.indexOf('2026-03');
  drag(of(LINES), place, place);
  expect(session.months).toBeNull();

  // and one that let go outside the picture only moves across it
  expect(drag(of(LINES), place, all.indexOf('2025-12'), 0)).toBe('');
  expect(session.months).toBeNull();

  drag(of(LINES), place, all.indexOf('2025-12'));
  expect(session.months).toEqual({ first: '2025-12', last: '2026-03' });
  await expectMonths(opened, ['2025-12', '2026-01', '2026-02', '2026-03']);
  expect(of('ranked-npl-ratio-sector').textContent).toBe(figures);
  expect(target.textContent).toContain('(pictures of months; figures as at 2026-06-28 are unchanged)');
  expect(asked.length).toBe(before);

  // the table behind a picture has the same months
  button(of(LINES), 'Numbers as table')?.click();
  flushSync();
  const rows = [...of(LINES).querySelectorAll('tbody tr')].map((row) => row.firstElementChild?.textContent?.trim());
  expect(rows).toEqual(['2026-03', '2026-02', '2026-01', '2025-12']);
  button(of(LINES), 'Numbers as table')?.click();
  flushSync();
  await eventually(() => expect(points(of(LINES)).length).toBeGreaterThan(0));

  // the last of them as the date is another question
  button(target, 'Take 2026-03 as the date')?.click();
  await eventually(() => expect(asked.at(-1)?.asOf).toBe('2026-03-31'));
  expect(session.asOf).toBe('2026-03-31');
  await eventually(() => expect(button(target, 'Take 2026-03 as the date')).toBeUndefined());
  button(target, 'Show all months')?.click();
  flushSync();
  await eventually(() => expect(monthsOf(of(LINES)).length).toBeGreaterThan(10));
  expect(target.textContent).not.toContain('shown (');
});

it('grows a range by shift and arrows, takes it by Enter, drops it by Escape and lets go by the next', async () => {
  const opened = await open();
  const { session, of } = opened;
  const status = () => of(COLUMNS).querySelector('.brush [role=status]')?.textContent;
  points(of(COLUMNS))
    .find((point) => point.getAttribute('aria-label')?.includes('2026-05'))
    ?.focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
  await eventually(() => expect(status()).toBe('2026-03 to 2026-05: Enter shows only these, Escape drops them'));
  await userEvent.keyboard('{Escape}');
  expect([status(), session.months]).toEqual(['', null]);

  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowRight}{End}{/Shift}{Enter}');
  expect(session.months).toEqual({ first: '2026-05', last: '2026-06' });
  await expectMonths(opened, ['2026-05', '2026-06']);
  // the focus stays in the picture
  expect(of(COLUMNS).contains(document.activeElement)).toBe(true);
  expect(document.activeElement?.closest('.points')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(session.months).toBeNull();
  await eventually(() => expect(monthsOf(of(LINES)).length).toBeGreaterThan(10));
});
