import { PortfolioError } from '../../lib/errors.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest } from '../../metrics/metric.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { toRecord } from '../print-rows.ts';
import { bundleBad } from './bundle-bad.ts';

/** A question and its answer, in the shape of `metric --format json`. */
export interface AskedNumber {
  readonly metric: string;
  readonly request: MetricRequest;
  /** The day whose rates of exchange all amounts were turned by; null: each by those of its own date. */
  readonly ratesAt: IsoDate | null;
  readonly rows: readonly ReturnType<typeof toRecord>[];
}

/** A portfolio that notes every question its documents ask, with the answer. */
export class NumberRecord {
  readonly portfolio: Portfolio;
  readonly #asked = new Map<string, AskedNumber>();

  constructor(portfolio: Portfolio) {
    this.portfolio = {
      ...portfolio,
      ask: async (metric, request = {}, options = {}) => {
        const rows = await portfolio.ask(metric, request, options);
        const question = { metric: portfolio.catalogue.find(metric).id, request, ratesAt: options.ratesAt ?? null };
        this.#asked.set(JSON.stringify(question), { ...question, rows: rows.map(toRecord) });
        return rows;
      },
    };
  }

  /** What was asked, in an order that does not hang on which answer came first. */
  get numbers(): AskedNumber[] {
    return [...this.#asked].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
  }
}

/** The numbers of a bundle somebody brings. */
export function readNumbers(bytes: Uint8Array | undefined, file: string): AskedNumber[] {
  if (!bytes) throw bundleBad(file, 'bundle-lacks', { entry: 'numbers.json' });
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (Array.isArray(value) && value.every(isNumber)) return value;
  } catch (cause) {
    throw bundleBad(file, 'bundle-numbers', {}, cause);
  }
  throw bundleBad(file, 'bundle-numbers');
}

function isNumber(value: unknown): value is AskedNumber {
  const { metric, request, rows } = (value ?? {}) as Partial<AskedNumber>;
  return typeof metric === 'string' && typeof request === 'object' && request !== null && Array.isArray(rows);
}

/** Asks every question again and refuses the first field that is another one; gives how many values were the same. */
export async function demandSameNumbers(
  portfolio: Portfolio,
  numbers: readonly AskedNumber[],
  file: string,
): Promise<number> {
  let same = 0;
  for (const { metric, request, ratesAt, rows } of numbers) {
    const found = (await portfolio.ask(metric, request, ratesAt === null ? {} : { ratesAt })).map(toRecord);
    const differs = (number: string, field: string, expected: unknown, now: unknown) =>
      new PortfolioError('bundle-differs', { file, number, field, expected: shown(expected), found: shown(now) });
    if (found.length !== rows.length)
      throw differs(`${metric} ${JSON.stringify(request)}`, 'rows', rows.length, found.length);
    for (const [index, row] of rows.entries()) {
      const now = found[index] as Record<string, unknown> | undefined;
      const groups = Object.values(row.by ?? {}).join(' ');
      for (const [field, value] of Object.entries(row))
        if (!isSameField(value, now?.[field]))
          throw differs([row.code, metric, row.period, groups].filter(Boolean).join(' '), field, value, now?.[field]);
      same += 1;
    }
  }
  return same;
}

const TOLERANCE = 1e-9;

/** Numbers may differ by what the order of a sum leaves, everything else not at all. */
function isSameField(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) =>
    isSameField((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
