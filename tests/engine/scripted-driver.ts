import type { Connection, Driver } from '../../src/engine/driver.ts';
import type { RowSet } from '../../src/engine/engine.ts';
import { supervise, type SupervisorOptions } from '../../src/engine/supervisor.ts';

export const ANSWER: RowSet = { columns: ['n'], rows: [[1]] };

export interface Script {
  stopsOnInterrupt?: boolean;
  /** So many interrupts are not noticed. */
  deafFor?: number;
  slowInterrupt?: boolean;
  slowStart?: boolean;
  /** Which of the starts fail, the first is 1. */
  failedStarts?: readonly number[];
  /** Which of the connections cannot be opened, the first is 1. */
  failedConnects?: readonly number[];
  /** What is held, by the number of the look; 100 before a statement `grow` and 900 after it unless it says otherwise. */
  memory?: (look: number) => Promise<number>;
}

/** A DuckDB that does what its tests tell it to: `die()`, and statements named `hang`, `trap` and `fail`. */
export function scripted(script: Script = {}) {
  const { stopsOnInterrupt = true, slowInterrupt = false, slowStart = false } = script;
  let deaf = script.deafFor ?? 0;
  const count = { starts: 0, connects: 0, looks: 0 };
  const log: string[] = [];
  const deaths: ((error: Error) => void)[] = [];
  let stop: (error: Error) => void = () => undefined;
  const hanging = () => new Promise<never>((_, reject) => (stop = reject));

  const connection: Connection = {
    query: (sql) => {
      log.push(sql);
      if (sql === 'hang' || sql === 'grow') return hanging();
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
    close: async () => void log.push('close'),
  };

  const start = async (): Promise<Driver> => {
    log.push('start');
    count.starts += 1;
    if (slowStart) await turn();
    if (script.failedStarts?.includes(count.starts)) throw new Error('404 for duckdb.wasm');
    return {
      connect: async () => {
        count.connects += 1;
        if (script.failedConnects?.includes(count.connects)) throw new Error('no connection');
        return connection;
      },
      putFile: async (name) => {
        if (name === 'hang') return hanging();
        if (name === 'bad.csv') throw new Error('disk full');
        return `in/${name}`;
      },
      dropFile: (path) => (path === 'hang' ? hanging() : Promise.reject(new Error('no such file'))),
      memoryUsed: () => {
        count.looks += 1;
        return script.memory?.(count.looks) ?? Promise.resolve(log.includes('grow') ? 900 : 100);
      },
      died: new Promise((resolve) => deaths.push(resolve)),
      kill: async (busy) => void log.push(busy ? 'kill' : 'end'),
    };
  };
  return {
    ...{ log, start, count },
    /** The DuckDB of that start dies, the last one unless it is said. */
    die: (message: string, of = deaths.length) => deaths[of - 1]?.(new Error(message)),
  };
}

export const begin = (duckdb: ReturnType<typeof scripted>, options: SupervisorOptions = { graceMs: 20 }) =>
  supervise('duckdb-wasm', duckdb.start, options);

/** Lets everything go on that waits for nothing but its turn. */
export const turn = (ms = 5) => new Promise<void>((resolve) => setTimeout(resolve, ms));
