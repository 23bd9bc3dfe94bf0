import type { Better, MetricRow, Thresholds, Unit } from '../metric.ts';

/** What the scale of a measure is made from. */
export interface Limited {
  readonly unit: Unit;
  readonly better: Better;
  /** Both limits: without a red one there is no floor to score from. */
  readonly thresholds: Thresholds & { readonly red: number };
}

/** Where a KPI scores 0, 100 and the cap. */
export interface Scale {
  readonly better: 'higher' | 'lower';
  readonly target: number;
  readonly floor: number;
  readonly stretch: number;
  readonly cap: number;
}

const CAP = 120;
const BONUS = 20;

/**
 * Points for an actual: 0 at the floor or beyond, 100 at the target, 120 at the stretch and on along the same line to the cap.
 * A stretch equal to the target gives no bonus part.
 */
export function kpiScore(actual: number, scale: Scale): number {
  const sign = scale.better === 'higher' ? 1 : -1;
  const [value, target, floor, stretch] = [actual, scale.target, scale.floor, scale.stretch].map((x) => x * sign) as [
    number,
    number,
    number,
    number,
  ];
  if (value < target || target <= floor)
    return target <= floor ? (value >= target ? 100 : 0) : clamp((100 * (value - floor)) / (target - floor), scale.cap);
  if (stretch <= target) return clamp(100, scale.cap);
  return clamp(100 + (BONUS * (value - target)) / (stretch - target), scale.cap);
}

function clamp(score: number, cap: number): number {
  return Math.min(cap, Math.max(0, score));
}

/**
 * The scale a metric's limits give: target is the amber one, floor the red one, stretch as far beyond the target as the floor is
 * before it, within what is possible (rates end at 0 and 1, nothing is below 0).
 */
export function scaleOf(kpi: Limited): Scale {
  const { amber: target, red: floor } = kpi.thresholds;
  const mirrored = Math.max(0, 2 * target - floor);
  return {
    better: kpi.better === 'higher' ? 'higher' : 'lower',
    target,
    floor,
    stretch: kpi.unit === 'fraction' ? Math.min(1, mirrored) : mirrored,
    cap: CAP,
  };
}

/** Standard competition ranks, best first: 1, 2, 2, 4. Later keys break ties of earlier ones; a missing key comes last. */
export function competitionRanks(keys: readonly (readonly (number | null)[])[]): number[] {
  return keys.map((own) => 1 + keys.filter((other) => compareKeys(other, own) > 0).length);
}

function compareKeys(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? -Infinity) - (b[i] ?? -Infinity);
    if (difference > 0 || difference < 0) return difference;
  }
  return 0;
}

/** Two decimals, the precision ranks are made on. */
export function round2(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

/** Weighted mean over what is present, and the share of the weight that was. */
export function weightedMean(parts: readonly { weight: number; value: number | null }[]): {
  value: number | null;
  weighted: number;
  used: number;
  share: number;
} {
  const all = parts.reduce((total, part) => total + part.weight, 0);
  let used = 0;
  let weighted = 0;
  for (const { weight, value } of parts) {
    if (value === null) continue;
    used += weight;
    weighted += weight * value;
  }
  return { value: used > 0 ? weighted / used : null, weighted, used, share: all > 0 ? used / all : 0 };
}

/** Rows by period and group, parts left aside. */
export function groupRows(rows: readonly MetricRow[], part?: string): Map<string, MetricRow[]> {
  const groups = new Map<string, MetricRow[]>();
  for (const row of rows) {
    const key = groupKey(row, part);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** One text for a row's period and group. */
export function groupKey({ period, by }: Pick<MetricRow, 'period' | 'by'>, part?: string): string {
  return JSON.stringify([period, ...Object.entries(by).filter(([name]) => name !== part)]);
}
