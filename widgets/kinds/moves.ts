import type { Part } from '../../src/metrics/definition.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Context } from '../shared/context.ts';
import { placeOn } from '../shared/scale.ts';

/** What a cell of a matrix means for its rows; `other` for what came, went, or has no place on the scale. */
export type Move = 'worse' | 'better' | 'same' | 'other';

/** One state at the opening, and what became of it. */
export interface Origin {
  readonly from: string;
  /** Came since the opening: weighs what it is now, and is in no total of what was there. */
  readonly entered: boolean;
  /** A cell for each of `to`. */
  readonly cells: readonly (MetricRow | undefined)[];
  /** What it weighed: the denominator of its cells. */
  readonly weight: number | null;
  readonly n: number;
}

/** A matrix of what became of what. */
export interface Moves {
  readonly parts: readonly [from: Part, to: Part];
  readonly to: readonly string[];
  readonly origins: readonly Origin[];
  /** Of all that was there at the opening. */
  readonly opening: number;
  moveOf(row: MetricRow): Move;
  /** The share of the opening in cells that fit. */
  shareOf(fits: (row: MetricRow) => boolean): number | null;
}

const ENTERED = 'NEW';
export const GONE = 'EXIT';

/** The rows of a metric as a matrix of moves; null where its parts are not from and to. */
export function movesOf(context: Context, parts: readonly Part[], rows: readonly MetricRow[]): Moves | null {
  const [first, second] = parts;
  if (parts.length !== 2 || first?.name !== 'from' || second?.name !== 'to') return null;
  const values = (part: string) => [...new Set(rows.flatMap(({ by }) => by[part] ?? []))];
  const to = values('to');
  const origins = values('from').map((from): Origin => {
    const own = rows.filter(({ by }) => by['from'] === from);
    return {
      from,
      entered: from === ENTERED,
      cells: to.map((each) => own.find(({ by }) => by['to'] === each)),
      weight: own.find(({ value }) => value !== null)?.denominator ?? null,
      n: Math.max(0, ...own.map(({ n }) => n)),
    };
  });
  const there = origins.filter(({ entered }) => !entered);
  const opening = there.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const place = (part: Part, value = '') => placeOn(context, part.scale, value);
  return {
    parts: [first, second],
    to,
    origins,
    opening,
    moveOf: ({ by }) => {
      const [was, is] = [place(first, by['from']), place(second, by['to'])];
      if (was === null || is === null) return 'other';
      return was === is ? 'same' : is > was ? 'worse' : 'better';
    },
    shareOf: (fits) => {
      if (opening <= 0) return null;
      const cells = there.flatMap(({ cells: own }) => own.filter((row) => row !== undefined && fits(row)));
      return cells.reduce((sum, row) => sum + (row?.numerator ?? 0), 0) / opening;
    },
  };
}
