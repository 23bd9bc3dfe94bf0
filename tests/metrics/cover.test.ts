import { describe, expect, it } from 'vitest';
import { coverOf } from '../../src/metrics/cover.ts';
import { METRICS } from '../../src/metrics/index.ts';

const cover = (id: string, asked?: 'ttm') => {
  const metric = METRICS.find((each) => each.id === id);
  if (!metric) throw new Error(`no metric ${id}`);
  return coverOf(metric, asked);
};

describe('what the values of a metric cover', () => {
  it.each([
    ['review-on-time', 'month'],
    ['npl-formation', 'month'],
    ['normal-loan-migration', 'ytd'],
    ['esg-incidents', 'ttm'],
    ['late-certificates', 'quarter'],
  ] as const)('of a period metric is its own span: %s, %s', (id, span) => {
    expect(cover(id)).toBe(span);
    expect(cover(id, 'ttm')).toBe('ttm');
  });

  it.each(['npl-ratio', 'open-alerts', 'review-overdue', 'ewi-list-clients', 'open-tasks', 'dscr', 'kpi-score'])(
    'is nothing where it is of the date, or made of others: %s',
    (id) => {
      expect(cover(id)).toBeNull();
      expect(cover(id, 'ttm')).toBeNull();
    },
  );
});
