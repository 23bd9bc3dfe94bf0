import { describe, expect, it } from 'vitest';
import { withPortfolioOf } from '../support/value-of.ts';
import { differences } from './compare.ts';
import { OPINIONS } from './opinions.ts';
import { unrulyBook } from './unruly-book.ts';

/** Books that found faults once, or all of them for a longer run: `SEEDS=40 npx vitest run tests/second-opinion`. */
const SEEDS = process.env.SEEDS ? Array.from({ length: Number(process.env.SEEDS) }, (_, index) => index + 1) : [27, 34];

describe('an independent reading of the catalogue', () => {
  it.each(SEEDS)('agrees with every answer on an unruly book (seed %i)', async (seed) => {
    const book = unrulyBook(seed);
    await withPortfolioOf(book, async (portfolio) => {
      const found = [];
      for (const opinion of OPINIONS) {
        for (const by of [undefined, ...opinion.by])
          found.push(...(await differences(portfolio, book, opinion, { ...(by ? { by } : {}), asOf: '2026-06-30' })));
        found.push(...(await differences(portfolio, book, opinion, { asOf: '2026-05-20' })));
        found.push(...(await differences(portfolio, book, opinion, { asOf: '2026-03-20', from: '2025-08-01' })));
      }
      expect(found).toEqual([]);
    });
  });
});
