import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, QueryOptions } from '../../src/engine/engine.ts';
import { QueryError } from '../../src/engine/query-error.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { TODAY, wholeBook } from '../properties/books.ts';
import { withTables } from '../support/with-tables.ts';

/** An engine that tells which statements it was given, and may refuse some. */
function watched(engine: Engine, refuse: (sql: string) => boolean = () => false) {
  const asked: string[] = [];
  const query = (sql: string, options?: QueryOptions) => {
    asked.push(sql);
    return refuse(sql) ? Promise.reject(new QueryError(sql)) : engine.query(sql, options);
  };
  return { asked, engine: { ...engine, kind: engine.kind, query } as Engine };
}

const REQUESTS: readonly MetricRequest[] = [
  { asOf: TODAY },
  { asOf: TODAY, by: ['team'] },
  { asOf: TODAY, by: ['client', 'sector'] },
];

describe('questions asked at once', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await withTables(wholeBook(7))));
  afterAll(() => engine.close());

  it('have the answers they have one after the other, whole rows, for every metric and way of grouping', async () => {
    const { asked, engine: counted } = watched(engine);
    const one = await openPortfolio(counted, []);
    asked.splice(0);
    const questions = METRICS.flatMap(({ id }) => REQUESTS.map((request) => ({ id, request })));
    const answers = await Promise.all(questions.map(({ id, request }) => one.ask(id, request)));
    const together = asked.splice(0).length;
    // the same tables, asked anew
    const two = one.withParameters(one.settings.rows);
    const singly: MetricRow[][] = [];
    for (const { id, request } of questions) singly.push(await two.ask(id, request));
    questions.forEach((question, index) => expect([question, answers[index]]).toEqual([question, singly[index]]));
    // made for it: a statement of its own for each would be as many on either side
    expect(together).toBeLessThan(asked.length * 0.6);
  });

  it('fail alone: what goes wrong with the statement for all is asked for each, and only the faulty one says so', async () => {
    const { engine: faulty } = watched(
      engine,
      (sql) => sql.includes('GROUPING SETS') || /count\(DISTINCT client\)/.test(sql),
    );
    const portfolio = await openPortfolio(faulty, []);
    const ids = ['client-count', 'outstanding-balance', 'npl-ratio'];
    const outcomes = await Promise.allSettled(ids.map((id) => portfolio.ask(id, { asOf: TODAY })));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it('go in the order in which somebody waits: what is asked for later gives way', async () => {
    const { engine: counted } = watched(engine);
    const portfolio = await openPortfolio(counted, []);
    const done: string[] = [];
    const ask = async (id: string, later: boolean) => {
      await portfolio.ask(id, { asOf: TODAY }, { later });
      done.push(id);
    };
    await Promise.all([ask('hhi', true), ask('hhi-sector', true), ask('npl-ratio', false), ask('hhi-region', false)]);
    expect(done).toEqual(['npl-ratio', 'hhi-region', 'hhi', 'hhi-sector']);
  });

  it('do not give way any more once somebody waits for them, made of others or not', async () => {
    const { engine: counted } = watched(engine);
    const portfolio = await openPortfolio(counted, []);
    const done: string[] = [];
    const ask = async (id: string, later: boolean) => {
      await portfolio.ask(id, { asOf: TODAY }, { later });
      done.push(id);
    };
    await Promise.all([
      ask('hhi', true),
      ask('hhi-sector', true),
      ask('review-backlog', true),
      // somebody looks at what was only to be there later
      ask('review-backlog', false),
      ask('hhi-sector', false),
    ]);
    expect(done.at(-1)).toBe('hhi');
    expect(done.slice(0, 4).toSorted()).toEqual(['hhi-sector', 'hhi-sector', 'review-backlog', 'review-backlog']);
  });

  it('do not reach the engine when nobody waits for them any more', async () => {
    const { asked, engine: counted } = watched(engine);
    const portfolio = await openPortfolio(counted, []);
    const before = asked.length;
    const stop = new AbortController();
    const left = portfolio.ask('npl-ratio', { asOf: TODAY }, { signal: stop.signal });
    const other = portfolio.ask('hhi', { asOf: TODAY });
    stop.abort();
    await expect(left).rejects.toThrow();
    await other;
    expect(asked.length - before).toBe(1);
    // and it can be asked anew
    expect(await portfolio.ask('npl-ratio', { asOf: TODAY })).toHaveLength(1);
  });

  it('are stopped in the engine when all of a round went away', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const slow: Engine = {
      ...engine,
      kind: engine.kind,
      query: (sql, options) => {
        if (!sql.includes('GROUPING SETS')) return engine.query(sql, options);
        signals.push(options?.signal);
        return new Promise((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new Error('stopped'))),
        );
      },
    };
    const portfolio = await openPortfolio(slow, []);
    const stop = new AbortController();
    const { signal } = stop;
    const asks = ['npl-ratio', 'special-mention-ratio'].map((id) => portfolio.ask(id, { asOf: TODAY }, { signal }));
    await expect.poll(() => signals.length).toBe(1);
    expect(signals[0]?.aborted).toBe(false);
    stop.abort();
    const outcomes = await Promise.allSettled(asks);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });
});
