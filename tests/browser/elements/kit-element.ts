import type { Session } from '../../../src/session/session.svelte.ts';
import { portfolioOf, sessionOf } from './one-value.ts';

/** An element of the kit, as a script of the page sees it. */
export type Kit = HTMLElement & {
  session: Session | null;
  toCSV(card?: string): Promise<string>;
  toSVG(card?: string): Promise<string>;
  toPNG(card?: string): Promise<Blob>;
  toXLSX(card?: string): Promise<Blob>;
  [property: string]: unknown;
};

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
