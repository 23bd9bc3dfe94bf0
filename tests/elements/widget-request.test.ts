import { describe, expect, it } from 'vitest';
import { widgetMonths, widgetRequest } from '../../src/elements/widget-request.ts';

describe('months of a widget', () => {
  it('are what its attribute says, and those of the session without it', () => {
    expect(widgetMonths(null)).toBeUndefined();
    expect(widgetMonths('2026-01..2026-06')).toEqual({ first: '2026-01', last: '2026-06' });
    expect(() => widgetMonths('2026-06')).toThrow('bad value for months: 2026-06; write two months, the earlier first');
  });
});

describe('widgetRequest', () => {
  it('is the session’s request when the widget says nothing', () => {
    const base = { asOf: '2026-03-31', filter: { branch: ['华东'] } };
    expect(widgetRequest(base, { asOf: null, filter: null })).toEqual(base);
  });

  it('takes a month as its last day and puts its own filter on top', () => {
    const base = { filter: { branch: ['华东'], sector: ['煤电'] } };
    expect(widgetRequest(base, { asOf: '2026-02', filter: 'sector=光伏&sector=%26x' })).toEqual({
      asOf: '2026-02-28',
      filter: { branch: ['华东'], sector: ['光伏', '&x'] },
    });
  });

  it('refuses a date that does not exist and a dimension it does not know', () => {
    expect(() => widgetRequest({}, { asOf: '2026-02-30', filter: null })).toThrow('bad value for as-of: 2026-02-30');
    expect(() => widgetRequest({}, { asOf: '2026-13', filter: null })).toThrow('bad value for as-of: 2026-13');
    expect(() => widgetRequest({}, { asOf: null, filter: '__proto__=x' })).toThrow('unknown dimension: __proto__');
  });

  it('holds values against what its attribute says, once the dates of the data are known', () => {
    const asked = (compare: string, snapshots: string[] | null) =>
      widgetRequest({}, { asOf: null, filter: null, compare }, snapshots).compare;
    expect(asked('year', ['2026-06-30'])).toBe('year');
    expect(asked('2026-06-30', ['2026-06-30'])).toBe('2026-06-30');
    expect(asked('2026-06-30', null)).toBeUndefined();
    expect(() => asked('2026-05-31', ['2026-06-30'])).toThrow(
      'bad value for compare: 2026-05-31; one of month, quarter, year, peers, target, 2026-06-30',
    );
  });
});
