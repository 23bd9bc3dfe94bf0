import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import EvidencePanel from '../../../src/dashboard/EvidencePanel.svelte';
import tokens from '../../../src/charts/tokens.css?inline';
import { beginData } from '../../../src/elements/data-life.svelte.ts';
import BoardElement from '../../../src/elements/BoardElement.svelte';
import { defineShell } from '../../../src/elements/element-shell.ts';
import { CARD_SHAPES, DATA_SHAPE } from '../../../src/elements/element-tags.ts';
import { beginElement } from '../../../src/elements/widget-life.svelte.ts';
import type { MetricRequest } from '../../../src/metrics/metric.ts';
import type { Session } from '../../../src/session/session.svelte.ts';
import BoardView from '../../../widgets/view/BoardView.svelte';
import type { Board } from '../../../widgets/card.ts';
import { eventually } from '../../support/eventually.ts';
import type { Kit } from './kit-element.ts';
import { fill, heard, portfolioOf, sessionOf } from './one-value.ts';

/** One number, that of the portfolio's own `ask`, with its evidence. */
const probe: Board = {
  id: 'probe',
  tag: 'bw-probe',
  entries: [],
  title: () => 'Probe',
  needs: ['exposure'],
  cards: (_, { metric = 'npl-ratio' } = {}) => [
    {
      id: 'probe',
      span: 'full',
      metrics: [metric],
      title: (t) => t.language,
      missing: () => [],
      figure: async (portfolio, request, t) => {
        const [row] = await portfolio.ask(metric, request);
        if (!row) return null;
        const headline = { text: t.format.percent(row.value ?? 0), ref: { row, request }, status: row.status };
        return { id: 'probe', title: t.language, finding: '', status: row.status, headline, foot: [] };
      },
    },
  ],
};

/** Adds markup and gives the widget in it. */
function place(markup: string): HTMLElement & { session: Session | null } {
  const frame = document.createElement('div');
  frame.setHTMLUnsafe(markup);
  document.body.append(frame);
  return frame.querySelector('bw-probe') as HTMLElement & { session: Session | null };
}

const valueOf = (widget: Element) => widget.shadowRoot?.querySelector('data.bw-value')?.getAttribute('value');
const textOf = (widget: Element) => widget.shadowRoot?.textContent ?? '';

const beginProbe = beginElement({
  view: BoardElement,
  given: { boardOf: () => probe, noBoard: probe, BoardView, evidence: async () => ({ default: EvidencePanel }) },
  tokens,
});

function defineProbe(tag: string): void {
  defineShell(tag, CARD_SHAPES['bw-risk-trend']!, async () => beginProbe);
}

beforeAll(async () => {
  defineShell('bw-data', DATA_SHAPE, async () => beginData);
  defineProbe('bw-probe');
  for (const tag of ['bw-data', 'bw-probe']) await (document.createElement(tag) as Kit).refresh();
});
afterEach(() => document.body.replaceChildren());

