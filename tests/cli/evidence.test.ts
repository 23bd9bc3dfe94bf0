import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bellwether, SAMPLE } from './run.ts';

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What of PROV-JSON is looked at. */
interface Prov {
  readonly entity: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly activity: object;
  readonly agent: object;
  readonly used: Names;
  readonly wasGeneratedBy: Names;
  readonly wasDerivedFrom: Names;
  readonly wasAssociatedWith: Names;
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('bellwether evidence', () => {
  it('writes the rows of a value as CSV, and beside it what it means, with sums that give the value', async () => {
    const target = join(folder, 'npl.csv');
    const { code, out, err } = await bellwether('evidence', 'R12', '--data', SAMPLE, '--out', target);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('455 rows counted, 3 left out');
    const [header = '', ...lines] = (await readFile(target, 'utf8')).replace('\uFEFF', '').trimEnd().split('\r\n');
    const names = header.split(',');
    expect(names.slice(0, 6).join(' ')).toBe('included reason period source_file source_sheet source_row');
    const sum = (name: string) =>
      lines.reduce((total, line) => total + Number(line.split(',')[names.indexOf(name)]), 0);
    // 次级 40,801.76 + 可疑 1,380.00 + 损失 15,275.97 of 2,095,666.34 万元
    expect([sum('numerator'), sum('denominator')]).toEqual([574_577_300, 20_956_663_400]);
    const record = JSON.parse(await readFile(join(folder, 'npl.json'), 'utf8')) as Record<string, unknown>;
    expect(record).toMatchObject({
      metric: 'npl-ratio',
      code: 'R12',
      name: { 'zh-CN': '不良贷款率', en: 'NPL ratio' },
      recomputed: true,
      // of 458 loans three are settled
      rows: { counted: 455, leftOut: [{ reason: 'settled', rows: 3 }] },
      values: [{ value: 574_577_300 / 20_956_663_400 }],
    });
    expect(record.version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  });

  it('prints both as JSON, with groups, and names the rows that were left out', async () => {
    const args = ['R10', '--by', 'branch', '--data', SAMPLE, '--format', 'json'];
    const { code, out } = await bellwether('evidence', ...args);
    expect(code).toBe(0);
    const { table, rows, values } = JSON.parse(out) as {
      table: { columns: string[]; rows: unknown[][] };
      rows: { counted: number; leftOut: { reason: string; rows: number }[] };
      values: { by: Record<string, string> }[];
    };
    const leftOut = rows.leftOut.reduce((sum, { rows: count }) => sum + count, 0);
    expect(table.rows).toHaveLength(rows.counted + leftOut);
    expect(rows.leftOut.map(({ reason }) => reason)).toEqual(['settled']);
    expect(table.columns).toContain('branch');
    expect(Object.keys(values[0]?.by ?? {})).toEqual(['branch', 'dpd_bucket']);
  });

  it('says where values come from as W3C PROV, in which every name leads to something, and sums hold', async () => {
    const target = join(folder, 'stock.csv');
    const args = ['R12', '--by', 'branch', '--data', SAMPLE, '--out', target, '--format', 'prov'];
    expect((await bellwether('evidence', ...args)).code).toBe(0);
    const prov = JSON.parse(await readFile(join(folder, 'stock.prov.json'), 'utf8')) as Prov;
    const names = new Set([prov.entity, prov.activity, prov.agent].flatMap((each) => Object.keys(each)));
    const relations = [prov.used, prov.wasGeneratedBy, prov.wasDerivedFrom, prov.wasAssociatedWith];
    const named = relations.flatMap((each) => Object.values(each).flatMap((relation) => Object.values(relation)));
    expect(named.filter((name) => !names.has(name))).toEqual([]);
    const blank = relations.flatMap((each) => Object.keys(each));
    expect(new Set(blank).size).toBe(blank.length);

    // every value is led to the rows, and through them to each file it was read from
    const from = (name: string) =>
      Object.values(prov.wasDerivedFrom).flatMap((each) =>
        each['prov:generatedEntity'] === name ? [each['prov:usedEntity'] ?? ''] : [],
      );
    const values = Object.keys(prov.entity).filter((name) => name.startsWith('bw:value/'));
    const { values: answers } = JSON.parse(await readFile(join(folder, 'stock.json'), 'utf8')) as {
      values: { value: number }[];
    };
    expect(values.map((name) => prov.entity[name]?.['prov:value'])).toEqual(answers.map(({ value }) => value));
    expect(new Set(values.flatMap(from))).toEqual(new Set(['bw:rows']));
    const files = from('bw:rows').map((name) => String(prov.entity[name]?.['bw:sha256']));
    const sumOf = async (file: string) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
    expect(files).toEqual([await sumOf(join(SAMPLE, 'exposure.csv'))]);
    expect(Object.keys(prov.used).length).toBeGreaterThan(10);
    expect(prov.entity['bw:rows']?.['bw:sha256']).toBe(await sumOf(target));
  });

  it('says in one line what is missing or unknown', async () => {
    const { code, err } = await bellwether('evidence', 'R12', '--data', SAMPLE);
    expect([code, err]).toEqual([1, 'bellwether: missing option: --out\n']);
    expect((await bellwether('evidence', 'R99', '--data', SAMPLE, '--format', 'json')).err).toContain(
      'unknown metric: R99',
    );
  });
});
