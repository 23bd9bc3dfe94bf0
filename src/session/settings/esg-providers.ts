import type { IsoDate } from '../../lib/dates.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';
import type { EsgSource } from '../../metrics/relations/esg-sources.ts';
import type { EsgReading } from '../../metrics/setting-values.ts';
import { readEsgScale, scaledProvider, type EsgScale } from './esg-scale.ts';
import type { ParameterRow } from './parameter-rows.ts';

/** The provider whose assessments go before those of others. */
export const ESG_PROVIDER = 'esg_provider';

/** What stands for the name of those that name nobody. */
export const NOBODY = '—';

/** What of the settings is in force since when, where they give no date. */
const EVER: IsoDate = '1900-01-01';
const UNSAID: EsgScale = { low: null, high: null, direction: null };

/** What nobody says of a source and its scores do not tell. */
export type EsgDoubt = 'scale' | 'direction';

/** A source on the scale its scores are read by. */
export interface ReadSource {
  readonly source: EsgSource;
  readonly low: number;
  readonly high: number;
  readonly lowerBetter: boolean;
  /** Null: it can be read. */
  readonly doubt: EsgDoubt | null;
}

/** Providers known to count risk, so that lower is better: a file of theirs that says no direction is asked about. */
const COUNT_RISK = /sustainalytics|reprisk|quality\s*score|风险评分/i;
/** Among more of its scores than this share a value beyond 0 to 100 is no slip, and all of them up to this number are on no scale to 100. */
const SLIPS = 0.05;
const SHORT_SCALE = 10;

/** Who assesses, how the scores are read, and whose count, under the settings of the bank. */
export class EsgProviders {
  readonly sources: readonly ReadSource[];
  readonly #chosen: readonly { readonly from: IsoDate; readonly provider: string }[];
  readonly #usual: string | null;

  /** Of settings in the order they come into force. */
  constructor(sources: readonly EsgSource[], rows: readonly ParameterRow[]) {
    const scales = new Map<string, EsgScale>();
    for (const { key, value, scope } of rows) {
      const provider = scaledProvider(key);
      const scale = provider === null ? null : readEsgScale(value);
      if (provider !== null && scale !== null && scope === PORTFOLIO_SCOPE) scales.set(provider, scale);
    }
    this.sources = sources.map((source) => readBy(source, scales.get(source.provider) ?? UNSAID));
    this.#chosen = rows
      .filter(({ key, scope }) => key.trim().toLowerCase() === ESG_PROVIDER && scope === PORTFOLIO_SCOPE)
      .map(({ value, from }) => ({ from: from ?? EVER, provider: providerKey(value) }))
      .filter(({ provider }) => isKnownProvider(sources, provider));
    this.#usual = this.#usualOne();
  }

  /** The provider that goes before others at a date: the setting's, else the usual one; null where the newest counts, whoever made it. */
  preferredAt(date: IsoDate): string | null {
    const key = this.#chosenAt(date) ?? this.#usual;
    return key === null ? null : this.#nameOf(key);
  }

  /** Whether a setting says so, at any date. */
  get isChosen(): boolean {
    return this.#chosen.length > 0;
  }

  /** How each source is read, and which count, since when. */
  readings(): EsgReading[] {
    const dates = [...new Set([EVER, ...this.#chosen.map(({ from }) => from)])].sort();
    return dates.flatMap((from, index) => {
      const first = this.#chosenAt(from) ?? this.#usual;
      const until = dates[index + 1] ?? null;
      const placeOf = this.#places(first);
      return this.sources.map((each) => {
        const { source, low, high, lowerBetter, doubt } = each;
        const reading = { source: source.no, provider: source.name, from, until, place: placeOf(each) };
        return { ...reading, low, high, lowerBetter, undecided: doubt !== null };
      });
    });
  }

  /** Sources that can be read and do not count, as they are on another scale; at a date, or where no setting says whose count. */
  aside(date: IsoDate | null = null): ReadSource[] {
    const placeOf = this.#places((date === null ? null : this.#chosenAt(date)) ?? this.#usual);
    return this.#scored().filter((each) => placeOf(each) === null);
  }

  /** The provider that goes before others where no setting says so; null where the newest counts. */
  get usual(): string | null {
    return this.#usual === null ? null : this.#nameOf(this.#usual);
  }

  #chosenAt(date: IsoDate): string | null {
    return this.#chosen.findLast(({ from }) => from <= date)?.provider ?? null;
  }

  /** Whose place a source has where one provider goes before others: its own, that of its scale, or none. */
  #places(first: string | null): (read: ReadSource) => number | null {
    const own = this.#scored().filter(({ source }) => source.provider === first);
    return (read) => {
      if (read.doubt !== null) return null;
      if (first === null || read.source.provider === first) return 0;
      return read.source.scored > 0 && own.some((each) => sameScale(each, read)) ? 1 : null;
    };
  }

  #scored(): ReadSource[] {
    return this.sources.filter(({ source, doubt }) => source.scored > 0 && doubt === null);
  }

  /** Where providers differ in scale or direction: the one that scored most clients and projects of late, of equals those that owe most, then the one that scored most often. */
  #usualOne(): string | null {
    const scored = this.#scored();
    const [first] = scored;
    const differ = scored.some((each) => first && each.source.provider !== first.source.provider);
    if (!first || !differ || scored.every((each) => sameScale(each, first))) return null;
    const all = (provider: string) =>
      scored.reduce((sum, { source }) => sum + (source.provider === provider ? source.scored : 0), 0);
    const [most] = [...scored]
      .map(({ source }) => source)
      .sort(
        (a, b) =>
          b.subjects - a.subjects ||
          b.balance - a.balance ||
          all(b.provider) - all(a.provider) ||
          (a.provider < b.provider ? -1 : 1),
      );
    return most?.provider ?? null;
  }

  #nameOf(key: string): string {
    return this.sources.find(({ source }) => source.provider === key)?.source.name || NOBODY;
  }
}

/** Whether any assessment is by it. */
export function isKnownProvider(sources: readonly EsgSource[], name: string): boolean {
  return sources.some(({ provider }) => provider === providerKey(name));
}

function providerKey(name: string): string {
  return name.trim().toLowerCase();
}

function sameScale(a: ReadSource, b: ReadSource): boolean {
  return a.low === b.low && a.high === b.high && a.lowerBetter === b.lowerBetter;
}

/** A source as it stands in the files, completed by what a setting says of its provider, else by 0 to 100 and higher is better. */
function readBy(source: EsgSource, said: EsgScale): ReadSource {
  const low = source.low ?? (source.high === null ? said.low : null) ?? 0;
  const high = source.high ?? said.high ?? 100;
  const direction = source.direction ?? said.direction;
  const scale = { source, low, high, lowerBetter: direction === 'lower_better' };
  const unlike = source.beyond > SLIPS * source.scored || (source.highest !== null && source.highest <= SHORT_SCALE);
  const unscaled = source.high === null && said.high === null && source.scored > 0 && unlike;
  if (unscaled || high <= low) return { ...scale, doubt: 'scale' };
  if (direction === null && source.scored > 0 && COUNT_RISK.test(source.name)) return { ...scale, doubt: 'direction' };
  return { ...scale, doubt: null };
}
