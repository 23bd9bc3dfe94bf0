import type { Engine } from '../../engine/engine.ts';
import { MetricList } from '../../metrics/metric-list.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';
import { BankSettings } from '../settings/bank-settings.ts';
import { CovenantBook } from '../settings/covenant-limits.ts';
import type { ParameterRow } from '../settings/parameter-rows.ts';
import type { PreparedBook } from './prepared-book.ts';
import { askKey, evidenceKey, valuesKey } from './question-keys.ts';

const NOTHING = { answers: {}, evidence: {}, values: {} };

/** Gives the portfolio of the engine to whoever asks for more than what was prepared. */
type Real = () => Promise<Portfolio>;

/** A portfolio whose answers were made before: they are there at once, and what was not asked then waits for the real one. */
export function preparedPortfolio(book: PreparedBook, real: Real): Portfolio {
  return seenWith(book, real, { rows: book.settings.rows, scenario: false });
}

function seenWith(
  book: PreparedBook,
  real: Real,
  { rows, scenario }: { rows: readonly ParameterRow[]; scenario: boolean },
): Portfolio {
  const { tables, snapshots, lastEvent, currency, exchange, currencies, words } = book;
  const { targets, covenants, assessors } = book.settings;
  const catalogue = new MetricList(book.metrics);
  const known = { catalogue, snapshots, lastEvent };
  const facts = { targets, assessors, covenants: new CovenantBook(covenants), catalogue };
  return {
    prepared: true,
    engine: engineOf(real),
    imports: [],
    loads: [],
    ...{ tables, snapshots, lastEvent, currency, exchange, currencies, words, catalogue, scenario },
    settings: new BankSettings(rows, facts),
    version: 0,
    withParameters: (changed, { scenario: tried = false } = {}) => {
      const changing = real().then((portfolio) => portfolio.withParameters(changed, { scenario: tried }));
      changing.catch(() => undefined);
      return seenWith({ ...book, ...NOTHING }, () => changing, { rows: changed, scenario: tried });
    },
    missing: (metric) => book.missing[catalogue.find(metric).id] ?? [],
    ask: async (metric, request = {}, options = {}) =>
      copyOf(book.answers[askKey(known, metric, request, options)]) ?? (await real()).ask(metric, request, options),
    evidence: async (metric, request, options = {}) =>
      book.evidence[evidenceKey(known, metric, request, options)] ?? (await real()).evidence(metric, request, options),
    records: async (...question) => (await real()).records(...question),
    contributions: async (...question) => (await real()).contributions(...question),
    workings: async (...question) => (await real()).workings(...question),
    goals: async () => (await real()).goals?.() ?? [],
    values: async (...question) => book.values[valuesKey(...question)] ?? (await real()).values(...question),
  };
}

const copyOf = (rows: readonly MetricRow[] | undefined) => rows && [...rows];

function engineOf(real: Real): Engine {
  const engine = async () => (await real()).engine;
  return {
    kind: 'duckdb-wasm',
    query: async (sql, options) => (await engine()).query(sql, options),
    putFile: async (name, content) => (await engine()).putFile(name, content),
    dropFile: async (path) => (await engine()).dropFile(path),
    onLost: () => () => undefined,
    close: async () => (await engine()).close(),
  };
}
