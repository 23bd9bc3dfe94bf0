import type { IsoDate } from '../../lib/dates.ts';
import type { MetricFacts } from '../../metrics/definition.ts';
import {
  defaultLimits,
  inOrder,
  PORTFOLIO_SCOPE,
  type Limit,
  type LimitLevel,
  type Limits,
  type LimitsInForce,
} from '../../metrics/limit.ts';
import type { CovenantBook } from './covenant-limits.ts';
import type { Group } from './limit-groups.ts';
import { directionOf, type LimitRow } from './limit-rows.ts';

/**
 * All limits there are, and which of them hold for a group at a date. The narrowest scope wins, level by level: facility, client, sector,
 * portfolio, the catalogue; of one scope the one that came into force last. A covenant goes before all of them.
 */
export class LimitBook {
  readonly #limits = new Map<string, LimitRow[]>();
  readonly #covenants: CovenantBook;

  /** Of rows in the order they come into force. */
  constructor(rows: readonly LimitRow[], covenants: CovenantBook) {
    this.#covenants = covenants;
    for (const row of rows) {
      const key = keyOf(row.metric, row.set, row.level, row.scope);
      this.#limits.set(key, [...(this.#limits.get(key) ?? []), row]);
    }
  }

  /** Whether a metric's limits can depend on the group asked about. */
  isScoped(metric: MetricFacts): boolean {
    if (this.#covenants.speaksOf(metric.id)) return true;
    return [...this.#limits.values()].some(([row]) => row?.metric === metric.id && row.scope !== PORTFOLIO_SCOPE);
  }

  /** What limits of their own a metric's groups can have: `sector`, `client`, `facility`. */
  scopes(metric: MetricFacts): string[] {
    const own = [...this.#limits.values()].flatMap(([row]) => (row?.metric === metric.id ? [row.scope] : []));
    return [...new Set(own.filter((scope) => scope !== PORTFOLIO_SCOPE).map((scope) => scope.split(':')[0] ?? ''))];
  }

  /** Whether anything can be a breach of this metric: a limit, a covenant, or an outcome that is one by itself. */
  watches(metric: MetricFacts): boolean {
    const byItself = metric.redOn !== undefined || metric.alwaysRed !== undefined;
    return byItself || this.limits(metric) || this.#covenants.speaksOf(metric.id);
  }

  /** Whether a metric has limits at all. */
  limits(metric: MetricFacts): boolean {
    return metric.thresholds !== undefined || [...this.#limits.values()].some(([row]) => row?.metric === metric.id);
  }

  /** The limits of a metric for a group at a date. */
  inForce(metric: MetricFacts, group: Group, at: IsoDate): LimitsInForce {
    return (set) => {
      const cascade = this.#cascade(metric, set, { group, at });
      const covenant = set === undefined ? this.#covenants.inForce(metric.id, group, at) : null;
      return covenant ? inOrder(covenant(cascade)) : cascade;
    };
  }

  #cascade(metric: MetricFacts, set: string | undefined, where: { group: Group; at: IsoDate }): Limits | null {
    const usual = defaultLimits(metric, set);
    const worse = directionOf(metric, set);
    const amber = this.#find(metric.id, set, 'amber', where) ?? usual?.amber;
    const red = this.#find(metric.id, set, 'red', where) ?? usual?.red;
    // a bank that sets the red limit alone of a metric without limits has no watch level
    const first = amber ?? red;
    return worse === null || first === undefined ? null : inOrder({ worse, amber: first, red });
  }

  #find(
    metric: string,
    set: string | undefined,
    level: LimitLevel,
    { group, at }: { group: Group; at: IsoDate },
  ): Limit | undefined {
    for (const scope of scopesOf(group)) {
      const rows = this.#limits.get(keyOf(metric, set, level, scope));
      const found = rows?.findLast(({ from }) => from === null || from <= at);
      if (found) return found;
    }
    return undefined;
  }
}

function keyOf(metric: string, set: string | undefined, level: LimitLevel, scope: string): string {
  return JSON.stringify([metric, set ?? '', level, scope.toLowerCase()]);
}

/** Scopes a group belongs to, the narrowest first. */
function scopesOf({ facility, client, sector }: Group): string[] {
  return [
    ...(facility === undefined ? [] : [`facility:${facility}`]),
    ...(client === undefined ? [] : [`client:${client}`]),
    ...(sector === undefined ? [] : [`sector:${sector}`]),
    PORTFOLIO_SCOPE,
  ];
}
