import { describe, expect, it } from 'vitest';
import { add } from '../../src/lib/add.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { bridge } from '../../src/session/bridge/bridge.ts';
import type { BridgeRequest } from '../../src/session/bridge/bridge-request.ts';
import type { Bridge } from '../../src/session/bridge/bridge-group.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';

function month(as_of_date: string, loans: Readonly<Record<string, readonly [number, number, string?]>>): TestRow[] {
  return Object.entries(loans).map(([facility_id, [outstanding, five_tier, manager_id = 'M1']]) => ({
    as_of_date,
    facility_id,
    client_id: `C${facility_id}`,
    outstanding,
    five_tier,
    manager_id,
  }));
}

/** F1 turns bad, F2 repays a part, F3 all of it, F4 draws, F5 is new. */
const BOOK = [
  ...month(MAY, { F1: [100, 1], F2: [100, 4], F3: [200, 1], F4: [100, 1] }),
  ...month(JUNE, { F1: [100, 3], F2: [60, 4], F4: [140, 1], F5: [100, 1] }),
];

function effects({ groups }: Bridge): Record<string, number> {
  return Object.fromEntries((groups[0]?.effects ?? []).map(({ cause, effect }) => [cause, effect]));
}

function expectClose(found: Record<string, number>, wanted: Record<string, number>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  for (const [cause, effect] of Object.entries(wanted)) expect(found[cause], cause).toBeCloseTo(effect, 12);
}

/** The bridge of a metric over the tables. */
function bridgeOf(tables: Record<string, TestRow[]>, id: string, more: Partial<BridgeRequest> = {}): Promise<Bridge> {
  return withPortfolioOf(tables, (portfolio) => bridge(portfolio, id, { from: MAY, to: JUNE, ...more }));
}

