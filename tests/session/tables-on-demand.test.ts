import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { TablesOnDemand } from '../../src/session/portfolio/tables-on-demand.ts';

const STATEMENTS = [
  'CREATE TABLE bw_snapshot AS SELECT 1 AS snap',
  'CREATE VIEW bw_ledger AS SELECT snap, 2 AS loan FROM bw_snapshot',
  'CREATE TABLE bw_position AS SELECT loan FROM bw_ledger',
  'CREATE TABLE bw_client AS SELECT 3 AS client',
];

describe('tables made when they are asked', async () => {
  const engine = await startNodeEngine();
  const asked: string[] = [];
  const heard: Engine = {
    ...{ kind: engine.kind, putFile: () => Promise.reject(new Error()), dropFile: () => Promise.resolve() },
    ...{ onLost: () => () => undefined, close: () => Promise.resolve() },
    query: (sql, options) => {
      asked.push(sql);
      return engine.query(sql, options);
    },
  };
  const made = () => asked.flatMap((sql) => /^CREATE \w+ (\w+)/.exec(sql)?.[1] ?? []);
  beforeEach(async () => {
    await TablesOnDemand.over(heard, []);
    asked.length = 0;
  });
  afterAll(() => engine.close());

  it('are made once, after those they are made of, however many ask at once', async () => {
    const tables = await TablesOnDemand.over(heard, STATEMENTS);
    expect(made()).toEqual([]);
    const [one, two] = await Promise.all([
      tables.query('SELECT loan FROM "BW_POSITION"'),
      tables.query('SELECT count(*) FROM bw_position, bw_ledger'),
    ]);
    expect([one?.rows, two?.rows]).toEqual([[[2]], [[1]]]);
    expect(made()).toEqual(['bw_snapshot', 'bw_ledger', 'bw_position']);
  });

  it('are all there for whoever lists them', async () => {
    const tables = await TablesOnDemand.over(heard, STATEMENTS);
    const { rows } = await tables.query(
      "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'bw_%' ORDER BY 1",
    );
    expect(rows.flat()).toEqual(['bw_client', 'bw_position', 'bw_snapshot']);
  });

  it('are made for whoever waits, though the first who asked has gone', async () => {
    const tables = await TablesOnDemand.over(heard, STATEMENTS);
    const gone = new AbortController();
    const first = tables.query('FROM bw_position', { signal: gone.signal });
    const second = tables.query('FROM bw_position');
    gone.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect(second).resolves.toMatchObject({ rows: [[2]] });
  });

  it('are tried again where they failed', async () => {
    const tables = await TablesOnDemand.over(heard, ['CREATE TABLE bw_client AS SELECT client FROM later']);
    await expect(tables.query('FROM bw_client')).rejects.toThrow(/later/);
    await engine.query('CREATE TABLE later AS SELECT 4 AS client');
    await expect(tables.query('FROM bw_client')).resolves.toMatchObject({ rows: [[4]] });
    await engine.query('DROP TABLE later');
  });

  it('are those of the data that stand: whoever stood before makes none of his', async () => {
    const old = await TablesOnDemand.over(heard, ['CREATE TABLE bw_client AS SELECT 1 AS client', STATEMENTS[0] ?? '']);
    const making = old.query('FROM bw_client').catch(() => undefined);
    const young = await TablesOnDemand.over(heard, STATEMENTS);
    await making;
    await expect(old.query('FROM bw_snapshot')).rejects.toThrow(/bw_snapshot/);
    await expect(young.query('FROM bw_client')).resolves.toMatchObject({ rows: [[3]] });
  });
});
