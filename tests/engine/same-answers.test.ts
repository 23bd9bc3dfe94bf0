import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { isSameAnswer } from '../../src/session/prepared/checked-portfolio.ts';
import { TODAY, wholeBook } from '../properties/books.ts';
import { startWasmInNode } from '../support/wasm-in-node.ts';
import { withTables } from '../support/with-tables.ts';

const SEED = 101;
const REQUESTS: readonly MetricRequest[] = [{ asOf: TODAY }, { asOf: '2026-05-20', by: ['sector'] }];

const inOrder = (rows: readonly MetricRow[]) => {
  const place = ({ period, by }: MetricRow) => JSON.stringify([period, Object.entries(by).sort()]);
  return rows.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};

describe('the page’s engine and the command line’s', () => {
  const engines: Engine[] = [];
  let page: Portfolio;
  let line: Portfolio;
  beforeAll(async () => {
    for (const start of [startWasmInNode, undefined]) engines.push(await withTables(wholeBook(SEED), start));
    const [wasm, native] = engines;
    if (!wasm || !native) throw new TypeError('two engines are needed');
    [page, line] = [await openPortfolio(wasm, []), await openPortfolio(native, [])];
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  it('are two different engines', () => {
    expect(engines.map(({ kind }) => kind)).toEqual(['duckdb-wasm', 'duckdb-node']);
  });

  it.each(METRICS.map(({ id }) => id))('give the same rows of %s, value by value', async (id) => {
    for (const request of REQUESTS) {
      const [here, there] = [inOrder(await page.ask(id, request)), inOrder(await line.ask(id, request))];
      // the whole rows, as the last digits of sums may differ
      if (!isSameAnswer(here, there)) expect(here).toEqual(there);
    }
  });
});
