import { Table, tableToIPC, vectorFromArray, Int64, Utf8, Float64, DateDay } from 'apache-arrow';
import type { CompressionCodec } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as rust from 'parquet-wasm/node';
import { describe, expect, it } from 'vitest';
import { readGrids } from './read-grids.ts';

/** 3,000 rows: `id` 00{i % 11}, `count` 10^15 + i, `amount` i / 4 and blank at every fifth, `day` 1 June 2026 + i % 30. */
const COUNT = 3_000;
const indexes = Array.from({ length: COUNT }, (_, i) => i);
const ids = indexes.map((i) => `00${i % 11}`);
const counts = indexes.map((i) => 10n ** 15n + BigInt(i));
const amounts = indexes.map((i) => (i % 5 === 0 ? null : i / 4));
const days = indexes.map((i) => new Date(Date.UTC(2026, 5, 1 + (i % 30))));

const ROWS: Record<number, string[]> = Object.fromEntries([
  [0, ['id', 'count', 'amount', 'day']],
  ...indexes.map((i) => [
    i + 1,
    [
      `00${i % 11}`,
      `100000000000${String(i).padStart(4, '0')}`,
      i % 5 === 0 ? '' : String(i / 4),
      `2026-06-${String(1 + (i % 30)).padStart(2, '0')}`,
    ],
  ]),
]);

async function rowsOf(content: Uint8Array): Promise<Record<number, string[]>> {
  const [grid] = await readGrids('a.parquet', content);
  expect(grid).toMatchObject({ format: 'parquet', errors: [] });
  return grid?.rows ?? {};
}

describe('Parquet of Arrow for Rust', () => {
  const table = () =>
    rust.Table.fromIPCStream(
      tableToIPC(
        new Table({
          id: vectorFromArray(ids, new Utf8()),
          count: vectorFromArray(counts, new Int64()),
          amount: vectorFromArray(amounts, new Float64()),
          day: vectorFromArray(days, new DateDay()),
        }),
        'stream',
      ),
    );
  const { Compression, WriterPropertiesBuilder, WriterVersion } = rust;

  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'LZ4', 'ZSTD', 'LZ4_RAW'] as const)(
    'is read when packed by %s',
    async (codec) => {
      const settings = new WriterPropertiesBuilder().setCompression(Compression[codec]).build();
      expect(await rowsOf(rust.writeParquet(table(), settings))).toEqual(ROWS);
    },
  );

  it.each(['SNAPPY', 'ZSTD'] as const)('is read in pages of version 2 and several row groups: %s', async (codec) => {
    const settings = new WriterPropertiesBuilder()
      .setWriterVersion(WriterVersion.V2)
      .setMaxRowGroupSize(700)
      .setCompression(Compression[codec])
      .build();
    expect(await rowsOf(rust.writeParquet(table(), settings))).toEqual(ROWS);
  });
});

describe('Parquet of hyparquet', () => {
  const compressors = { GZIP: gzipSync, BROTLI: brotliCompressSync };
  const written = (codec: CompressionCodec, options: { rowGroupSize?: number } = {}) =>
    new Uint8Array(
      parquetWriteBuffer({
        codec,
        compressors,
        ...options,
        columnData: [
          { name: 'id', data: ids, type: 'STRING' },
          { name: 'count', data: counts, type: 'INT64' },
          { name: 'amount', data: amounts, type: 'DOUBLE' },
          { name: 'day', data: days, type: 'TIMESTAMP' },
        ],
      }),
    );

  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'] as const)('is read when packed by %s', async (codec) => {
    expect(await rowsOf(written(codec))).toEqual(ROWS);
  });

  it('is read over several row groups', async () => {
    expect(await rowsOf(written('SNAPPY', { rowGroupSize: 700 }))).toEqual(ROWS);
  });
});
