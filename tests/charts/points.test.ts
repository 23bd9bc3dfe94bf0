import { describe, expect, it } from 'vitest';
import type { ValueRef } from '../../src/charts/figure.ts';
import { pointsOf, refOf } from '../../src/charts/points.ts';

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

/** Draws each datum as high as its series says, a step to the right of the one before. */
const boxes = (heights: readonly number[]) => (series: number, index: number) => ({
  x: 10 * index,
  y: heights[series] ?? 0,
  width: 8,
  height: 8,
});

describe('the points of a picture', () => {
  const months = ['2026-04', '2026-05', '2026-06'];
  const series = [
    { name: 'low', data: [point(1), point(null), point(3)] },
    { name: 'high', data: [point(4), point(5), { value: 6 }] },
  ];
  const upright = { xAxis: { type: 'category', data: months }, yAxis: { type: 'value' }, series };
  const lying = { xAxis: [{ type: 'value' }], yAxis: [{ type: 'category', data: months }], series };

  it('are what is drawn and can be asked about, with the names of their series and month', () => {
    const points = pointsOf(upright, boxes([90, 20]));
    expect(points.map((each) => `${each.series} ${each.name} ${each.ref.row.value}`)).toEqual([
      'low 2026-04 1',
      'low 2026-06 3',
      'high 2026-04 4',
      'high 2026-05 5',
    ]);
    expect(points[1]?.box.x).toBe(20);
    expect(pointsOf(upright, () => null)).toEqual([]);
  });

  it('lie as they are seen: the higher series above, months from left to right', () => {
    const places = pointsOf(upright, boxes([90, 20])).map(({ place }) => [place.row, place.column]);
    expect(places).toEqual([
      [1, 0],
      [1, 2],
      [0, 0],
      [0, 1],
    ]);
  });

  it('lie from top to bottom where bars lie, in one row where there is one series', () => {
    const places = pointsOf(lying, boxes([0, 0])).map(({ place }) => [place.row, place.column]);
    expect(places).toEqual([
      [0, 0],
      [2, 0],
      [0, 1],
      [1, 1],
    ]);
    const single = pointsOf({ ...lying, series: series.slice(1) }, boxes([0]));
    expect(single.map(({ place }) => [place.row, place.column])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('are none where nothing is drawn or nothing can be asked', () => {
    expect(pointsOf({}, boxes([]))).toEqual([]);
    expect(pointsOf({ series: [{ data: [1, { value: 2 }] }] }, boxes([0]))).toEqual([]);
  });
});

describe('the value behind a datum', () => {
  it('is its reference, and nothing for decoration', () => {
    expect(refOf(point(2))?.row.value).toBe(2);
    expect(refOf(5)).toBeNull();
    expect(refOf(null)).toBeNull();
    expect(refOf({ value: 5 })).toBeNull();
  });

  it('of a grid of cells lie by their rows and columns, and carry what is said beside their value', () => {
    const at = (column: number, row: number) => ({ ...point(1), value: [column, row], note: `${row}${column}` });
    const grid = {
      xAxis: { type: 'category', data: ['pass', 'loss'] },
      yAxis: { type: 'category', data: ['old', 'new'] },
      series: [
        { name: 'old', data: [at(0, 0), { value: [1, 0] }] },
        { name: 'new', data: [at(0, 1), at(1, 1)] },
      ],
    };
    const points = pointsOf(grid, (series, index) => ({ x: 10 * index, y: 10 * series, width: 8, height: 8 }));
    expect(points.map((each) => [each.series, each.name, each.note, each.place])).toEqual([
      ['old', 'pass', '00', { row: 0, column: 0 }],
      ['new', 'pass', '10', { row: 1, column: 0 }],
      ['new', 'loss', '11', { row: 1, column: 1 }],
    ]);
  });
});
