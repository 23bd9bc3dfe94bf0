import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILD } from '../../src/lib/build.ts';
import { hashText } from '../../src/lib/hash.ts';
import type { PreparedBook } from '../../src/session/prepared/prepared-book.ts';
import { bellwether } from './run.ts';

const LEDGER = '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数\n2026-06-30,F1,C1,700,0\n2026-06-30,F2,C2,300,100\n';
const BYTES = new TextEncoder().encode(LEDGER).byteLength;

const LATE = {
  id: 'late-share',
  code: 'U01',
  name: { 'zh-CN': '逾期60天以上占比', en: 'Over 60 days past due' },
  unit: 'fraction',
  better: 'lower',
  numerator: { of: 'outstanding', when: 'dpd > 60' },
  denominator: { of: 'outstanding' },
};

async function folderOf(...files: [string, string][]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  await writeFile(join(folder, 'exposure.csv'), LEDGER);
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return folder;
}

const read = async (folder: string, name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;

describe('bellwether prepare', () => {
  it('puts beside the files of a folder what they are, and what every board answers of them', async () => {
    const folder = await folderOf();
    const { code, err } = await bellwether('prepare', '--data', folder);
    expect([code, err]).toEqual([0, '']);
    expect((await readdir(folder)).toSorted()).toEqual(['datapackage.json', 'exposure.csv', 'prepared.json']);
    const text = await readFile(join(folder, 'datapackage.json'), 'utf8');
    const hash: unknown = expect.stringMatching(/^sha256:\w{64}$/);
    expect(JSON.parse(text)).toEqual({
      name: 'portfolio',
      resources: [{ name: 'exposure', path: 'exposure.csv', bytes: BYTES, hash }],
      prepared: 'prepared.json',
    });

    const book = (await read(folder, 'prepared.json')) as PreparedBook;
    expect(book.from).toEqual({ build: BUILD, data: hashText(text) });
    // what is prepared is what the command line answers
    const { out } = await bellwether('metric', 'outstanding-balance', '--data', folder, '--format', 'json');
    const [asked] = JSON.parse(out) as { value: number }[];
    const rows = Object.values(book.answers).flat();
    const balance = rows.findLast(({ metric, by }) => metric === 'outstanding-balance' && Object.keys(by).length === 0);
    expect(asked?.value).toBeGreaterThan(0);
    expect(balance?.value).toBe(asked?.value);
  });

  it('keeps what a description says, takes its sizes anew with --force, and without it writes over nothing', async () => {
    const resource = { name: 'loans', path: 'exposure.csv', encoding: 'utf-8', bytes: 1, hash: 'sha256:00' };
    const given = { title: 'Ours', resources: [resource] };
    const folder = await folderOf(['datapackage.json', JSON.stringify(given)]);
    const refused = await bellwether('prepare', '--data', folder);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('datapackage.json')]);
    expect(await read(folder, 'datapackage.json')).toEqual(given);
    expect((await bellwether('prepare', '--data', folder, '--force')).code).toBe(0);
    expect(await read(folder, 'datapackage.json')).toMatchObject({
      title: 'Ours',
      resources: [{ name: 'loans', encoding: 'utf-8', bytes: BYTES }],
      prepared: 'prepared.json',
    });
  });

  it('names the boards beside the data for all readers, which the command line draws as well', async () => {
    const folder = await folderOf();
    await mkdir(join(folder, 'boards'));
    const weekly = { title: '周会', cards: [{ card: 'number:outstanding-balance' }] };
    await writeFile(join(folder, 'boards/weekly.json'), JSON.stringify(weekly));
    expect((await bellwether('prepare', '--data', folder)).code).toBe(0);
    expect(await read(folder, 'datapackage.json')).toMatchObject({
      resources: [{ name: 'exposure', path: 'exposure.csv' }],
      boards: ['boards/weekly.json'],
    });
    const { out } = await bellwether('board', 'shared-weekly', '--data', folder, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      board: 'shared-weekly',
      cards: [{ card: 'number-outstanding-balance', rows: [{ metric: 'outstanding-balance', value: 1000 }] }],
    });

    await writeFile(join(folder, 'boards/broken.json'), '{"cards":[{"card":"pie"}]}');
    const broken = await bellwether('prepare', '--data', folder, '--force');
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/the board in boards\/broken.json cannot be used: card 1: unknown card: pie/);
  });

  it('says why nothing can be prepared: no folder, no ledger, metrics of the bank’s own', async () => {
    expect((await bellwether('prepare')).err).toBe('bellwether: missing option: --data\n');
    expect((await bellwether('prepare', '--data', join(await folderOf(), 'exposure.csv'))).err).toMatch(
      /bad value for --data: .*; it is not a folder\n$/,
    );
    const empty = await mkdtemp(join(tmpdir(), 'bellwether-'));
    expect((await bellwether('prepare', '--data', empty)).code).toBe(1);

    const own = await folderOf();
    await mkdir(join(own, 'metrics'));
    await writeFile(join(own, 'metrics', 'late.json'), JSON.stringify(LATE));
    const { code, err } = await bellwether('prepare', '--data', own);
    expect([code, err]).toEqual([1, expect.stringContaining('metrics of the bank’s own')]);
    // what could not be prepared is not named
    expect(await read(own, 'datapackage.json')).not.toHaveProperty('prepared');
  });
});
