import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import { oneCard, type CardWish } from '../../widgets/one-card.ts';

const UNSAID: CardWish = { card: null, metric: null, by: null, across: null, period: null, table: null };
const t = createTranslate('en');

/** What card is made of a wish. */
function made(wish: Partial<CardWish>) {
  const [card, ...more] = oneCard({ ...UNSAID, ...wish }).cards({ catalogue: OURS });
  return { id: card?.id, title: card?.title(t), metrics: card?.metrics, span: card?.span, more: more.length };
}

describe('one card', () => {
  it('is the card of a board by its id, with the title it has there', () => {
    expect(made({ card: 'risk-quality' })).toEqual({
      id: 'risk-quality',
      title: 'Asset quality',
      metrics: ['npl-ratio', 'special-mention-ratio', 'overdue-ratio'],
      span: 'full',
      more: 0,
    });
  });

  it('is that card of another metric, or split otherwise, under the name of what it now shows', () => {
    expect(made({ card: 'risk-sector', by: 'branch' })).toMatchObject({ title: 'NPL ratio by branch' });
    expect(made({ card: 'risk-quality', metric: 'R12' })).toMatchObject({ title: 'NPL ratio', metrics: ['npl-ratio'] });
  });

  it('is a kind of card, of metrics by slug or code', () => {
    expect(made({ card: 'trend', metric: 'npl-ratio, R09' })).toMatchObject({
      metrics: ['npl-ratio', OURS.find('R09').id],
    });
    expect(made({ card: 'ranked:dscr:sector' })).toMatchObject({ title: 'DSCR by sector', metrics: ['dscr'] });
    expect(made({ card: 'overdue' })).toMatchObject({ metrics: ['dpd-buckets'] });
  });

  it('shows a metric in its usual way where no card is named', () => {
    expect(made({ metric: 'npl-ratio' })).toMatchObject({ id: 'trend', title: 'NPL ratio' });
    expect(made({ metric: 'npl-ratio', by: 'sector' })).toMatchObject({ id: 'ranked', title: 'NPL ratio by sector' });
    expect(made({ metric: 'npl-ratio', by: 'team', across: 'sector' })).toMatchObject({ id: 'heat' });
    expect(made({ metric: 'migration-matrix' })).toMatchObject({ id: 'matrix' });
    expect(made({ table: 'review' })).toMatchObject({ id: 'records', metrics: [] });
  });

  it.each([
    [{}, /no card to show/],
    [{ card: 'pie' }, /unknown card: pie; there are .*trend/],
    [{ metric: 'npl' }, /unknown metric: npl/],
    [{ metric: 'npl-ratio', by: 'colour' }, /bad value for by: colour; one of branch/],
    [{ metric: 'npl-ratio', period: 'week' }, /bad value for period: week; one of month/],
    [{ card: 'trend' }, /no card to show/],
  ])('says what is wrong with %j', (wish, problem) => {
    expect(() => made(wish)).toThrow(problem);
  });
});
