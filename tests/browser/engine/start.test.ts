import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import ehModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpModule from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { afterEach, describe, expect, it } from 'vitest';
import { startWasmEngine } from '../../../src/engine/duckdb-wasm.ts';
import mvpWorker from '../../../src/engine/worker/duckdb-mvp.worker.ts?worker&url';
import { closeSharedEngine, sharedEngine } from '../../../src/engine/shared-engine.ts';
import { ENDLESS } from '../../engine/contract.ts';

const startError = (options: Parameters<typeof startWasmEngine>[0]) =>
  startWasmEngine({ startTimeoutMs: 3000, ...options }).catch((error: unknown) => error);

async function base64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<string>((resolve) => (reader.onload = () => resolve(String(reader.result))));
  reader.readAsDataURL(blob);
  return (await read).split(',')[1] ?? '';
}

/** Workers opened while `work` ran. */
async function catchWorkers<T>(work: () => Promise<T>): Promise<{ value: T; workers: Worker[] }> {
  const Native = globalThis.Worker;
  const workers: Worker[] = [];
  globalThis.Worker = class extends Native {
    constructor(...args: ConstructorParameters<typeof Native>) {
      super(...args);
      workers.push(this);
    }
  };
  try {
    return { value: await work(), workers };
  } finally {
    globalThis.Worker = Native;
  }
}

describe('a start that cannot succeed', () => {
  it('says so when the module is missing', async () => {
    const module = '/missing/duckdb.wasm';
    expect(await startError({ module })).toMatchObject({
      code: 'engine-start',
      message: expect.stringMatching(/no module at .*missing/) as string,
    });
  });

  it('says what the browser says when the module is not one', async () => {
    const module = URL.createObjectURL(new Blob(['no wasm at all'], { type: 'application/wasm' }));
    expect(await startError({ module })).toMatchObject({
      code: 'engine-start',
      message: expect.stringMatching(/its module cannot be used \(blob:.*\): .*magic/) as string,
    });
  });

  it('says so when the module was cut short', async () => {
    const half = (await (await fetch(ehModule)).blob()).slice(0, 12_345_678, 'application/wasm');
    expect(await startError({ module: URL.createObjectURL(half) })).toMatchObject({
      code: 'engine-start',
      message: expect.stringMatching(/its module came incomplete, it ends after 12345678 bytes/) as string,
    });
  });

  it('says so when the worker is missing', async () => {
    expect(await startError({ worker: '/missing/worker.js' })).toMatchObject({ code: 'engine-start' });
  });

  it('says so when the worker never answers', async () => {
    const worker = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
    expect(await startError({ worker })).toMatchObject({
      code: 'engine-start',
      message: expect.stringMatching(/no answer for 3 s/) as string,
    });
  });
});

describe('another place or build', () => {
  it('runs on the build for browsers without exceptions in WebAssembly', async () => {
    const engine = await startWasmEngine({ worker: mvpWorker, module: mvpModule });
    await expect(engine.query('SELECT nothing')).rejects.toMatchObject({ name: 'QueryError' });
    expect((await engine.query("SELECT sum(range), 'a'::ENUM('a') FROM range(10)")).rows).toEqual([[45, 'a']]);
    await engine.close();
  });

  it('runs with its worker on another origin', async () => {
    const blob = new Blob([await (await fetch(ehWorker)).text()], { type: 'text/javascript' });
    const engine = await startWasmEngine({ worker: `data:text/javascript;base64,${await base64(blob)}` });
    expect((await engine.query('SELECT 42')).rows).toEqual([[42]]);
    await engine.close();
  });
});

describe('a worker that dies', () => {
  it('rejects what is open and is rebuilt at the next call', async () => {
    const { value: engine, workers } = await catchWorkers(() => startWasmEngine());
    await engine.query('CREATE TABLE t AS SELECT 1 AS n');
    const lost: Error[] = [];
    engine.onLost((error) => lost.push(error));
    const open = [engine.query(ENDLESS), engine.query('SELECT 1')].map((query) =>
      query.catch((error: unknown) => error),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'it died' }));
    for (const error of await Promise.all(open)) expect(error).toMatchObject({ code: 'engine-lost' });
    expect(lost).toHaveLength(1);
    expect((await engine.query('SELECT 7 AS n')).rows).toEqual([[7]]);
    await expect(engine.query('SELECT n FROM t')).rejects.toMatchObject({ name: 'QueryError' });
    await engine.close();
  });

  it('is given up when it was killed without a word', async () => {
    const limits = { timeoutMs: 300, graceMs: 300 };
    const { value: engine, workers } = await catchWorkers(() => startWasmEngine(limits));
    workers[0]?.terminate();
    await expect(engine.query('SELECT 1')).rejects.toMatchObject({ code: 'engine-timeout' });
    await expect(engine.query('SELECT 2')).rejects.toMatchObject({ code: 'engine-lost' });
    expect((await engine.query('SELECT 3', { timeoutMs: 60_000 })).rows).toEqual([[3]]);
    await engine.close();
  });
});

describe("the page's engine", () => {
  afterEach(closeSharedEngine);

  it('is one for all who ask', async () => {
    const { value, workers } = await catchWorkers(() => Promise.all([sharedEngine(), sharedEngine()]));
    expect(value[0]).toBe(value[1]);
    expect(workers).toHaveLength(1);
  });

  it('is started anew after a start that failed', async () => {
    await expect(sharedEngine(() => startWasmEngine({ module: '/missing.wasm' }))).rejects.toMatchObject({
      code: 'engine-start',
    });
    expect((await (await sharedEngine()).query('SELECT 1')).rows).toEqual([[1]]);
  });
});
