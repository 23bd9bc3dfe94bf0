import { describe, expect, it } from 'vitest';
import type { ValueRef } from '../../src/charts/figure.ts';
import { movePoint, refOf } from '../../src/charts/points.ts';

function point(value: number | null): { value: number | null; ref: ValueRef } {
  const row = {
    metric: 'npl-ratio',
    code: 'R12',
    period: '2026-06',
    by: {},
    value,
    numerator: null,
    denominator: null,
    n: 1,
    coverage: 1,
    unit: 'fraction',
    status: 'green',
    reason: value === null ? 'NO_DATA' : null,
    flags: [],
  } as const;
  return { value, ref: { row: { ...row, flags: [] }, request: {} } };
}

describe('moving from point to point', () => {
  const series = [
    [point(1), point(null), point(3)],
    [point(4), point(5), point(6)],
  ];

  it('starts at the first point and steps over gaps', () => {
    const first = movePoint(null, 'ArrowRight', series);
    expect(first).toEqual({ seriesIndex: 0, dataIndex: 0 });
    expect(movePoint(first, 'ArrowRight', series)).toEqual({ seriesIndex: 0, dataIndex: 2 });
  });

  it('goes to the same month of the next series', () => {
    expect(movePoint({ seriesIndex: 0, dataIndex: 2 }, 'ArrowDown', series)).toEqual({ seriesIndex: 1, dataIndex: 2 });
  });

  it('stays where it is at the end, and for other keys', () => {
    expect(movePoint({ seriesIndex: 0, dataIndex: 2 }, 'ArrowRight', series)).toBeNull();
    expect(movePoint(null, 'a', series)).toBeNull();
    expect(movePoint(null, 'ArrowRight', [])).toBeNull();
  });
});

describe('the value behind a datum', () => {
  it('is its reference, and nothing for decoration', () => {
    expect(refOf(point(2))?.row.value).toBe(2);
    expect(refOf(5)).toBeNull();
    expect(refOf(null)).toBeNull();
    expect(refOf({ value: 5 })).toBeNull();
  });
});
