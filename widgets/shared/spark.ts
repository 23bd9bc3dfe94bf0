/** A small line: runs of known months as `points` of a polyline, and dots for the last value and for months that stand alone. */
export interface SparkPicture {
  lines: string[];
  dots: { x: number; y: number }[];
}

const PAD = 3;

/** Places values in a box of `width` × `height`; a gap ends a line, a flat course lies in the middle. */
export function sparkPaths(values: readonly (number | null)[], width: number, height: number): SparkPicture {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { lines: [], dots: [] };
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = values.length > 1 ? (width - 2 * PAD) / (values.length - 1) : 0;
  const place = (value: number, index: number) => ({
    x: tenth(PAD + index * step),
    y: tenth(span === 0 ? height / 2 : height - PAD - ((value - low) / span) * (height - 2 * PAD)),
  });

  const runs: { x: number; y: number }[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(place(value, index));
  });
  const drawn = runs.filter((run) => run.length > 0);
  const last = drawn.at(-1)?.at(-1);
  return {
    lines: drawn.filter((run) => run.length > 1).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    dots: [
      ...drawn
        .filter((run) => run.length === 1)
        .flat()
        .filter((dot) => dot !== last),
      ...(last ? [last] : []),
    ],
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
