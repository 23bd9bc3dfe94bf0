import { afterEach, beforeAll, expect, it } from 'vitest';
import { defineAll } from '../../../widgets/elements.ts';
import { eventually } from '../../support/eventually.ts';
import { inside, valueIn } from './kit-element.ts';
import { portfolioOf, sessionOf } from './one-value.ts';

beforeAll(defineAll);
afterEach(() => document.body.replaceChildren());

/** An element with a last value in its declared shadow root, as a page comes with it; its script has yet to draw. */
function declared(attributes: string): HTMLElement & { session: unknown } {
  const place = document.createElement('div');
  document.body.append(place);
  place.setHTMLUnsafe(
    `<bw-metric ${attributes}><template shadowrootmode="open"><div data-bw-prerendered data-as-of="2026-05-31"><div data-span="half"><p>9.99%</p></div></div></template></bw-metric>`,
  );
  return place.firstElementChild as HTMLElement & { session: unknown };
}

it('keeps the last value of the page until the data’s own is drawn, and then shows that alone', async () => {
  const element = declared('metric="npl-ratio"');
  await eventually(() => expect(inside(element, '[part=widget]')).toBeTruthy());
  // nothing is known yet: the old value is what is seen
  expect(element.shadowRoot?.textContent).toContain('9.99%');
  expect(getComputedStyle(inside(element, '[part=widget]') as Element).visibility).toBe('hidden');
  const { height } = element.getBoundingClientRect();

  element.session = sessionOf(portfolioOf(0.1));
  await eventually(() => expect(inside(element, '[data-bw-prerendered]')).toBeNull());
  expect(valueIn(element)).toBe('0.1');
  expect(element.shadowRoot?.textContent).not.toContain('9.99%');
  expect(getComputedStyle(inside(element, '[part=widget]') as Element).visibility).toBe('visible');
  expect(element.getBoundingClientRect().height).toBeGreaterThanOrEqual(height);
});

it('says below the last value what went wrong', async () => {
  const element = declared('metric="no-such-metric"');
  element.session = sessionOf(portfolioOf(0.1));
  await eventually(() => expect(inside(element, '[role=alert]')).toBeTruthy());
  await eventually(() =>
    expect(getComputedStyle(inside(element, '[role=alert]') as Element).visibility).toBe('visible'),
  );
  expect(element.shadowRoot?.textContent).toContain('9.99%');
});
