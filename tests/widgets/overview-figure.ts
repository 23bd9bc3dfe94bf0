import { createTranslate } from '../../src/i18n/translate.ts';
import { fakePortfolio, type Answers } from './fake-portfolio.ts';
import { figuresOf, overview } from './boards.ts';

export const t = createTranslate('en', 'CNY');
export const ASKED = { asOf: '2026-06-30' };

/** A card of the first board, over answers made up. */
export async function figure(id: string, answers: Answers, tables?: Record<string, number>, request = ASKED) {
  const figures = await figuresOf(overview, fakePortfolio(answers, tables ? { tables } : {}), request, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}
