import type { Engine } from '../../src/engine/engine.ts';
import type { MetricId } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { withTables, type TestRow } from './with-tables.ts';

type Tables = Readonly<Record<string, readonly TestRow[]>>;

/** Rows of a metric over the given tables, by a real engine that is closed again. */
export async function rowsOf(tables: Tables, metric: MetricId, request: MetricRequest = {}): Promise<MetricRow[]> {
  return withPortfolioOf(tables, (portfolio) => portfolio.ask(metric, request));
}

/** The one row of a metric that is not split. */
export async function rowOf(tables: Tables, metric: MetricId, request: MetricRequest = {}): Promise<MetricRow> {
  const rows = await rowsOf(tables, metric, request);
  const [row] = rows;
  if (!row || rows.length !== 1) throw new TypeError(`one row expected, not ${rows.length}`);
  return row;
}

/** Values by a part or dimension: `{ '1-30': 0.2, … }`. */
export function valuesBy(rows: readonly MetricRow[], name: string): Record<string, number | null> {
  return Object.fromEntries(rows.map((row) => [row.by[name] ?? '?', row.value]));
}

/** Opens a portfolio over the tables, hands it on, closes its engine. */
export async function withPortfolioOf<T>(
  tables: Tables,
  use: (portfolio: Awaited<ReturnType<typeof openPortfolio>>, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await withTables(tables);
  try {
    return await use(await openPortfolio(engine, []), engine);
  } finally {
    await engine.close();
  }
}
