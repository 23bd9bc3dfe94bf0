import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../docs/profile.schema.json' with { type: 'json' };
import { DIMENSIONS } from '../../src/metrics/metric.ts';
import { readPdf } from '../report/pdf-text.ts';
import { files, LEDGER } from './case-files.ts';
import { bellwether } from './run.ts';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const loans = [
    ...['2026-03-31', '2026-06-30'].flatMap((date, at) => [
      [date, 'F1', 'C1', 100 + at, '次级'],
      [date, 'F2', 'C2', 900, '正常'],
    ]),
  ];
  data = await files(join(folder, 'data'), { ledger: [[...LEDGER, '五级分类'], ...loans] });
});
afterAll(() => rm(folder, { recursive: true }));

const PROFILE = {
  document: 'board',
  language: 'en',
  paper: 'Letter',
  title: 'Quarterly pack',
  bank: '云岭银行',
  unit: 'Risk Department',
  classification: '内部资料',
  preparer: 'Li Min',
  filter: { client: ['C1'] },
  hide_names: false,
  sections: ['concentration', 'quality'],
  decisions: ['Approve the limit for solar.', 'Note the reviews.'],
};

async function reported(profile: unknown, ...options: string[]) {
  const [file, target] = [join(folder, 'profile.json'), join(folder, 'out.pdf')];
  await writeFile(file, typeof profile === 'string' ? profile : JSON.stringify(profile));
  const ran = await bellwether('report', '--data', data, '--out', target, '--profile', file, '--force', ...options);
  return { ...ran, file, read: async () => readPdf(new Uint8Array(await readFile(target))) };
}

describe('bellwether report --profile', () => {
  it('prints what the profile says, its mark at the foot of every page, and what the board is to decide', async () => {
    const { code, err, read } = await reported(PROFILE);
    expect([code, err]).toEqual([0, '']);
    const { pages, info } = await read();
    const [cover = '', summary = '', ...rest] = pages;
    expect(info['Title']).toBe('Quarterly pack');
    for (const text of ['云岭银行', 'Risk Department', '内部资料', 'Li Min']) expect(cover).toContain(text);
    for (const page of pages.slice(1)) expect(page).toMatch(/内部资料 · Bellwether/);
    expect(summary).toMatch(/For decision\s+1\s+Approve the limit for solar\.\s+2\s+Note the reviews\./);
    expect(rest.map((page) => page.split('\n')[0]?.trim())).toEqual([
      expect.stringContaining('Where is risk concentrated?'),
      expect.stringContaining('Is asset quality getting better or worse?'),
      expect.stringContaining('Can teams and data be relied on?'),
    ]);
  });

  it('gives way to the options of the command line', async () => {
    const { code, read } = await reported(PROFILE, '--title', 'Mine', '--lang', 'zh-CN', '--filter', 'client=C2');
    const { info, language, pages } = await read();
    expect([code, info['Title'], language]).toEqual([0, 'Mine', 'zh-CN']);
    expect(pages[1]).toContain('C2');
    expect(pages[1]).not.toContain('C1');
  });

  it.each([
    [{ paper: 'A3' }, 'paper is "A3"; known are A4, Letter'],
    [{ tilte: 'x' }, 'tilte is "x"; known are document, language, '],
    [{ title: '' }, 'title is ""; write a text'],
    [{ decisions: 'x' }, 'decisions is "x"; write a list of texts'],
    [{ hide_names: 'no' }, 'hide_names is "no"; write true or false'],
    [{ filter: { moon: ['x'] } }, 'filter is {"moon":["x"]}; write { "sector": ["…"] }; known are branch, '],
    [{ sections: ['esg', 'esg'] }, 'sections is ["esg","esg"]; write a list of pages, each once; known are change, '],
    [[], '{} is []; write an object'],
  ])('refuses %j in one line, and so does the published schema', async (profile, told) => {
    const { code, err, file } = await reported(profile);
    expect([code, err.split('\n').length]).toEqual([1, 2]);
    expect(err).toContain(`the profile in ${file} cannot be used: ${told}`);
    expect(new Ajv().compile(schema)(profile)).toBe(false);
  });

  it('says when the file is no JSON, and takes what its schema allows', async () => {
    expect((await reported('{')).err).toContain('profile.json');
    const check = new Ajv().compile(schema);
    expect(check(PROFILE) ? [] : check.errors).toEqual([]);
    expect(schema.properties.filter.propertyNames.enum).toEqual([...DIMENSIONS]);
  });
});
