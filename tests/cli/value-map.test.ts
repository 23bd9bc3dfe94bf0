import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bellwether } from './run.ts';

let folder: string;
let ledger: string;
let words: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'words-'));
  ledger = join(folder, 'a.csv');
  words = join(folder, 'words.json');
  const rows = ['F1,C1,100,优', 'F2,C2,300,劣'].map((row) => `2026-06-30,${row}\n`).join('');
  await writeFile(ledger, `数据日期,借据编号,客户编号,贷款余额（元）,五级分类\n${rows}`);
});
afterEach(() => rm(folder, { recursive: true }));

const npl = async (...options: string[]) => {
  const { out } = await bellwether('metric', 'R12', '--data', ledger, '--format', 'json', ...options);
  return (JSON.parse(out) as { value: number | null }[])[0]?.value;
};

describe('--value-map', () => {
  it('says what words of cells mean, in every command', async () => {
    await writeFile(words, '{ "exposure.five_tier": { "优": 1, "劣": "3" } }');
    // 300 of 400
    expect(await npl('--value-map', words)).toBeCloseTo(0.75, 10);
    const { code, out } = await bellwether('check', ledger, '--value-map', words, '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { files: { issues: unknown[] }[] }).files[0]?.issues).toEqual([]);
  });

  it('is kept by --save-mapping for the next file', async () => {
    await writeFile(words, '{ "exposure.five_tier": { "优": "1", "劣": "3" } }');
    const mapping = join(folder, 'mapping.json');
    await bellwether('check', ledger, '--value-map', words, '--save-mapping', mapping);
    expect(await npl('--mapping', mapping)).toBeCloseTo(0.75, 10);
  });

  it('that cannot be used is an error of one line', async () => {
    await writeFile(words, '{ "exposure.five_tier": { "优": "7" } }');
    const { code, err } = await bellwether('check', ledger, '--value-map', words);
    expect(code).not.toBe(0);
    expect(err).toContain('exposure.five_tier cannot hold 7, given for 优');
    expect(err.trim().split('\n')).toHaveLength(1);
    await writeFile(words, '{');
    expect((await bellwether('check', ledger, '--value-map', words)).err).toContain('it is not JSON');
  });
});
