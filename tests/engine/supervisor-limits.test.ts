import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ANSWER, begin, scripted, turn } from './scripted-driver.ts';

describe('a statement that is cancelled', () => {
  it('does not run a statement that was cancelled while DuckDB was starting again', async () => {
    const duckdb = scripted({ slowStart: true });
    const engine = await begin(duckdb);
    duckdb.die('worker gone');
    await turn();
    const control = new AbortController();
    const cancelled = engine.query('cancelled', { signal: control.signal });
    await Promise.resolve();
    control.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'kill', 'start', 'next']);
  });

  it('starts no DuckDB where it had not begun', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    duckdb.die('worker gone');
    await turn();
    const control = new AbortController();
    const cancelled = engine.query('cancelled', { signal: control.signal });
    control.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    await expect(engine.query('late', { signal: control.signal })).rejects.toMatchObject({ code: 'cancelled' });
    await turn();
    expect(duckdb.log).toEqual(['start', 'kill']);
  });

  it('does not run where that was while the memory was measured', async () => {
    const duckdb = scripted({ memory: () => turn(20).then(() => 100) });
    const engine = await begin(duckdb);
    const control = new AbortController();
    const cancelled = engine.query('cancelled', { signal: control.signal, memoryBytes: 1 });
    await turn();
    control.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'next']);
  });

  it('leaves nothing on a signal that lives on', async () => {
    const engine = await begin(scripted());
    const { signal } = new AbortController();
    await engine.query('next', { signal });
    await expect(engine.query('fail', { signal })).rejects.toMatchObject({ name: 'QueryError' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the time a statement may take', () => {
  it('counts the time limit from the moment a statement runs', async () => {
    const engine = await begin(scripted());
    const slow = engine.query('hang', { timeoutMs: 60 }).catch((error: unknown) => error);
    const quick = engine.query('quick', { timeoutMs: 30 });
    expect(await slow).toMatchObject({ code: 'engine-timeout' });
    expect(await quick).toEqual(ANSWER);
  });

  it('is told with the error', async () => {
    const engine = await begin(scripted());
    await expect(engine.query('hang', { timeoutMs: 50 })).rejects.toMatchObject({
      message: 'the data engine took longer than 0.05 s and was stopped',
    });
  });
});

describe('the memory a statement may take', () => {
  it('stops a statement that takes more memory than it may, and lives on', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    // 100 held before, 900 after: 800 more than there was
    await expect(engine.query('grow', { memoryBytes: 799 })).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'grow', 'interrupt', 'next']);
  });

  it('lets a statement take what it may', async () => {
    const engine = await begin(scripted());
    const allowed = engine.query('grow', { memoryBytes: 800, timeoutMs: 150 });
    await expect(allowed).rejects.toMatchObject({ code: 'engine-timeout' });
  });

  it('is told with the error', async () => {
    const engine = await begin(scripted({ memory: (look) => Promise.resolve(look * 6e7) }));
    await expect(engine.query('grow', { memoryBytes: 5e7 })).rejects.toMatchObject({
      message: 'the data do not fit into memory: the statement needs more than the 50 MB it may have',
    });
  });

  it('is all of it where what was held before cannot be measured', async () => {
    const memory = (look: number) => (look === 1 ? Promise.reject(new Error('busy')) : Promise.resolve(900));
    const engine = await begin(scripted({ memory }));
    await expect(engine.query('grow', { memoryBytes: 899 })).rejects.toMatchObject({ code: 'out-of-memory' });
  });

  it('is not looked at without a limit, nor when the statement is over', async () => {
    const duckdb = scripted({ memory: () => turn().then(() => 100) });
    const engine = await begin(duckdb);
    await engine.query('next');
    await expect(engine.query('hang', { timeoutMs: 80 })).rejects.toMatchObject({ code: 'engine-timeout' });
    expect(duckdb.count.looks).toBe(0);
    await engine.query('next', { memoryBytes: 1000 });
    // one before it ran, one that was on its way when it ended
    await turn(120);
    expect(duckdb.count.looks).toBe(2);
  });

  it('lets nothing wait where DuckDB dies while it is measured', async () => {
    const duckdb = scripted({ memory: (look) => (look === 1 ? new Promise(() => undefined) : Promise.resolve(100)) });
    const engine = await begin(duckdb);
    const lost = engine.query('lost', { memoryBytes: 1 }).catch((error: unknown) => error);
    await turn();
    duckdb.die('worker gone');
    expect(await lost).toMatchObject({ code: 'engine-lost' });
    expect(await engine.query('next')).toEqual(ANSWER);
    expect(duckdb.log).toEqual(['start', 'kill', 'start', 'next']);
  });
});
