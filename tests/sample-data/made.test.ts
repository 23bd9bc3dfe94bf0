import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleData } from '../../sample-data/make.ts';

const COMMITTED = join(import.meta.dirname, '../../sample-data');
const MADE = /\.(csv|tsv)$|^datapackage\.json$|^messy\/README\.md$/;

describe('the sample data script', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sample-data-'));
    await makeSampleData(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('makes the committed files again, byte for byte', async () => {
    const names = await filesOf(COMMITTED);
    expect(names.length).toBeGreaterThan(30);
    expect(await filesOf(folder)).toEqual(names);
    for (const name of names) {
      const [made, committed] = await Promise.all([readFile(join(folder, name)), readFile(join(COMMITTED, name))]);
      expect(made.equals(committed), name).toBe(true);
    }
  });

  it('lists every table in the package, with the size and hash of its bytes', async () => {
    const description: unknown = JSON.parse(await readFile(join(COMMITTED, 'datapackage.json'), 'utf8'));
    const tables = (await filesOf(COMMITTED)).filter((name) => /^\w+\.csv$/.test(name));
    const resources = await Promise.all(
      tables.map(async (path) => {
        const bytes = await readFile(join(COMMITTED, path));
        return { path, bytes: bytes.length, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
      }),
    );
    expect(description).toMatchObject({ resources: expect.arrayContaining(resources.map((resource) => expect.objectContaining(resource))) });
  });

  it('stays small enough to be fetched by a page', async () => {
    const sizes = await Promise.all((await filesOf(COMMITTED)).map(async (name) => (await readFile(join(COMMITTED, name))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000);
  });
});

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => MADE.test(name)).toSorted();
}
