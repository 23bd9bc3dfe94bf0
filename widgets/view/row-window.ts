/** Rows that are drawn of a long table, and how many are left out above and below. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn beyond what is in sight, so that the next one is there when a key leads to it. */
const MORE = 12;

/** Of rows of one height those in sight and a few more, by the pixels scrolled and the pixels in sight. */
export function rowWindow({
  top,
  height,
  row,
  count,
}: {
  top: number;
  height: number;
  row: number;
  count: number;
}): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(top / row) - MORE, count));
  const end = Math.min(count, Math.ceil((top + height) / row) + MORE);
  return { first, end: Math.max(first, end) };
}
