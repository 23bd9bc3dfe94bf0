import {
  addMonths,
  monthEnd,
  monthOf,
  monthsBetween,
  monthStart,
  type IsoDate,
  type IsoMonth,
} from '../../src/lib/dates.ts';
import type { FigureCell, ValueRef } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import { thingOf } from '../../src/lib/page-links.ts';
import {
  DIMENSIONS,
  type Dimension,
  type Filter,
  type MetricRequest,
  type MetricRow,
  type Span,
} from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';

/** Months a picture looks back when nobody says how many. */
const MONTHS_SHOWN = 36;

/** What every figure of one widget is made from: the portfolio, the question, the reader. */
export interface Context {
  portfolio: Portfolio;
  t: Translate;
  asOf: IsoDate;
  /** The months of the pictures, the last is that of `asOf`. */
  months: IsoMonth[];
  filter: Filter;
  /** What a period metric covers; its own usual period when it is not given. */
  period?: Span;
  /** What all its metrics cover, where they are all of a period and of the same. */
  covers?: Span;
  /** Stops its questions. */
  signal?: AbortSignal;
}

/** The context of a request, or null when there is no date to look at. */
export function contextOf(
  given: Portfolio,
  request: MetricRequest,
  t: Translate,
  signal?: AbortSignal,
): Context | null {
  const portfolio = signal ? askingUnder(given, signal) : given;
  const asOf = request.asOf ?? portfolio.snapshots.at(-1) ?? portfolio.lastEvent;
  if (!asOf) return null;
  const last = monthOf(asOf);
  const usual = addMonths(last, 1 - MONTHS_SHOWN);
  const [begin] = portfolio.snapshots;
  const first = begin === undefined ? usual : monthOf(begin);
  const from = request.from ? monthOf(request.from) : first > usual ? first : usual;
  const months = monthsBetween(from < last ? from : last, last);
  const { filter = {}, period } = request;
  return { portfolio, t, asOf, months, filter, ...(period ? { period } : {}), ...(signal ? { signal } : {}) };
}

/** Whether a part of the book is asked about. */
export function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some((values) => values?.length);
}

/** The portfolio whose questions are stopped by a signal. */
function askingUnder(portfolio: Portfolio, signal: AbortSignal): Portfolio {
  return {
    ...portfolio,
    ask: (id, request, options) => portfolio.ask(id, request, { ...options, signal }),
    records: (table, request, options) => portfolio.records(table, request, { ...options, signal }),
  };
}

/** The metric's rows at the as-of date; one when it is not split. */
export function askNow(context: Context, metric: string, by: readonly Dimension[] = []): Promise<MetricRow[]> {
  return context.portfolio.ask(metric, requestOf(context, by));
}

/** The metric's rows of every month of the pictures, or of the last `count`; `later`: after what somebody waits for. */
export function askSeries(
  context: Context,
  metric: string,
  {
    by = [],
    count = context.months.length,
    later = false,
  }: { by?: readonly Dimension[]; count?: number; later?: boolean } = {},
): Promise<MetricRow[]> {
  const from = monthStart(context.months.at(-count) ?? context.months[0] ?? monthOf(context.asOf));
  return context.portfolio.ask(metric, { ...requestOf(context, by), from }, later ? { later } : {});
}

/** The question of a figure about its date. */
export function requestOf({ asOf, filter, period }: Context, by: readonly Dimension[] = []): MetricRequest {
  return {
    asOf,
    ...(by.length > 0 ? { by } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(period ? { period } : {}),
  };
}

/** What to ask to see where a row's value comes from: its own date, and its groups as a filter. */
export function refOfRow(context: Context, row: MetricRow): ValueRef {
  const end = monthEnd(row.period);
  const metric = context.portfolio.catalogue.seek(row.metric);
  // filtered to one of the values it compares, a metric has none
  const compared = metric && 'over' in metric ? metric.over : undefined;
  const groups = DIMENSIONS.filter((dimension) => dimension !== compared && Object.hasOwn(row.by, dimension));
  const filter: Filter = {
    ...context.filter,
    ...Object.fromEntries(groups.map((name) => [name, [row.by[name] ?? '']])),
  };
  return {
    row,
    request: {
      asOf: end < context.asOf ? end : context.asOf,
      ...(Object.keys(filter).length > 0 ? { filter } : {}),
      ...(context.period ? { period: context.period } : {}),
    },
  };
}

/** A value as a cell: its text, the state, and the way to its evidence. No row is the same as no value. */
export function valueCell(context: Context, row: MetricRow | undefined): FigureCell {
  const { t } = context;
  if (!row) return { text: t('value.none') };
  const text = row.value === null ? t('value.none') : t.format.value(row.value, row.unit);
  return { text, ref: refOfRow(context, row), status: row.status };
}

/** A text that names a value of a dimension, with the way to its page where it has one. On the page itself its name leads nowhere. */
export function nameCell({ filter }: Context, text: string, dimension: string, id: string | undefined): FigureCell {
  const thing = thingOf(dimension, id);
  const here = thing && filter[thing.kind]?.length === 1 && filter[thing.kind]?.[0] === thing.id;
  return thing && !here ? { text, thing } : { text };
}
