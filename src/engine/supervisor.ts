import { PortfolioError } from '../lib/errors.ts';
import { reason, said } from '../lib/reasons.ts';
import { bindParams } from '../lib/sql.ts';
import type { Connection, Driver } from './driver.ts';
import type { Engine, QueryOptions } from './engine.ts';
import { isBroken, problemOf, queryFailure } from './failure.ts';

/** An engine that can hold several portfolios apart. */
export interface SupervisedEngine extends Engine {
  /** An empty database beside the main one, in the same DuckDB. Closing it frees its tables and leaves the rest running. */
  workspace(): Promise<Engine>;
}

export interface SupervisorOptions {
  /** Milliseconds a call may run when it names no limit of its own. */
  timeoutMs?: number;
  /** Milliseconds a statement has to stop after it was told to; then DuckDB is thrown away. */
  graceMs?: number;
}

interface Running {
  driver: Driver;
  /** By workspace; opened at first use. */
  connections: Map<string, Promise<Connection>>;
  /** Resolves when this DuckDB was thrown away. */
  gone: Promise<void>;
  markGone: () => void;
}

interface Job {
  reject: (error: Error) => void;
  /** Rejects, and stops the statement if it runs. */
  giveUp: (error: Error) => void;
}

/** What one job does with a running DuckDB; `stop` ends it early. */
interface Work<T> {
  run: (running: Running) => Promise<T>;
  stop: (running: Running) => Promise<void>;
  fail: (cause: unknown) => Error;
}

const MAIN = 'memory';
/** Milliseconds between two tries to stop a statement. */
const RETRY_MS = 100;
/** Milliseconds between two looks at what a statement holds. */
const LOOK_MS = 50;

/** Starts a DuckDB and stands between it and its callers: one job at a time, limits, cancelling, loss and rebuilding. */
export async function supervise(
  kind: Engine['kind'],
  start: () => Promise<Driver>,
  options: SupervisorOptions = {},
): Promise<SupervisedEngine> {
  const supervisor = new Supervisor(kind, start, options);
  await supervisor.running();
  return supervisor;
}

class Supervisor implements SupervisedEngine {
  readonly #timeoutMs: number;
  readonly #graceMs: number;
  readonly #jobs = new Set<Job>();
  readonly #listeners = new Set<(error: Error) => void>();
  #running: Promise<Running> | null = null;
  #tail: Promise<void> = Promise.resolve();
  #closed = false;
  #count = 0;

  constructor(
    readonly kind: Engine['kind'],
    private readonly start: () => Promise<Driver>,
    { timeoutMs = 300_000, graceMs = 5_000 }: SupervisorOptions,
  ) {
    this.#timeoutMs = timeoutMs;
    this.#graceMs = graceMs;
  }

  /** The DuckDB that runs now; started, or started again, when there is none. */
  running(): Promise<Running> {
    this.#running ??= this.#begin();
    return this.#running;
  }

  query(sql: string, options: QueryOptions = {}) {
    return this.#query(MAIN, sql, options);
  }

