import { describe, expect, it } from 'vitest';
import { cardOf } from '../../src/dashboard/card-of.ts';
import { boards } from '../../widgets/index.ts';
import { fakePortfolio } from '../widgets/fake-portfolio.ts';

const TABLES = { exposure: 10, client: 3, manager: 2, review: 4, alert: 5, esg: 6, facility: 7, file_item: 8 };
const portfolio = fakePortfolio({}, { tables: TABLES });
const placeOf = (metric: string, current = 'overview', given = portfolio) =>
  cardOf(metric, { boards, current, portfolio: given });

describe('the card of a metric', () => {
  it('is the one it leads on another board, before one it only stands in', () => {
    const place = placeOf('npl-ratio');
    const board = boards.find(({ id }) => id === place?.board);
    expect(board?.cards(portfolio).find(({ id }) => id === place?.card)?.metrics[0]).toBe('npl-ratio');
    expect(place?.board).toBe('risk');
  });

  it('is on no board that is shown already', () => {
    for (const { id } of boards) expect(placeOf('npl-ratio', id)?.board).not.toBe(id);
  });

  it('is none for a metric no other board shows, and where its data are missing', () => {
    expect(placeOf('no-such-metric')).toBeNull();
    expect(placeOf('npl-ratio', 'overview', fakePortfolio({}, { tables: { alert: 1 } }))).toBeNull();
  });

  it('is found for most of what can be beyond a limit', () => {
    const found = portfolio.catalogue.metrics.filter(({ id }) => placeOf(id) !== null);
    expect(found.length).toBeGreaterThan(30);
  });
});
