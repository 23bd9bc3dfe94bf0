import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';

const t = createTranslate('en', 'CNY');
const request = { asOf: '2026-06-30' };
let portfolio: Portfolio;

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

const draw = async (entry: Parameters<typeof makeCard>[0]) =>
  (await makeCard(entry).figure(portfolio, request, t)) as Figure & Required<Pick<Figure, 'table'>>;

const valuesOf = (row: readonly { ref?: { row: { value: number | null } } }[] = []) =>
  row.flatMap(({ ref }) => (ref ? [ref.row.value] : []));

describe('metrics by a dimension', () => {
  it('are a row a group, the worst first, with totals that are asked without the split', async () => {
    const metrics = ['npl-ratio', 'outstanding-balance', 'client-count'];
    const { table, finding } = await draw({ card: 'table', metrics, by: 'branch', id: 'x' });
    const groups = await portfolio.ask('npl-ratio', { ...request, by: ['branch'] });
    expect(table.rows).toHaveLength(groups.length + 1);
    expect(table.columns.map(({ title }) => title)).toEqual([
      ...['Branch', 'NPL ratio', 'Outstanding balance', 'Clients with a balance'],
    ]);
    const ratios = table.rows.slice(0, -1).map((row) => valuesOf(row)[0] ?? 0);
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    const wholes = await Promise.all(metrics.map(async (metric) => (await portfolio.ask(metric, request))[0]?.value));
    expect(valuesOf(table.rows.at(-1))).toEqual(wholes);
    // a ratio of sums: neither their sum nor their mean
    const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length;
    expect(Math.abs((wholes[0] ?? 0) - mean)).toBeGreaterThan(1e-6);
    expect([table.totals, table.rows.at(-1)?.[0]?.text]).toEqual([1, 'Total']);
    expect(finding).toContain('NPL ratio');
  });

  it('have a second name in each row where there are two dimensions and several metrics', async () => {
    const { table } = await draw({
      card: 'table',
      metrics: ['npl-ratio', 'outstanding-balance'],
      by: 'branch',
      across: 'team',
      id: 'x',
    });
    const pairs = await portfolio.ask('npl-ratio', { ...request, by: ['branch', 'team'] });
    expect(table.columns.map(({ title }) => title).slice(0, 2)).toEqual(['Branch', 'Team']);
    expect(table.rows).toHaveLength(pairs.length + 1);
    const sum = table.rows.slice(0, -1).reduce((all, row) => all + (valuesOf(row)[1] ?? 0), 0);
    expect(sum).toBeCloseTo(valuesOf(table.rows.at(-1))[1] ?? 0, 0);
  });

  it('are a pivot with totals at both ends where there is one metric', async () => {
    const { table } = await draw({ card: 'table:npl-ratio:branch:five_tier', id: 'x' });
    const [downs, acrosses, whole] = await Promise.all([
      portfolio.ask('npl-ratio', { ...request, by: ['branch'] }),
      portfolio.ask('npl-ratio', { ...request, by: ['five_tier'] }),
      portfolio.ask('npl-ratio', request),
    ]);
    expect(table.columns).toHaveLength(acrosses.length + 2);
    const right = table.rows.slice(0, -1).map((row) => row.at(-1)?.ref?.row);
    expect(new Map(right.map((row) => [row?.by['branch'], row?.value]))).toEqual(
      new Map(downs.map((row) => [row.by['branch'], row.value])),
    );
    expect(table.rows.at(-1)?.at(-1)?.ref?.row.value).toBe(whole[0]?.value);
    const [first] = table.rows;
    for (const cell of first?.slice(1, -1) ?? [])
      if (cell.ref)
        expect(cell.ref.request.filter).toMatchObject({
          branch: [cell.ref.row.by['branch']],
          five_tier: [cell.ref.row.by['five_tier']],
        });
  });

  it('give a metric of several numbers a column a number', async () => {
    const { table } = await draw({
      card: 'table',
      metrics: ['outstanding-balance', 'dpd-buckets'],
      by: 'branch',
      id: 'x',
    });
    const cells = portfolio.catalogue.find('dpd-buckets').parts?.[0]?.cells.length ?? 0;
    expect(cells).toBeGreaterThan(3);
    expect(table.columns.length).toBeGreaterThanOrEqual(2 + cells);
    const total = valuesOf(table.rows.at(-1)).slice(1);
    expect(total.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBeCloseTo(1, 9);
  });

  it('is refused where a dimension is none', () => {
    expect(() => makeCard({ card: 'table:npl-ratio:nonsense' })).toThrow('unknown dimension');
    expect(() => makeCard({ card: 'table:npl-ratio:branch:team:sector' })).toThrow('unknown dimension');
  });
});
