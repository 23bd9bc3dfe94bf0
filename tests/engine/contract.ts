import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { ENGINE_SUPPORT } from '../../src/lib/engine-support.ts';
import type { SupervisedEngine, SupervisorOptions } from '../../src/engine/supervisor.ts';

export interface ContractOptions extends SupervisorOptions {
  memoryLimit?: string;
}

/** Runs for a minute and more wherever it runs, and never needs much memory. */
export const ENDLESS = 'SELECT sum(sqrt(a.range * b.range)) FROM range(1000000) a, range(1000000) b';

/** What every engine must do, whatever is behind it. */
export function engineContract(start: (options?: ContractOptions) => Promise<SupervisedEngine>): void {
  let engine: SupervisedEngine;
  beforeAll(async () => void (engine = await start({ graceMs: 60_000 })));
  afterAll(() => engine.close());

  const cell = async (sql: string, on: Engine = engine) => (await on.query(sql)).rows[0]?.[0];
  const csv = (text: string) => new TextEncoder().encode(text);

  it('is the release that the report names', async () => {
    expect(await cell('SELECT version()')).toBe(`v${ENGINE_SUPPORT[engine.kind].duckdb}`);
  });

  describe('values', () => {
    it('takes named parameters of every kind', async () => {
      const sql = `SELECT $text, $number, $yes, $none, CAST($day AS DATE), '$text'`;
      const params = { text: "O'Brien 陈", number: -1.5, yes: true, none: null, day: '2026-06-30' };
      const { rows } = await engine.query(sql, { params });
      expect(rows).toEqual([["O'Brien 陈", -1.5, true, null, '2026-06-30', '$text']]);
    });

    it('reads decimals as the number printed, also above a million millions', async () => {
      // 0.10 + 0.20 = 0.30; 90071992547409.91 is the largest amount whose cents fit into 2^53
      const { rows } = await engine.query(
        `SELECT CAST(0.1 AS DECIMAL(20,2)) + 0.2, CAST('90071992547409.91' AS DECIMAL(20,2)),
                CAST('-12345678901.23' AS DECIMAL(20,2)), CAST('-0.01' AS DECIMAL(20,2)), CAST('123456789012345678.99' AS DECIMAL(20,2))`,
      );
      expect(rows[0]).toEqual([0.3, 90071992547409.91, -12345678901.23, -0.01, 123456789012345678.99]);
    });

    it('sums money to the cent where floating point drifts', async () => {
      // 1,000,000 times 0.10 is 100,000.00; added as doubles it is 100000.00000133288
      expect(await cell('SELECT sum(CAST(0.10 AS DECIMAL(20,2))) FROM range(1000000)')).toBe(100000);
    });

    it('reads counts, sums of integers and big integers as numbers', async () => {
      const { rows } = await engine.query(
        'SELECT count(*), sum(range), max(range), CAST(-7 AS TINYINT), CAST(5 AS UBIGINT), CAST(-9 AS HUGEINT) FROM range(10)',
      );
      expect(rows).toEqual([[10, 45, 9, -7, 5, -9]]);
    });

    it('reads dates as ISO text, before and after 1970', async () => {
      const { rows } = await engine.query(
        `SELECT DATE '1949-10-01', DATE '2026-06-30', CAST(date_trunc('month', DATE '2024-02-29') AS DATE), NULL::DATE`,
      );
      expect(rows).toEqual([['1949-10-01', '2026-06-30', '2024-02-01', null]]);
    });

    it('reads timestamps as text, without a time zone', async () => {
      const { rows } = await engine.query(
        `SELECT TIMESTAMP '2026-06-30 23:59:58', TIMESTAMP '2026-06-30 00:00:00.25', TIMESTAMP '1969-12-31 23:59:59.5'`,
      );
      expect(rows).toEqual([['2026-06-30 23:59:58', '2026-06-30 00:00:00.25', '1969-12-31 23:59:59.5']]);
    });

    it('reads ENUM columns as their text, blanks included', async () => {
      await engine.query(
        `CREATE OR REPLACE TABLE tiers AS SELECT unnest(['正常', '关注', NULL, '正常'])::ENUM('正常', '关注') AS tier`,
      );
      expect((await engine.query('SELECT tier FROM tiers')).rows).toEqual([['正常'], ['关注'], [null], ['正常']]);
    });

    it('reads ENUM columns of any name, order and number', async () => {
      const { columns, rows } = await engine.query(
        `SELECT tier, 1 AS n, tier, upper(tier::VARCHAR)::ENUM('正常', '关注', '损失') AS "say ""hi"""
         FROM tiers WHERE tier IS NOT NULL ORDER BY tier DESC -- the order of the ENUM, not of the text`,
      );
      expect(columns).toEqual(['tier', 'n', 'tier', 'say "hi"']);
      expect(rows).toEqual([
        ['关注', 1, '关注', '关注'],
        ['正常', 1, '正常', '正常'],
        ['正常', 1, '正常', '正常'],
      ]);
    });

    it('reads ENUM columns of many values, and of no rows', async () => {
      await engine.query(`CREATE TYPE many AS ENUM (SELECT 'v' || range FROM range(60000))`);
      const sql = `SELECT ('v' || range)::many AS v FROM range(60000) WHERE range >= 59998 ORDER BY range`;
      expect((await engine.query(sql)).rows).toEqual([['v59998'], ['v59999']]);
      expect((await engine.query(`${sql} LIMIT 0`)).rows).toEqual([]);
      const all = await engine.query(`SELECT ('v' || range)::many AS v, range AS n FROM range(60000) ORDER BY n`);
      expect(all.rows.filter(([v, n]) => v !== `v${n}`)).toEqual([]);
    });

    it('reads a null beside values in every type', async () => {
      const { rows } = await engine.query(
        `SELECT * FROM (VALUES (1, 'a', true, 1.5::DOUBLE, 2.50::DECIMAL(9,2), DATE '2026-01-01'), (NULL, NULL, NULL, NULL, NULL, NULL)) ORDER BY 1 NULLS LAST`,
      );
      expect(rows).toEqual([
        [1, 'a', true, 1.5, 2.5, '2026-01-01'],
        [null, null, null, null, null, null],
      ]);
    });

    it('reads lists as JSON text', async () => {
      expect(await cell(`SELECT ['a', NULL, 'b']`)).toBe('["a",null,"b"]');
    });

    it('gives no value for what is not a number', async () => {
      expect((await engine.query(`SELECT 'nan'::DOUBLE, 'inf'::DOUBLE`)).rows).toEqual([[null, null]]);
    });

    it('keeps columns of any name apart', async () => {
      const { columns, rows } = await engine.query(
        `SELECT 1 AS "__proto__", 2 AS constructor, 3 AS "say ""hi""", 4 AS "1"`,
      );
      expect(columns).toEqual(['__proto__', 'constructor', 'say "hi"', '1']);
      expect(rows).toEqual([[1, 2, 3, 4]]);
    });

    it('names the columns of an answer without rows', async () => {
      expect(await engine.query('SELECT 1 AS a, 2 AS b WHERE false')).toEqual({ columns: ['a', 'b'], rows: [] });
    });

    it('reads answers longer than one batch in their order', async () => {
      const { rows } = await engine.query('SELECT range AS n, (range % 3)::VARCHAR FROM range(10000) ORDER BY n DESC');
      expect(rows).toHaveLength(10000);
      expect([rows[0], rows[5000], rows[9999]]).toEqual([
        [9999, '0'],
        [4999, '1'],
        [0, '0'],
      ]);
    });
  });

  describe('files', () => {
    const read = (path: string) =>
      engine.query(`SELECT * FROM read_csv($path, header = true, all_varchar = true)`, { params: { path } });

    it('reads bytes and blobs', async () => {
      const bytes = csv('id,name\n007,陈\n');
      for (const content of [bytes, new Blob([bytes])]) {
        const path = await engine.putFile('ledger.csv', content);
        expect(await read(path)).toEqual({ columns: ['id', 'name'], rows: [['007', '陈']] });
        await engine.dropFile(path);
      }
      expect(bytes.length).toBeGreaterThan(0);
    });

    it('keeps two files of the same name apart', async () => {
      const first = await engine.putFile('a/ledger.csv', csv('x\n1\n'));
      const second = await engine.putFile('b/ledger.csv', csv('x\n2\n'));
      expect([(await read(first)).rows, (await read(second)).rows]).toEqual([[['1']], [['2']]]);
    });

    it('takes names that are wildcards, paths or quotes', async () => {
      for (const name of ['台账 [1]*?.csv', '../../etc/passwd', `it's "x".csv`, `${'长'.repeat(300)}.csv`]) {
        const path = await engine.putFile(name, csv('x\n1\n'));
        expect((await read(path)).rows).toEqual([['1']]);
      }
    });

    it('forgets a file that was dropped', async () => {
      const path = await engine.putFile('gone.csv', csv('x\n1\n'));
      await engine.dropFile(path);
      await expect(read(path)).rejects.toMatchObject({ name: 'QueryError' });
    });
  });

  describe('lock', () => {
    it.each([
      ['an address', `SELECT * FROM read_csv('https://example.com/x.csv')`],
      ['a file that was not put in', `SELECT * FROM read_csv('/etc/passwd', header = false)`],
      ['a file outside, by way of the folder', `SELECT * FROM read_csv('in/../../etc/passwd', header = false)`],
      ['attaching a file', `ATTACH '/tmp/bellwether-outside.db' AS outside`],
      ['writing a file', `COPY (SELECT 1) TO '/tmp/bellwether-outside.csv'`],
      ['loading an extension', 'LOAD httpfs'],
      ['an unknown extension', 'LOAD bellwether_unknown'],
      ['a function of an extension', `SELECT * FROM st_read('x')`],
      ['unlocking', 'SET lock_configuration = false'],
      ['opening up', 'SET enable_external_access = true'],
      ['another memory limit', `SET memory_limit = '64GB'`],
    ])('refuses %s', async (_, sql) => {
      await expect(engine.query(sql)).rejects.toMatchObject({ name: 'QueryError', sql });
    });

    it('refuses an extension also after it was asked to install it', async () => {
      await engine.query('INSTALL spatial').catch(() => undefined);
      await expect(engine.query('LOAD spatial')).rejects.toMatchObject({ name: 'QueryError' });
    });

    it('loads no extension by itself', async () => {
      expect(await cell(`SELECT current_setting('autoload_known_extensions')`)).toBe(false);
      expect(await cell(`SELECT current_setting('autoinstall_known_extensions')`)).toBe(false);
    });
  });

  describe('failures', () => {
    it('tells the statement that failed and lives on', async () => {
      const sql = 'SELECT nothing FROM nowhere';
      await expect(engine.query(sql)).rejects.toMatchObject({
        name: 'QueryError',
        sql,
        message: expect.stringMatching(/nowhere/) as string,
      });
      expect(await cell('SELECT 1')).toBe(1);
    });

    it('stops a query at its time limit and lives on', async () => {
      await expect(engine.query(ENDLESS, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'engine-timeout' });
      expect(await cell('SELECT 2')).toBe(2);
    });

    it('stops a query that is cancelled while it runs', async () => {
      const control = new AbortController();
      const running = engine.query(ENDLESS, { signal: control.signal });
      const waiting = cell('SELECT 3');
      setTimeout(() => control.abort(), 200);
      await expect(running).rejects.toMatchObject({ code: 'cancelled' });
      expect(await waiting).toBe(3);
    });

    it('lets a cancelled query leave the queue at once', async () => {
      const [first, second] = [new AbortController(), new AbortController()];
      const running = engine.query(ENDLESS, { signal: first.signal });
      const waiting = engine.query('SELECT 4', { signal: second.signal });
      second.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
      first.abort();
      await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('refuses a query whose signal is aborted already', async () => {
      await expect(engine.query('SELECT 1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('answers questions asked at the same time, each with its own answer', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => cell(`SELECT ${n}`)));
      expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => n));
    });

    it('stops a statement at the memory it may take, long before all of it is gone, and keeps its data', async () => {
      await engine.query('CREATE TABLE stays AS SELECT range AS n FROM range(1000)');
      const greedy = `SELECT count(*) FROM (SELECT DISTINCT a.range * 1000003 + b.range AS k FROM range(200000) a, range(5000) b)`;
      await expect(engine.query(greedy, { memoryBytes: 64e6 })).rejects.toMatchObject({ code: 'out-of-memory' });
      expect(await cell('SELECT sum(n) FROM stays')).toBe(499500); // 999 * 1000 / 2
    });

    it('survives running out of memory with its data', async () => {
      const small = await start({ memoryLimit: '100MB' });
      await small.query('CREATE TABLE kept AS SELECT range AS n FROM range(1000)');
      await expect(
        small.query(
          `CREATE TABLE big AS SELECT range AS a, hash(range) AS b, repeat('x', 200) || range AS c FROM range(20000000)`,
        ),
      ).rejects.toMatchObject({ code: 'out-of-memory' });
      expect(await cell('SELECT sum(n) FROM kept', small)).toBe(499500); // 999 * 1000 / 2
      await small.close();
    });

    it('rejects everything that is open when it is closed, and everything after', async () => {
      const own = await start();
      const open = [own.query(ENDLESS), own.query('SELECT 1')].map((query) => query.catch((error: unknown) => error));
      await new Promise((resolve) => setTimeout(resolve, 50));
      await own.close();
      for (const error of await Promise.all(open)) expect(error).toMatchObject({ code: 'engine-lost' });
      await expect(own.query('SELECT 1')).rejects.toMatchObject({ code: 'engine-lost' });
    });
  });

  describe('workspaces', () => {
    it('keeps tables and types of the same name apart, and frees them when closed', async () => {
      const [one, two] = [await engine.workspace(), await engine.workspace()];
      for (const [on, name] of [
        [engine, 'main book'],
        [one, 'first'],
        [two, 'second'],
      ] as const) {
        await on.query(`CREATE TYPE branch AS ENUM (${`'${name}'`})`);
        await on.query(`CREATE TABLE exposure AS SELECT '${name}'::branch AS branch`);
        await on.query(`CREATE TEMP TABLE step AS SELECT '${name}' AS name`);
      }
      for (const [on, name] of [
        [engine, 'main book'],
        [one, 'first'],
        [two, 'second'],
      ] as const) {
        expect(await cell('SELECT branch FROM exposure', on)).toBe(name);
        expect(await cell('SELECT branch FROM main.exposure', on)).toBe(name);
        expect(await cell('SELECT name FROM step', on)).toBe(name);
      }
      await one.close();
      expect(await cell('SELECT branch FROM exposure', two)).toBe('second');
      expect(await cell(`SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'workspace%'`)).toBe(1);
      await two.close();
      await engine.query('DROP TABLE exposure');
    });
  });
}
