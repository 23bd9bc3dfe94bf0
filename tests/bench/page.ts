import Papa from 'papaparse';
import { startWasmEngine } from '../../src/engine/duckdb-wasm.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { literal } from '../../src/lib/sql.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { boards } from '../../widgets/index.ts';
import { startBareEngine } from './bare-engine.ts';
import { timeDashboard, type DashboardTimes, type Question } from './dashboard.ts';
import { loadPlainTables } from './plain-tables.ts';
import { timedEngine, type TimedStatement } from './timed-engine.ts';
import { figuresOf } from '../widgets/boards.ts';

/** What the runner calls in the page. Files are those chosen in the page's input. */
export interface Bench {
  /** Milliseconds of our import of the first chosen file, the page's longest task during it, its statements, its rows. */
  ourImport(): Promise<{ ms: number; longestTask: number; rows: number; statements: TimedStatement[] }>;
  /** Milliseconds of `CREATE TABLE … AS SELECT * FROM read_csv(…)` on a bare duckdb-wasm, decoded first where it has to be. */
  bareImport(encoding?: string): Promise<number>;
  /** Milliseconds of PapaParse alone over the first chosen file, its rows thrown away. */
  papaParse(encoding?: string): Promise<number>;
  /** Imports all chosen files, and what every widget then asks. */
  questions(): Promise<Question[]>;
  ourQueries(questions: Question[]): Promise<DashboardTimes>;
  bareQueries(questions: Question[]): Promise<DashboardTimes>;
}

declare global {
  var bench: Bench;
}

function files(): File[] {
  return [...(document.querySelector('input')?.files ?? [])];
}

function first(): File {
  const [file] = files();
  if (file === undefined) throw new Error('no file was chosen');
  return file;
}

async function decoded(file: File, encoding: string | undefined): Promise<Blob> {
  return encoding === undefined ? file : new Blob([new TextDecoder(encoding).decode(await file.arrayBuffer())]);
}

async function withEngine<T>(start: () => Promise<Engine>, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await start();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const sources = () => files().map((file) => ({ name: file.name, content: file }));

globalThis.bench = {
  ourImport: () =>
    withEngine(startWasmEngine, async (engine) => {
      const timed = timedEngine(engine);
      const tasks = watchTasks();
      const started = performance.now();
      const [report] = await importFiles(timed.engine, [{ name: first().name, content: first() }], {});
      const ms = performance.now() - started;
      return { ms, longestTask: await tasks.longest(), rows: report?.rows.loaded ?? 0, statements: timed.statements };
    }),

  bareImport: (encoding) =>
    withEngine(startBareEngine, async (engine) => {
      const started = performance.now();
      const path = await engine.putFile('exposure.csv', await decoded(first(), encoding));
      await engine.query(`CREATE TABLE exposure AS SELECT * FROM read_csv(${literal(path)})`);
      return performance.now() - started;
    }),

  async papaParse(encoding) {
    const started = performance.now();
    const file = new File([await decoded(first(), encoding)], 'exposure.csv');
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(file, { chunk: () => undefined, complete: () => resolve(), error: reject });
    });
    return performance.now() - started;
  },

  questions: () =>
    withEngine(startWasmEngine, async (engine) => {
      const portfolio = await openPortfolio(engine, await importFiles(engine, sources(), {}));
      const asked: Question[] = [];
      const recording = {
        ...portfolio,
        ask: (metric: string, request = {}) => {
          asked.push({ metric, request });
          return portfolio.ask(metric, request);
        },
        values: portfolio.values.bind(portfolio),
        evidence: portfolio.evidence.bind(portfolio),
      };
      for (const board of boards) await figuresOf(board, recording, {}, createTranslate('zh-CN', 'CNY'));
      return unique(asked);
    }),

  ourQueries: (questions) =>
    withEngine(startWasmEngine, async (engine) => {
      await importFiles(engine, sources(), {});
      return timeDashboard(engine, questions);
    }),

  bareQueries: (questions) =>
    withEngine(startBareEngine, async (engine) => {
      const paths: Record<string, string> = {};
      for (const file of files()) paths[file.name.replace('.csv', '')] = await engine.putFile(file.name, file);
      await loadPlainTables(engine, paths);
      return timeDashboard(engine, questions);
    }),
};

/** The page's tasks from now on; the browser tells those over 50 ms. */
function watchTasks(): { longest: () => Promise<number> } {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return {
    async longest() {
      // the last tasks are told a moment later
      await new Promise((resolve) => setTimeout(resolve, 200));
      observer.disconnect();
      return longest;
    },
  };
}

function unique(questions: Question[]): Question[] {
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}
