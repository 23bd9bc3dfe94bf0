import type { Engine } from '../../engine/engine.ts';
import type { ImportReport, LoadReport } from '../../ingest/import-report.ts';
import { PortfolioError } from '../../lib/errors.ts';
import type { OwnMetric } from '../../metrics/user/read-metric.ts';
import type { Facts } from '../../metrics/facts.ts';
import type { AskedMetric, DerivedMetric, Metric } from '../../metrics/definition.ts';
import { missingFor } from '../../metrics/missing.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { periodsOf, type Period } from '../../metrics/periods.ts';
import { answerStatement, shapedFor } from '../../metrics/answer-statement.ts';
import { judgesPortfolio, ownLimits, type LimitsInForce } from '../../metrics/limit.ts';
import type { PeriodSettings } from '../../metrics/setting-values.ts';
import { recipeOf } from '../../metrics/contribution-statement.ts';
import { readAnswer } from './answer.ts';
import { budgeted } from './own-budget.ts';
import { readBook, readItems, settingsText } from '../bridge/contributions.ts';
import { type LedgerBook } from './ledger-books.ts';
import { seenPart } from '../part/seen-part.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { readRecords } from '../records/read-records.ts';
import { type ParameterRow } from '../settings/parameter-rows.ts';
import type { AskOptions, Portfolio } from '../portfolio.ts';
import { heldBy, withTable } from './prepare-tables.ts';
import { baseCurrency, exchangeOf } from '../settings/exchange-rates.ts';
import { measure } from '../settings/targets.ts';
import { readGround } from './read-ground.ts';
import { Rounds } from './rounds.ts';
import { settingsOf, type Ground } from './ground.ts';
import { nothingKnown } from './nothing-known.ts';
import { QueryCache, type Haste } from './query-cache.ts';
import { withoutLimits, withStatus } from '../settings/limit-state.ts';
import { checkRequest, fullRequest, isSelection, requestKey } from './request.ts';
import { readWorkings } from '../bridge/workings.ts';

let versions = 0;

interface AskHow {
  signal?: AbortSignal;
  haste?: Haste;
  given?: readonly PeriodSettings[];
  from?: LedgerBook;
}

/** Makes a portfolio of the canonical tables in the engine: prepares what metrics ask, once, and answers from it. */
export async function openPortfolio(
  engine: Engine,
  imports: readonly ImportReport[],
  more: { own?: readonly OwnMetric[]; loads?: readonly LoadReport[] } = {},
): Promise<Portfolio> {
  const { ground, rows, part } = await readGround(engine, imports, more);
  const portfolio = viewOf(ground, rows);
  return part ? seenPart(portfolio, part.filter) : portfolio;
}

