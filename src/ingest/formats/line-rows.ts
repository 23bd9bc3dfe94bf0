/**
 * Which row of a source each line of the text written from it is. Plain data, so that it travels between threads: either
 * lines follow each other as the rows do (but for records that take up several lines), or each line's row is listed.
 */
export type LineRows = FollowingRows | { readonly listed: readonly number[] };

interface FollowingRows {
  /** Row of the source minus line of the text, where no cell holds a line break. */
  readonly shift: number;
  /** Line behind each record of several lines, ascending, and all extra lines up to it. */
  readonly behind: readonly number[];
  readonly extra: readonly number[];
}

/** Row of the source that begins at a line of the text; of text that was not written from anything the line itself. */
export function rowAt(rows: LineRows | undefined, line: number): number {
  if (!rows) return line;
  if ('listed' in rows) return rows.listed[line - 1] ?? 0;
  const { shift, behind, extra } = rows;
  let [low, high] = [0, behind.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((behind[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return line - (low === 0 ? 0 : (extra[low - 1] ?? 0)) + shift;
}
