import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { missingFor } from '../../src/metrics/missing.ts';

const metric = (id: string) => {
  const found = METRICS.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};
const missing = (id: string, tables: Record<string, number>, filled: string[] = []) =>
  missingFor(metric(id), { tables, filled: new Set(filled) });

describe('what a metric lacks', () => {
  it('is every table it cannot do without and that is not there', () => {
    expect(missing('covenant-headroom', { exposure: 10 })).toEqual(['covenant']);
    expect(missing('covenant-headroom', { exposure: 10, covenant: 1 })).toEqual([]);
  });

  it('is all the tables of which it needs one, where none is there', () => {
    expect(missing('open-tasks', { exposure: 10 })).toEqual(['review', 'alert', 'file_item', 'covenant']);
    expect(missing('open-tasks', { exposure: 10, file_item: 3 })).toEqual([]);
  });

  it('is the columns of which it needs one, where its tables are there and none of the columns holds a value', () => {
    expect(missing('rating-migration', { exposure: 10 }, ['exposure.five_tier'])).toEqual(['exposure.rating']);
    expect(missing('rating-migration', { exposure: 10 }, ['exposure.rating'])).toEqual([]);
    expect(missing('rating-migration', {}, ['exposure.rating'])).toEqual(['exposure']);
  });
});
