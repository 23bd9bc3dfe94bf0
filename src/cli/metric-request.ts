import { isIsoDate, type IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import { DIMENSIONS, SPANS, type Dimension, type Filter, type MetricRequest } from '../metrics/metric.ts';
import { readScope } from '../session/settings/parameter-rows.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { oneOf, pair } from './command.ts';

/** What `--by`, `--as-of`, `--from`, `--period` and `--filter` say. */
export interface RequestWords {
  by?: string | undefined;
  asOf?: string | undefined;
  from?: string | undefined;
  period?: string | undefined;
  filter?: readonly string[] | undefined;
}

/** The request that the words of a command line make. */
export function readRequest({ by, asOf, from, period, filter }: RequestWords): MetricRequest {
  // the latest date of the data is what is meant without one
  const last = asOf === 'latest' ? undefined : readDate(asOf, '--as-of');
  const first = readDate(from, '--from');
  const span = oneOf(period, SPANS, '--period');
  if (first && last && first > last) {
    throw new PortfolioError('bad-value', {
      option: '--from',
      value: first,
      hint: reason('after-as-of', { date: last }),
    });
  }
  return {
    ...(by === undefined ? {} : { by: list(by).map(readDimension) }),
    ...(last === undefined ? {} : { asOf: last }),
    ...(first === undefined ? {} : { from: first }),
    ...(span === undefined ? {} : { period: span }),
    ...(filter === undefined ? {} : { filter: readFilter(filter) }),
  };
}

/** The parts of a list with commas, blanks and empty parts left out. */
export function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A date as an option gives it; anything else is refused. */
export function readDate(text: string | undefined, option: string): IsoDate | undefined {
  if (text === undefined || isIsoDate(text)) return text;
  throw new PortfolioError('bad-value', { option, value: text, hint: reason('date-write') });
}

function readDimension(name: string): Dimension {
  const dimension = DIMENSIONS.find((known) => known === name);
  if (!dimension) throw new PortfolioError('unknown-dimension', { dimension: name, known: DIMENSIONS.join(', ') });
  return dimension;
}

function readFilter(texts: readonly string[]): Filter {
  const filter: Partial<Record<Dimension, string[]>> = {};
  for (const text of texts) {
    const [name, value] = pair(text, '--filter', reason('write-filter'));
    (filter[readDimension(name)] ??= []).push(value);
  }
  return filter;
}

const NAMED_VALUES = 8;

/** Refuses a filter value that the portfolio does not have: a misspelt branch must not look like an empty one. */
export async function demandKnownValues(portfolio: Portfolio, { filter = {} }: MetricRequest): Promise<void> {
  for (const dimension of DIMENSIONS) {
    const wanted = filter[dimension];
    if (!wanted) continue;
    const known = (await portfolio.values(dimension)).map(({ value }) => value);
    const value = wanted.find((item) => item !== 'unknown' && !known.includes(item));
    if (value !== undefined) throw unknownValue('--filter', `${dimension}=${value}`, known);
  }
}

/** Refuses a scope that the portfolio does not have: a limit for nobody would look like one that changes nothing. */
export async function demandKnownScope(portfolio: Portfolio, scope: string, option: string): Promise<void> {
  const [kind, name] = (readScope(scope) ?? '').split(/:(.*)/s);
  const dimension = DIMENSIONS.find((each) => each === kind);
  if (dimension === undefined || name === undefined) return;
  const known = (await portfolio.values(dimension)).map(({ value }) => value);
  if (!known.some((value) => value.toLowerCase() === name.toLowerCase())) throw unknownValue(option, scope, known);
}

function unknownValue(option: string, value: string, known: readonly string[]): PortfolioError {
  const some = { known: known.slice(0, NAMED_VALUES).join(', '), count: known.length };
  return new PortfolioError('bad-value', {
    option,
    value,
    hint: known.length > NAMED_VALUES ? reason('known-some', some) : reason('known-are', some),
  });
}
