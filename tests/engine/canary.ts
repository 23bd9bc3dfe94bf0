import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';

/** A statement DuckDB is known to answer wrongly: what is right, and what each engine says. Equal to `right` means mended. */
interface Canary {
  readonly issue: string;
  readonly about: string;
  readonly sql: string;
  readonly right: string;
  readonly says: Readonly<Record<Engine['kind'], string>>;
  /** What we write instead, right on both. */
  readonly instead?: string;
}

const both = (answer: string) => ({ 'duckdb-wasm': answer, 'duckdb-node': answer });

const CANARIES: readonly Canary[] = [
  {
    issue: 'duckdb#24314',
    about: 'the median of two decimals beyond 2^53',
    sql: `SELECT CAST(median(v) AS VARCHAR) FROM (VALUES (CAST('1234567890123456.12' AS DECIMAL(28,6))), (CAST('1234567890123456.14' AS DECIMAL(28,6)))) AS t(v)`,
    right: '1234567890123456.130000',
    says: both('1234567890123456.249856'),
  },
  {
    issue: 'duckdb#24314',
    about: 'the median of two amounts of ten thousand millions, which is right',
    sql: `SELECT CAST(median(v) AS VARCHAR) FROM (VALUES (CAST('9999999999.12' AS DECIMAL(28,6))), (CAST('9999999999.14' AS DECIMAL(28,6)))) AS t(v)`,
    right: '9999999999.130000',
    says: both('9999999999.130000'),
  },
  {
    issue: 'duckdb#23664',
    about: 'peers in a frame over RANGE that ends 0 PRECEDING',
    sql: `SELECT string_agg(CAST(s AS VARCHAR), ',' ORDER BY id) FROM (
      SELECT id, sum(1) OVER (ORDER BY k RANGE BETWEEN 0 PRECEDING AND 0 PRECEDING) AS s FROM (VALUES (1, 1), (2, 1)) AS t(id, k))`,
    right: '2,2',
    says: { 'duckdb-wasm': '1,1', 'duckdb-node': '2,2' },
    instead: `SELECT string_agg(CAST(s AS VARCHAR), ',' ORDER BY id) FROM (
      SELECT id, sum(1) OVER (PARTITION BY k) AS s FROM (VALUES (1, 1), (2, 1)) AS t(id, k))`,
  },
  {
    issue: 'duckdb#24307',
    about: 'frames that begin further on than there can be rows',
    sql: `SELECT string_agg(CAST(n AS VARCHAR), ',' ORDER BY i) FROM (
      SELECT i, count(*) OVER (ORDER BY i ROWS BETWEEN 9223372036854775807 FOLLOWING AND 9223372036854775807 FOLLOWING) AS n FROM range(3) AS t(i))`,
    right: '0,0,0',
    says: both('0,3,3'),
  },
  {
    issue: 'duckdb#23692',
    about: 'the first percentile of an order from the top',
    sql: 'SELECT CAST(percentile_cont(0.0) WITHIN GROUP (ORDER BY x DESC) AS VARCHAR) FROM range(1, 6) AS t(x)',
    right: '5.0',
    says: both('1.0'),
    instead: 'SELECT CAST(quantile_cont(x, 1.0) AS VARCHAR) FROM range(1, 6) AS t(x)',
  },
  {
    issue: 'duckdb#23688',
    about: 'IS NOT DISTINCT FROM above a left join, which is right in our releases',
    sql: `WITH l(id, n) AS (VALUES (1, NULL), (2, 2), (3, 3)), r(id, n) AS (VALUES (2, 2), (3, 99), (4, NULL))
      SELECT CAST(count(*) AS VARCHAR) FROM l LEFT JOIN r ON l.id = r.id WHERE l.n IS NOT DISTINCT FROM r.n`,
    right: '2',
    says: both('2'),
  },
  {
    issue: 'duckdb#24806',
    about: 'the median over two joins, which is right in our releases',
    sql: `WITH t(i, g, d, x, c) AS (VALUES (1,1,1,1,0), (1,1,1,1,0), (42,1,2,3,9), (42,1,1,2,2), (NULL,-7,1,0,0), (42,NULL,3,NULL,3))
      SELECT string_agg(CAST(m AS VARCHAR), ' ' ORDER BY g) FROM (
        SELECT a.g, median(c.i) AS m FROM t AS a JOIN t AS b ON a.d = b.d JOIN t AS c ON b.x = c.c GROUP BY a.g)`,
    right: '1.0 1.0',
    says: both('1.0 1.0'),
  },
];

/** Sums over a window that is ordered and unbounded, of as many partitions as rows: the number of rows whose sum is not their own value. */
const window = (
  rows: number,
  frame: string,
) => `WITH t AS (SELECT CAST(i AS VARCHAR) AS a, 'abc' AS b, CAST(i AS DOUBLE) AS c FROM generate_series(1, ${rows}) AS s(i))
  SELECT count(*) FROM (SELECT c, sum(c) OVER (PARTITION BY a ${frame}) AS d FROM t) WHERE c <> d`;
const UNBOUNDED = 'ORDER BY b RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';

/** Known wrong results, asked of an engine: one that changes says so here, for better or worse. `long` adds the one that takes a minute. */
export function engineCanary(start: () => Promise<Engine>, { long = false } = {}): void {
  let engine: Engine;
  beforeAll(async () => void (engine = await start()));
  afterAll(() => engine.close());
  const cell = async (sql: string) => (await engine.query(sql)).rows[0]?.[0];

  it.each(CANARIES)('$issue: $about', async ({ sql, right, says, instead }) => {
    expect(await cell(sql)).toBe(says[engine.kind]);
    if (instead !== undefined) expect(await cell(instead)).toBe(right);
  });

  if (long)
    describe('duckdb#24985: sums over RANGE between unbounded ends', () => {
      it('are wrong from 1,041,748 rows on', async () => {
        expect(await cell(window(1_041_748, UNBOUNDED))).toBe(65_536);
      });
      it('are right without order and frame', async () => {
        expect(await cell(window(1_041_748, ''))).toBe(0);
      });
    });
}
