import { monthsOf } from '../named-months.ts';
import type { Facts, KnownMetric, KpiTarget } from '../facts.ts';
import type { Span } from '../metric.ts';
import { monthEnd } from '../../lib/dates.ts';
import { scaleOf, type Limited, type Scale } from './scorecard.ts';

/** Kinds of measures a score card is made of. */
export type KpiClass = 'risk' | 'compliance' | 'esg' | 'service' | 'development' | 'business';

/** A measure somebody is scored by. */
export interface CardLine {
  /** Slug of the metric, or the bank's own name. */
  readonly kpi: string;
  /** The metric that gives the result; null where it is entered by hand. */
  readonly metric: string | null;
  /** What its result covers; undefined: as asked. */
  readonly span?: Span | undefined;
  /** In percent of the full card. */
  readonly weight: number;
  readonly class: KpiClass;
  /** Null: no target, so no points. */
  readonly scale: Scale | null;
  /** The scale is made of the metric's limits, so it moves with them. */
  readonly limited?: Omit<Limited, 'thresholds'> | undefined;
  readonly manual: number | null;
}

/** The measures for one manager, team or the whole in one month. */
export interface Card {
  readonly lines: readonly CardLine[];
  /** The bank's own card, not the default. */
  readonly own: boolean;
  /** Weights of the bank's own card that do not add up to 1. */
  readonly weightsOff: boolean;
}

/** Codes of the table that are no measures. */
const NO_MEASURES = new Set(['AWARD', 'MISCONDUCT']);
const WEIGHT_TOLERANCE = 0.001;
const DEFAULT_CAP = 120;
/** Where a measure to be kept at nothing, like complaints, scores 0. */
const FLOOR_OF_NOTHING = 5;

/** What cards are made from; the dates months are seen at, where they are known. */
export type CardFacts = Facts & { readonly seenAt?: ReadonlyMap<string, string> };

const NARROWEST = ['manager', 'team', 'grade', 'all'] as const;
const SHORTEST = ['month', 'quarter', 'ytd'] as const;

/**
 * The cards of everybody. A line of the table is for a manager, a team, a grade or all, and for a month, a quarter or a year; of several
 * for the same measure the narrowest scope wins, then the shortest period. Who has any line has no default card.
 * A negative weight is refused: the line does not count. Blank floor and stretch: 0 and 1.2 × the target where higher is better, 2 × and
 * 0.8 × where lower is better; a target of 0 there has its floor at 5 and no bonus part.
 */
export class Cards {
  readonly #facts: CardFacts | undefined;
  readonly #standard: readonly CardLine[];
  readonly #found = new Map<string, Card>();

  constructor(facts: CardFacts | undefined, standard: readonly CardLine[]) {
    this.#facts = facts;
    this.#standard = standard;
  }

  /** Every measure anybody's card can have. */
  all(): CardLine[] {
    const lines = (this.#facts?.targets ?? []).flatMap((target) => this.#line(target) ?? []);
    return [...this.#standard, ...lines];
  }

  /** The card for a group in a month. */
  of(by: Readonly<Record<string, string>>, month: string): Card {
    const key = JSON.stringify([by.manager ?? null, by.team ?? null, month]);
    const card = this.#found.get(key) ?? this.#make(by, month);
    this.#found.set(key, card);
    return card;
  }

  /** Whether misconduct of a manager is entered for a month. */
  misconduct(manager: string, month: string): boolean {
    return (this.#facts?.targets ?? []).some(
      (target) =>
        target.code.toUpperCase() === 'MISCONDUCT' &&
        target.scopeType === 'manager' &&
        target.scopeId === manager &&
        (target.manual ?? 1) > 0 &&
        covers(target, month),
    );
  }

  #make(by: Readonly<Record<string, string>>, month: string): Card {
    const manager = this.#facts?.managers.find((each) => each.manager === by.manager);
    const scopes = { manager: by.manager, team: by.team ?? manager?.team, grade: manager?.grade, all: '*' };
    const own = (this.#facts?.targets ?? []).filter(
      (target) => covers(target, month) && (target.scopeType === 'all' || scopes[target.scopeType] === target.scopeId),
    );
    const chosen = new Map<string, { target: KpiTarget; line: CardLine }>();
    for (const target of own) {
      const line = this.#line(target);
      if (!line) continue;
      const rival = chosen.get(line.kpi);
      if (!rival || narrower(target, rival.target)) chosen.set(line.kpi, { target, line });
    }
    const at = this.#facts?.seenAt?.get(month) ?? monthEnd(month);
    const lines = [...chosen.values()].map(({ line }) => this.#weighted(line, at));
    if (lines.length === 0)
      return {
        lines: this.#standard.map((line) => this.#weighted(this.#scaled(line, at), at)),
        own: false,
        weightsOff: false,
      };
    const weight = lines.reduce((total, line) => total + line.weight, 0);
    const refused = lines.some((line) => line.weight < 0);
    return {
      lines: lines.filter((line) => line.weight >= 0),
      own: true,
      weightsOff: refused || Math.abs(weight / 100 - 1) > WEIGHT_TOLERANCE,
    };
  }

  /** A weight set as a parameter holds for every card that has the measure. */
  #weighted(line: CardLine, at: string): CardLine {
    const weight = this.#facts?.weightAt(line.kpi, at) ?? null;
    return weight === null ? line : { ...line, weight: weight * 100 };
  }

  /** A target that is the metric's own limit is the one in force. */
  #scaled(line: CardLine, at: string): CardLine {
    const limits = line.limited && this.#facts?.limitsAt(line.kpi, at);
    if (!line.limited || limits?.red === undefined) return line;
    return { ...line, scale: scaleOf({ ...line.limited, thresholds: { ...limits, red: limits.red } }) };
  }

  #line(target: KpiTarget): CardLine | null {
    if (NO_MEASURES.has(target.code.toUpperCase())) return null;
    const metric = this.#facts?.metricOf(target.code) ?? null;
    // a metric of several cells has no one result
    const single = metric !== null && !metric.parts?.length ? metric : null;
    return {
      kpi: metric?.id ?? target.code,
      metric: single?.id ?? null,
      span: monthsOf(target.period)?.span,
      weight: (target.weight ?? 0) * 100,
      class: metric === null ? 'business' : metric.family === 'managers' ? 'service' : metric.family,
      scale: scaleOfTarget(target, metric),
      manual: target.manual,
    };
  }
}

function covers({ period }: KpiTarget, month: string): boolean {
  const months = monthsOf(period);
  return months !== null && months.first <= month && month <= months.last;
}

function narrower(a: KpiTarget, b: KpiTarget): boolean {
  const place = (target: KpiTarget) =>
    NARROWEST.indexOf(target.scopeType) * 10 + SHORTEST.findIndex((span) => span === monthsOf(target.period)?.span);
  return place(a) <= place(b);
}

function scaleOfTarget(target: KpiTarget, metric: KnownMetric | null): Scale | null {
  if (target.target === null) return null;
  const goal = target.target;
  const lower = target.direction === null ? metric?.better === 'lower' : target.direction === 'L';
  return {
    better: lower ? 'lower' : 'higher',
    target: goal,
    floor: target.floor ?? (lower ? (goal === 0 ? FLOOR_OF_NOTHING : 2 * goal) : 0),
    stretch: target.stretch ?? (lower ? 0.8 * goal : 1.2 * goal),
    cap: target.cap ?? DEFAULT_CAP,
  };
}
