import type { Engine } from '../../engine/engine.ts';
import { compareFiles, importLoads, type Comparison } from '../../ingest/index.ts';
import type { FileOptions, HistoryOptions } from '../../ingest/options.ts';
import type { ImportReport, LoadReport } from '../../ingest/import-report.ts';
import { loadsAsked, type Answers, type Attempt, type Held } from './attempt.ts';
import { mappingOf } from './mapping-of.ts';

/** An empty database, to be closed. */
export type OpenEngine = () => Promise<Engine>;

/** Two loads of a list, by their places in it. */
export interface LoadPair {
  before: number;
  after: number;
}

/** How the tables made of one load differ from those of another, each taken alone. */
export async function compareLoads(
  openEngine: OpenEngine,
  attempt: Attempt,
  { before, after }: LoadPair,
  options: Pick<HistoryOptions, 'signal' | 'listed'> = {},
): Promise<Comparison> {
  const filesOf = (index: number) => attempt.loads[index]?.files ?? [];
  return using(openEngine, (engine) =>
    compareFiles(engine, { older: filesOf(before), newer: filesOf(after) }, { ...asRead(attempt), ...options }),
  );
}

/** The loads that a question is about, with every single change. */
export async function everyChange(
  openEngine: OpenEngine,
  question: Pick<Held, 'attempt' | 'asked'>,
): Promise<LoadReport[]> {
  const { loads, answers } = question.attempt;
  const listed = Number.MAX_SAFE_INTEGER;
  return using(openEngine, async (engine) => {
    const imported = await importLoads(engine, loads, { ...answers, listed });
    return loadsAsked(question, imported.loads);
  });
}

/** Answers that say of every file how it was read among the others, so that alone it is read the same. */
function asRead({ reports, answers }: Attempt): Answers {
  const files = reports.map((report) => [report.file, { ...answers.files?.[report.file], ...readAs(report) }] as const);
  return { ...answers, saved: mappingOf({ reports, answers }), files: Object.fromEntries(files) };
}

function readAs({ table, columns }: ImportReport): FileOptions {
  if (table === null) return {};
  const mapping: Record<string, string> = {};
  const units: Record<string, string> = {};
  for (const { source, target, unit } of columns) {
    if (target === null) continue;
    mapping[target] = source;
    if (unit !== null) units[target] = unit;
  }
  return { table, mapping, units };
}

async function using<T>(openEngine: OpenEngine, job: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine();
  try {
    return await job(engine);
  } finally {
    await engine.close().catch(() => undefined);
  }
}
