import { expect, it } from 'vitest';
import { createTranslate, LANGUAGES } from '../../src/i18n/translate.ts';
import { foundCards, galleryCards, snippetOf } from '../../src/gallery/gallery-cards.ts';

const cards = galleryCards(LANGUAGES.map((language) => createTranslate(language)));

it('lists every card once a board, called in every language', () => {
  const places = cards.map(({ board, id }) => `${board}/${id}`);
  expect(new Set(places).size).toBe(places.length);
  expect(cards.find(({ id }) => id === 'risk-quality')).toEqual({
    id: 'risk-quality',
    board: 'risk',
    metrics: ['npl-ratio', 'special-mention-ratio', 'overdue-ratio'],
    titles: ['资产质量', 'Asset quality'],
  });
});

it('finds cards by all words of a search: id, board, metric, either language', () => {
  const ids = (search: string) => foundCards(cards, search).map(({ id }) => id);
  expect(ids('')).toHaveLength(cards.length);
  expect(ids('ASSET quality')).toEqual(['risk-quality']);
  expect(ids('资产质量 npl-ratio')).toEqual(['risk-quality']);
  expect(ids('asset coal')).toEqual([]);
});

it('says which filter a card of a page needs', () => {
  const card = cards.find(({ id }) => id === 'client-loans');
  expect(card && snippetOf(card, 'data/').split('\n')[2]).toBe(
    '<bw-card card="client-loans" filter="client=…"></bw-card>',
  );
});
