import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { describeMutant, drawMutants, filesWithoutScore, mutated, type Mutant } from './draw-mutants.ts';
import { nearTests } from './near-tests.ts';

/**
 * A score where a whole run takes days: `npm run mutate -- --sample 100 --seed 20261130 src/ingest/plan src/metrics/user` draws so many
 * mutants by chance from the files that have no score in `tests/mutation.md`, makes each in a copy of the tree and runs the tests near
 * to it. `--again` goes on with those of the same seed that were not killed yet. What came out is kept in
 * `.cache/stryker/sample-SEED.json`.
 */
type Outcome = 'killed' | 'timeout' | 'survived';
type Tried = Mutant & { outcome?: Outcome };

/** As many trees as cores of a small machine. */
const AT_ONCE = 2;
/** Seconds of computing, not of waiting: how busy the machine is decides nothing. */
const LONGEST = 120;
const PATIENCE_MS = 1_800_000;

const given = process.argv.slice(2);
const numberOf = (option: string, otherwise: number) =>
  given.includes(option) ? Number(given[given.indexOf(option) + 1]) : otherwise;
const size = numberOf('--sample', 100);
const seed = numberOf('--seed', 1);
const paths = given.filter((word, at) => !word.startsWith('--') && !/^--(?:sample|seed)$/.test(given[at - 1] ?? ''));
const kept = `.cache/stryker/sample-${seed}.json`;

const again = given.includes('--again');
const drawn: Tried[] = again
  ? (JSON.parse(readFileSync(kept, 'utf8')) as Tried[])
  : await drawMutants(filesWithoutScore(paths, readFileSync('tests/mutation.md', 'utf8')), size, seed);
const waiting = drawn.filter(({ outcome }) => outcome === undefined || outcome === 'survived');

const trees = Array.from({ length: AT_ONCE }, (_, at) => copyOfTree(`.cache/stryker/tree-${at}`));
await Promise.all(trees.map(tryNext));
// what is red before anything is changed kills nothing
const near = [...new Set(drawn.flatMap(({ file }) => testsOf(file)))];
if ((await runTests(trees[0] ?? '', near, 3_600)) !== 'survived') throw new Error('tests are red without any mutant');
print();

async function tryNext(tree: string): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const source = readFileSync(next.file, 'utf8');
    const place = join(tree, next.file);
    writeFileSync(place, mutated(source, next));
    next.outcome = await runTests(tree, testsOf(next.file));
    writeFileSync(place, source);
    writeFileSync(kept, JSON.stringify(drawn, undefined, 1));
    console.log(`${next.outcome.padEnd(8)} ${describeMutant(next, source)}`);
  }
}

function testsOf(file: string): readonly string[] {
  const tests = nearTests(file)?.tests;
  if (!tests) throw new Error(`no near tests are named for ${file} in .config/near-tests.ts`);
  return tests;
}

function copyOfTree(tree: string): string {
  rmSync(tree, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    copyFileSync(file, join(tree, file));
  }
  if (!existsSync(join(tree, 'node_modules'))) symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  return tree;
}

/** Stops at the first red test. */
function runTests(tree: string, tests: readonly string[], seconds = LONGEST): Promise<Outcome> {
  const vitest =
    'npx vitest run --config .config/stryker-vitest.ts --bail 1 --no-isolate --maxWorkers 1 --reporter dot';
  const env = { ...process.env, MUTATE_TESTS: tests.join(',') };
  return new Promise((settle) => {
    const words = ['-c', `ulimit -t ${seconds}; exec ${vitest}`];
    const run = spawn('sh', words, { cwd: tree, env, stdio: 'ignore', detached: true });
    const end = setTimeout(() => {
      settle('timeout');
      if (run.pid !== undefined) process.kill(-run.pid, 'SIGKILL');
    }, PATIENCE_MS);
    run.once('close', (code) => {
      clearTimeout(end);
      settle(code === 0 ? 'survived' : 'killed');
    });
  });
}

function print(): void {
  const folders = [...new Set(drawn.map(({ file }) => dirname(file)))];
  for (const folder of [...folders, 'src']) {
    const inside = drawn.filter(({ file }) => (folder === 'src' ? true : dirname(file) === folder));
    const alive = inside.filter(({ outcome }) => outcome === 'survived');
    const late = inside.filter(({ outcome }) => outcome === 'timeout').length;
    console.log(
      `${folder}: ${inside.length - alive.length} of ${inside.length} killed${late > 0 ? `, ${late} by the clock` : ''}`,
    );
  }
  for (const mutant of drawn.filter(({ outcome }) => outcome === 'survived'))
    console.log(`  ${describeMutant(mutant, readFileSync(mutant.file, 'utf8'))}`);
}
