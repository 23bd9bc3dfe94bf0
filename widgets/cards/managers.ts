import { lookup } from '../../src/i18n/lookup.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, type Context } from '../shared/context.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { groupCells } from '../shared/sums.ts';
import { groupName, metricName } from '../shared/group-words.ts';

/** All that is known about one client manager at the date. */
export interface ManagerLine {
  manager: string;
  name: string;
  rank: MetricRow | undefined;
  total: MetricRow | undefined;
  workload: MetricRow | undefined;
  clients: MetricRow | undefined;
  kpis: ReadonlyMap<string, MetricRow>;
  /** Points of the total that come from each indicator; they add up to it. */
  contributions: ReadonlyMap<string, number | null>;
}

/** Client managers as they stand: the ranked ones by rank, then the others by name. */
export interface Managers {
  lines: ManagerLine[];
  ranked: ManagerLine[];
  /** The indicators of the scorecard, in its order. */
  kpis: string[];
}

/** Asks what the cards about client managers are made from; equal questions are asked once. */
export async function managersOf(context: Context): Promise<Managers> {
  const by = ['manager'] as const;
  const [ranks, totals, workloads, clients, scores, contributions, labels] = await Promise.all([
    askNow(context, 'manager-rank', by),
    askNow(context, 'manager-total-score', by),
    askNow(context, 'manager-workload', by),
    askNow(context, 'client-count', by),
    askNow(context, 'kpi-score', by),
    askNow(context, 'score-contribution', by),
    labelsOf(context, 'manager'),
  ]);
  const groups = [ranks, totals, workloads, clients, scores, contributions].map((rows) => groupCells(rows, 'manager'));
  const [rankOf, totalOf, workloadOf, clientsOf, scoresOf, contributionsOf] = groups;
  // balances nobody is named for belong to no person
  const managers = new Set(groups.slice(0, 3).flatMap((group) => [...group.keys()]));
  managers.delete('unknown');

  const lines = [...managers].map((manager): ManagerLine => ({
    manager,
    name: groupName(context.t, 'manager', manager, labels),
    rank: rankOf?.get(manager)?.[0],
    total: totalOf?.get(manager)?.[0],
    workload: workloadOf?.get(manager)?.[0],
    clients: clientsOf?.get(manager)?.[0],
    kpis: new Map((scoresOf?.get(manager) ?? []).map((row) => [row.by['kpi'] ?? '', row])),
    contributions: new Map((contributionsOf?.get(manager) ?? []).map((row) => [row.by['kpi'] ?? '', row.value])),
  }));
  const place = ({ rank }: ManagerLine) => rank?.value ?? Infinity;
  lines.sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    return first === second ? context.t.format.compare(a.name, b.name) : first - second;
  });
  return {
    lines,
    ranked: lines.filter((line) => place(line) < Infinity),
    kpis: [...groupCells(scores, 'kpi').keys()],
  };
}

/** An indicator's name on the scorecard. */
export function kpiName({ t }: Context, kpi: string): string {
  return lookup(t, `part.kpi.${kpi}`, metricName(t, kpi));
}
