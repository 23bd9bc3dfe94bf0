import { shapeOf, type CellShape } from './cell-shape.ts';

/** Rows by which the kinds of columns are told. */
export const BODY_SAMPLE = 200;

/** What the cells of each column mostly are, blanks left out; null where they differ or are all blank. */
export function columnShapes(body: readonly (readonly string[])[], width: number): (CellShape | null)[] {
  return Array.from({ length: width }, (_, index) => {
    const shapes = body.slice(0, BODY_SAMPLE).map((cells) => shapeOf(cells[index] ?? ''));
    const filled = shapes.filter((shape) => shape !== 'blank');
    const first = filled[0];
    if (first === undefined) return null;
    for (const shape of ['number', 'date', 'time', 'text'] as const)
      if (filled.filter((each) => each === shape).length >= filled.length * 0.8) return shape;
    return null;
  });
}
