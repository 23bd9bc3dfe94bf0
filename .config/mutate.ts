import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { nearTests, type Near } from './near-tests.ts';

/**
 * Mutation testing file by file: `npm run mutate -- src/ingest/match/units.ts src/metrics/limit.ts` changes each with the tests that are
 * near to it, keeps a report of its own in `.cache/stryker/files` and prints score and survivors. `--show` prints what is kept. Without
 * files everything is changed, with every unit test; that takes days. `--sample` draws some by chance, see `mutate-sample.ts`.
 */
const KEPT = '.cache/stryker/files';
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const show = process.argv.includes('--show');

interface Report {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

interface Mutant {
  mutatorName: string;
  replacement?: string;
  status: string;
  location: Record<'start' | 'end', { line: number; column: number }>;
}

if (process.argv.includes('--sample')) {
  await import('./mutate-sample.ts');
  process.exit();
}
if (files.length === 0) process.exit(stryker([], undefined));
mkdirSync(KEPT, { recursive: true });
for (const file of files) {
  const kept = `${KEPT}/${file.replaceAll('/', '-')}.json`;
  if (!show) {
    const near = nearTests(file);
    if (!near) console.error(`no near tests are named for ${file} in .config/near-tests.ts: all unit tests run`);
    // what was kept is not asked: of what runs when a module is loaded it does not know that tests have changed
    const code = stryker(['--mutate', file, '--force'], near);
    if (code !== 0) process.exit(code);
    copyFileSync('.cache/stryker/report.json', kept);
  }
  if (existsSync(kept)) print(file, JSON.parse(readFileSync(kept, 'utf8')) as Report);
}

function stryker(args: readonly string[], near: Near | undefined): number {
  const words = ['stryker', 'run', '.config/stryker.json', ...args];
  const chosen = near && { MUTATE_TESTS: near.tests.join(','), MUTATE_TEST_MS: String(near.testMs ?? 600_000) };
  const env = { ...process.env, ...chosen };
  return spawnSync('npx', words, { stdio: ['ignore', 'inherit', 'inherit'], env }).status ?? 1;
}

function print(file: string, report: Report): void {
  const { source, mutants } = report.files[file] ?? { source: '', mutants: [] };
  const of = (...status: string[]) => mutants.filter((mutant) => status.includes(mutant.status));
  const killed = of('Killed', 'Timeout').length;
  const left = of('Survived', 'NoCoverage');
  const all = killed + left.length;
  console.log(`\n${file}: ${((100 * killed) / all).toFixed(1)} %, ${killed} of ${all}`);
  for (const mutant of left) console.log(`  ${describe(mutant, source.split('\n'))}`);
}

function describe({ mutatorName, replacement, status, location }: Mutant, lines: readonly string[]): string {
  const { start, end } = location;
  const from = (lines[start.line - 1] ?? '').slice(
    start.column - 1,
    start.line === end.line ? end.column - 1 : undefined,
  );
  const mark = status === 'NoCoverage' ? ' (never run)' : '';
  return `${start.line}:${start.column} ${mutatorName}${mark}: ${from.slice(0, 100)} -> ${(replacement ?? '').slice(0, 100)}`;
}
