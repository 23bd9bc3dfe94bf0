import type { ChartTheme } from '../../src/charts/figure.ts';

type Paint = (theme: ChartTheme) => string | undefined;

/** The highest risk has the strongest colour of its ramp; financial intermediaries, which are rated on a scale of their own, others. */
const CATEGORIES: Readonly<Record<string, Paint>> = {
  A: ({ ramp }) => ramp.at(-1),
  B: ({ ramp }) => ramp[Math.floor(ramp.length / 2)],
  C: ({ ramp }) => ramp[0],
  'FI-1': ({ categories }) => categories[3],
  'FI-2': ({ categories }) => categories[5],
  'FI-3': ({ categories }) => categories[6],
  FI: ({ categories }) => categories[4],
  Other: ({ categories }) => categories[7],
};

/** An alert has the colour its level is called by. */
const SEVERITIES: Readonly<Record<string, Paint>> = {
  '1': ({ alerts }) => alerts[0],
  '2': ({ alerts }) => alerts[1],
  '3': ({ alerts }) => alerts[2],
};

const PARTS: Readonly<Record<string, Readonly<Record<string, Paint>>>> = {
  category: CATEGORIES,
  severity: SEVERITIES,
};

/** The colour of a value of a part that means something by itself; undefined where its place among the others decides. */
export function paintOf(part: string, value: string): Paint | undefined {
  return PARTS[part]?.[value];
}
