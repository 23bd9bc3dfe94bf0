import { INDICATORS } from './indicators.ts';

/** Levels of an indicator that give points: amber, red, beyond. */
export const LEVELS_OF_POINTS = [1, 2, 3] as const;

/** Points of an indicator at a level, a column of the periods. */
export function pointColumn(code: string, level: (typeof LEVELS_OF_POINTS)[number]): string {
  return `${code}_at_${level}`;
}

/** All these columns. */
export const POINT_COLUMNS = INDICATORS.flatMap(({ code }) =>
  LEVELS_OF_POINTS.map((level) => pointColumn(code, level)),
);

/** Most points an indicator can give; what score coverage is measured in. */
export function mostPoints(code: string): string {
  return pointColumn(code, 3);
}

/** Their values: what the bank says, else what the catalogue does; without a third level the second counts there. */
export function pointValues(given: Readonly<Record<string, readonly number[]>>): number[] {
  return INDICATORS.flatMap(({ code, amber, red, worst }) => {
    const [first = 0, second = 0, third = second] = given[code] ?? [amber, red, worst ?? red];
    return [first, second, third];
  });
}
