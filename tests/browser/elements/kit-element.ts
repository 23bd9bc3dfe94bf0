import { ELEMENTS } from '../../../src/elements/element-list.ts';
import type { Session } from '../../../src/session/session.svelte.ts';
import { defineAll } from '../../../widgets/elements.ts';
import { portfolioOf, sessionOf } from './one-value.ts';

/** An element of the kit, as a script of the page sees it. */
export type Kit = HTMLElement & {
  session: Session | null;
  toCSV(card?: string): Promise<string>;
  toSVG(card?: string): Promise<string>;
  toPNG(card?: string): Promise<Blob>;
  toXLSX(card?: string): Promise<Blob>;
  refresh(): Promise<void>;
  [property: string]: unknown;
};

/** Registers every element and waits for the code of each, as a page has it after its first ones. */
export async function defineAlive(): Promise<void> {
  defineAll();
  await Promise.all(ELEMENTS.map(({ tag }) => (document.createElement(tag) as Kit).refresh()));
}

/** Adds markup to the page, in English, and gives its first element, with a portfolio of one value. */
export function place(markup: string, session: Session | null = sessionOf(portfolioOf(0.1))): Kit {
  const frame = document.createElement('div');
  frame.lang = 'en';
  frame.setHTMLUnsafe(markup);
  document.body.append(frame);
  const element = frame.firstElementChild as Kit;
  if (session) element.session = session;
  return element;
}

export const inside = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector);
export const valueIn = (element: Element) => inside(element, 'data.bw-value')?.getAttribute('value');
