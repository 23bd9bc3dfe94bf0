import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bellwether, command, SAMPLE } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('bellwether report', () => {
  it('writes a PDF and nothing beside it', async () => {
    const target = join(folder, 'report.pdf');
    const { code, out, err } = await command('report', '--data', SAMPLE, '--out', target, '--lang', 'en');
    expect([code, err]).toEqual([0, '']);
    const bytes = await readFile(target);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(out).toBe(`${target}: ${bytes.length} bytes\n`);
    expect(await readdir(folder)).toEqual(['report.pdf']);
  });

  it('refuses in one line a language, a folder or a place it does not have', async () => {
    const target = join(folder, 'report.pdf');
    const refused = async (...args: string[]) => {
      const { code, out, err } = await bellwether('report', ...args);
      expect([code, out, err.split('\n').length]).toEqual([1, '', 2]);
      return err;
    };
    expect(await refused('--data', SAMPLE)).toContain('missing option: --out');
    expect(await refused('--data', SAMPLE, '--out', target, '--lang', 'fr')).toContain('known are zh-CN, en');
    expect(await refused('--data', SAMPLE, '--out', join(folder, 'none', 'x.pdf'))).toContain('no such file or folder');
    expect(await refused('--data', join(folder, 'none'), '--out', target)).toContain('no such file or folder');
    expect(await readdir(folder)).toEqual([]);
  });
});
