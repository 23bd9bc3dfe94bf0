import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';
import { esgScores, figuresOf } from './boards.ts';

const t = createTranslate('en', 'CNY');

async function figure(id: string, answers: Answers) {
  const figures = await figuresOf(esgScores, fakePortfolio(answers), { asOf: '2026-06-30' }, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('the score of the book', () => {
  it('stands beside the share of the balance it speaks for', async () => {
    const { finding, status } = await figure('esg-score', {
      'portfolio-esg-score': months('portfolio-esg-score', [58, 57, 56, 55]),
    });
    // 55 less 58: down 3.0; between 40 and 60 is amber; the rows say 95 % coverage
    expect(finding).toContain('55.0, down 3.0 in 3 months, below the 60.0 watch level.');
    expect(finding).toContain('95.0% of the balance is scored.');
    expect(status).toBe('amber');
  });
});

describe('pillars', () => {
  it('put the sector with the lowest pillar first', async () => {
    const score = (sector: string, pillar: string, value: number | null) =>
      row('esg-pillar-score', '2026-06', value, { by: { sector, pillar } });
    const { table, finding } = await figure('esg-pillars', {
      'esg-pillar-score/sector': [
        score('wind', 'e', 80),
        score('wind', 's', 70),
        score('steel', 'e', 20),
        score('steel', 's', 90),
        score('paper', 'e', null),
      ],
    });
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(['steel', 'wind']);
    expect(finding).toContain('in steel (20.0).');
  });
});

describe('categories', () => {
  it('say the share of category A and what has none', async () => {
    const part = (category: string, value: number) => row('es-category-mix', '2026-06', value, { by: { category } });
    const { finding, table } = await figure('esg-category', {
      'es-category-mix': [part('A', 0.25), part('B', 0.6), part('FI', 0), part('unknown', 0.15)],
    });
    expect(finding).toBe('25.0% of the balance is in category A; 15.0% has no category.');
    expect(table?.columns).toHaveLength(5);
  });
});

describe('clients', () => {
  it('stand lowest first under their names, with their balance', async () => {
    const client = (id: string, value: number | null) =>
      row('client-esg-score', '2026-06', value, { by: { client: id } });
    const { table, finding } = await figure('esg-lowest', {
      'client-esg-score/client': [client('C2', 71), client('C1', 35), client('C3', null)],
      'outstanding-balance/client': [row('outstanding-balance', '2026-06', 2e8, { by: { client: 'C1' } })],
    });
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(['青禾光伏电力有限公司', 'C2']);
    expect(table?.rows[0]?.[3]?.text).toBe('CNY 200.00 million');
    // 35 is below the watch level of 60 that the book's score has, 71 is not
    expect(finding).toBe('青禾光伏电力有限公司 is lowest (35.0); 1 client is below 60.0.');
  });
});
