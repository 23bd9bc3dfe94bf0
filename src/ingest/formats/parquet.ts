import { reason } from '../../lib/reasons.ts';
import type { Work } from '../work.ts';
import type { DecodedArray, FileMetaData, SchemaElement } from 'hyparquet';
import { bytesOf, sizeOf } from './bytes.ts';
import { LIMITS } from './size-limits.ts';
import { breather } from './pause.ts';
import type { GridRow } from './part.ts';
import type { FoundTable } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { decimalText, singleText, valueText } from './value-text.ts';
import { writeGrid } from './write-grid.ts';

const BATCH = 2_000;

/** Reads a Parquet file, a row group and in it a column at a time. Its first record is row 1. */
export async function readParquet(content: Blob | Uint8Array, work: Work = {}): Promise<FoundTable> {
  const { parquetMetadataAsync } = await import('hyparquet');
  const file = {
    byteLength: sizeOf(content),
    slice: async (start: number, end?: number) => (await bytesOf(content, start, end)).slice().buffer,
  };
  const metadata = await parquetMetadataAsync(file);
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  if (unpacked > LIMITS.unpackedBytes) throw new Unreadable('unpacks-too-large', { limit: LIMITS.unpackedBytes });
  const records = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (records > LIMITS.records) throw new Unreadable('too-many-rows', { limit: LIMITS.records });
  const columns = topColumns(metadata);
  for (const { num_rows: rows } of metadata.row_groups)
    if (Number(rows) * columns.length > LIMITS.groupCells)
      throw new Unreadable('row-group-too-large', { limit: LIMITS.groupCells });
  return { sheet: null, grid: await writeGrid(rowsOf(file, metadata, columns), { shift: -1, named: true, ...work }) };
}

interface TopColumn {
  name: string;
  text: (value: unknown) => string | null;
}

/** The columns side by side; amounts in decimals are asked for as they are stored. */
function topColumns(metadata: FileMetaData): TopColumn[] {
  const columns: TopColumn[] = [];
  const [root, ...elements] = metadata.schema;
  let at = 0;
  for (let count = root?.num_children ?? 0; count > 0; count -= 1) {
    const element = elements[at];
    if (!element) throw new Unreadable('damaged-file', { detail: reason('schema-cut') });
    columns.push({ name: element.name, text: textOf(element) });
    at = behind(elements, at);
  }
  return columns;
}

function behind(elements: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let open = elements[at]?.num_children ?? 0; open > 0; open -= 1) next = behind(elements, next);
  return next;
}

function textOf(element: SchemaElement): (value: unknown) => string | null {
  if (element.num_children) return valueText;
  if (element.type === 'FLOAT') return (value) => (typeof value === 'number' ? singleText(value) : valueText(value));
  if (element.converted_type !== 'DECIMAL' && element.logical_type?.type !== 'DECIMAL') return valueText;
  const { scale = 0 } = element;
  delete element.converted_type;
  delete element.logical_type;
  return (value) => {
    if (typeof value === 'number' || typeof value === 'bigint') return decimalText(value, scale);
    return value instanceof Uint8Array ? decimalText(bigEndian(value), scale) : valueText(value);
  };
}

/** An integer of any length with its sign; a number where it is exact, because that is ten times faster. */
function bigEndian(bytes: Uint8Array): bigint | number {
  const sign = (bytes[0] ?? 0) >= 0x80 ? 0xff : 0;
  let at = 0;
  while (at < bytes.length - 6 && bytes[at] === sign) at += 1;
  if (at >= bytes.length - 6) {
    let small = 0;
    for (; at < bytes.length; at += 1) small = small * 256 + ((bytes[at] ?? 0) ^ sign);
    return sign === 0 ? small : -small - 1;
  }
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

async function* rowsOf(
  file: { byteLength: number; slice: (start: number, end?: number) => Promise<ArrayBuffer> },
  metadata: FileMetaData,
  columns: readonly TopColumn[],
): AsyncGenerator<GridRow[]> {
  const [{ parquetRead }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
  const pause = breather();
  yield [{ row: 0, cells: columns.map(({ name }) => name) }];
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const start = rowStart;
    const texts: (string | null)[][] = [];
    for (const { name, text } of columns) {
      const column: (string | null)[] = new Array<string | null>(rowEnd - start).fill(null);
      const take = (chunk: { columnData: DecodedArray; rowStart: number }) => {
        for (let index = 0; index < chunk.columnData.length; index += 1) {
          const place = chunk.rowStart + index - start;
          if (place >= 0 && place < column.length) column[place] = text(chunk.columnData[index]);
        }
      };
      await parquetRead({ file, metadata, compressors, columns: [name], rowStart, rowEnd, utf8: false, onChunk: take });
      texts.push(column);
      await pause();
    }
    for (let first = start; first < rowEnd; first += BATCH) {
      const count = Math.min(BATCH, rowEnd - first);
      yield Array.from({ length: count }, (_, index) => ({
        row: first + index + 1,
        cells: texts.map((column) => column[first + index - start] ?? null),
      }));
      await pause();
    }
    rowStart = rowEnd;
  }
}
