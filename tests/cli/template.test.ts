import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/model/index.ts';
import { bellwether } from './run.ts';

describe('bellwether template', () => {
  it('writes a file a table and a workbook, which check takes back', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'bellwether-')), 'new', 'folder');
    const { code, out } = await bellwether('template', '--out', folder);
    expect(code).toBe(0);
    const names = [...TABLES.map(({ name }) => `${name}.csv`), 'bellwether-template.xlsx'].toSorted();
    expect((await readdir(folder)).toSorted()).toEqual(names);
    expect(out.trim().split('\n')).toHaveLength(names.length);
    expect((await readFile(join(folder, 'exposure.csv'), 'utf8')).split(',')[0]).toBe('\uFEFF数据日期 / as-of date');
    const check = await bellwether('check', folder, '--json');
    expect(check.code).toBe(0);
  });

  it('asks where to write, and says when it cannot', async () => {
    expect((await bellwether('template')).err).toBe('bellwether: missing option: --out\n');
    for (const folder of ['/dev/null/x', '/proc/no-such/x']) {
      const { code, err } = await bellwether('template', '--out', folder);
      expect([code, err.split('\n').length]).toEqual([1, 2]);
      expect(err).toMatch(/bad value for --out: .*; (?:it is not a folder|the files cannot be written)/);
    }
  });
});
