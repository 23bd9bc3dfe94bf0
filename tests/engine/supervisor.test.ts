import { describe, expect, it } from 'vitest';
import type { Driver } from '../../src/engine/driver.ts';
import type { RowSet } from '../../src/engine/engine.ts';
import { supervise, type SupervisorOptions } from '../../src/engine/supervisor.ts';

const ANSWER: RowSet = { columns: ['n'], rows: [[1]] };

/** A DuckDB that does what its tests tell it to: `die()`, and statements named `hang`, `trap` and `fail`. */
function scripted({ stopsOnInterrupt = true, deafFor = 0, slowInterrupt = false, slowStart = false } = {}) {
  let deaf = deafFor;
  const log: string[] = [];
  let die: (error: Error) => void = () => undefined;
  let stop: (error: Error) => void = () => undefined;
  const start = async (): Promise<Driver> => {
    log.push('start');
    if (slowStart) await turn();
    return {
      connect: async () => ({
        query: (sql) => {
          log.push(sql);
          if (sql === 'hang' || sql === 'grow') return new Promise((_, reject) => (stop = reject));
          if (sql === 'trap') return Promise.reject(new Error('memory access out of bounds'));
          if (sql === 'fail') return Promise.reject(new Error('Binder Error: no such column'));
          return Promise.resolve(ANSWER);
        },
        interrupt: async () => {
          log.push('interrupt');
          if (stopsOnInterrupt && (deaf -= 1) < 0) stop(new Error('INTERRUPT Error: Interrupted!'));
          if (!slowInterrupt) return;
          await turn();
          log.push('interrupted');
        },
        close: async () => undefined,
      }),
      putFile: async (name) => name,
      dropFile: () => Promise.reject(new Error('no such file')),
      memoryUsed: async () => (log.includes('grow') ? 900 : 100),
      died: new Promise((resolve) => (die = resolve)),
      kill: async () => void log.push('kill'),
    };
  };
  return { log, start, die: (message: string) => die(new Error(message)) };
}

const begin = (duckdb: ReturnType<typeof scripted>, options: SupervisorOptions = { graceMs: 20 }) =>
  supervise('duckdb-wasm', duckdb.start, options);

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('supervisor', () => {
  it('says why a start failed, and starts anew when asked again', async () => {
    let tries = 0;
    const start = () => ((tries += 1) === 1 ? Promise.reject(new Error('404 for duckdb.wasm')) : scripted().start());
    await expect(supervise('duckdb-wasm', start)).rejects.toMatchObject({ code: 'engine-start', message: /404/ });
    await expect(supervise('duckdb-wasm', start)).resolves.toMatchObject({ kind: 'duckdb-wasm' });
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
    await expect(engine.query('behind')).rejects.toMatchObject({ code: 'engine-lost' });
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

  it('counts the time limit from the moment a statement runs', async () => {
    const engine = await begin(scripted());
    const slow = engine.query('hang', { timeoutMs: 60 }).catch((error: unknown) => error);
    const quick = engine.query('quick', { timeoutMs: 30 });
    expect(await slow).toMatchObject({ code: 'engine-timeout' });
    expect(await quick).toEqual(ANSWER);
  });

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

  it('names the file that could not be put in or dropped', async () => {
    const engine = await begin(scripted());
    await expect(engine.dropFile('in/1-x.csv')).rejects.toMatchObject({ code: 'unreadable-file', message: /1-x\.csv/ });
  });

  it('ends DuckDB once, when it is closed', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    await Promise.all([engine.close(), engine.close()]);
    expect(duckdb.log).toEqual(['start', 'kill']);
  });
});
