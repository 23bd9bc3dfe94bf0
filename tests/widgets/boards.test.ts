import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { createTranslate, LANGUAGES } from '../../src/i18n/translate.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { DIMENSIONS, SPANS } from '../../src/metrics/metric.ts';
import type { Figure } from '../../src/charts/figure.ts';
import { everyCard } from '../../widgets/every-board.ts';
import { boards, pages, sections } from '../../widgets/index.ts';
import { CARD_NAMES, makeCard } from '../../widgets/make-card.ts';
import { makeBoard, type BoardFile } from '../../widgets/make-board.ts';
import { figuresOf } from './boards.ts';
import { fakePortfolio } from './fake-portfolio.ts';

const FOLDER = join(import.meta.dirname, '../../widgets/boards');
const ASKED = { asOf: '2026-06-30' };
const en = createTranslate('en', 'CNY');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const schema = readJson('board.schema.json') as object;
const files = readdirSync(FOLDER).filter((name) => name !== 'board.schema.json');

describe('boards', () => {
  it('are all in the list, and keep to the schema', () => {
    const valid = new Ajv().compile(schema);
    for (const name of files) expect([name, valid(readJson(name)), valid.errors]).toEqual([name, true, null]);
    expect([...sections, ...pages].map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
  });

  it('have cards of ids of their own, by which a page or a package has one alone', () => {
    const ids = everyCard().map(({ card }) => card.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('say what their cards will look like: tiles by their names, tables by their rows, else a picture', () => {
    expect(makeCard({ card: 'keys', metrics: ['npl-ratio', 'dscr'] }).shape?.(en)).toEqual({
      tiles: ['NPL ratio', 'DSCR'],
    });
    expect(makeCard({ card: 'table', metrics: ['npl-ratio', 'dscr'] }).shape?.(en)).toEqual({ rows: 2 });
    expect(makeCard({ card: 'trend:npl-ratio' }).shape?.(en)).toEqual({});
    const [first] = boards[0]?.cards(fakePortfolio({})) ?? [];
    expect(first?.shape?.(en)).toMatchObject({ first: true, tiles: expect.arrayContaining(['NPL ratio']) as unknown });
  });

  it('are refused by the schema where they are none', () => {
    const valid = new Ajv().compile(schema);
    const card = { card: 'trend', metrics: ['npl-ratio'] };
    const board = { id: 'mine', tag: null, needs: [], cards: [card] };
    expect(valid(board)).toBe(true);
    for (const wrong of [
      { ...board, cards: [] },
      { ...board, id: '<b>' },
      { ...board, cards: [{ ...card, by: 'planet' }] },
      { ...board, cards: [{ ...card, colour: 'red' }] },
      { ...board, cards: [{ metrics: ['npl-ratio'] }] },
    ])
      expect([wrong, valid(wrong)]).toEqual([wrong, false]);
  });

  it('have a schema that knows the dimensions and spans there are', () => {
    const { definitions } = schema as {
      definitions: { dimension: { enum: string[] }; card: { properties: { period: { enum: string[] } } } };
    };
    expect(definitions.dimension.enum).toEqual([...DIMENSIONS]);
    expect(definitions.card.properties.period.enum).toEqual([...SPANS]);
  });

  it('have cards with ids of their own, which their figures carry, and titles in both languages', async () => {
    const portfolio = fakePortfolio({});
    for (const board of sections) {
      const cards = board.cards(portfolio);
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
      for (const language of LANGUAGES) {
        const t = createTranslate(language, 'CNY');
        const figures = await figuresOf(board, portfolio, ASKED, t);
        expect(figures.map(({ id, title }) => [id, title])).toEqual(cards.map((card) => [card.id, card.title(t)]));
        for (const card of cards) expect(card.title(t)).not.toMatch(/^[a-z-]+\.[a-z.-]+$|[{}]/);
      }
    }
  });
});

describe('cards without code', () => {
  const draw = async (card: string): Promise<Figure> => {
    const figure = await makeCard({ card }).figure(fakePortfolio({}), ASKED, en);
    if (!figure) throw new Error(`no figure for ${card}`);
    return figure;
  };
  const holes = ({ title, finding, foot, table }: Figure) =>
    [title, finding, ...foot, ...(table?.columns ?? []).map((column) => column.title)].filter(
      (text) => text === '' || /undefined|null|NaN|[{}]/.test(text),
    );

  it('are there for every metric of the catalogue, by its course or its parts, and by a dimension', async () => {
    for (const { id, parts = [] } of METRICS) {
      const several = parts.length > 0;
      for (const card of [`number:${id}`, several ? `parts:${id}` : `trend:${id}`, `keys:${id}`, `table:${id}`]) {
        const figure = await draw(card);
        expect([card, figure.id, holes(figure)]).toEqual([card, card.replace(':', '-'), []]);
      }
      // a plane of two dimensions, of one and the metric's part, or of its own two parts
      const cells = parts.length < 2 ? `heat:${id}:team${several ? '' : ':sector'}` : `heat:${id}`;
      for (const card of [cells, `matrix:${id}`, `curve:${id}`, `curve:${id}:team`])
        expect([card, holes(await draw(card))]).toEqual([card, []]);
      const ranked = await draw(`ranked:${id}:team`);
      expect([id, holes(ranked), ranked.title.includes('by team')]).toEqual([id, [], true]);
    }
  });

  it('say what there is where nobody knows the card or the dimension', () => {
    expect(() => makeCard({ card: 'sparkles:npl-ratio' })).toThrow(`there are ${CARD_NAMES.join(', ')}`);
    expect(() => makeCard({ card: 'ranked:npl-ratio:planet' })).toThrow('planet');
    expect(() => makeCard({ card: 'ranked:npl-ratio:team:x' })).toThrow('team:x');
    expect(() => makeCard({ card: 'ranked:npl-ratio:team:sector' })).toThrow('team:sector');
    expect(() => makeCard({ card: 'heat:npl-ratio:team:sector:tier' })).toThrow('team:sector:tier');
    expect(makeCard({ card: 'heat:npl-ratio:team:sector' }).title(en)).toBe('NPL ratio by team and sector');
  });

  it('fold where all their metrics lack data, and say what would bring them', () => {
    const lacks = (id: string) => (id === 'npl-ratio' ? ['exposure.five_tier'] : []);
    const portfolio = { ...fakePortfolio({}), missing: lacks };
    expect(makeCard({ card: 'trend:npl-ratio' }).missing(portfolio)).toEqual(['exposure.five_tier']);
    expect(makeCard({ card: 'keys', metrics: ['npl-ratio', 'hhi'] }).missing(portfolio)).toEqual([]);
  });
});

describe('a board that is added', () => {
  it('is one file of JSON, drawn like ours', async () => {
    const mine: BoardFile = {
      id: 'mine',
      tag: null,
      needs: ['exposure'],
      cards: [
        { card: 'ranked:npl-ratio:sector' },
        { card: 'trend', id: 'both', metrics: ['npl-ratio', 'overdue-ratio'] },
      ],
    };
    const figures = await figuresOf(makeBoard(mine), fakePortfolio({}), ASKED, en);
    expect(figures.map(({ id, title }) => [id, title])).toEqual([
      ['ranked-npl-ratio-sector', 'NPL ratio by sector'],
      ['both', 'NPL ratio'],
    ]);
  });
});
