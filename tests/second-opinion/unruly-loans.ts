import type { Exposure } from './book.ts';
import type { Dice } from './dice.ts';
import { PROJECTS } from './unruly-finances.ts';

/** Snapshots as banks deliver them: a month missing, two in one month, some before the month's end. */
export const SNAPSHOTS = [
  ...['2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-29', '2025-09-30', '2025-10-31'],
  ...['2025-12-31', '2026-01-31', '2026-02-26', '2026-03-15', '2026-03-31', '2026-04-30', '2026-05-29', '2026-06-30'],
] as const;

/** A status that takes a loan off the book, one facility after the other. */
const LEFT = ['written_off', 'transferred', 'settled'];
/** In some months every third facility is of a branch that closed earlier. */
const EARLY: Readonly<Record<string, string>> = { '2026-02-26': '2026-02-24', '2026-06-30': '2026-06-28' };

/** Of some loans nobody can tell from then on how good they are. */
const SILENT = '2026-04-01';
const UNTOLD = { five_tier: null, ifrs_stage: null, days_past_due: null };

/** Last days of loans: long gone, the last of a rung and the first of the next, far off. */
const MATURITIES = ['2026-03-15', '2026-09-30', '2026-10-01', '2027-06-30', '2029-07-01', '2033-01-01', '2048-12-31'];
/** Of these nobody says; their clients have others. */
const ENDLESS = [5, 12, 20];

export function maturityOf(index: number): string | null {
  return ENDLESS.includes(index) ? null : (MATURITIES[index % MATURITIES.length] ?? null);
}

/** A facility month by month: mostly as the month before, with jumps, gaps and a return. */
export function facilityHistory(dice: Dice, index: number): Exposure[] {
  const first = dice.chance(0.3) ? dice.whole(10) : 0;
  const last = dice.chance(0.2) ? 10 + dice.whole(6) : SNAPSHOTS.length;
  const fixed = {
    facility_id: `F${index}`,
    client_id: `C${index % 14}`,
    product: dice.of('term', 'revolving'),
    project_id: dice.of(...PROJECTS, null, null, null),
    origination_date: dice.of('2021-02-03', SNAPSHOTS[first] ?? null, null),
    // a date of the row goes before that of the contract
    maturity_date: index % 3 === 0 || index >= 30 ? maturityOf(index + 1) : null,
  };
  const draw = () => ({
    days_past_due: dice.of(0, 0, 0, 0, 7, 30, 31, 60, 61, 90, 91, 180, 181, 270, 271, 360, 361, null),
    five_tier: dice.of(1, 1, 1, 1, 2, 3, 4, 5, null),
    ifrs_stage: dice.of(1, 1, 2, 3, null, null),
    rating: dice.of('AAA', 'AA', 'A', 'BBB', null),
    manager_id: dice.of('M1', 'M2', 'M3', 'M5', null),
  });
  let state = draw();
  return SNAPSHOTS.slice(first, last).flatMap((as_of_date) => {
    const next = draw();
    if (dice.chance(0.25)) state = { ...next, manager_id: dice.chance(0.3) ? next.manager_id : state.manager_id };
    if (dice.chance(0.07)) return [];
    return {
      ...fixed,
      ...state,
      ...(index % 12 === 5 && as_of_date >= SILENT ? UNTOLD : {}),
      as_of_date: (index % 3 === 1 && EARLY[as_of_date]) || as_of_date,
      // a region is the client's, and not on every row
      region: dice.of(['north', 'south', null][(index % 14) % 3] ?? null, null),
      outstanding: dice.chance(0.05) ? dice.of(0, -dice.amount(5e4)) : dice.amount(),
      limit_amount: dice.of(dice.amount(), dice.amount(), 0, null),
      undrawn: dice.of(dice.amount(1e5), null),
      pd_12m: dice.of(0.01, 0.035, null),
      pd_life: dice.of(0.08, 0.2, null),
      lgd: dice.of(0.3, 0.6, null),
      ead: dice.of(dice.amount(), null, null),
      provision: dice.of(dice.amount(1e5), null),
      collateral_value: dice.of(dice.amount(), 0, null),
      watchlist_flag: dice.of(true, false, false, null),
      forborne_flag: dice.of(true, false, false, null),
      loan_status: dice.chance(0.05) ? (LEFT[index % 3] ?? null) : dice.of('active', null),
    };
  });
}
