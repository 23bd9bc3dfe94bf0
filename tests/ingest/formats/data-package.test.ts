import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demandDeclared, resourcesOf } from '../../../src/ingest/formats/data-package.ts';
import { importTexts } from '../../support/import-text.ts';
import { makeZip } from './make-zip.ts';

const TEXT = 'as_of_date,facility_id,client_id,outstanding\n2026-06-30,F1,C1,10\n';
const bytes = new TextEncoder().encode(TEXT);
const sum = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
const given = (more: object) => ({ path: 'exposure.csv', bytes: null, hash: null, ...more });

describe('a resource of a data package', () => {
  it('is named with what the package says of it', () => {
    const resources = [
      { path: 'a.csv', bytes: 12, hash: 'sha1:ab' },
      { path: ['b.csv', 'c.csv'], bytes: 5 },
      { path: 'd.csv' },
    ];
    expect(resourcesOf(JSON.stringify({ resources }), 'datapackage.json')).toEqual([
      { path: 'a.csv', bytes: 12, hash: 'sha1:ab' },
      { path: 'b.csv', bytes: null, hash: null },
      { path: 'c.csv', bytes: null, hash: null },
      { path: 'd.csv', bytes: null, hash: null },
    ]);
  });

  it.each([
    {},
    { bytes: bytes.length },
    { hash: sum('md5') },
    { hash: `md5:${sum('md5')}` },
    { hash: `sha1:${sum('sha1')}` },
    { hash: `SHA-256:${sum('sha256').toUpperCase()}` },
    { bytes: bytes.length, hash: `sha512:${sum('sha512')}` },
  ])('is taken when it is as declared: %o', async (declared) => {
    await expect(demandDeclared(given(declared), bytes)).resolves.toBeUndefined();
    await expect(demandDeclared(given(declared), new Blob([bytes]))).resolves.toBeUndefined();
  });

  it.each([
    [{ bytes: bytes.length + 1 }, TEXT, `declares ${bytes.length + 1} bytes, and ${bytes.length} came`],
    [{ hash: sum('md5') }, `${TEXT}x`, 'its md5 sum is not the one'],
    [{ hash: `sha256:${sum('sha256')}` }, TEXT.replace('10', '11'), 'its sha256 sum is not the one'],
    [{ hash: 'crc32:0' }, TEXT, 'a sum by crc32, which cannot be checked; use md5, sha1, sha256, sha512'],
    [{}, '', 'it is empty'],
    [
      {},
      '\n <!DOCTYPE html><html><form action="/login"><table><tr><td>user</td></tr></table></form></html>',
      'a web page came',
    ],
  ])('is refused when it is not: %o %#', async (declared, text, problem) => {
    const content = new TextEncoder().encode(text);
    const refused = expect(demandDeclared(given(declared), content)).rejects;
    await refused.toThrow(`cannot read exposure.csv: `);
    await refused.toThrow(problem);
  });

  it('may be a web page where its name says so', async () => {
    const page = new TextEncoder().encode('<html><table><tr><td>a</td></tr></table></html>');
    await expect(demandDeclared({ path: 'a.xls', bytes: null, hash: null }, page)).resolves.toBeUndefined();
  });

  it('is held against the package beside it, and in an archive', async () => {
    const described = (size: number) => JSON.stringify({ resources: [{ path: 'exposure.csv', bytes: size }] });
    const right = { 'datapackage.json': described(bytes.length), 'exposure.csv': TEXT };
    const wrong = { 'datapackage.json': described(1), 'exposure.csv': TEXT };
    const zip = (files: Record<string, string>) =>
      makeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
    expect((await importTexts(right)).report.rows.loaded).toBe(1);
    expect((await importTexts({ 'a.zip': zip(right) })).report.rows.loaded).toBe(1);
    await expect(importTexts(wrong)).rejects.toThrow('declares 1 bytes');
    await expect(importTexts({ 'a.zip': zip(wrong) })).rejects.toThrow('declares 1 bytes');
  });
});
