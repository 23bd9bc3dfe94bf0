import { add } from '../../lib/add.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { PortfolioError } from '../../lib/errors.ts';
import type { Metric } from '../../metrics/definition.ts';
import type { MetricRow, Reason, Unit } from '../../metrics/metric.ts';
import { CAUSES, type Cause, type ItemEffect } from './bridge-effects.ts';

/** What one cause did to a value. */
export interface CauseEffect {
  cause: Cause;
  effect: number;
  /** Items it happened to. */
  items: number;
}

/** Why one answer moved. */
export interface BridgeGroup {
  by: Readonly<Record<string, string>>;
  from: MetricRow;
  to: MetricRow;
  change: number;
  /** Add up to the change. */
  effects: readonly CauseEffect[];
  /** By facility underneath, largest first; add up to the change as well. */
  items: readonly ItemEffect[];
  /** Of a metric made of metrics: what came through each of them, by slug; '' is the settings. Adds up to the change once more. */
  parts?: readonly { metric: string; effect: number }[];
}

/** Why a metric moved between two dates, or two loads. */
export interface Bridge {
  metric: string;
  code: string;
  unit: Unit;
  from: IsoDate;
  to: IsoDate;
  groups: readonly BridgeGroup[];
  /** Answers without a value at one of the dates. */
  missing: readonly { by: Readonly<Record<string, string>>; from: Reason | null; to: Reason | null }[];
}

/** Answers of one group, stage by stage, all with a value. */
export interface StagedGroup {
  readonly key: string;
  readonly by: Readonly<Record<string, string>>;
  readonly rows: readonly MetricRow[];
}

/** Effects that do not add up to the change would be worse than none. */
const TOLERANCE = 1e-9;

/** Puts the answers of all stages together by group; those without a value at one of them are told apart with the reason. */
export function stagedGroups(
  stages: readonly (readonly MetricRow[])[],
  keyOf: (row: MetricRow) => string,
): { groups: StagedGroup[]; missing: Bridge['missing'] } {
  const answers = stages.map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
  const keys = [...new Set(answers.flatMap((rows) => [...rows.keys()]))].sort();
  const all = keys.map((key) => {
    const rows = answers.map((found) => found.get(key));
    return { key, rows, by: rows.findLast((row) => row !== undefined)?.by ?? {} };
  });
  const isTold = ({ rows }: (typeof all)[number]) => rows.every((row) => row !== undefined && row.value !== null);
  return {
    groups: all.filter(isTold).map(({ rows, ...group }) => ({ ...group, rows: rows.flatMap((row) => row ?? []) })),
    missing: all
      .filter((group) => !isTold(group))
      .map(({ by, rows }) => ({ by, from: reasonOf(rows[0]), to: reasonOf(rows.at(-1)) })),
  };
}

function reasonOf(row: MetricRow | undefined): Reason | null {
  if (!row) return 'NO_DATA';
  return row.value === null ? row.reason : null;
}

/** Adds the effects of a group up by cause; an error where they are not the change. */
export function summedUp(metric: Metric, { by, rows }: StagedGroup, items: readonly ItemEffect[]): BridgeGroup {
  const [first, last] = [rows[0] as MetricRow, rows.at(-1) as MetricRow];
  const change = (last.value ?? 0) - (first.value ?? 0);
  const sum = add(items.map(({ effect }) => effect));
  const scale = Math.max(1, Math.abs(first.value ?? 0), Math.abs(last.value ?? 0));
  if (Math.abs(sum - change) > TOLERANCE * scale)
    throw new PortfolioError('evidence-differs', { metric: metric.id, value: change, found: sum });
  const effects = CAUSES.flatMap((cause) => {
    const own = items.filter((item) => item.cause === cause);
    const known = new Set(own.map(({ item }) => item).filter((item) => item !== '')).size;
    return own.length === 0 ? [] : [{ cause, effect: add(own.map(({ effect }) => effect)), items: known }];
  });
  const ordered = [...items].sort(
    (a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
  );
  return { by, from: first, to: last, change, effects, items: ordered };
}
