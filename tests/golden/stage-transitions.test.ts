import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { importTexts } from '../support/import-text.ts';
import { seeded } from '../support/random-book.ts';

/** Chances a year by which the loans move between stages 1 to 3; the rest is repaid. */
const CHANCES = [
  [0.9, 0.06, 0.01],
  [0.2, 0.6, 0.15],
  [0.02, 0.05, 0.85],
] as const;
const LOANS = 50_000;

describe('fifty thousand simulated stage transitions', () => {
  it('come back as they were drawn', async () => {
    const random = seeded(7);
    const drawn = [0, 1, 2].map(() => [0, 0, 0, 0]);
    const lines = ['as_of_date,facility_id,client_id,outstanding,ifrs_stage'];
    for (let loan = 0; loan < LOANS; loan += 1) {
      const from = Math.floor(random() * 3);
      let [to, left] = [0, random()];
      while (to < 3 && (left -= CHANCES[from]?.[to] ?? 1) >= 0) to += 1;
      const row = drawn[from] ?? [];
      row[to] = (row[to] ?? 0) + 1;
      lines.push(`2025-06-30,F${loan},C${loan % 900},100,${from + 1}`);
      if (to < 3) lines.push(`2026-06-30,F${loan},C${loan % 900},80,${to + 1}`);
    }
    const { engine, report } = await importTexts({ 'exposure.csv': `${lines.join('\n')}\n` });
    try {
      expect(report.rows).toMatchObject({ loaded: lines.length - 1, rejected: 0 });
      const portfolio = await openPortfolio(engine, []);
      const cells = await portfolio.ask('stage-migration');
      drawn.forEach((row, from) => {
        const all = row.reduce((sum, count) => sum + count, 0);
        row.forEach((count, to) => {
          const cell = cells.find(
            ({ by }) => by.from === String(from + 1) && by.to === (['1', '2', '3'][to] ?? 'EXIT'),
          );
          expect(cell, `${from + 1} to ${to + 1}`).toMatchObject({ numerator: count * 100, denominator: all * 100 });
          expect(cell?.value).toBeCloseTo(count / all, 12);
          // and what was drawn is what was meant to be
          const chance = CHANCES[from]?.[to] ?? 1 - (CHANCES[from] ?? []).reduce((sum, part) => sum + part, 0);
          expect(Math.abs(count / all - chance)).toBeLessThan(0.01);
        });
      });
    } finally {
      await engine.close();
    }
  });
});
