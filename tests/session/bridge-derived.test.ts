import { describe, expect, it } from 'vitest';
import { add } from '../../src/lib/add.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { bridge } from '../../src/session/bridge/bridge.ts';
import type { Bridge } from '../../src/session/bridge/bridge-group.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const DATES = { from: '2026-05-31', to: '2026-06-30', by: ['manager'] } as const;

function month(as_of_date: string, loans: Readonly<Record<string, readonly [number, number]>>): TestRow[] {
  return Object.entries(loans).map(([facility_id, [outstanding, five_tier]]) => ({
    ...{ as_of_date, facility_id, client_id: `C${facility_id}`, outstanding, five_tier, manager_id: 'M1' },
  }));
}

/** A bad share of 100 of 500 that becomes 160 of 400: F1 turns bad, F2 and F3 repay, F4 draws, F5 is new. */
const exposure = [
  ...month('2026-05-31', { F1: [100, 1], F2: [100, 4], F3: [200, 1], F4: [100, 1] }),
  ...month('2026-06-30', { F1: [100, 3], F2: [60, 4], F4: [140, 1], F5: [100, 1] }),
];
/** Half for the bad share, 100 points at 20 % and none at 60 %; half for what is entered by hand, always on target. */
const kpi = ['2026-05', '2026-06'].flatMap((period) => {
  const line = { scope_type: 'all', scope_id: '*', period, weight: 0.5 };
  return [
    { ...line, kpi_code: 'R12', target: 0.2, floor: 0.6, stretch: 0.1, direction: 'L' },
    { ...line, kpi_code: 'SALES', target: 1, actual_manual: 1, direction: 'H' },
  ];
});
const tables = { exposure, kpi, manager: [{ manager_id: 'M1' }] };

function effects({ groups }: Bridge): Record<string, number> {
  return Object.fromEntries((groups[0]?.effects ?? []).map(({ cause, effect }) => [cause, effect]));
}

describe('the bridge of a metric made of metrics', () => {
  it('goes through the measure that moved down to the loans that moved it', async () => {
    await withPortfolioOf(tables, async (portfolio) => {
      const found = await bridge(portfolio, 'manager-total-score', DATES);
      // 0.5 × 100 + 0.5 × 100 to 0.5 × 50 + 0.5 × 100: 25 points for 0.2 of the share; F1 turned 100 of 450 bad
      expect(found.groups[0]?.change).toBeCloseTo(-25, 10);
      expect(found.groups[0]?.parts).toEqual([{ metric: 'npl-ratio', effect: expect.closeTo(-25, 10) as number }]);
      expect(effects(found).migrated).toBeCloseTo((-25 / 0.2) * (100 / 450), 10);
      expect(found.groups[0]?.items[0]).toMatchObject({ facility: 'F1', part: 'npl-ratio', to: { numerator: 100 } });
    });
  });

  it('sets apart what another weight did', async () => {
    const parameter = [{ key: 'weight:R12', value: '25%', effective_from: '2026-06-15' }];
    await withPortfolioOf({ ...tables, parameter }, async (portfolio) => {
      const { groups } = await bridge(portfolio, 'M02', DATES);
      // 100 to (25 × 50 + 50 × 100) / 75; the weights first: 0, then −16.67; the share first: −25, then + 8.33
      const change = 6250 / 75 - 100;
      expect(groups[0]?.change).toBeCloseTo(change, 10);
      expect(groups[0]?.parts).toEqual([
        { metric: 'npl-ratio', effect: expect.closeTo((change - 25) / 2, 10) as number },
        { metric: '', effect: expect.closeTo((change + 25) / 2, 10) as number },
      ]);
      expect(groups[0]?.effects.find(({ cause }) => cause === 'threshold')?.effect).toBeCloseTo((change + 25) / 2, 10);
    });
  });

  it('calls what another load says about the first date corrected, for each loan', async () => {
    const restated = exposure.map((row) =>
      row.facility_id === 'F1' && row.as_of_date === '2026-05-31' ? { ...row, five_tier: 3 } : row,
    );
    await withPortfolioOf(tables, (before) =>
      withPortfolioOf({ ...tables, exposure: restated }, async (after) => {
        const found = await bridge(after, 'M02', { ...DATES, to: DATES.from }, before);
        // 200 of 500 from the start
        expect(effects(found)).toEqual({ corrected: expect.closeTo(-25, 10) as number });
        expect(found.groups[0]?.items).toMatchObject([{ facility: 'F1', cause: 'corrected' }]);
      }),
    );
  });

  it('adds up to the change for every one of them', async () => {
    const told = new Set<string>();
    const addsUp = async (portfolio: Portfolio) => {
      for (const metric of METRICS.filter(({ kind }) => kind === 'derived')) {
        const { groups } = await bridge(portfolio, metric.id, { from: MONTHS[1], to: MONTHS[4], by: ['manager'] });
        for (const { by, change, effects: causes, items, parts = [], from, to } of groups) {
          const scale = Math.max(1, Math.abs(to.value ?? 0), Math.abs(from.value ?? 0));
          for (const list of [causes, items, parts]) {
            const sum = add(list.map(({ effect }) => effect));
            expect(Math.abs(sum - change) / scale, `${metric.id} ${JSON.stringify(by)}`).toBeLessThanOrEqual(1e-11);
          }
          if (change !== 0) told.add(metric.id);
        }
      }
    };
    for (const seed of [1, 2, 3]) await withPortfolioOf(randomBook(seed), addsUp);
    expect(told.size).toBeGreaterThan(6);
  });
});
