import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBad, readParts } from '../../../src/ingest/formats/read-parts.ts';
import { readGrids } from './read-grids.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file as DuckDB itself writes it, with all its extensions. */
async function parquetOf(select: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'a.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  return new Uint8Array(await readFile(path));
}

async function rowsOf(select: string, options = ''): Promise<Record<number, string[]>> {
  const [grid] = await readGrids('a.parquet', await parquetOf(select, options));
  return grid?.rows ?? {};
}

describe('a Parquet file', () => {
  it('keeps whole numbers, decimals and dates exactly', async () => {
    const found = await rowsOf(`SELECT 123456789012345678::BIGINT a, 12345.10::DECIMAL(9,2) b, -0.05::DECIMAL(18,2) c,
      12345678901234567890.123::DECIMAL(38,3) d, DATE '2026-06-30' e, TIMESTAMP '2026-06-30 14:05:00' f, '00123' g, true h,
      0.1::FLOAT i, 0.1::DOUBLE j, 1e300 k`);
    expect(found[1]).toEqual([
      '123456789012345678',
      '12345.10',
      '-0.05',
      '12345678901234567890.123',
      '2026-06-30',
      '2026-06-30 14:05:00',
      '00123',
      'TRUE',
      '0.1',
      '0.1',
      '1e+300',
    ]);
  });

  it('keeps wide decimals of either sign on both sides of what a double holds', async () => {
    const texts = [
      '0.00',
      '-0.01',
      '-1.00',
      '2.55',
      '2.56',
      '-2.56',
      '2814749767106.55',
      '2814749767106.56',
      '-2814749767106.56',
      '-2814749767106.57',
      '99999999999999999999.99',
      '-99999999999999999999.99',
    ];
    const found = await rowsOf(`SELECT unnest([${texts.map((text) => `${text}::DECIMAL(22,2)`).join(', ')}]) a`);
    expect(Object.values(found).slice(1)).toEqual(texts.map((text) => [text]));
  });

  it('leaves blanks blank, and writes lists and structures as JSON', async () => {
    const found = await rowsOf(`SELECT NULL::VARCHAR a, '中文, "x"' b, [1, 2] c, {'k': 1} d, 'nan'::DOUBLE e`);
    expect(found[0]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(found[1]).toEqual(['', '中文, "x"', '[1,2]', '{"k":1}', '']);
  });

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'])(
    'is read when packed by %s',
    async (codec) => {
      const found = await rowsOf(`SELECT 'K' || (i % 7) k, i FROM range(5000) t(i)`, `, COMPRESSION ${codec}`);
      expect(Object.keys(found)).toHaveLength(5001);
      expect([found[1], found[5000]]).toEqual([
        ['K0', '0'],
        ['K1', '4999'],
      ]);
    },
  );

  it('is read over several row groups, row 1 being its first record', async () => {
    const found = await rowsOf('SELECT i FROM range(10000) t(i)', ', ROW_GROUP_SIZE 2048');
    expect([found[0], found[1], found[2049], found[10000]]).toEqual([['i'], ['0'], ['2048'], ['9999']]);
  });

  it('is read from a Node Buffer, which is a view of a pool and no file of its own', async () => {
    const whole = await parquetOf("SELECT 'K' || i k, i FROM range(3) t(i)");
    const pool = Buffer.alloc(whole.length + 200, 7);
    pool.set(whole, 100);
    const [grid] = await readGrids('a.parquet', pool.subarray(100, 100 + whole.length));
    expect(grid?.rows).toEqual({ 0: ['k', 'i'], 1: ['K0', '0'], 2: ['K1', '1'], 3: ['K2', '2'] });
  });

  it('with bytes changed ends in a table or a named problem, soon', async () => {
    const whole = await parquetOf("SELECT i, 'K' || i % 5 k, i * 1.5 d, [i] l FROM range(500) t(i)");
    let state = 1;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    for (let round = 0; round < 200; round += 1) {
      const broken = whole.slice();
      // Every second time in the description at the end, on whose lengths all depends.
      const from = round % 2 === 0 ? 0 : broken.length - 600;
      for (let count = 1 + random(6); count > 0; count -= 1) broken[from + random(broken.length - from)] = random(256);
      const started = performance.now();
      const [part] = await readParts([{ name: 'a', content: broken }]);
      expect(part && isBad(part) ? part.error.name : part?.format).toMatch(/^(?:Unreadable|parquet|text)$/);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  it('that is cut off is never read in part', async () => {
    const whole = await parquetOf('SELECT i, i * 2 j FROM range(5000) t(i)');
    for (let share = 1; share < 20; share += 1)
      await expect(readGrids('a', whole.slice(0, Math.floor((whole.length * share) / 20)))).rejects.toMatchObject({
        problem: 'damaged-file',
      });
  });
});
