/**
 * Where labels go so that none covers another: each as near to its own place as the order allows, `gap` apart,
 * between `low` and `high` as long as there is room. Same order as given.
 */
export function spread(places: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = order.map((index) => places[index] ?? 0);
  for (let at = 0; at < moved.length; at += 1)
    moved[at] = Math.max(moved[at] ?? 0, at === 0 ? low : (moved[at - 1] ?? 0) + gap);
  // what was pushed past the end goes back, and pushes the others before it
  for (let at = moved.length - 1; at >= 0; at -= 1)
    moved[at] = Math.min(moved[at] ?? 0, at === moved.length - 1 ? high : (moved[at + 1] ?? 0) - gap);
  const result = [...places];
  order.forEach((index, at) => (result[index] = moved[at] ?? 0));
  return result;
}
