import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/ingest/formats/limits.ts';
import type { GridRow } from '../../../src/ingest/formats/part.ts';
import { UnpackBudget, unpackGzip } from '../../../src/ingest/formats/unpack.ts';
import { writeGrid } from '../../../src/ingest/formats/write-grid.ts';
import { ZipArchive } from '../../../src/ingest/formats/zip.ts';
import { makeXls, makeXlsx, sheetData } from './make-workbook.ts';
import { makeZip } from './make-zip.ts';
import { readGrids } from './read-grids.ts';

const problem = (name: string) => ({ name: 'Unreadable', problem: name });

describe('what an archive may unpack to', () => {
  const bomb = '0'.repeat(2_000_000);
  const narrow = { ...LIMITS, ratioFrom: 1_000_000, ratio: 100 };

  it('ends at so many times its packed size', async () => {
    const zip = await ZipArchive.open(makeZip([{ name: 'a.csv', content: bomb }]), narrow);
    await expect(zip.read(zip.entries[0] ?? never())).rejects.toMatchObject(problem('unpacks-too-large'));
    const packed = gzipSync(bomb);
    const unpacking = unpackGzip(new Blob([new Uint8Array(packed)]), {
      budget: new UnpackBudget(packed.length, narrow),
    });
    await expect(unpacking).rejects.toMatchObject(problem('unpacks-too-large'));
  });

  it('is what comes out, whatever the archive says, all its files together', async () => {
    const limits = { ...LIMITS, unpackedBytes: 3_000_000 };
    const content = makeZip([1, 2].map((number) => ({ name: `${number}.csv`, content: bomb })));
    // The archive says that nothing comes out of its first file.
    new DataView(content.buffer).setUint32(22, 0, true);
    const zip = await ZipArchive.open(content, limits);
    await expect(zip.read(zip.entries[0] ?? never())).resolves.toMatchObject({ size: 2_000_000 });
    await expect(zip.read(zip.entries[1] ?? never())).rejects.toMatchObject(problem('unpacks-too-large'));
  });

  it('refuses a real bomb in a workbook within seconds, at 64 MB and not at its 150', async () => {
    const huge = makeXlsx({ sheets: { A: `<sheetData/>${' '.repeat(150 * 1024 ** 2)}` } });
    const started = performance.now();
    await expect(readGrids('a.xlsx', huge)).rejects.toMatchObject(problem('unpacks-too-large'));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('counts its entries before it opens one', async () => {
    const entries = Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}.csv`, content: 'a', stored: true }));
    await expect(readGrids('p.zip', makeZip(entries))).rejects.toMatchObject(problem('too-many-entries'));
  });
});

describe('what a sheet may hold', () => {
  const row = (place: string) =>
    `<sheetData><row r="${place.replace(/[A-Z]/g, '')}"><c r="${place}"><v>1</v></c></row></sheetData>`;

  it('ends where the last row and column of Excel are', async () => {
    await expect(readGrids('a.xlsx', makeXlsx({ sheets: { A: row('XFD1') } }))).resolves.toHaveLength(1);
    await expect(readGrids('a.xlsx', makeXlsx({ sheets: { A: row('XFE1') } }))).rejects.toMatchObject(
      problem('too-many-columns'),
    );
    await expect(readGrids('a.xlsx', makeXlsx({ sheets: { A: row('A1048577') } }))).rejects.toMatchObject(
      problem('too-many-rows'),
    );
  });

  it('of a few cells far apart does not fill the memory', async () => {
    const [grid] = await readGrids(
      'a.xlsx',
      makeXlsx({ sheets: { A: sheetData([['x']]).replace('</sheetData>', row('B1048576').slice(11)) } }),
    );
    expect(grid?.rows[1048576]).toEqual(['', '1']);
  });

  it('ends at 255 sheets', async () => {
    const sheets = Object.fromEntries(Array.from({ length: 256 }, (_, index) => [`S${index}`, sheetData([['x']])]));
    await expect(readGrids('a.xlsx', makeXlsx({ sheets }))).rejects.toMatchObject(problem('too-many-sheets'));
  });

  it('is refused by the reader of .xls as well', async () => {
    await expect(readGrids('a.xls', makeXls([['x'.repeat(10)]]))).resolves.toHaveLength(1);
  });
});

describe('what any table may hold', () => {
  const write = (cells: readonly string[]) => writeGrid([[{ row: 1, cells } satisfies GridRow]]);

  it('ends at 16,384 columns', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
    await expect(write(names(16_384))).resolves.not.toBeNull();
    await expect(write(names(16_385))).rejects.toMatchObject(problem('too-many-columns'));
    const json = `[{${names(16_385)
      .map((name) => `"${name}":1`)
      .join(',')}}]`;
    await expect(readGrids('a.json', json)).rejects.toMatchObject(problem('too-many-columns'));
  });

  it('ends at 262,144 characters a cell and 524,288 a row', async () => {
    await expect(write(['x'.repeat(262_144)])).resolves.not.toBeNull();
    await expect(write(['x'.repeat(262_145)])).rejects.toMatchObject(problem('cell-too-long'));
    await expect(write(['x'.repeat(200_000), 'x'.repeat(200_000), 'x'.repeat(200_000)])).rejects.toMatchObject(
      problem('cell-too-long'),
    );
    await expect(readGrids('a.json', `[{"a":"${'x'.repeat(300_000)}"}]`)).rejects.toMatchObject(
      problem('cell-too-long'),
    );
  });
});

function never(): never {
  throw new Error('no such entry');
}
