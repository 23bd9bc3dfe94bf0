import type { Cell, Engine } from '../engine/engine.ts';
import type { IsoDate } from '../lib/dates.ts';
import type { PeriodSettings } from '../metrics/period-settings.ts';

/** Days within which a client of tier 1 to 5 must be reviewed, unless parameters say otherwise. */
const INTERVALS = [180, 90, 60, 30, 30] as const;

interface Parameter {
  value: string;
  unit: string | null;
  from: IsoDate | null;
}

/** The letters most agencies and banks use, for portfolios that give no order of their own. */
const RATINGS = 'AAA AA+ AA AA- A+ A A- BBB+ BBB BBB- BB+ BB BB- B+ B B- CCC+ CCC CCC- CC C D'.split(' ');

/** The bank's parameters, each with the dates it is in force from. */
export class Parameters {
  readonly #byKey = new Map<string, Parameter[]>();

  private constructor(rows: readonly Cell[][]) {
    for (const [key, value, unit, from] of rows) {
      if (key === null || key === undefined || value === null || value === undefined) continue;
      const name = String(key).trim().toLowerCase();
      const parameter = { value: String(value), unit: unit ? String(unit) : null, from: from ? String(from) : null };
      this.#byKey.set(name, [...(this.#byKey.get(name) ?? []), parameter]);
    }
  }

  /** Reads those of the whole portfolio. */
  static async read(engine: Engine): Promise<Parameters> {
    const { rows } = await engine.query(
      `SELECT key, value, unit, effective_from FROM parameter
       WHERE scope IS NULL OR lower(CAST(scope AS VARCHAR)) IN ('portfolio', '', '*', 'all')
       ORDER BY effective_from NULLS FIRST, source_row`,
    );
    return new Parameters(rows);
  }

  /** The text in force at a date; without a date the latest. */
  text(key: string, at?: IsoDate): string | null {
    return this.#inForce(key, at)?.value.trim() || null;
  }

  /** The number in force at a date, in units: 万元 and the like are multiplied out. */
  number(key: string, at?: IsoDate): number | null {
    const parameter = this.#inForce(key, at);
    if (!parameter) return null;
    const text = parameter.value.replace(/[,，\s]/g, '');
    const value = text === '' ? NaN : Number(text);
    return Number.isFinite(value) ? value * scaleOf(parameter.unit) : null;
  }

  /** What statements read, at a date. */
  at(date: IsoDate): PeriodSettings {
    return {
      netCapital: this.number('net_capital', date),
      tier1Capital: this.number('tier1_capital', date),
      grace: Math.max(0, Math.trunc(this.number('grace_days', date) ?? 0)),
      lgd: this.number('lgd', date),
      ccf: this.number('ccf', date),
      discountRate: this.number('discount_rate', date),
      ratingOrder: this.#ratingOrder(date),
      intervals: INTERVALS.map((days, index) => this.number(`review_interval:tier${index + 1}`, date) ?? days),
    };
  }

  /** Best first, written `AAA > AA > A` or with commas. */
  #ratingOrder(date: IsoDate): readonly string[] {
    const names = (this.text('rating_order', date) ?? '').toUpperCase().split(/[>＞,，、;；|\s]+/);
    const given = names.filter((name) => name !== '');
    return given.length > 0 ? given : RATINGS;
  }

  #inForce(key: string, at?: IsoDate): Parameter | undefined {
    return this.#byKey.get(key)?.findLast(({ from }) => at === undefined || from === null || from <= at);
  }
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/亿/, 1e8],
  [/万|萬/, 1e4],
  [/千|thousand/i, 1e3],
  [/billion|\bbn\b/i, 1e9],
  [/million|\bmn\b|\bm\b/i, 1e6],
];

function scaleOf(unit: string | null): number {
  return SCALES.find(([pattern]) => unit !== null && pattern.test(unit))?.[1] ?? 1;
}