describe('a bridge', () => {
  it('takes the change of a ratio apart by what happened to each loan', async () => {
    const found = await bridgeOf({ exposure: BOOK }, 'R12');
    // 100 of 500 to 160 of 400: 0.2 to 0.4; mean ratio 0.3, mean book 450
    expect(found.groups[0]?.change).toBeCloseTo(0.2, 12);
    expectClose(effects(found), {
      new: (0 - 0.3 * 100) / 450,
      drawn: (0 - 0.3 * 40) / 450,
      migrated: 100 / 450,
      'repaid-partly': (-40 + 0.3 * 40) / 450,
      repaid: (0 + 0.3 * 200) / 450,
    });
    const [largest] = found.groups[0]?.items ?? [];
    expect(largest).toMatchObject({
      facility: 'F1',
      cause: 'migrated',
      from: { numerator: 0, denominator: 100, file: 'test.csv', row: 2 },
      to: { numerator: 100, denominator: 100, file: 'test.csv', row: 6 },
    });
  });

  it('takes an amount apart by loan', async () => {
    // 500 to 400: + 100 new, + 40 drawn, - 40 repaid in part, - 200 repaid
    const found = await bridgeOf({ exposure: BOOK }, 'outstanding-balance');
    expectClose(effects(found), { new: 100, drawn: 40, 'repaid-partly': -40, repaid: -200 });
  });

  it('knows a write-off from a repayment, and a loan that was handed over from a new one', async () => {
    const exposure = [
      ...month(MAY, { F1: [100, 1], F2: [100, 5], F3: [50, 1, 'M2'] }),
      ...month(JUNE, { F1: [100, 1], F3: [50, 1] }),
      { ...month(JUNE, { F2: [100, 5] })[0], loan_status: 'written_off' },
    ];
    // M1: 100 of 200 to 0 of 150; mean ratio 0.25, mean book 175
    const found = await bridgeOf({ exposure }, 'R12', { filter: { manager: ['M1'] } });
    expectClose(effects(found), { 'written-off': (-100 + 0.25 * 100) / 175, mix: (0 - 0.25 * 50) / 175 });
  });

  it('sets apart what a changed parameter did', async () => {
    const parameter = [
      { key: 'net_capital', value: '1000', effective_from: '2026-01-01' },
      { key: 'net_capital', value: '2000', effective_from: '2026-06-15' },
    ];
    const found = await bridgeOf({ exposure: BOOK, parameter }, 'R26');
    // the largest: F3 with 200 of 1000, then F4 with 140 of 1000, then the same of 2000
    expect(found.groups[0]?.change).toBeCloseTo(0.07 - 0.2, 12);
    expectClose(effects(found), { repaid: -0.2, drawn: 0.02, mix: 0.12, threshold: -0.07 });
  });

  it('between two loads of one date is all correction', async () => {
    const corrected = BOOK.map((row) =>
      row.facility_id === 'F1' && row.as_of_date === MAY ? { ...row, five_tier: 3 } : row,
    );
    await withPortfolioOf({ exposure: BOOK }, (before) =>
      withPortfolioOf({ exposure: corrected }, async (after) => {
        const same = await bridge(after, 'R12', { from: MAY, to: MAY }, before);
        expectClose(effects(same), { corrected: 0.2 });
        const both = await bridge(after, 'R12', { from: MAY, to: JUNE }, before);
        expect(both.groups[0]?.change).toBeCloseTo(0.2, 12);
        expect(effects(both).corrected).toBeCloseTo(0.2, 12);
        expect(effects(both).migrated).toBeUndefined();
      }),
    );
  });

  it.each<[number, Omit<BridgeRequest, 'from' | 'to'>]>([
    [1, {}],
    [2, { by: ['branch'], filter: { sector: ['solar', 'unknown'] } }],
  ])('adds up to the change for every metric over tables (book %i, %j)', async (seed, request) => {
    await withPortfolioOf(randomBook(seed), async (portfolio) => {
      const told = new Set<string>();
      for (const metric of METRICS) {
        if (metric.kind === 'derived') continue;
        // split by branch once more where the loans of the book are what is asked about
        if (request.by && metric.relation.kind !== 'snapshot') continue;
        const { groups } = await bridge(portfolio, metric.id, { from: MONTHS[1], to: MONTHS[4], ...request });
        const now = await portfolio.ask(metric.id, { asOf: MONTHS[4], ...request });
        const rows = new Map(now.map((row) => [JSON.stringify(row.by), row]));
        for (const { by, change, effects: causes, items, from, to } of groups) {
          const name = `${metric.id} ${JSON.stringify(by)}`;
          expect(to.value, name).toBe(rows.get(JSON.stringify(by))?.value);
          expect(change, name).toBe((to.value ?? 0) - (from.value ?? 0));
          const scale = Math.max(1, Math.abs(to.value ?? 0), Math.abs(from.value ?? 0));
          for (const list of [causes, items]) {
            const sum = add(list.map(({ effect }) => effect));
            expect(Math.abs(sum - change) / scale, name).toBeLessThanOrEqual(1e-12);
          }
          if (change !== 0) told.add(metric.id);
        }
      }
      expect(told.size).toBeGreaterThan(20);
    });
  });

  it('is the same with its sign turned the other way round', async () => {
    const back = await bridgeOf({ exposure: BOOK }, 'R12', { from: JUNE, to: MAY });
    const forth = await bridgeOf({ exposure: BOOK }, 'R12');
    expect(effects(back).migrated).toBeCloseTo(-(effects(forth).migrated ?? 0), 12);
    expect(effects(back).new).toBeCloseTo(-(effects(forth).repaid ?? 0), 12);
  });

  it('knows an event by its own number: what came, what went and what became of it', async () => {
    const alert = [
      { alert_id: 'A1', raised_date: '2026-05-02', closed_date: '2026-06-03', client_id: 'CF1', severity: 2 },
      { alert_id: 'A2', raised_date: '2026-05-10', client_id: 'CF1', severity: 2 },
      { alert_id: 'A3', raised_date: '2026-06-20', client_id: 'CF1', severity: 2 },
    ].map((row) => ({ indicator_code: 'F01', ...row }));
    // 2 open, then 2 open: A1 is closed, A3 is new, all of one client
    const { groups } = await bridgeOf({ exposure: BOOK, alert }, 'open-alerts', { filter: { client: ['CF1'] } });
    const moved = groups.flatMap(({ items }) => items.map(({ item, cause, effect }) => [item, cause, effect]));
    expect(moved).toContainEqual(['i:A1', 'left', -1]);
    expect(moved).toContainEqual(['i:A3', 'entered', 1]);
  });

  it('says so where there is no value to start from', async () => {
    const { groups, missing } = await bridgeOf({ exposure: BOOK }, 'R12', { from: '2026-01-31' });
    expect([groups, missing]).toEqual([[], [{ by: {}, from: 'NO_DATA', to: null }]]);
  });
});
