import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROOF_SCRIPT } from '../../src/cli/proof/proof-script.ts';
import { wholeMetric } from '../../src/metrics/whole-metric.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { samplePortfolio } from '../support/sample.ts';
import { files, LEDGER } from './case-files.ts';
import { bellwether, SAMPLE } from './run.ts';

const python = (...args: readonly string[]) =>
  promisify(execFile)('python3', args, { maxBuffer: 64 * 1024 ** 2 }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? null,
      out: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  );
const hasPython = (await python('--version')).code === 0;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the script of every folder, each as its own program, and prints the last line of each. */
const RUN_ALL = `
import contextlib, io, os, runpy, sys
for name in sys.argv[2:]:
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            runpy.run_path(os.path.join(sys.argv[1], name, 'proof.py'), run_name='__main__')
    except SystemExit as ended:
        print(name + ':', said.getvalue().strip().split(chr(10))[-1] + ('' if ended.code == 0 else ', code %s' % ended.code))
`;

interface Expected {
  readonly n: unknown;
  readonly answers: readonly Pick<MetricRow, 'period' | 'by' | 'value' | 'n'>[];
}

async function expectedIn(path: string): Promise<Expected> {
  return JSON.parse(await readFile(join(path, 'expected.json'), 'utf8')) as Expected;
}

describe('bellwether proof', () => {
  it('writes rows with their types, SQL, what is expected, and a script of at most 110 lines', async () => {
    const out = join(folder, 'npl');
    const ran = await bellwether('proof', 'R12', '--data', SAMPLE, '--by', 'sector', '--out', out);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect((await readdir(out)).toSorted()).toEqual([
      'datapackage.json',
      'expected.json',
      'proof.py',
      'query.sql',
      'rows.csv',
    ]);
    const { out: printed } = await bellwether('metric', 'R12', '--by', 'sector', '--data', SAMPLE, '--format', 'json');
    const known = (JSON.parse(printed) as MetricRow[]).filter(({ value }) => value !== null);
    const { answers } = await expectedIn(out);
    expect(answers.map(({ by, value, n }) => ({ by, value, n }))).toEqual(
      known.map(({ by, value, n }) => ({ by, value, n })),
    );
    const described = JSON.parse(await readFile(join(out, 'datapackage.json'), 'utf8')) as {
      resources: { schema: { fields: { name: string; type: string }[] } }[];
    };
    const types = Object.fromEntries(described.resources[0]!.schema.fields.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({ included: 'boolean', source_row: 'number', numerator: 'number', sector: 'string' });
    expect(PROOF_SCRIPT.split('\n').length).toBeLessThanOrEqual(112);
    expect((await bellwether('proof', 'R12', '--data', SAMPLE, '--out', out)).err).toContain('is there already');
  });

  it('refuses what follows from other metrics, and names them', async () => {
    const { code, err } = await bellwether(
      'proof',
      'manager-total-score',
      '--data',
      SAMPLE,
      '--out',
      join(folder, 'm'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^bellwether: manager-total-score follows from other metrics.*prove [A-Z]\d\d/);
  });

  it.skipIf(!hasPython)(
    'is agreed with by the script for every metric of the sample that has rows (skipped without python3)',
    { timeout: 240_000 },
    async () => {
      const portfolio = await samplePortfolio();
      const ids = portfolio.catalogue.metrics
        .filter((metric) => wholeMetric(metric).kind !== 'derived' && portfolio.missing(metric.id).length === 0)
        .map(({ id }) => id);
      const uncounted: string[] = [];
      const wanted: string[] = [];
      for (const id of ids) {
        const out = join(folder, 'all', id);
        expect(await bellwether('proof', id, '--data', SAMPLE, '--out', out)).toMatchObject({ code: 0, err: '' });
        const { n, answers } = await expectedIn(out);
        if (n === null) uncounted.push(id);
        wanted.push(`${id}: ${answers.length} answers, 0 differ`);
      }
      const ran = await python('-c', RUN_ALL, join(folder, 'all'), ...ids);
      expect(ran.out.split('\n').filter((line) => line !== '')).toEqual(wanted);
      expect(ran.code).toBe(0);
      expect(ids.length).toBeGreaterThan(100);
      // its n counts clients with a score at the closing date, and rows do not say which date they are of
      expect(uncounted).toEqual(['esg-total-change']);
    },
  );

  it.skipIf(!hasPython)('is not agreed with where a row or a number was changed', async () => {
    const names = [
      [...LEDGER, '五级分类'],
      ['2026-06-30', 'F1', '=1+1', 300, '次级'],
      ['2026-06-30', 'F2', "'@x", 700, '正常'],
    ];
    const data = await files(join(folder, 'data'), { ledger: names });
    const out = join(folder, 'changed');
    await bellwether('proof', 'R12', '--data', data, '--by', 'client', '--out', out);
    expect(await python(join(out, 'proof.py'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 answers, 0 differ') as string,
    });
    const rows = await readFile(join(out, 'rows.csv'), 'utf8');
    await writeFile(join(out, 'rows.csv'), rows.replace(',300,', ',200,').replace(',300,', ',200,'));
    const before = await readFile(join(out, 'expected.json'), 'utf8');
    await writeFile(join(out, 'expected.json'), before.replace('"value": 1,', '"value": 0.9,'));
    const ran = await python(join(out, 'proof.py'));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('DIFFERS: value');
  });
});
