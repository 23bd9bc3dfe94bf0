import { describe, expect, it } from 'vitest';
import { rowOf } from '../../support/value-of.ts';

const exposure = [
  { outstanding: 400, days_past_due: 0 },
  { outstanding: 100, days_past_due: 1 },
  { outstanding: 200, days_past_due: 30 },
  { outstanding: 50, days_past_due: 59 },
  { outstanding: 150, days_past_due: 90 },
  { outstanding: 100 },
];

describe('portfolio at risk', () => {
  it('counts the whole balance of loans so many days past due or more, over those whose days are known', async () => {
    const of = async (id: 'par-1' | 'par-30' | 'par-60' | 'par-90') => (await rowOf({ exposure }, id)).value;
    // over 900: 100 + 200 + 50 + 150; 200 + 50 + 150; 150; 150
    expect([await of('par-1'), await of('par-30'), await of('par-60'), await of('par-90')]).toEqual([
      500 / 900,
      400 / 900,
      150 / 900,
      150 / 900,
    ]);
    expect(await rowOf({ exposure }, 'par-30')).toMatchObject({ n: 5, coverage: 0.9, code: 'R11c', status: 'grey' });
  });
});

describe('forborne exposure', () => {
  it('is the balance that is marked, over the balance of which it is said', async () => {
    const marked = exposure.map((loan, index) => ({
      ...loan,
      forborne_flag: [true, false, true, null, null, null][index],
    }));
    expect(await rowOf({ exposure: marked }, 'forborne-exposure')).toMatchObject({ value: 600, coverage: 0.7, n: 3 });
    expect(await rowOf({ exposure: marked }, 'forborne-share')).toMatchObject({ value: 600 / 700, coverage: 0.7 });
    expect(await rowOf({ exposure }, 'forborne-exposure')).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});
