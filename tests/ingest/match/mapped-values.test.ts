import { describe, expect, it } from 'vitest';
import {
  blankMeans,
  joinValueMaps,
  mappedWords,
  readMappedValue,
  readValueMap,
} from '../../../src/ingest/match/value-map.ts';
import { findColumn, TABLES } from '../../../src/model/index.ts';

function columnOf(name: string) {
  const [table = '', column = ''] = name.split('.');
  const found = TABLES.find(({ name: each }) => each === table);
  const own = found && findColumn(found, column);
  if (!own) throw new Error(`${name} is no column`);
  return { table: found, column: own };
}

describe('a value given to a word', () => {
  it.each<[string, string, unknown]>([
    ['exposure.five_tier', ' 2 ', 2],
    ['exposure.five_tier', '次级', 3],
    ['exposure.five_tier', 'best', undefined],
    ['exposure.five_tier', '  ', null],
    ['esg.emissions_verified', '是', true],
    ['esg.emissions_verified', 'perhaps', undefined],
    ['exposure.sector', ' 制造业 ', '制造业'],
    ['exposure.manager_id', ' M1 ', 'M1'],
    ['exposure.maturity_date', '2026-06-30', '2026-06-30'],
    ['exposure.maturity_date', 'soon', undefined],
    ['exposure.days_past_due', '-90', '-90'],
    ['exposure.days_past_due', '90', '90'],
    ['exposure.days_past_due', '90.5', undefined],
    ['exposure.days_past_due', '9 0', undefined],
    ['exposure.days_past_due', 'x90', undefined],
    ['exposure.days_past_due', '90x', undefined],
    ['exposure.outstanding', '-12.50', '-12.50'],
    ['exposure.outstanding', '12', '12'],
    ['exposure.outstanding', '12.', undefined],
    ['exposure.outstanding', 'x12', undefined],
    ['exposure.outstanding', '1,200', undefined],
    ['ticket.opened_at', '2026-06-30', '2026-06-30'],
    ['ticket.opened_at', '2026-06-30 08:15', '2026-06-30 08:15'],
    ['ticket.opened_at', '2026-06-30T08:15:59', '2026-06-30T08:15:59'],
    ['ticket.opened_at', 'x2026-06-30', undefined],
    ['ticket.opened_at', '2026-06-30 8', undefined],
  ])('of %s may be %j: %j', (name, text, value) => {
    expect(readMappedValue(columnOf(name).column, text)).toBe(value);
  });

  it('holds for the column of a table before that of all tables', () => {
    const { table, column } = columnOf('exposure.five_tier');
    const valueMap = { five_tier: { ' 优 ': '1', 劣: '5', '': '^', ' ': '2' }, 'exposure.five_tier': { 劣: '4' } };
    expect([...mappedWords({ valueMap }, table, column)]).toEqual([
      ['优', '1'],
      ['劣', '4'],
    ]);
    expect(mappedWords({}, table, column).size).toBe(0);
    expect(blankMeans({ valueMap }, table, column)).toBe('^');
    expect(blankMeans({ valueMap: { ...valueMap, 'exposure.five_tier': { '': '' } } }, table, column)).toBe('');
    expect([blankMeans({}, table, column), blankMeans({ valueMap: {} }, table, column)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is the later of two', () => {
    const earlier = { five_tier: { 优: '1', 劣: '5' }, sector: { A: 'B' } };
    const later = { five_tier: { 劣: '4' }, region: { C: 'D' } };
    expect(joinValueMaps(earlier, later)).toEqual({
      five_tier: { 优: '1', 劣: '4' },
      sector: { A: 'B' },
      region: { C: 'D' },
    });
    expect([joinValueMaps(earlier, undefined), joinValueMaps(undefined, later)]).toEqual([earlier, later]);
  });
});

describe('a map of values', () => {
  const read = (value: unknown) => readValueMap(value, (key, values) => new Error(JSON.stringify([key, values])));

  it('keeps numbers and yes or no as words, and what blanks mean', () => {
    const map = { five_tier: { 优: 1, 未评: '', '': '^', ' ': '' }, 'esg.emissions_verified': { 展: true } };
    expect(read(map)).toEqual({
      five_tier: { 优: '1', 未评: '', '': '^', ' ': '' },
      'esg.emissions_verified': { 展: 'true' },
    });
    expect(read({})).toEqual({});
  });

  it.each<[unknown, string, Record<string, string>]>([
    [null, 'value-map-shape', {}],
    ['text', 'value-map-shape', {}],
    [[], 'value-map-shape', {}],
    [{ five_tier: ['优'] }, 'value-map-shape', {}],
    [{ five_tier: null }, 'value-map-shape', {}],
    [{ 'exposure.sharpe': {} }, 'value-map-column', { column: 'exposure.sharpe' }],
    [{ 'client.five_tier': {} }, 'value-map-column', { column: 'client.five_tier' }],
    [
      { days_past_due: { M1: '1.5' } },
      'value-map-value',
      { column: 'days_past_due', word: 'M1', value: '1.5', allowed: 'integer' },
    ],
    [
      { days_past_due: { M1: null } },
      'value-map-value',
      { column: 'days_past_due', word: 'M1', value: 'null', allowed: 'integer' },
    ],
    [
      { days_past_due: { '': '5' } },
      'value-map-value',
      { column: 'days_past_due', word: '', value: '5', allowed: '^' },
    ],
    [
      { days_past_due: { ' ': '5' } },
      'value-map-value',
      { column: 'days_past_due', word: ' ', value: '5', allowed: '^' },
    ],
  ])('is refused as %j', (value, key, values) => {
    expect(() => read(value)).toThrow(JSON.stringify([key, values]));
  });
});
