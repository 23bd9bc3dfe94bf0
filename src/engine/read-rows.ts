import {
  type AsyncRecordBatchStreamReader,
  Type,
  type DataType,
  type Decimal,
  type RecordBatch,
  type Timestamp,
  type Vector,
} from 'apache-arrow';
import { fromDays, fromDecimal, fromMicros, fromNumber } from './cell.ts';
import type { Cell, RowSet } from './engine.ts';

type ReadCell = (row: number) => Cell;

/** An answer in which the cells of ENUM columns are still codes, counted from 0. */
export interface CodedRows extends RowSet {
  /** Places of the ENUM columns. */
  coded: number[];
}

/** All cells of an answer, read by position, so that a column may have any name. */
export async function readRows(answer: AsyncRecordBatchStreamReader): Promise<CodedRows> {
  const rows: Cell[][] = [];
  // The schema has to be taken before the reader closes itself at the end.
  const { fields } = (await answer.open()).schema;
  for await (const batch of answer) appendRows(rows, batch);
  const coded = fields.flatMap(({ type }, index) => (type.typeId === Type.Dictionary ? [index] : []));
  return { columns: fields.map((field) => field.name), rows, coded };
}

/** The codes that occur in a column, ascending. */
export function codesOf({ rows }: RowSet, column: number): number[] {
  const codes = new Set(rows.map((row) => row[column]).filter((code) => typeof code === 'number'));
  return [...codes].sort((a, b) => a - b);
}

/** Writes the words of a column in the place of its codes. */
export function decode({ rows }: RowSet, column: number, words: ReadonlyMap<number, string>): void {
  for (const row of rows) {
    const code = row[column];
    if (typeof code === 'number') row[column] = words.get(code) ?? null;
  }
}

function appendRows(rows: Cell[][], batch: RecordBatch): void {
  const readers = batch.schema.fields.map((_, index) => readerOf(batch.getChildAt(index)));
  for (let row = 0; row < batch.numRows; row += 1) rows.push(readers.map((read) => read(row)));
}

function readerOf(vector: Vector | null): ReadCell {
  if (vector === null) return () => null;
  const read = rawReaderOf(vector.type, vector);
  return vector.nullCount === 0 ? read : (row) => (vector.isValid(row) ? read(row) : null);
}

function rawReaderOf(type: DataType, vector: Vector): ReadCell {
  switch (type.typeId) {
    case Type.Null:
      return () => null;
    case Type.Bool:
    case Type.Utf8:
    case Type.LargeUtf8:
      return (row) => vector.get(row);
    case Type.Int:
      return (row) => Number(vector.get(row));
    case Type.Float:
      return (row) => fromNumber(vector.get(row));
    case Type.Decimal:
      return (row) => fromDecimal(toBigInt(vector.get(row)), (type as Decimal).scale);
    case Type.Date:
      return (row) => fromDays(Math.floor(Number(vector.get(row)) / 86_400_000));
    case Type.Timestamp: {
      const perMicro = [1_000_000n, 1000n, 1n][(type as Timestamp).unit as number];
      const data = vector.data[0]?.values as BigInt64Array | undefined;
      return (row) => (data === undefined ? null : fromMicros(toMicros(data[row] ?? 0n, perMicro)));
    }
    case Type.Dictionary:
      return codeReader(vector);
    case Type.List:
      return (row) => JSON.stringify(cellsOf(vector.get(row)));
    default:
      return (row) => String(vector.get(row));
  }
}

function toMicros(value: bigint, perMicro: bigint | undefined): bigint {
  return perMicro === undefined ? value / 1000n : value * perMicro;
}

/** The place of an ENUM's value in its list: batches of a sent query come without the list. */
function codeReader(vector: Vector): ReadCell {
  const codes = vector.data[0]?.values as ArrayLike<number> | undefined;
  return (row) => codes?.[row] ?? null;
}

function cellsOf(vector: Vector): Cell[] {
  const read = readerOf(vector);
  return Array.from({ length: vector.length }, (_, row) => read(row));
}

/** Arrow hands a decimal over as little-endian words of 32 bits in two's complement. */
function toBigInt(words: Uint32Array): bigint {
  let value = 0n;
  for (let index = words.length - 1; index >= 0; index -= 1) value = (value << 32n) | BigInt(words[index] ?? 0);
  return BigInt.asIntN(words.length * 32, value);
}
