import type { Ingredients } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';

/** Loads in the order of the ingredients: clients, balance, reviews due in the period, open alerts. */
const LOADS = ['client-count', 'outstanding-balance', 'review-waiver-rate', 'open-alerts'] as const;

/** The request over all managers: a mean that knew only the managers looked at would flatter or blame them. */
export function overAllManagers(request: MetricRequest): MetricRequest {
  return { ...request, by: ['manager'], filter: { ...request.filter, manager: undefined, team: undefined } };
}

/** Keeps the rows of managers a filter on managers or teams asks for. */
export function onlyAskedManagers(rows: readonly MetricRow[], { request, managers }: Ingredients): MetricRow[] {
  const teams = new Map(managers.map((each) => [each.manager, each.team]));
  const { manager, team } = request.filter ?? {};
  return rows.filter(
    ({ by }) =>
      (!manager?.length || manager.includes(by.manager ?? '')) &&
      (!team?.length || team.includes(teams.get(by.manager ?? '') ?? 'unknown')),
  );
}

/**
 * Load of a manager against the mean of all: clients, balance, reviews due and open alerts, each per full-time equivalent and over its mean,
 * averaged. 1 is the mean; a load nobody has is left out. Always by manager; `n` is the manager's clients.
 */
export const managerWorkload = defineMetric({
  kind: 'derived',
  compares: true,
  id: 'manager-workload',
  code: 'M11',
  family: 'managers',
  unit: 'index',
  better: 'neither',
  needs: ['exposure'],
  ingredients: (request) => LOADS.map((metric) => ({ metric, request: overAllManagers(request) })),
  combine: (given) =>
    onlyAskedManagers(
      [...given.seenAt.keys()].flatMap((month) => ofMonth(month, given)),
      given,
    ),
} satisfies DerivedMetric);

function ofMonth(period: string, given: Ingredients): MetricRow[] {
  const loads = given.answers.map((rows, index) => loadByManager(rows, period, LOADS[index] ?? 'client-count'));
  const asOf = given.seenAt.get(period) ?? '';
  // who has left shows only while the book still has loans in that name; old alerts stay with who had them then
  const present = given.managers.filter(
    (each) =>
      each.fte > 0 && (each.activeAt(asOf) || loads.slice(0, 2).some((load) => (load.get(each.manager) ?? 0) !== 0)),
  );
  const perFte = loads.map((load) => present.map((each) => (load.get(each.manager) ?? 0) / each.fte));
  const means = perFte.map((values) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length));
  const used = means.flatMap((mean, index) => (mean > 0 ? [index] : []));
  return present.map((each, position) => {
    const value =
      used.length > 0
        ? used.reduce((sum, index) => sum + (perFte[index]?.[position] ?? 0) / (means[index] ?? 1), 0) / used.length
        : null;
    return {
      metric: 'manager-workload',
      code: 'M11',
      period,
      by: { manager: each.manager },
      value,
      numerator: null,
      denominator: null,
      n: loads[0]?.get(each.manager) ?? 0,
      coverage: used.length / LOADS.length,
      unit: 'index',
      status: 'grey',
      reason: value === null ? 'NO_DATA' : null,
      flags: [],
    };
  });
}

function loadByManager(
  rows: readonly MetricRow[],
  period: string,
  metric: (typeof LOADS)[number],
): Map<string, number> {
  const loads = new Map<string, number>();
  for (const row of rows) {
    const manager = row.by.manager;
    if (row.period !== period || manager === undefined || manager === 'unknown') continue;
    // reviews due are those of the waiver rate that were not waived
    const load = metric === 'review-waiver-rate' ? (row.denominator ?? 0) - (row.numerator ?? 0) : (row.value ?? 0);
    loads.set(manager, (loads.get(manager) ?? 0) + load);
  }
  return loads;
}
