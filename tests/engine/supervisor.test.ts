import { describe, expect, it } from 'vitest';
import { supervise } from '../../src/engine/supervisor.ts';
import { PortfolioError } from '../../src/lib/errors.ts';
import { ANSWER, begin, scripted, turn } from './scripted-driver.ts';

describe('supervisor', () => {
  it('says why a start failed, and starts anew when asked again', async () => {
    const { start } = scripted({ failedStarts: [1] });
    await expect(supervise('duckdb-wasm', start)).rejects.toMatchObject({
      code: 'engine-start',
      message: 'the data engine did not start: 404 for duckdb.wasm',
      cause: new Error('404 for duckdb.wasm'),
    });
    await expect(supervise('duckdb-wasm', start)).resolves.toMatchObject({ kind: 'duckdb-wasm' });
  });

  it('hands on what a start says of itself', async () => {
    const said = new PortfolioError('load-too-large', { size: 3, limit: 2 });
    await expect(supervise('duckdb-wasm', () => Promise.reject(said))).rejects.toBe(said);
  });

  it('says of a statement why DuckDB could not be started again, and tries at the next one', async () => {
    const duckdb = scripted({ failedStarts: [2] });
    const engine = await begin(duckdb);
    duckdb.die('worker gone');
    await turn();
    await expect(engine.query('lost')).rejects.toMatchObject({ code: 'engine-start' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'kill', 'start', 'start', 'next']);
  });

  it('rejects everything that is open when DuckDB dies, tells the listeners and rebuilds at the next call', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const told: string[] = [];
    engine.onLost((error) => told.push(error.message));
    const open = [engine.query('hang'), engine.query('waiting')].map((query) => query.catch((error: unknown) => error));
    await turn();
    duckdb.die('worker gone');
    for (const error of await Promise.all(open)) expect(error).toMatchObject({ code: 'engine-lost' });
    expect(told).toEqual(['the data engine stopped: worker gone; load the files again']);
    expect(duckdb.log).toEqual(['start', 'hang', 'kill']);
    expect(await open[0]).toMatchObject({ cause: new Error('worker gone') });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'hang', 'kill', 'start', 'next']);
  });

  it('throws DuckDB away after a trap', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    await expect(engine.query('trap')).rejects.toMatchObject({ code: 'engine-lost' });
    await engine.query('next');
    expect(duckdb.log).toEqual(['start', 'trap', 'kill', 'start', 'next']);
  });

  it('keeps DuckDB after an ordinary error', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    await expect(engine.query('fail')).rejects.toMatchObject({ name: 'QueryError', sql: 'fail' });
    await engine.query('next');
    expect(duckdb.log).toEqual(['start', 'fail', 'next']);
  });

  it('throws DuckDB away when a statement does not stop, and lets nothing wait for it', async () => {
    const duckdb = scripted({ stopsOnInterrupt: false });
    const engine = await begin(duckdb);
    const waiting = engine.query('waiting').then(() => engine.query('hang', { timeoutMs: 10 }));
    await expect(waiting).rejects.toMatchObject({ code: 'engine-timeout' });
    await expect(engine.query('behind')).rejects.toMatchObject({
      code: 'engine-lost',
      message: 'the data engine stopped: a statement did not stop; load the files again',
    });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'waiting', 'hang', 'interrupt', 'kill', 'start', 'next']);
  });

  it('tries again to stop a statement that did not notice', async () => {
    const duckdb = scripted({ deafFor: 2 });
    const engine = await begin(duckdb, { graceMs: 5000 });
    await expect(engine.query('hang', { timeoutMs: 10 })).rejects.toMatchObject({ code: 'engine-timeout' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'hang', 'interrupt', 'interrupt', 'interrupt', 'next']);
  });

  it('lets the next statement wait until an interrupt is over, or the interrupt would hit it', async () => {
    const duckdb = scripted({ slowInterrupt: true });
    const engine = await begin(duckdb, { graceMs: 5000 });
    await expect(engine.query('hang', { timeoutMs: 10 })).rejects.toMatchObject({ code: 'engine-timeout' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'hang', 'interrupt', 'interrupted', 'next']);
  });

  it('does not call a listener that was removed', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const told: Error[] = [];
    const remove = engine.onLost((error) => told.push(error));
    remove();
    duckdb.die('worker gone');
    await turn();
    expect(duckdb.log).toContain('kill');
    expect(told).toEqual([]);
  });

  it('leaves the DuckDB that runs alone when one before it dies late', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const told: Error[] = [];
    engine.onLost((error) => told.push(error));
    await expect(engine.query('trap')).rejects.toMatchObject({ code: 'engine-lost' });
    duckdb.die('nobody is left to lose', 1);
    await turn();
    await expect(engine.query('trap')).rejects.toMatchObject({ code: 'engine-lost' });
    await engine.query('next');
    duckdb.die('worker gone', 2);
    await turn();
    await engine.query('after');
    expect(duckdb.log).toEqual(['start', 'trap', 'kill', 'start', 'trap', 'kill', 'start', 'next', 'after']);
    expect(told).toHaveLength(2);
  });

  it('keeps one connection, and opens it anew where that failed', async () => {
    const duckdb = scripted({ failedConnects: [1] });
    const engine = await begin(duckdb);
    await expect(engine.query('first')).rejects.toMatchObject({ name: 'QueryError' });
    for (const sql of ['next', 'after']) expect(await engine.query(sql)).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'next', 'after']);
    expect(duckdb.count.connects).toBe(2);
  });

  it('names the file that could not be put in or dropped', async () => {
    const engine = await begin(scripted());
    expect(await engine.putFile('a.csv', new Uint8Array())).toBe('in/a.csv');
    await expect(engine.putFile('bad.csv', new Uint8Array())).rejects.toMatchObject({
      code: 'unreadable-file',
      message: 'cannot read bad.csv: disk full',
      cause: new Error('disk full'),
    });
    await expect(engine.dropFile('in/1-x.csv')).rejects.toMatchObject({
      code: 'unreadable-file',
      message: 'cannot read in/1-x.csv: no such file',
      cause: new Error('no such file'),
    });
  });
});

describe('closing', () => {
  it('ends DuckDB once, and starts none for what comes later', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    await Promise.all([engine.close(), engine.close()]);
    const closed = { code: 'engine-lost', message: 'the data engine stopped: it was closed; load the files again' };
    await expect(engine.query('late')).rejects.toMatchObject(closed);
    expect(duckdb.log).toEqual(['start', 'end']);
  });

  it('gives up what runs and what waits, and lets DuckDB stop before it ends it', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb, { graceMs: 5000 });
    const open = [engine.query('hang'), engine.query('waiting')].map((query) => query.catch((error: unknown) => error));
    await turn();
    await engine.close();
    const closed = { code: 'engine-lost', message: 'the data engine stopped: it was closed; load the files again' };
    for (const error of await Promise.all(open)) expect(error).toMatchObject(closed);
    expect(duckdb.log).toEqual(['start', 'hang', 'interrupt', 'end']);
  });

  it.each([
    ['put in', 'putFile'],
    ['dropped', 'dropFile'],
  ] as const)('waits for no file that is still being %s', async (_, does) => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const file = engine[does]('hang', new Uint8Array()).catch((error: unknown) => error);
    await turn();
    await engine.close();
    expect(await file).toMatchObject({ code: 'engine-lost' });
    expect(duckdb.log).toEqual(['start', 'kill']);
  });

  it('has nothing to end where DuckDB is gone already', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    duckdb.die('worker gone');
    await turn();
    await engine.close();
    expect(duckdb.log).toEqual(['start', 'kill']);
  });
});
