import type { Work } from '../work.ts';
import { DataType, MapRow, RecordBatchReader, StructRow, Vector, type RecordBatch } from 'apache-arrow';
import { checkArrow } from './arrow-messages.ts';
import { unpackArrow } from './arrow-packed.ts';
import { bytesOf } from './bytes.ts';
import { breather } from './pause.ts';
import type { GridRow } from './part.ts';
import type { FoundTable } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { decimalText, singleText, valueText } from './value-text.ts';
import { isoOf } from './serial-date.ts';
import { writeGrid } from './write-grid.ts';

const BATCH = 2_000;
const MAX_ITEMS = 10_000;

/** Reads Arrow IPC, a file or a stream, a record batch at a time. Its first record is row 1. */
export async function readArrow(content: Blob | Uint8Array, work: Work = {}): Promise<FoundTable> {
  const bytes = await unpackArrow(await bytesOf(content));
  checkArrow(bytes);
  const reader = RecordBatchReader.from(bytes);
  return { sheet: null, grid: await writeGrid(rowsOf(reader), { shift: -1, named: true, ...work }) };
}

async function* rowsOf(reader: RecordBatchReader): AsyncGenerator<GridRow[]> {
  const pause = breather();
  reader.open();
  yield [{ row: 0, cells: reader.schema.fields.map(({ name }) => name) }];
  let before = 0;
  for (const batch of reader) {
    const columns = columnsOf(batch);
    for (let start = 0; start < batch.numRows; start += BATCH) {
      const first = before + start + 1;
      yield Array.from({ length: Math.min(BATCH, batch.numRows - start) }, (_, index) => ({
        row: first + index,
        cells: columns.map((column) => column(start + index)),
      }));
      await pause();
    }
    before += batch.numRows;
  }
}

function columnsOf(batch: RecordBatch): ((index: number) => string | null)[] {
  return batch.schema.fields.map(({ type }, place) => {
    const vector = batch.getChildAt(place);
    const text = textOf(type);
    return (index) => {
      const value: unknown = vector?.get(index);
      return value === null || value === undefined ? null : text(value);
    };
  });
}

function textOf(type: DataType): (value: unknown) => string | null {
  if (DataType.isDictionary(type)) return textOf(type.dictionary as DataType);
  if (DataType.isDecimal(type)) return (value) => decimalText(littleEndian(value), type.scale);
  if (DataType.isFloat(type) && type.precision < 2) return (value) => singleText(Number(value));
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return (value) => isoOf(new Date(Number(value)));
  return (value) => valueText(plain(value, { left: MAX_ITEMS }));
}

/** Lists and structures as plain ones; one of more items than a cell can show is damaged. */
function plain(value: unknown, room: { left: number }): unknown {
  room.left -= 1;
  if (room.left < 0) throw new Unreadable('damaged-file', { detail: 'Arrow' });
  if (value instanceof Vector) {
    if (value.length > room.left) throw new Unreadable('damaged-file', { detail: 'Arrow' });
    return Array.from({ length: value.length }, (_, index) => plain(value.get(index), room));
  }
  if (value instanceof StructRow || value instanceof MapRow)
    return Object.fromEntries(Object.entries(value.toJSON()).map(([name, each]) => [name, plain(each, room)]));
  return value;
}

/** An integer of 128 or 256 bits, as words of 32, the lowest first. */
function littleEndian(value: unknown): bigint {
  if (!(value instanceof Uint32Array || value instanceof Int32Array)) throw new Unreadable('damaged-file');
  let whole = 0n;
  for (const word of Array.from(value).toReversed()) whole = (whole << 32n) | BigInt(word >>> 0);
  return BigInt.asIntN(value.length * 32, whole);
}
