import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { Limit, Limits } from '../../metrics/limit.ts';
import { isBeyond } from '../../metrics/limit.ts';
import type { Thresholds } from '../../metrics/metric.ts';
import type { Group } from './limit-groups.ts';

/**
 * Covenants that limit exactly what a metric measures. Leverage is not among them: contracts mean different ratios by it, and a limit on
 * the wrong one would be a false alarm or a missed one.
 */
const MEASURES: Readonly<Record<string, string>> = {
  DSCR: 'dscr',
  LLCR: 'llcr',
  ICR: 'interest-cover',
  NET_DEBT_EBITDA: 'net-debt-to-ebitda',
  CURRENT_RATIO: 'current-ratio',
  GEARING: 'debt-to-equity',
};

/** What a covenant must satisfy, and what therefore is worse. */
const WORSE: Readonly<Record<string, Thresholds['worse']>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' };
/** The way a measure of ours gets worse; a covenant the other way round is another covenant. */
const WORSE_BELOW = new Set(['dscr', 'llcr', 'interest-cover', 'current-ratio']);

export interface Covenant {
  id: string;
  test: IsoDate;
  facility: string | null;
  client: string | null;
  metric: string;
  worse: Thresholds['worse'];
  limit: number;
  lockUp: number | null;
}

/** Puts a covenant in the place of the limits a group would have without it. */
export type CovenantLimits = (without: Limits | null) => Limits;

/**
 * Limits from covenants: the threshold of each covenant's latest test by the date. Those of a loan hold for the loan, its project and its
 * client; those that name only the client hold where none names the loan. Of several the strictest counts.
 */
export class CovenantBook {
  readonly all: readonly Covenant[];
  readonly #byMetric = new Map<string, Covenant[]>();

  constructor(covenants: readonly Covenant[]) {
    this.all = covenants;
    for (const covenant of covenants)
      this.#byMetric.set(covenant.metric, [...(this.#byMetric.get(covenant.metric) ?? []), covenant]);
  }

  static async read(engine: Engine): Promise<CovenantBook> {
    const { rows } = await engine.query(
      `SELECT covenant_id, CAST(test_date AS VARCHAR), facility_id, client_id, CAST(metric AS VARCHAR), CAST(operator AS VARCHAR),
         CAST(threshold AS DOUBLE), CAST(lockup_threshold AS DOUBLE)
       FROM covenant WHERE threshold IS NOT NULL AND metric IS NOT NULL ORDER BY test_date, source_file, source_row`,
    );
    const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
    return new CovenantBook(
      rows.flatMap(([id, test, facility, client, name, operator, limit, lockUp]) => {
        const metric = MEASURES[String(name)];
        const worse = WORSE[String(operator)];
        if (metric === undefined || worse === undefined || worse.startsWith('<') !== WORSE_BELOW.has(metric)) return [];
        const numbers = {
          limit: Number(limit),
          lockUp: lockUp === null || lockUp === undefined ? null : Number(lockUp),
        };
        return {
          ...{ id: String(id), test: String(test), facility: text(facility), client: text(client) },
          ...{ metric, worse, ...numbers },
        };
      }),
    );
  }

  /** Whether any covenant limits this metric. */
  speaksOf(metric: string): boolean {
    return this.#byMetric.has(metric);
  }

  /** What the covenants of a group make of its limits at a date; null where it has none. */
  inForce(metric: string, group: Group, at: IsoDate): CovenantLimits | null {
    const own = this.#of(metric, group);
    const latest = new Map(own.filter(({ test }) => test <= at).map((covenant) => [covenant.id, covenant]));
    const [strictest] = [...latest.values()].sort((a, b) =>
      a.worse.startsWith('<') ? b.limit - a.limit : a.limit - b.limit,
    );
    return strictest ? (without) => limitsOf(strictest, without) : null;
  }

  #of(metric: string, { facility, client, project, facilities = [] }: Group): Covenant[] {
    const all = this.#byMetric.get(metric) ?? [];
    const loans = new Set(facility === undefined ? facilities : [facility]);
    const named = all.filter((covenant) => covenant.facility !== null && loans.has(covenant.facility));
    const ofClient = all.filter((covenant) => client !== undefined && covenant.client === client);
    // asked for the client as a whole, all of the client's covenants are its own
    if (facility === undefined && project === undefined) return [...new Set([...named, ...ofClient])];
    return named.length > 0 ? named : ofClient.filter((covenant) => covenant.facility === null);
  }
}

/**
 * The covenant is the red limit, its lock-up level the amber one. Without a lock-up the watch level of the cascade stays where it lies on
 * the safe side of the covenant; otherwise there is none.
 */
function limitsOf(covenant: Covenant, without: Limits | null): Limits {
  const { worse, limit, lockUp } = covenant;
  const scope = covenant.facility === null ? `client:${covenant.client ?? ''}` : `facility:${covenant.facility}`;
  const red: Limit = { value: limit, scope, source: `COVENANT ${covenant.id}`, from: covenant.test };
  if (lockUp !== null) return { worse, red, amber: { ...red, value: lockUp } };
  const watch = without?.amber;
  return { worse, red, amber: watch && !isBeyond(watch.value, limit, worse) ? watch : red };
}
