import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { declaredText, demandRoom } from '../../../src/ingest/formats/fits.ts';
import { LIMITS, type Limits } from '../../../src/ingest/formats/size-limits.ts';
import { isBad, readParts } from '../../../src/ingest/formats/read-parts.ts';
import { hintText, problemText } from '../../../src/words/issue-text.ts';
import { importTexts } from '../../support/import-text.ts';
import type { GridRow } from '../../../src/ingest/formats/part.ts';
import { UnpackBudget, unpackGzip, unpackPieces } from '../../../src/ingest/formats/unpack.ts';
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

  it.each([20_000, 60_000, 200_000])(
    'can be left while pieces of %i bytes wait, and nothing is thrown later',
    async (size) => {
      const packed = new Blob([new Uint8Array(gzipSync('0'.repeat(size)))]);
      const thrown: unknown[] = [];
      const hear = (error: unknown) => void thrown.push(error);
      process.prependListener('uncaughtException', hear);
      for (const until of [1, 2, 3, 4, 6]) {
        let taken = 0;
        for await (const piece of unpackPieces(packed, 'gzip', { budget: new UnpackBudget(packed.size) })) {
          expect(piece.byteLength).toBeGreaterThan(0);
          if ((taken += 1) === until) break;
          await setTimeout(3);
        }
      }
      await setTimeout(20);
      process.off('uncaughtException', hear);
      expect(thrown).toEqual([]);
    },
  );

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

  it('ends at 1,048,576 characters a cell and 2,097,152 a row', async () => {
    await expect(write(['x'.repeat(1_048_576)])).resolves.not.toBeNull();
    await expect(write(['x'.repeat(1_048_577)])).rejects.toMatchObject(problem('cell-too-long'));
    const cell = 'x'.repeat(700_000);
    await expect(write([cell, cell, cell])).rejects.toMatchObject(problem('cell-too-long'));
    const json = `[{"a":"${'x'.repeat(1_048_577)}"}]`;
    await expect(readGrids('a.json', json)).rejects.toMatchObject(problem('cell-too-long'));
  });

  it('is reached by Chinese text: the longest cell arrives whole', async () => {
    const cell = '中'.repeat(1_048_576);
    const { engine, cells, report } = await importTexts({ 'a.csv': `${LOANS}2026-06-30,F1,C1,1,${cell}\n` });
    expect(await cells('SELECT length(client_name) FROM exposure')).toEqual([[1_048_576]]);
    expect(report.rows).toEqual({ read: 1, loaded: 1, rejected: 0, excluded: 0 });
    await engine.close();
  });

  it('ends a text with a longer row, and not the files beside it', async () => {
    const long = `${LOANS}2026-06-30,F1,C1,1,${'x'.repeat(9_000_000)}\n`;
    const { engine, cells, reports } = await importTexts({
      'long.csv': long,
      'b.csv': `${LOANS}2026-06-30,F2,C1,2,n\n`,
    });
    expect(reports.map(({ file, rows }) => [file, rows.loaded])).toEqual([
      ['long.csv', 0],
      ['b.csv', 1],
    ]);
    expect(reports[0]?.issues.map(({ problem: code }) => code)).toEqual(['cell-too-long']);
    expect(await cells('SELECT count(*) FROM exposure')).toEqual([[1]]);
    await engine.close();
  });

  it('ends where the text it becomes would not fit', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({ row: index + 1, cells: ['x'.repeat(1_000_000)] }));
    const limits = { ...LIMITS, textBytes: 3_000_000 };
    await expect(writeGrid([rows], { limits })).rejects.toMatchObject(problem('text-too-large'));
  });
});

const LOANS = 'as_of_date,facility_id,client_id,outstanding,client_name\n';

describe('a file that cannot fit', () => {
  const csv = Array.from({ length: 40_000 }, (_, row) => `${row * 7919}\n`)
    .join('')
    .slice(0, 300_000);
  /** The file as bytes of which only beginning and end may be read. */
  const untouched = (content: Uint8Array) => {
    const blob = new Blob([new Uint8Array(content)]);
    const slice = blob.slice.bind(blob);
    blob.slice = (start = 0, end = blob.size) => {
      if (end - start > 70_000) throw new Error('it was read');
      return slice(start, end);
    };
    return blob;
  };
  const refuse = async (content: Uint8Array, limits: Partial<Limits>) => {
    const [part] = await readParts([{ name: 'a', content: untouched(content) }], { limits: { ...LIMITS, ...limits } });
    return part && isBad(part) ? part.error.problem : null;
  };
  const bytes = new TextEncoder().encode(csv);

  it.each([
    ['text', 'text-too-large', bytes, { textBytes: 299_999 }],
    ['text in a .gz, by what it says', 'text-too-large', new Uint8Array(gzipSync(bytes)), { textBytes: 299_999 }],
    [
      'text in a ZIP, by its directory',
      'text-too-large',
      makeZip([{ name: 'a.csv', content: csv }]),
      { textBytes: 299_999 },
    ],
    [
      'a workbook, by its directory',
      'unpacks-too-large',
      makeXlsx({ sheets: { A: sheetData([['x']]) } }),
      { xlsxBytes: 100 },
    ],
    ['JSON', 'file-too-large', new TextEncoder().encode('[{"a":1}]'), { jsonBytes: 8 }],
    ['an old workbook', 'file-too-large', makeXls([['x']]), { xlsBytes: 8 }],
  ])('is refused before it is read: %s', async (_, expected, content, limits) => {
    expect(await refuse(content, limits)).toBe(expected);
  });

  it('is counted together with those given with it, packed ones as what they unpack to', async () => {
    const sizes = [bytes, new Uint8Array(gzipSync(bytes)), makeZip([{ name: 'a.csv', content: csv }])].map((content) =>
      declaredText(untouched(content)),
    );
    expect(await Promise.all(sizes)).toEqual([300_000, 300_000, 300_000]);
    expect(() => demandRoom([300_000, 300_000], { loadBytes: 600_000 })).not.toThrow();
    expect(() => demandRoom([629_145_600, 1])).toThrow('the files hold 601 MB of text, and 600 MB fit');
  });

  it('has words for what to do in both languages', () => {
    const issue = { file: 'a.csv', row: null, column: null, value: null, severity: 'file' } as const;
    const words = (['en', 'zh-CN'] as const).map((language) => {
      const t = createTranslate(language);
      const own = { ...issue, problem: 'text-too-large', hint: 'split-by-month', details: { limit: LIMITS.textBytes } };
      return [problemText(own, t), hintText(own, t)].join('; ');
    });
    expect(words[0]).toMatch(/larger than 500 MB.*split it by month.*command line/);
    expect(words[1]).toMatch(/超过 500 MB.*按月拆分.*命令行/);
  });
});

function never(): never {
  throw new Error('no such entry');
}
