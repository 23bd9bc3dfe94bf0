import {
  AsyncDuckDB,
  DuckDBAccessMode,
  DuckDBDataProtocol,
  VoidLogger,
  getPlatformFeatures,
  type AsyncDuckDBConnection,
} from '@duckdb/duckdb-wasm';
import ehModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpModule from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { reason } from '../lib/reasons.ts';
import { scriptUrl } from '../lib/trusted.ts';
import type { Connection, Driver } from './driver.ts';
import type { RowSet } from './engine.ts';
import { lockDown, MEMORY_USED, safeFileName } from './lock-down.ts';
import { codesOf, decode, readRows, type CodedRows } from './read-rows.ts';
import { startFault, watchStart, type StartPatience } from './start-watch.ts';
import { supervise, type SupervisedEngine, type SupervisorOptions } from './supervisor.ts';
import ehWorker from './worker/duckdb-eh.worker.ts?worker&url';
import mvpWorker from './worker/duckdb-mvp.worker.ts?worker&url';

export interface WasmEngineOptions extends SupervisorOptions {
  /** What DuckDB may hold; the address space of WebAssembly ends at 4 GB. */
  memoryLimit?: string;
  /** Milliseconds without an answer or a byte after which a start has failed. */
  startTimeoutMs?: number;
  /** The same once all bytes are there: a busy machine compiles slowly. */
  compileTimeoutMs?: number;
  /** Other addresses of the worker's script and the module. */
  worker?: string;
  module?: string;
}

/** DuckDB in a worker of this page: one script and one module from our own place, and no request ever after. */
export function startWasmEngine({
  memoryLimit = '3GB',
  startTimeoutMs = 7_000,
  compileTimeoutMs = 120_000,
  worker,
  module,
  ...limits
}: WasmEngineOptions = {}): Promise<SupervisedEngine> {
  return supervise(
    'duckdb-wasm',
    async () => {
      // The exception-handling build is twice as fast; browsers before 2022 need the other one.
      const { wasmExceptions } = await getPlatformFeatures();
      const [script, binary] = wasmExceptions ? [ehWorker, ehModule] : [mvpWorker, mvpModule];
      return startDriver(absolute(worker ?? script), absolute(module ?? binary), memoryLimit, {
        quietMs: startTimeoutMs,
        compileMs: compileTimeoutMs,
      });
    },
    limits,
  );
}

function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}

async function startDriver(
  script: string,
  module: string,
  memoryLimit: string,
  patience: StartPatience,
): Promise<Driver> {
  const worker = openWorker(script);
  const died = new Promise<Error>((resolve) => {
    worker.addEventListener('error', (event) => resolve(new Error(event.message || `no worker from ${script}`)));
    worker.addEventListener('messageerror', () => resolve(new Error('a message of the worker could not be read')));
  });
  const db = await watchStart(worker, { script, module }, patience, async (alive) => {
    const starting = new AsyncDuckDB(new VoidLogger(), worker);
    await checkModule(module);
    await starting.instantiate(module, null, alive);
    alive();
    const query = { queryPollingInterval: 20 };
    await starting.open({ path: ':memory:', accessMode: DuckDBAccessMode.READ_WRITE, query });
    const first = await starting.connect();
    const repository = absolute('/ext');
    for (const setting of lockDown({ folder: 'in/', memoryLimit, repository })) await first.query(setting);
    await first.close();
    return starting;
  }).catch((cause: unknown) => {
    worker.terminate();
    throw cause;
  });
  let count = 0;
  let watcher: Promise<Connection> | undefined;
  return {
    connect: async () => connectionOf(await db.connect()),
    async putFile(name, content) {
      const path = `in/${(count += 1)}-${safeFileName(name)}`;
      if (content instanceof Blob)
        await db.registerFileHandle(path, asFile(content, name), DuckDBDataProtocol.BROWSER_FILEREADER, true);
      // The buffer is handed over for good, so it must not be the caller's.
      else await db.registerFileBuffer(path, content.slice());
      return path;
    },
    dropFile: async (path) => void (await db.dropFile(path)),
    async memoryUsed() {
      watcher ??= db.connect().then(connectionOf);
      return Number((await (await watcher).query(MEMORY_USED)).rows[0]?.[0] ?? 0);
    },
    died,
    kill: async () => {
      db.detach();
      worker.terminate();
    },
  };
}

/** A worker from our own origin; from another one through a blob, because browsers refuse foreign worker scripts. */
function openWorker(script: string): Worker {
  if (new URL(script).origin === self.origin) return new Worker(scriptUrl(script), { type: 'module' });
  const blob = new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' });
  const url = URL.createObjectURL(blob);
  const worker = new Worker(scriptUrl(url), { type: 'module' });
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** Asks for the module's head first: the worker never answers when its module is missing. */
async function checkModule(module: string): Promise<void> {
  // a blob has no head
  if (!/^https?:/.test(module)) return;
  const answer = await fetch(module, { method: 'HEAD' });
  // A server that knows no HEAD is no reason to give up; one that answers with its start page is.
  const refused = !answer.ok && answer.status !== 405 && answer.status !== 501;
  const page = answer.ok && answer.headers.get('content-type')?.startsWith('text/html');
  if (refused || page) throw startFault(reason('engine-no-module', { address: module }));
}

function asFile(content: Blob, name: string): File {
  return content instanceof File ? content : new File([content], name);
}

function connectionOf(connection: AsyncDuckDBConnection): Connection {
  const send = async (sql: string) => readRows(await connection.send(sql));
  return {
    async query(sql) {
      const answer = await send(sql);
      await writeWords(send, sql, answer);
      return { columns: answer.columns, rows: answer.rows };
    },
    interrupt: async () => void (await connection.cancelSent()),
    close: () => connection.close(),
  };
}

/** Above this many codes the whole list of an ENUM is fetched: picking from it takes longer. */
const PICKED_CODES = 200;

/**
 * A query that can be cancelled answers ENUM columns as codes only (duckdb-wasm leaves the dictionaries out).
 * Their words come from the type of the same statement's column, without running the statement again.
 */
async function writeWords(send: (sql: string) => Promise<RowSet>, sql: string, answer: CodedRows): Promise<void> {
  const coded = answer.coded
    .map((column) => ({ column, codes: codesOf(answer, column) }))
    .filter(({ codes }) => codes.length > 0)
    .map(({ column, codes }) => ({ column, codes, picked: codes.length <= PICKED_CODES }));
  if (coded.length === 0) return;
  const lists = coded.map(({ column, codes, picked }) =>
    picked ? `list_select(enum_range(c${column}), [${codes.map((code) => code + 1)}])` : `enum_range(c${column})`,
  );
  const names = answer.columns.map((_, index) => `c${index}`).join(', ');
  const statement = sql.replace(/;\s*$/, '');
  const { rows } = await send(
    `SELECT ${lists.join(', ')} FROM (SELECT 1) LEFT JOIN (SELECT * FROM (\n${statement}\n) AS answer(${names}) WHERE false) ON true`,
  );
  for (const [index, { column, codes, picked }] of coded.entries()) {
    const words = JSON.parse(String(rows[0]?.[index])) as string[];
    decode(
      answer,
      column,
      picked ? new Map(codes.map((code, place) => [code, words[place] ?? ''])) : new Map(words.entries()),
    );
  }
}
