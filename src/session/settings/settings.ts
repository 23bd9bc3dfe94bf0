import type { IsoDate } from '../../lib/dates.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';
import type { EsgReading, PeriodSettings } from '../../metrics/setting-values.ts';
import { EsgProviders } from './esg-providers.ts';
import { readNumber, type ParameterRow } from './parameter-rows.ts';
import { esgWeightsOf, pointsOf, sectorFlagsOf, sectorLimitsOf, warningHistory } from './setting-history.ts';

/** Days within which a client of tier 1 to 5 must be reviewed, unless parameters say otherwise. */
const INTERVALS = [180, 90, 60, 30, 30] as const;

/** The letters most agencies and banks use, for portfolios that give no order of their own. */
const RATINGS = 'AAA AA+ AA AA- A+ A A- BBB+ BBB BBB- BB+ BB BB- B+ B B- CCC+ CCC CCC- CC C D'.split(' ');

/** The bank's parameters for the whole portfolio, each with the dates it is in force from. */
export class Parameters {
  readonly #byKey = new Map<string, ParameterRow[]>();
  readonly #dated: {
    readonly esgWeights: ReturnType<typeof esgWeightsOf>;
    readonly sectorLimits: ReturnType<typeof sectorLimitsOf>;
    readonly sectorFlags: ReturnType<typeof sectorFlagsOf>;
    readonly points: ReturnType<typeof pointsOf>;
  };
  readonly #warningHistory: string;
  readonly #esg: EsgProviders;
  readonly #esgReadings: readonly EsgReading[];

  /** Of rows in the order they come into force. */
  constructor(rows: readonly ParameterRow[], esg = new EsgProviders([], [])) {
    this.#esg = esg;
    this.#esgReadings = esg.readings();
    for (const row of rows) {
      if (row.scope !== PORTFOLIO_SCOPE) continue;
      const name = row.key.toLowerCase();
      this.#byKey.set(name, [...(this.#byKey.get(name) ?? []), row]);
    }
    this.#dated = {
      esgWeights: esgWeightsOf(rows),
      sectorLimits: sectorLimitsOf(rows),
      sectorFlags: sectorFlagsOf(rows),
      points: pointsOf(rows),
    };
    this.#warningHistory = warningHistory(rows);
  }

  /** The text in force at a date; without a date the latest. */
  text(key: string, at?: IsoDate): string | null {
    return this.#inForce(key, at)?.value.trim() || null;
  }

  /** The same with its unit, as it stands in the file. */
  written(key: string, at?: IsoDate): string | null {
    const row = this.#inForce(key.trim().toLowerCase(), at);
    return row ? [row.value.trim(), row.unit?.trim() ?? ''].filter((text) => text !== '').join(' ') : null;
  }

  /** The number in force at a date, in units. */
  number(key: string, at?: IsoDate): number | null {
    const parameter = this.#inForce(key, at);
    return parameter ? readNumber(parameter) : null;
  }

  /** What statements read, at a date. */
  at(date: IsoDate): PeriodSettings {
    const known = <T extends { from: IsoDate }>(rows: readonly T[]) => rows.filter(({ from }) => from <= date);
    return {
      netCapital: this.number('net_capital', date),
      tier1Capital: this.number('tier1_capital', date),
      grace: Math.max(0, Math.trunc(this.number('grace_days', date) ?? 0)),
      lgd: this.number('lgd', date),
      ccf: this.number('ccf', date),
      discountRate: this.number('discount_rate', date),
      ratingOrder: this.#ratingOrder(date),
      warningHistory: this.#warningHistory,
      warningPoints: Object.fromEntries(known(this.#dated.points).map(({ code, points }) => [code, points])),
      esgWeights: known(this.#dated.esgWeights),
      esgProvider: this.#esg.preferredAt(date),
      esgReadings: known(this.#esgReadings),
      sectorLimits: known(this.#dated.sectorLimits),
      sectorFlags: known(this.#dated.sectorFlags),
      intervals: INTERVALS.map((days, index) => this.number(`review_interval:tier${index + 1}`, date) ?? days),
    };
  }

  /** Best first, written `AAA > AA > A` or with commas. */
  #ratingOrder(date: IsoDate): readonly string[] {
    const names = (this.text('rating_order', date) ?? '').toUpperCase().split(/[>＞,，、;；|\s]+/);
    const given = names.filter((name) => name !== '');
    return given.length > 0 ? given : RATINGS;
  }

  #inForce(key: string, at?: IsoDate): ParameterRow | undefined {
    return this.#byKey.get(key)?.findLast(({ from }) => at === undefined || from === null || from <= at);
  }
}
