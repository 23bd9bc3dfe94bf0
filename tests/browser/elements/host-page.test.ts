import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { defineAlive, inside, place, valueIn } from './kit-element.ts';
import { heard, portfolioOf, sessionOf } from './one-value.ts';

beforeAll(defineAlive);
afterEach(() => document.body.replaceChildren());

describe('what a page puts into an element', () => {
  it('stands in the place of the title, beside the tools, and where there is nothing to show', async () => {
    const markup = (slots: string) => `<bw-card metric="npl-ratio" card="number">${slots}</bw-card>`;
    const element = place(markup('<b slot="title">Ours</b><a slot="actions" href="#x">More</a>'));
    const assigned = (name: string) =>
      (inside(element, `slot[name=${name}]`) as HTMLSlotElement | null)?.assignedElements();
    await eventually(() => expect(assigned('title')).toHaveLength(1));
    expect(assigned('actions')).toHaveLength(1);
    const nothing = place(
      markup('<i slot="empty">Nothing here</i>'),
      sessionOf({ ...portfolioOf(0.1), missing: () => ['exposure'] }),
    );
    await eventually(() => expect(nothing.querySelector('i')?.assignedSlot).toBeTruthy());
  });

  it('is told of a file before it leaves, and may refuse', async () => {
    const element = place('<bw-card card="number" metric="npl-ratio" exports></bw-card>');
    await eventually(() => expect(inside(element, '[part=export]')).toBeTruthy());
    (inside(element, '[part=export]') as HTMLElement).click();
    await eventually(() => expect(inside(element, '[data-export=csv]')).toBeTruthy());
    document.addEventListener('bw-export', (event) => event.preventDefault(), { once: true });
    const told = heard('bw-export');
    (inside(element, '[data-export=csv]') as HTMLElement).click();
    expect(await told).toMatchObject({ card: 'number', kind: 'csv', name: expect.stringMatching(/\.csv$/) });
  });
});

describe('a page that resets everything', () => {
  it('changes nothing inside an element, and neither its place nor its type', async () => {
    const element = place('<bw-card card="number" metric="npl-ratio"></bw-card>');
    await eventually(() => expect(valueIn(element)).toBe('0.1'));
    const parts = () => [
      element,
      ...['article', 'h3', 'p', 'button', 'data'].flatMap((tag) => inside(element, tag) ?? []),
    ];
    // what it is laid out as itself is up to the page, which hides it by that
    const seen = () =>
      parts().map((part) => {
        const { display, font, color, padding, textTransform, letterSpacing } = getComputedStyle(part);
        const { width, height } = part.getBoundingClientRect();
        return {
          display: part === element ? null : display,
          font,
          color,
          padding,
          textTransform,
          letterSpacing,
          width,
          height,
        };
      });
    const before = seen();
    expect(before.length).toBeGreaterThan(4);
    const reset = new CSSStyleSheet();
    reset.replaceSync(
      'bw-card, bw-card * { all: unset !important; text-transform: uppercase !important; letter-spacing: 3px !important; }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, reset];
    try {
      expect(seen()).toEqual(before);
      element.hidden = true;
      expect(getComputedStyle(element).display).toBe('none');
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== reset);
    }
  });
});

describe('a page that hides an element', () => {
  it('has it hidden: by a style, by a class, by what it stands in', async () => {
    const element = place('<bw-card card="number" metric="npl-ratio"></bw-card>');
    await eventually(() => expect(valueIn(element)).toBe('0.1'));
    element.style.display = 'none';
    expect(getComputedStyle(element).display).toBe('none');
    element.style.display = '';
    (element.parentElement as HTMLElement).style.visibility = 'hidden';
    expect(getComputedStyle(inside(element, 'article') as Element).visibility).toBe('hidden');
  });
});
