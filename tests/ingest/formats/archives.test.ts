import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeXlsx, sheetData } from './make-workbook.ts';
import { makeZip } from './make-zip.ts';
import { readGrids } from './read-grids.ts';
import { isBad, readParts } from '../../../src/ingest/formats/read-parts.ts';

const CSV = '借据,余额\nF1,8\n';
const book = makeXlsx({ sheets: { 一: sheetData([['a']]), 二: sheetData([['b']]) } });

describe('an archive', () => {
  it('gives the tables of all its files under their paths, packed or not', async () => {
    const zip = makeZip([
      { name: '2026/', content: '', stored: true },
      { name: '2026/台账.csv', content: CSV },
      { name: '2026/b.csv', content: CSV, stored: true },
      { name: 'book.xlsx', content: book },
    ]);
    expect((await readGrids('p.zip', zip)).map(({ name, rows }) => [name, rows[1]])).toEqual([
      ['p.zip/2026/台账.csv', ['借据', '余额']],
      ['p.zip/2026/b.csv', ['借据', '余额']],
      ['p.zip/book.xlsx#一', ['a']],
      ['p.zip/book.xlsx#二', ['b']],
    ]);
  });

  it('of Chinese Windows has names in GB18030', async () => {
    // 台账 in GB18030
    const name = new Uint8Array([0xcc, 0xa8, 0xd5, 0xcb, ...new TextEncoder().encode('.csv')]);
    const [grid] = await readGrids('p.zip', makeZip([{ name, content: CSV, flags: 0 }]));
    expect(grid?.name).toBe('p.zip/台账.csv');
  });

  it('leaves out what systems and people put beside tables', async () => {
    const names = ['README.md', '__MACOSX/._a.csv', '.DS_Store', 'Thumbs.db', '~$book.xlsx', 'plan.pdf', 'a.csv'];
    const found = await readGrids('p.zip', makeZip(names.map((name) => ({ name, content: CSV }))));
    expect(found.map(({ name }) => name)).toEqual(['p.zip/a.csv']);
    await expect(readGrids('p.zip', makeZip([{ name: 'README.md', content: 'x' }]))).rejects.toMatchObject({
      problem: 'no-table',
    });
  });

  it('names the file that cannot be read, and reads the others', async () => {
    const zip = makeZip([
      { name: 'a.csv', content: CSV },
      { name: 'b.xlsx', content: book.slice(0, 400) },
      { name: 'c.csv', content: CSV, flags: 1 },
      { name: 'd.zip', content: makeZip([{ name: 'a.csv', content: CSV }]) },
    ]);
    const parts = await readParts([{ name: 'p.zip', content: zip }]);
    expect(parts.map((part) => [part.name, part.upload, isBad(part) ? part.error.problem : null])).toEqual([
      ['p.zip/a.csv', 'p.zip', null],
      ['p.zip/b.xlsx', 'p.zip', 'damaged-file'],
      ['p.zip/c.csv', 'p.zip', 'encrypted-file'],
      ['p.zip/d.zip', 'p.zip', 'unknown-format'],
    ]);
  });

  it('with a changed byte is damaged, stored or packed', async () => {
    for (const stored of [true, false]) {
      const zip = makeZip([{ name: 'a.csv', content: CSV.repeat(20), stored }]);
      zip[45] = (zip[45] ?? 0) ^ 4;
      await expect(readGrids('p.zip', zip)).rejects.toMatchObject({ problem: 'damaged-file' });
    }
  });

  it('of one file packed by gzip is that file', async () => {
    expect(await readGrids('a.csv.gz', new Uint8Array(gzipSync(CSV)))).toMatchObject([
      { name: 'a.csv', format: 'text' },
    ]);
    expect(await readGrids('b.xlsx.gz', new Uint8Array(gzipSync(book)))).toMatchObject([
      { name: 'b.xlsx#一' },
      { name: 'b.xlsx#二' },
    ]);
    await expect(readGrids('a.csv.gz', new Uint8Array(gzipSync(CSV)).slice(0, -6))).rejects.toMatchObject({
      problem: 'damaged-file',
    });
  });
});

describe('a data package', () => {
  const describing = (...paths: unknown[]) => JSON.stringify({ resources: paths.map((path) => ({ path })) });

  it('in an archive says which of its files count, in its order', async () => {
    const zip = makeZip([
      { name: 'pack/a.csv', content: CSV },
      { name: 'pack/old.csv', content: CSV },
      { name: 'pack/data/b.csv', content: CSV },
      { name: 'pack/datapackage.json', content: describing('data/b.csv', ['./a.csv']) },
    ]);
    expect((await readGrids('p.zip', zip)).map(({ name }) => name)).toEqual([
      'p.zip/pack/data/b.csv',
      'p.zip/pack/a.csv',
    ]);
  });

  it('that names what is not there, or is none, is said to', async () => {
    const missing = makeZip([{ name: 'datapackage.json', content: describing('gone.csv') }]);
    await expect(readGrids('p.zip', missing)).rejects.toMatchObject({
      problem: 'missing-resource',
      details: { detail: 'gone.csv' },
    });
    const none = makeZip([{ name: 'datapackage.json', content: '{' }]);
    await expect(readGrids('p.zip', none)).rejects.toThrow('it is not JSON');
  });

  it('among dropped files says which of them count, by path or by name', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const files = [
      { name: 'x/old.csv', content: bytes(CSV) },
      { name: 'x/datapackage.json', content: bytes(describing('data/a.csv', 'b.csv')) },
      { name: 'x/data/a.csv', content: bytes(CSV) },
      { name: 'b.csv', content: bytes(CSV) },
    ];
    expect((await readParts(files)).map(({ name }) => name)).toEqual(['x/data/a.csv', 'b.csv']);
    await expect(readParts(files.slice(0, 3))).rejects.toThrow('b.csv is not among the files');
  });
});

describe('what a file is', () => {
  it.each([
    ['xlsx', book],
    ['text', new TextEncoder().encode('{x},y\n1,2\n')],
    ['text', new TextEncoder().encode('[a],b\n1,2\n')],
    ['text', new TextEncoder().encode('<3 hearts>,b\n1,2\n')],
    ['text', new TextEncoder().encode('PAR,ARROW1\n1,2\n')],
    ['text', new TextEncoder().encode('a\u0001b\u001fc\n1\u00012\u001f3\n')],
    ['text', new Uint8Array()],
  ])('is told by its content: %s', async (format, content) => {
    expect((await readGrids('ledger.csv', content))[0]?.format).toBe(format);
  });

  it('is text where a person names its encoding or its delimiter', async () => {
    const parts = await readParts([{ name: 'a.csv', content: new TextEncoder().encode('[{"a":1}]') }], {
      asText: () => true,
    });
    expect(parts).toMatchObject([{ format: 'text', cells: null }]);
  });

  it.each([
    ['%PDF-1.7 \u0000\u0001', 'PDF'],
    ['Rar!\u001a\u0007\u0000', 'RAR'],
    ['\u0089PNG\r\n\u001a\n', 'PNG'],
  ])('is named where it is known and holds no table: %j', async (text, detail) => {
    const content = new Uint8Array(Buffer.from(text, 'latin1'));
    await expect(readGrids('a.csv', content)).rejects.toMatchObject({ problem: 'unknown-format', details: { detail } });
  });
});
