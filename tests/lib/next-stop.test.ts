import { describe, expect, it } from 'vitest';
import { nextStop, type Place } from '../../src/lib/next-stop.ts';

/** Places by their `row:column`, and where a key leads, written the same way. */
function walk(places: string[], from: string, key: string, whole = false): string | null {
  const parsed = places.map((place): Place => {
    const [row = NaN, column = NaN] = place.split(':').map(Number);
    return { row, column };
  });
  const next = nextStop(parsed, places.indexOf(from), key, whole);
  return next === null ? null : (places[next] ?? 'nowhere');
}

describe('where a key leads', () => {
  const ragged = ['0:1', '0:2', '0:4', '1:2', '2:1', '2:4', '9:0'];

  it('goes along a row, over what is empty, and stays at its ends', () => {
    expect(walk(ragged, '0:2', 'ArrowRight')).toBe('0:4');
    expect(walk(ragged, '0:4', 'ArrowLeft')).toBe('0:2');
    expect(walk(ragged, '0:4', 'ArrowRight')).toBeNull();
    expect(walk(ragged, '0:1', 'ArrowLeft')).toBeNull();
  });

  it('goes down a column, over rows that have nothing there, else to the nearest of the next row', () => {
    expect(walk(ragged, '0:4', 'ArrowDown')).toBe('2:4');
    expect(walk(ragged, '2:1', 'ArrowUp')).toBe('0:1');
    expect(walk(ragged, '1:2', 'ArrowDown')).toBe('2:1');
    expect(walk(ragged, '2:4', 'ArrowDown')).toBe('9:0');
    expect(walk(ragged, '9:0', 'ArrowDown')).toBeNull();
    expect(walk(ragged, '0:2', 'ArrowUp')).toBeNull();
  });

  it('goes to the ends of the row, with the control key to those of all rows', () => {
    expect(walk(ragged, '2:4', 'Home')).toBe('2:1');
    expect(walk(ragged, '0:1', 'End')).toBe('0:4');
    expect(walk(ragged, '2:4', 'Home', true)).toBe('0:1');
    expect(walk(ragged, '0:1', 'End', true)).toBe('9:0');
    expect(walk(ragged, '2:1', 'Home')).toBeNull();
  });

  it('goes along a single row with every arrow, but along a single column only up and down', () => {
    expect(walk(['0:0', '0:1', '0:2'], '0:1', 'ArrowDown')).toBe('0:2');
    expect(walk(['0:0', '0:1', '0:2'], '0:1', 'ArrowUp')).toBe('0:0');
    expect(walk(['0:3', '1:3'], '0:3', 'ArrowRight')).toBeNull();
  });

  it('leaves all other keys alone, and arrows with the control key', () => {
    expect(walk(ragged, '0:1', 'Enter')).toBeNull();
    expect(walk(ragged, '0:1', 'ArrowRight', true)).toBeNull();
    expect(nextStop([], 0, 'ArrowRight')).toBeNull();
    expect(nextStop([{ row: 0, column: 0 }], -1, 'Home')).toBeNull();
  });
});
