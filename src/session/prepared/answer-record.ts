import { factsOf } from '../../metrics/facts-of.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { Evidence, Portfolio } from '../portfolio.ts';
import type { Labels, PreparedBook, PreparedFrom } from './prepared-book.ts';
import { askKey, evidenceKey, valuesKey } from './question-keys.ts';

/** What is kept while somebody reads: a first board asks a fraction of it, and what is clicked together later is no beginning. */
const MOST = 600;

/** Notes what is asked of a portfolio and what it answers, so that both can be there before the engine is the next time. */
export class AnswerRecord {
  /** The same portfolio, heard by the record. */
  readonly portfolio: Portfolio;
  readonly #answers = new Map<string, readonly MetricRow[]>();
  readonly #evidence = new Map<string, Evidence>();
  readonly #values = new Map<string, Labels>();

  /** `most` answers of each kind are noted. */
  constructor(portfolio: Portfolio, most = MOST) {
    const note = <T, A extends T>(known: Map<string, T>, key: string, answer: A): A => {
      if (known.size < most) known.set(key, answer);
      return answer;
    };
    this.portfolio = {
      ...portfolio,
      ask: async (metric, request = {}, options = {}) =>
        note(this.#answers, askKey(portfolio, metric, request, options), await portfolio.ask(metric, request, options)),
      evidence: async (metric, request, options = {}) => {
        const found = await portfolio.evidence(metric, request, options);
        return note(this.#evidence, evidenceKey(portfolio, metric, request, options), found);
      },
      values: async (...question) => note(this.#values, valuesKey(...question), await portfolio.values(...question)),
    };
  }

  /** How many questions it knows the answers of. */
  get size(): number {
    return this.#answers.size + this.#evidence.size + this.#values.size;
  }

  book(from: PreparedFrom): PreparedBook {
    const { tables, snapshots, lastEvent, currency, exchange, currencies, words, settings, ...rest } = this.portfolio;
    const { rows, facts } = settings;
    const missing = rest.catalogue.metrics.map(({ id }) => [id, rest.missing(id)] as const);
    return {
      from,
      ...{ tables, snapshots, currency, words },
      ...{ lastEvent: lastEvent ?? null, exchange: exchange ?? null, currencies: currencies ?? [] },
      settings: {
        rows,
        targets: facts.targets,
        covenants: facts.covenants.all,
        assessors: facts.assessors ?? [],
      },
      metrics: rest.catalogue.metrics.map(factsOf),
      missing: Object.fromEntries(missing.filter(([, lacks]) => lacks.length > 0)),
      answers: sorted(this.#answers),
      evidence: sorted(this.#evidence),
      values: sorted(this.#values),
    };
  }
}

/** By key: which answer came first is chance, and the same data make the same file. */
function sorted<T>(known: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
}