  putFile(name: string, content: Uint8Array | Blob): Promise<string> {
    return this.#enqueue({
      run: ({ driver }) => driver.putFile(name, content),
      stop: () => Promise.resolve(),
      fail: (cause) =>
        new PortfolioError('unreadable-file', { file: name, problem: said(problemOf(cause)) }, { cause }),
    });
  }

  dropFile(path: string): Promise<void> {
    return this.#enqueue({
      run: ({ driver }) => driver.dropFile(path),
      stop: () => Promise.resolve(),
      fail: (cause) =>
        new PortfolioError('unreadable-file', { file: path, problem: said(problemOf(cause)) }, { cause }),
    });
  }

  onLost(listener: (error: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async workspace(): Promise<Engine> {
    const name = `workspace_${(this.#count += 1)}`;
    const engine: Engine = {
      kind: this.kind,
      query: (sql, options) => this.#query(name, sql, options),
      putFile: (file, content) => this.putFile(file, content),
      dropFile: (path) => this.dropFile(path),
      onLost: (listener) => this.onLost(listener),
      close: () => this.#closeWorkspace(name),
    };
    await engine.query('SELECT 1');
    return engine;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const job of [...this.#jobs]) job.giveUp(new PortfolioError('engine-lost', { problem: reason('closed') }));
    await this.#tail;
    const running = await this.#running?.catch(() => null);
    this.#running = null;
    await running?.driver.kill(false);
  }

  async #begin(): Promise<Running> {
    try {
      const driver = await this.start();
      let markGone = () => {};
      const gone = new Promise<void>((resolve) => (markGone = resolve));
      const running = { driver, connections: new Map(), gone, markGone };
      void driver.died.then((error) => this.#lose(running, error));
      return running;
    } catch (cause) {
      this.#running = null;
      if (cause instanceof PortfolioError) throw cause;
      throw new PortfolioError('engine-start', { problem: said(problemOf(cause)) }, { cause });
    }
  }

  async #lose(running: Running, cause: Error): Promise<void> {
    const current = await this.#running?.catch(() => null);
    if (current !== running) return;
    this.#running = null;
    const error = new PortfolioError('engine-lost', { problem: said(problemOf(cause)) }, { cause });
    this.#rejectAll(error);
    running.markGone();
    await running.driver.kill(true).catch(() => undefined);
    for (const listener of [...this.#listeners]) listener(error);
  }

  #rejectAll(error: Error): void {
    for (const job of [...this.#jobs]) job.reject(error);
    this.#jobs.clear();
  }

  #connection(running: Running, workspace: string): Promise<Connection> {
    const known = running.connections.get(workspace);
    if (known !== undefined) return known;
    const opening = openConnection(running.driver, workspace);
    running.connections.set(workspace, opening);
    opening.catch(() => running.connections.delete(workspace));
    return opening;
  }

  #query(workspace: string, sql: string, { params, signal, timeoutMs, memoryBytes }: QueryOptions = {}) {
    const text = bindParams(sql, params);
    return this.#enqueue(
      {
        run: async (running) => (await this.#connection(running, workspace)).query(text),
        stop: async (running) => (await this.#connection(running, workspace)).interrupt(),
        fail: (cause) => queryFailure(sql, cause),
      },
      { signal, timeoutMs, memoryBytes },
    );
  }

  async #closeWorkspace(name: string): Promise<void> {
    const running = await this.#running?.catch(() => null);
    const opening = running?.connections.get(name);
    if (!running || opening === undefined || this.#closed) return;
    running.connections.delete(name);
    await (await opening).close();
    await this.query(`DETACH ${name}`);
  }

  #enqueue<T>(work: Work<T>, { signal, timeoutMs = this.#timeoutMs, memoryBytes }: QueryOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) return reject(new PortfolioError('engine-lost', { problem: reason('closed') }));
      if (signal?.aborted) return reject(new PortfolioError('cancelled'));
      let settled = false;
      let stop: (() => void) | null = null;
      const finish = (settle: () => void) => {
        if (settled) return;
        settled = true;
        signal?.removeEventListener('abort', cancel);
        this.#jobs.delete(job);
        settle();
      };
      const giveUp = (error: Error) => {
        finish(() => reject(error));
        stop?.();
      };
      const cancel = () => giveUp(new PortfolioError('cancelled'));
      const job: Job = { reject: (error) => finish(() => reject(error)), giveUp };
      this.#jobs.add(job);
      signal?.addEventListener('abort', cancel, { once: true });

      this.#tail = this.#tail.then(async () => {
        if (settled) return;
        const running = await this.running().catch((error: Error) => giveUp(error));
        if (!running) return;
        const stopped: Promise<void>[] = [];
        const limit = setTimeout(
          () => giveUp(new PortfolioError('engine-timeout', { seconds: timeoutMs / 1000 })),
          timeoutMs,
        );
        const measured = memoryBytes === undefined ? 0 : running.driver.memoryUsed().catch(() => 0);
        const held = await Promise.race([measured, running.gone.then(() => 0)]);
        if (settled) return clearTimeout(limit);
        const unwatch = watchMemory(running.driver, held + (memoryBytes ?? Infinity), () =>
          giveUp(overBudget(memoryBytes ?? 0)),
        );
        let patience: ReturnType<typeof setTimeout> | undefined;
        let again: ReturnType<typeof setInterval> | undefined;
        stop = () => {
          stop = null;
          const interrupt = () => stopped.push(work.stop(running).catch(() => undefined));
          interrupt();
          // A statement that was only about to begin does not notice the first time.
          again = setInterval(interrupt, RETRY_MS);
          patience = setTimeout(() => void this.#lose(running, new Error('a statement did not stop')), this.#graceMs);
        };
        const done = work.run(running).then(
          (value) => finish(() => resolve(value)),
          async (cause: unknown) => {
            if (isBroken(cause)) await this.#lose(running, cause as Error);
            finish(() => reject(work.fail(cause)));
          },
        );
        // The next statement waits for the interrupt too, or the interrupt would hit it instead.
        const settledWork = done.then(() => {
          clearInterval(again);
          return Promise.all(stopped);
        });
        await Promise.race([settledWork, running.gone]);
        unwatch();
        clearTimeout(limit);
        clearTimeout(patience);
        clearInterval(again);
        stop = null;
      });
    });
  }
}

async function openConnection(driver: Driver, workspace: string): Promise<Connection> {
  const connection = await driver.connect();
  if (workspace !== MAIN) {
    await connection.query(`ATTACH IF NOT EXISTS ':memory:' AS ${workspace}`);
    await connection.query(`USE ${workspace}`);
  }
  return connection;
}

/** Calls `over` once DuckDB holds more than allowed; returns its own removal. */
function watchMemory(driver: Driver, allowed: number, over: () => void): () => void {
  if (allowed === Infinity) return () => undefined;
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    // what cannot be measured has the limit of the whole engine
    const used = await driver.memoryUsed().catch(() => 0);
    if (done) return;
    if (used > allowed) over();
    else timer = setTimeout(() => void look(), LOOK_MS);
  };
  void look();
  return () => {
    done = true;
    clearTimeout(timer);
  };
}

function overBudget(bytes: number): PortfolioError {
  const limit = `${Math.round(bytes / 1e6)} MB`;
  return new PortfolioError('out-of-memory', { problem: reason('memory-budget', { limit }) });
}
