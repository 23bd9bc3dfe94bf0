import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../docs/summary.schema.json' with { type: 'json' };
import { asked, files, LEDGER } from './case-files.ts';
import { bellwether } from './run.ts';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  const months = ['2025-06-30', '2026-05-31', '2026-06-30'];
  const loans = (month: string, index: number) => [
    [month, 'F1', 'C1', 100 * (index + 1), '次级'],
    [month, 'F2', 'C2', 900, '正常'],
  ];
  data = await files(join(folder, 'data'), { ledger: [[...LEDGER, '五级分类'], ...months.flatMap(loans)] });
});
afterAll(() => rm(folder, { recursive: true }));

describe('bellwether report --summary', () => {
  it('says in the published shape what broke a limit, what moved, how many rows of which files, and how it ended', async () => {
    const [target, summary] = ['a.pdf', 'a.json'].map((name) => join(folder, name)) as [string, string];
    const args = ['--data', data, '--out', target, '--summary', summary, '--as-of', 'latest', '--fail-on', 'red'];
    expect(await bellwether('report', ...args)).toMatchObject({ code: 3, err: '' });
    const told = JSON.parse(await readFile(summary, 'utf8')) as Record<string, unknown>;
    const check = new Ajv().compile(schema);
    expect(check(told) ? [] : check.errors).toEqual([]);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(told).toMatchObject({
      as_of: '2026-06-30',
      state: 'breach',
      rows: { read: 6, loaded: 6, rejected: 0, excluded: 0, reconciles: true },
      files: [{ file: 'ledger.csv', read: 6, sha256: sha256(await readFile(join(data, 'ledger.csv'))) }],
      document: { file: target, sha256: sha256(await readFile(target)) },
      exit_code: 3,
    });
    const [npl] = await asked(data, 'npl-ratio');
    const moved = (told.movements as { metric: string }[]).find(({ metric }) => metric === 'npl-ratio');
    expect(moved).toMatchObject({
      value: npl?.value,
      month: { value: 200 / 1100, change: 300 / 1200 - 200 / 1100, means: 'worse' },
      year: { value: 100 / 1000, means: 'worse' },
    });
    const { out } = await bellwether('breaches', '--data', data, '--format', 'json');
    const list = (told.breaches as { list: { is_new: boolean }[] }).list.map(({ is_new: _, ...breach }) => breach);
    expect(list).toEqual(JSON.parse(out));
  });

  it('writes over neither the data nor what is there', async () => {
    const ledger = join(data, 'ledger.csv');
    const args = ['--data', data, '--out', join(folder, 'b.pdf'), '--summary', ledger];
    expect((await bellwether('report', ...args, '--force')).err).toContain('is one of the files that are read');
  });
});

describe('patterns of files', () => {
  it('name the files of one delivery, or folders that are deliveries one after the other', async () => {
    const line = (month: string, balance: number) => [LEDGER, [month, 'F1', 'C1', balance]];
    const tables = { 'ledger-05': line('2026-05-31', 5), 'ledger-06': line('2026-06-30', 7), notes: [['x']] };
    const all = await files(join(folder, 'months'), tables);
    const args = ['outstanding-balance', '--from', '2026-05-01'];
    const rows = await asked(join(all, 'ledger-*.csv'), ...args);
    expect(rows.map(({ period, value }) => [period, value])).toEqual([
      ['2026-05', 5],
      ['2026-06', 7],
    ]);
    for (const month of ['05', '06']) {
      await mkdir(join(all, month));
      await rename(join(all, `ledger-${month}.csv`), join(all, month, 'ledger.csv'));
    }
    expect(await asked(join(all, '0?'), ...args)).toEqual(rows);
    expect((await bellwether('check', join(all, '0?'), '--json')).out).toContain('"loads"');
    expect((await bellwether('metric', 'X01', '--data', join(all, 'none-*.csv'))).err).toContain('no such file');
  });
});
