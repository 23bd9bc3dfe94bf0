import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLoads, readPaths } from '../../src/cli/read-paths.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paths-'));
  for (const name of ['b.csv', 'a.TSV', 'notes.md', 'c.txt']) await writeFile(join(folder, name), name);
  await mkdir(join(folder, 'inner.csv'));
});
afterEach(() => rm(folder, { recursive: true }));

async function names(...paths: string[]): Promise<string[]> {
  return (await readPaths(paths)).map(({ name }) => name);
}

describe('readPaths', () => {
  it('takes the tables directly in a folder, by name, and nothing else', async () => {
    expect(await names(folder)).toEqual(['a.TSV', 'b.csv', 'c.txt']);
  });

  it('takes workbooks, columns and archives, lists in JSON but not settings, and no lock of an open workbook', async () => {
    for (const name of ['x.xlsx', '~$x.xlsx', 'y.parquet', 'z.zip']) await writeFile(join(folder, name), name);
    await writeFile(join(folder, 'list.json'), ' [{"a":1}]');
    await writeFile(join(folder, 'mapping.json'), '{"a":1}');
    expect(await names(folder)).toEqual(['a.TSV', 'b.csv', 'c.txt', 'list.json', 'x.xlsx', 'y.parquet', 'z.zip']);
  });

  it('takes the resources of a package, in its order', async () => {
    const resources = [{ path: 'c.txt' }, { path: 'b.csv' }];
    await writeFile(join(folder, 'datapackage.json'), JSON.stringify({ resources }));
    expect(await names(folder)).toEqual(['c.txt', 'b.csv']);
  });

  it('refuses files that no memory holds before it reads them', async () => {
    // sparse: 3 GB on paper
    await truncate(join(folder, 'b.csv'), 3 * 1024 ** 3);
    const started = performance.now();
    await expect(readPaths([folder])).rejects.toMatchObject({ code: 'load-too-large', details: { size: 3073 } });
    await expect(readLoads([folder])).rejects.toMatchObject({ code: 'load-too-large' });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('refuses a package that reaches outside its folder, is no JSON or names nothing', async () => {
    const write = (text: string) => writeFile(join(folder, 'datapackage.json'), text);
    await write(JSON.stringify({ resources: [{ path: '../secret.csv' }] }));
    await expect(readPaths([folder])).rejects.toThrow('../secret.csv lies outside its folder');
    await write('{');
    await expect(readPaths([folder])).rejects.toThrow('it is not JSON');
    await write('{}');
    await expect(readPaths([folder])).rejects.toThrow('it names no resource');
  });

  it('refuses a resource that is not what its package declares', async () => {
    const resources = [
      { path: 'c.txt', bytes: 5 },
      { path: 'b.csv', hash: 'md5:0' },
    ];
    await writeFile(join(folder, 'datapackage.json'), JSON.stringify({ resources }));
    await expect(readLoads([folder])).rejects.toThrow('its md5 sum is not the one its package declares');
    await writeFile(join(folder, 'c.txt'), 'cut');
    await expect(readPaths([folder])).rejects.toThrow('declares 5 bytes, and 3 came');
  });

  it('names files of one name by their paths, and reads a file named twice once', async () => {
    const other = join(folder, 'inner.csv', 'b.csv');
    await writeFile(other, 'other');
    const first = join(folder, 'b.csv');
    expect(await names(first, other)).toEqual([first, other]);
    expect(await names(first, first)).toEqual(['b.csv']);
  });

  it('says what is not there and what holds no table', async () => {
    await expect(readPaths([join(folder, 'none.csv')])).rejects.toThrow('no such file or folder');
    await expect(readPaths([join(folder, 'inner.csv')])).rejects.toThrow('no file that can be read in');
  });
});