/** The portfolio as it is seen with settings. */
function viewOf(ground: Ground, rows: readonly ParameterRow[], scenario = false): Portfolio {
  const { imports, snapshots, managers, targets, catalogue, loads, lastEvent } = ground;
  const exchange = exchangeOf(rows, ground.money);
  const ledger = ground.books.of(exchange);
  // settings that are written on the page or tried out are there as if a file had brought them
  const contents = rows.length === 0 ? ground.contents : withTable(ground.contents, 'parameter', rows.length);
  const settings = settingsOf(ground, rows);
  const { parameters, book } = settings;
  const find = (name: string): Metric => catalogue.find(name);
  const ownOf = (code: string) => catalogue.own.find(({ metric }) => metric === catalogue.seek(code))?.metric;
  const engineOf = (metric: Metric, from: LedgerBook = ledger): Engine => {
    const mine = catalogue.own.find((each) => each.metric === metric);
    return mine ? budgeted(from.engine, mine.file) : from.engine;
  };
  /** A metric of the bank's own has a budget of its own, and no mates. */
  const roundsOf = (metric: Metric, from: LedgerBook): Rounds => {
    const engine = engineOf(metric, from);
    return engine === from.engine ? from.rounds : new Rounds(engine);
  };
  const facts: Facts = {
    managers,
    targets,
    setting: (key, at) => parameters.text(key, at),
    metricOf: (code) => ownOf(code) ?? measure(code, catalogue),
    limitsAt: (metric, at) => settings.limitsAt(find(metric), at),
    weightAt: (kpi, at) => settings.weightAt(kpi, at),
  };
  const version = ++versions;
  const cache = new QueryCache<MetricRow[]>();

  const withDefaults = (request: MetricRequest) => fullRequest(request, snapshots.at(-1) ?? lastEvent);

  function periodsFor(metric: Metric, request: MetricRequest): Period[] {
    return periodsOf(request, snapshots, request.period ?? metric.span ?? 'month');
  }

  /** Makes what the metric reads and is not there yet; false when there is nothing to be read. */
  async function ready(
    { relation }: AskedMetric,
    periods: readonly Period[],
    { daily }: LedgerBook = ledger,
  ): Promise<boolean> {
    if (relation.daily === undefined) return periods.length > 0;
    for (const table of relation.daily) await daily.ensure(table, periods, parameters);
    return periods.some((period) => relation.daily?.some((table) => table.days(period, snapshots).length > 0));
  }

  async function askEngine(
    plain: AskedMetric,
    request: MetricRequest,
    { signal, haste, given, from = ledger }: AskHow = {},
  ): Promise<MetricRow[]> {
    const periods = periodsFor(plain, request);
    const settings = given ?? periods.map((period) => parameters.at(period.seenAt));
    const missesData = missingFor(plain, contents).length > 0;
    const limits = await limitsFor(plain, request, periods);
    const answer = { columns: [], rows: [] };
    if (missesData || !(await ready(plain, periods, from)))
      return readAnswer(answer, { metric: plain, request, periods, settings, limits, missesData });
    const metric = await from.inOneCurrency(shapedFor(plain, request));
    const rows = await roundsOf(plain, from).ask({ metric, request, periods, settings }, { signal, haste });
    return readAnswer(rows, { metric, request, periods, settings, limits, missesData });
  }

  /** The limits in force for the rows of an answer. */
  async function limitsFor(metric: Metric, request: MetricRequest, periods: readonly Period[]) {
    const groupOf = book.isScoped(metric) ? await ledger.groups.of(request, periods) : () => ({});
    const partly = judgesPortfolio(metric) && isSelection(metric, request);
    return (row: MetricRow, period: Period): LimitsInForce => {
      const inForce = book.inForce(metric, groupOf(row, period), period.seenAt);
      return partly ? (set) => ownLimits(inForce(set)) : inForce;
    };
  }

  /** Rows made of others have no state of their own, unless their metric has limits. */
  async function judged(metric: DerivedMetric, request: MetricRequest, rows: readonly MetricRow[]) {
    if (!book.limits(metric)) return rows.map(withoutLimits);
    const periods = new Map(periodsFor(metric, request).map((period) => [period.month, period]));
    const limits = await limitsFor(metric, request, [...periods.values()]);
    return rows.map((row) => {
      const period = periods.get(row.period);
      return period ? withStatus(row, metric, limits(row, period)) : row;
    });
  }

  async function combine(
    metric: DerivedMetric,
    request: MetricRequest,
    { signal, ...rest }: AskOptions & { signal: AbortSignal; haste: Haste },
  ): Promise<MetricRow[]> {
    const parts = metric.ingredients(request, facts);
    // a signal of its own for each part: dozens of listeners on one are taken for a leak
    const stops = parts.map(() => new AbortController());
    signal.addEventListener('abort', () => stops.forEach((stop) => stop.abort()), { once: true });
    const answers = await Promise.all(
      parts.map((part, index) => ask(part.metric, part.request, { ...rest, signal: stops[index]?.signal ?? signal })),
    );
    const seenAt = new Map(periodsFor(metric, request).map((period) => [period.month, period.seenAt]));
    const made = metric.combine({ ...facts, answers, seenAt, request });
    const rows = await judged(metric, request, made);
    return rows.length > 0 || request.by?.length
      ? rows
      : [...seenAt.keys()].map((month) => nothingKnown(metric, month));
  }

  function ask(
    id: string,
    request: MetricRequest = {},
    { signal, ratesAt, later = false, haste = { later } }: AskOptions & { haste?: Haste } = {},
  ): Promise<MetricRow[]> {
    try {
      const metric = find(id);
      const full = withDefaults(request);
      const from = ratesAt === undefined ? ledger : ground.books.of(exchange, ratesAt);
      const rates = ratesAt === undefined ? {} : { ratesAt };
      const run = (stop: AbortSignal, asked: Haste) =>
        metric.kind === 'derived'
          ? combine(metric, full, { ...rates, signal: stop, haste: asked })
          : askEngine(metric, full, { signal: stop, from, haste: asked });
      return cache.get(requestKey(metric.id, full, ratesAt), run, signal, haste);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  return {
    engine: ledger.engine,
    imports,
    loads,
    tables: heldBy(ground.contents),
    snapshots,
    lastEvent,
    currency: baseCurrency(rows, ground.money),
    exchange,
    currencies: ground.money.balances.map(({ currency }) => currency).filter((each) => each !== exchange?.base),
    settings,
    scenario,
    withParameters: (changed, { scenario = false } = {}) => viewOf(ground, changed, scenario),
    version,
    catalogue,
    words: ground.words,
    missing: (id) => missingFor(find(id), contents),
    ask,
    evidence: async (id, request, { limit = 100, offset = 0, signal, ...page } = {}) => {
      const plain = withFacts(find(id), facts);
      const full = withDefaults(request);
      const periods = periodsFor(plain, full);
      const there = plain.kind === 'derived' || (await ready(plain, periods));
      const metric = plain.kind === 'derived' || !there ? plain : await ledger.inOneCurrency(shapedFor(plain, full));
      const from = {
        engine: engineOf(plain),
        metric,
        request: full,
        periods: there ? periods : [],
        parameters,
        ask,
        find,
        contents,
        offBook: ground.offBook,
        signal,
      };
      return readEvidence(from, { limit, offset, ...page });
    },
    statement: async (id, request) => {
      const plain = withFacts(find(id), facts);
      const full = withDefaults(request);
      const periods = periodsFor(plain, full);
      if (plain.kind === 'derived' || !(await ready(plain, periods))) return { sql: '', params: {} };
      const metric = await ledger.inOneCurrency(shapedFor(plain, full));
      return answerStatement(
        metric,
        full,
        periods,
        periods.map(({ seenAt }) => parameters.at(seenAt)),
      );
    },
    records: async (table, request, options) => {
      const { asOf, filter = {} } = withDefaults(request);
      const { period: span = 'month' } = request;
      const [period] = periodsOf({ asOf }, snapshots, span);
      if (!period) throw new PortfolioError('no-exposure');
      return readRecords(ledger.engine, { table, period, filter, everyBook: span !== 'month' }, options);
    },
    contributions: async (id, request, { settingsAt, ratesAt } = {}) => {
      const plain = find(id);
      const full = withDefaults({ ...request, from: undefined });
      const period = periodsFor(plain, full)[0];
      if (plain.kind === 'derived' || !period) throw new TypeError(`${plain.id} has no items of its own`);
      const from = ground.books.of(exchange, ratesAt);
      const settings = parameters.at(settingsAt ?? period.seenAt);
      const rows = await askEngine(plain, full, { given: [settings], from });
      const there = missingFor(plain, contents).length === 0 && (await ready(plain, [period], from));
      const metric = there ? await from.inOneCurrency(shapedFor(plain, full)) : plain;
      const recipe = recipeOf(metric, full);
      const asked = { request: full, period, settings };
      return {
        rows,
        items: there ? await readItems(engineOf(plain, from), metric, recipe, asked) : [],
        book: await readBook(from.engine, metric, period),
        settings: settingsText(metric, settings),
      };
    },
    workings: (id, request) =>
      readWorkings(
        {
          ...{ find, facts, withDefaults, ask },
          seenAt: (metric, full) => new Map(periodsFor(metric, full).map(({ month, seenAt }) => [month, seenAt])),
        },
        id,
        request,
      ),
    goals: async () => ground.goals,
    values: async (dimension, language = 'zh-CN', options = {}) => {
      checkRequest({ by: [dimension], filter: options.within });
      return ground.values(dimension, language, options);
    },
  };
}

/** A metric made of metrics may be made of others where the bank has a score card of its own. */
function withFacts(metric: Metric, facts: Facts): Metric {
  return metric.kind === 'derived'
    ? { ...metric, ingredients: (request) => metric.ingredients(request, facts) }
    : metric;
}
