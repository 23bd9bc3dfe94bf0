/** Where something that can be focused lies among its like: rows from above, columns from the left. */
export interface Place {
  row: number;
  column: number;
}

const STEPS: Readonly<Record<string, readonly [axis: 'row' | 'column', direction: 1 | -1]>> = {
  ArrowRight: ['column', 1],
  ArrowLeft: ['column', -1],
  ArrowDown: ['row', 1],
  ArrowUp: ['row', -1],
};

/**
 * Which of the places a key leads to from one of them: arrows along rows and columns over what is empty, Home and End to the ends of a row,
 * with `whole` to those of all rows; null where it leads nowhere. In a single row up and down go along it too.
 */
export function nextStop(places: readonly Place[], from: number, key: string, whole = false): number | null {
  const at = places[from];
  if (!at) return null;
  const onlyRow = places.every(({ row }) => row === at.row);
  if (key === 'Home' || key === 'End') {
    const ends = whole && !onlyRow ? places : places.filter(({ row }) => row === at.row);
    return other(places, from, key === 'Home' ? first(ends) : first(ends, -1));
  }
  const step = whole ? undefined : STEPS[key];
  if (!step) return null;
  const [axis, direction] = onlyRow ? (['column', step[1]] as const) : step;
  const ahead = places.filter((place) => direction * (place[axis] - at[axis]) > 0);
  if (axis === 'column')
    return other(
      places,
      from,
      nearest(
        ahead.filter(({ row }) => row === at.row),
        'column',
        at,
      ),
    );
  // the next one in the same column; where there is none, the nearest in the next row
  const below = ahead.filter(({ column }) => column === at.column);
  const next = nearest(below.length > 0 ? below : ahead, 'row', at);
  const beside = below.length > 0 ? [] : ahead.filter(({ row }) => row === next?.row);
  return other(places, from, nearest(beside, 'column', at) ?? next);
}

function first(places: readonly Place[], direction: 1 | -1 = 1): Place | undefined {
  return [...places].sort((a, b) => direction * (a.row - b.row || a.column - b.column))[0];
}

function nearest(places: readonly Place[], axis: 'row' | 'column', from: Place): Place | undefined {
  return [...places].sort((a, b) => Math.abs(a[axis] - from[axis]) - Math.abs(b[axis] - from[axis]))[0];
}

function other(places: readonly Place[], from: number, place: Place | undefined): number | null {
  const index = place ? places.indexOf(place) : -1;
  return index < 0 || index === from ? null : index;
}