describe('exports', () => {
  it('are offered where the host page asks for them, and open within its shadow tree', async () => {
    const widget = place('<bw-probe></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.2));
    await eventually(() => expect(valueOf(widget)).toBe('0.2'));
    const button = () => widget.shadowRoot?.querySelector<HTMLElement>('[part=export]');
    expect(button()).toBeNull();
    widget.setAttribute('exports', '');
    await eventually(() => expect(button()).not.toBeNull());
    button()?.click();
    await eventually(() => expect(widget.shadowRoot?.querySelectorAll('[role=menuitem]')).toHaveLength(3));
    const menu = widget.shadowRoot?.querySelector('.menu')?.getBoundingClientRect();
    expect([menu?.width, (menu?.top ?? -1) >= 0, (menu?.bottom ?? Infinity) <= innerHeight]).toEqual([240, true, true]);
    widget.removeAttribute('exports');
    await eventually(() => expect(button()).toBeNull());
  });
});

describe('finding the session', () => {
  it('takes the property before everything else', async () => {
    const widget = place('<bw-data id="a"></bw-data><bw-probe data="a"></bw-probe>');
    fill(document.querySelector('#a'), portfolioOf(0.1));
    widget.session = sessionOf(portfolioOf(0.2));
    await eventually(() => expect(valueOf(widget)).toBe('0.2'));
    widget.session = null;
    await eventually(() => expect(valueOf(widget)).toBe('0.1'));
  });

  it('takes the named source even when it comes later in the page', async () => {
    const widget = place('<bw-data id="a"></bw-data><bw-probe data="b"></bw-probe>');
    fill(document.querySelector('#a'), portfolioOf(0.1));
    await eventually(() => expect(textOf(widget)).not.toBe(''));
    expect(valueOf(widget)).toBeUndefined();
    const late = document.createElement('bw-data');
    late.id = 'b';
    document.body.append(late);
    fill(late, portfolioOf(0.3));
    await eventually(() => expect(valueOf(widget)).toBe('0.3'));
  });

  it('takes the nearest ancestor across shadow roots, else the first of the page', async () => {
    const outer = place('<bw-data id="first"></bw-data><bw-data id="second"><p></p></bw-data><bw-probe></bw-probe>');
    fill(document.querySelector('#first'), portfolioOf(0.1));
    fill(document.querySelector('#second'), portfolioOf(0.2));
    await eventually(() => expect(valueOf(outer)).toBe('0.1'));
    const root = document.querySelector('p')!.attachShadow({ mode: 'open' });
    const inner = document.createElement('bw-probe');
    root.append(inner);
    await eventually(() => expect(valueOf(inner)).toBe('0.2'));
  });

  it('looks again when it is moved', async () => {
    const widget = place('<bw-data id="a"></bw-data><bw-data id="b"></bw-data><bw-probe></bw-probe>');
    fill(document.querySelector('#a'), portfolioOf(0.1));
    fill(document.querySelector('#b'), portfolioOf(0.2));
    await eventually(() => expect(valueOf(widget)).toBe('0.1'));
    document.querySelector('#b')!.append(widget);
    await eventually(() => expect(valueOf(widget)).toBe('0.2'));
  });
});

describe('attributes', () => {
  it('ask from their own date and filter, on top of the session’s', async () => {
    const asked: MetricRequest[] = [];
    const widget = place('<bw-probe as-of="2026-02" filter="sector=solar"></bw-probe>');
    const session = sessionOf(portfolioOf(0.1, asked));
    session.setFilter('branch', ['north']);
    widget.session = session;
    await eventually(() =>
      expect(asked.at(-1)).toEqual({ asOf: '2026-02-28', filter: { branch: ['north'], sector: ['solar'] } }),
    );
  });

  it('mirror their properties, also those set before the element was defined', async () => {
    const early = document.createElement('bw-early') as HTMLElement & { asOf: string | null; metric: string | null };
    early.asOf = '2026-03-31';
    document.body.append(early);
    defineProbe('bw-early');
    expect(early.getAttribute('as-of')).toBe('2026-03-31');
    early.setAttribute('metric', 'npl-ratio');
    expect(early.metric).toBe('npl-ratio');
    early.metric = null;
    expect(early.hasAttribute('metric')).toBe(false);
  });

  it('follow the language of the page, and their own before it', async () => {
    const widget = place('<div lang="en"><bw-probe></bw-probe></div>');
    widget.session = sessionOf(portfolioOf(0.1));
    await eventually(() => expect(textOf(widget)).toContain('en'));
    widget.parentElement!.lang = 'zh-CN';
    await eventually(() => expect(textOf(widget)).toContain('zh-CN'));
    widget.lang = 'EN';
    await eventually(() => expect(textOf(widget)).not.toContain('zh-CN'));
    widget.lang = 'ZH';
    await eventually(() => expect(textOf(widget)).toContain('zh-CN'));
    widget.lang = 'en-GB';
    await eventually(() => expect(textOf(widget)).not.toContain('zh-CN'));
  });

  it('that cannot be read show an error in their place and fire bw-error, and never throw', async () => {
    const error = heard('bw-error');
    const widget = place('<bw-probe as-of="yesterday"></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.1));
    expect(await error).toMatchObject({ code: 'bad-value' });
    await eventually(() => expect(textOf(widget)).toContain('yesterday'));
    widget.removeAttribute('as-of');
    await eventually(() => expect(valueOf(widget)).toBe('0.1'));
  });

  it('that name no metric of ours do the same', async () => {
    const error = heard('bw-error');
    const widget = place('<bw-probe metric="no-such-metric"></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.1));
    expect(await error).toMatchObject({ message: 'unknown metric: no-such-metric' });
  });
});

describe('events', () => {
  const button = (widget: Element) => widget.shadowRoot?.querySelector<HTMLButtonElement>('button:has(data)');

  it('tell of a chosen value in plain JSON and open its evidence inside the element', async () => {
    const widget = place('<bw-probe></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.1));
    await eventually(() => expect(button(widget)).toBeTruthy());
    const selected = heard('bw-select');
    button(widget)!.click();
    const detail = await selected;
    expect(detail).toMatchObject({ metric: 'npl-ratio', code: 'R12', value: 0.1, by: { sector: 'solar' } });
    expect(structuredClone(detail)).toEqual(detail);
    await eventually(() => expect(widget.shadowRoot?.querySelector('dialog[open] table')).toBeTruthy());
  });

  it('that are refused open nothing', async () => {
    const widget = place('<bw-probe></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.1));
    await eventually(() => expect(button(widget)).toBeTruthy());
    document.addEventListener('bw-evidence', (event) => event.preventDefault(), { once: true });
    button(widget)!.click();
    await new Promise((done) => requestAnimationFrame(done));
    expect(widget.shadowRoot?.querySelector('dialog')).toBeNull();
  });

  it('filter the source when nobody refuses, and nonsense is ignored', async () => {
    place('<bw-data id="a"></bw-data><bw-probe></bw-probe>');
    const data = document.querySelector('#a')!;
    const session = fill(data, portfolioOf(0.1));
    const ask = (detail: unknown) => data.dispatchEvent(new CustomEvent('bw-filter', { detail, cancelable: true }));
    ask({ dimension: 'sector', values: ['solar'] });
    await eventually(() => expect(session.filter).toEqual({ sector: ['solar'] }));
    for (const wrong of [null, 'sector', { dimension: '__proto__', values: [] }, { dimension: 'sector', values: 1 }])
      ask(wrong);
    data.addEventListener('bw-filter', (event) => event.preventDefault(), { once: true });
    ask({ dimension: 'sector', values: ['coal'] });
    await Promise.resolve();
    expect(session.filter).toEqual({ sector: ['solar'] });
  });

  it('say that a source cannot be loaded', async () => {
    const error = heard('bw-error');
    const data = document.createElement('bw-data');
    data.setAttribute('src', '/no-such-folder/');
    document.body.append(data);
    expect(await error).toMatchObject({ code: 'unreadable-file' });
  });
});

describe('styles', () => {
  it('come as adopted sheets: no style element or attribute in the element', async () => {
    const widget = place('<bw-probe theme="dark"></bw-probe>');
    widget.session = sessionOf(portfolioOf(0.1));
    await eventually(() => expect(valueOf(widget)).toBe('0.1'));
    expect(widget.shadowRoot?.adoptedStyleSheets.length).toBeGreaterThan(2);
    expect(widget.shadowRoot?.querySelectorAll('style, [style]').length).toBe(0);
    expect(getComputedStyle(widget).getPropertyValue('--bw-scheme').trim()).toBe('dark');
  });
});
