import { describe, expect, it } from 'vitest';
import { ShownCards } from '../../src/elements/shown-cards.ts';
import type { ShownCard } from '../../widgets/card.ts';

const card = (name: string) => ({ figure: { title: name } }) as unknown as ShownCard;

describe('who asks for a card', () => {
  it('has the first of the board, in whatever order they were drawn', async () => {
    const cards = new ShownCards();
    const asked = cards.find();
    cards.show('second', card('second'));
    cards.show('first', card('first'));
    cards.rest(['first', 'second']);
    expect((await asked).figure.title).toBe('first');
    cards.show('first', null);
    cards.show('first', card('first again'));
    const again = cards.find();
    cards.rest(['first', 'second']);
    expect((await again).figure.title).toBe('first again');
  });

  it('hears why there is none, also where nothing was ever drawn', async () => {
    const cards = new ShownCards();
    const asked = cards.find();
    cards.fail(new Error('no data'));
    await expect(asked).rejects.toThrow('no data');
    await expect(cards.find()).rejects.toThrow('no data');
    cards.fail(null);
    const later = cards.find('a');
    cards.show('a', card('a'));
    cards.rest(['a']);
    expect((await later).figure.title).toBe('a');
  });
});
