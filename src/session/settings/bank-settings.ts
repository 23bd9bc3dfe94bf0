import type { IsoDate } from '../../lib/dates.ts';
import type { KpiTarget } from '../../metrics/facts.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import type { MetricFacts } from '../../metrics/definition.ts';
import type { Thresholds } from '../../metrics/metric.ts';
import type { EsgSource } from '../../metrics/relations/esg-sources.ts';
import { judge } from '../../metrics/limit.ts';
import { checkParameters, type ParameterFault } from './parameter-check.ts';
import type { ParameterRow } from './parameter-rows.ts';
import { EsgProviders, isKnownProvider } from './esg-providers.ts';
import { Parameters } from './settings.ts';
import { measure } from './targets.ts';
import { LimitBook } from './limit-book.ts';
import type { CovenantBook } from './covenant-limits.ts';
import type { Group } from './limit-groups.ts';
import type { LimitRow } from './limit-rows.ts';
import type { WeightRow } from './weight-rows.ts';

/** What of the data settings speak of. */
interface SettingFacts {
  readonly targets: readonly KpiTarget[];
  readonly covenants: CovenantBook;
  readonly catalogue: MetricList;
  readonly assessors?: readonly EsgSource[];
}

/** Everything the bank has set: parameters, limits, weights, and what is wrong among them. */
export class BankSettings {
  /** In the order they come into force. */
  readonly rows: readonly ParameterRow[];
  readonly parameters: Parameters;
  readonly esg: EsgProviders;
  readonly book: LimitBook;
  readonly limits: readonly LimitRow[];
  readonly weights: readonly WeightRow[];
  readonly faults: readonly ParameterFault[];
  readonly facts: SettingFacts;

  constructor(rows: readonly ParameterRow[], facts: SettingFacts) {
    const { targets, covenants, catalogue, assessors = [] } = facts;
    this.facts = facts;
    const measures = new Set([
      ...defaultMeasures(catalogue),
      ...targets.map(({ code }) => measure(code, catalogue)?.id ?? code),
    ]);
    const isMeasure = (code: string) => measures.has(code);
    const isAssessor = (name: string) => isKnownProvider(assessors, name);
    const { limits, weights, faults } = checkParameters(rows, { isMeasure, isAssessor, catalogue });
    this.rows = rows;
    this.limits = limits;
    this.weights = weights;
    this.faults = faults;
    const faulty = new Set(faults.map(({ row }) => row));
    const sound = rows.filter((row) => !faulty.has(row));
    this.esg = new EsgProviders(assessors, sound);
    this.parameters = new Parameters(sound, this.esg);
    this.book = new LimitBook(limits, covenants);
  }

  /** Limits of a metric in force at a date, for the whole portfolio or a group; null where it has none. */
  limitsAt(metric: MetricFacts, at: IsoDate, group: Group = {}, set?: string): Thresholds | null {
    return judge(null, this.book.inForce(metric, group, at)(set)).threshold ?? null;
  }

  /** Weight of a measure of the score card at a date, 0 to 1; null where no parameter gives one. */
  weightAt(kpi: string, at: IsoDate): number | null {
    return this.weights.findLast((row) => row.kpi === kpi && (row.from === null || row.from <= at))?.weight ?? null;
  }
}

/** What the score card is made of where the bank has none of its own: the cells of its points. */
function defaultMeasures(catalogue: MetricList): readonly string[] {
  return catalogue.seek('kpi-score')?.parts?.flatMap(({ cells }) => cells) ?? [];
}
