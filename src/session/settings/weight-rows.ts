import type { IsoDate } from '../../lib/dates.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import { isPercent, readNumber, type ParameterRow } from './parameter-rows.ts';
import type { ParameterProblem } from './limit-rows.ts';

/** Weight of a measure of the score card, 0 to 1, since a date. */
export interface WeightRow {
  /** Slug of the metric, or the bank's own name of the measure. */
  readonly kpi: string;
  readonly weight: number;
  readonly from: IsoDate | null;
  readonly given: ParameterRow;
}

const PREFIX = 'weight:';

/** True for settings that are weights of the score card. */
export function isWeightKey(key: string): boolean {
  return key.trim().toLowerCase().startsWith(PREFIX);
}

/** `weight:<measure>` as a weight, or what is wrong with it. `15%` and `0.15` are the same; 15 says nothing that can be trusted. */
export function readWeight(
  row: ParameterRow,
  { isMeasure, catalogue }: { isMeasure: (code: string) => boolean; catalogue: MetricList },
): WeightRow | ParameterProblem {
  const name = row.key.trim().slice(PREFIX.length).trim();
  const kpi = catalogue.seekOurs(name)?.id ?? name;
  if (!isMeasure(kpi)) return 'weight-unknown-measure';
  const weight = readNumber(row);
  if (weight === null || weight < 0 || weight > 1 || (weight === 1 && !isPercent(row) && !/\./.test(row.value)))
    return 'weight-not-a-share';
  return { kpi, weight, from: row.from, given: row };
}
