import {
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Int32,
  Int64,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  Utf8,
  makeBuilder,
  makeData,
  tableToIPC,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readGrids } from './read-grids.ts';

function vectorOf(type: DataType, values: readonly unknown[]) {
  const builder = makeBuilder({ type, nullValues: [null] });
  for (const value of values) builder.append(value);
  return builder.finish().toVector();
}

const table = new Table({
  id: vectorFromArray(['00123', null], new Dictionary(new Utf8(), new Int32())),
  big: vectorOf(new Int64(), [123456789012345678n, null]),
  // 12345.10 in hundredths: 1234510 in 128 bits
  amount: vectorOf(new Decimal(2, 18), [
    new Uint32Array([1234510, 0, 0, 0]),
    new Uint32Array([0xfffffffb, 0xffffffff, 0xffffffff, 0xffffffff]),
  ]),
  day: vectorOf(new DateDay(), [new Date(Date.UTC(2026, 5, 30)), null]),
  at: vectorOf(new TimestampMicrosecond(), [Date.UTC(2026, 5, 30, 14, 5), null]),
  rate: vectorOf(new Float32(), [0.1, null]),
  yes: vectorOf(new Bool(), [true, false]),
});

describe.each(['file', 'stream'] as const)('Arrow IPC as a %s', (kind) => {
  it('keeps numbers, decimals, dates and words', async () => {
    const [grid] = await readGrids('a.arrow', tableToIPC(table, kind));
    expect(grid).toMatchObject({ format: 'arrow', name: 'a.arrow' });
    expect(grid?.rows).toEqual({
      0: ['id', 'big', 'amount', 'day', 'at', 'rate', 'yes'],
      1: ['00123', '123456789012345678', '12345.10', '2026-06-30', '2026-06-30 14:05:00', '0.1', 'TRUE'],
      2: ['', '', '-0.05', '', '', '', 'FALSE'],
    });
  });

  it('counts on over its batches', async () => {
    const schema = new Schema([new Field('i', new Int32(), true)]);
    const batchOf = (values: readonly number[]) => {
      const [data] = vectorFromArray([...values], new Int32()).data;
      return new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length: values.length, children: data ? [data] : [] }),
      );
    };
    const [grid] = await readGrids('a', tableToIPC(new Table(schema, [batchOf([1, 2]), batchOf([3])]), kind));
    expect(grid?.rows).toEqual({ 0: ['i'], 1: ['1'], 2: ['2'], 3: ['3'] });
  });

  it('that is cut off is never read in part', async () => {
    const whole = tableToIPC(table, kind);
    for (let share = 1; share < 20; share += 1)
      await expect(
        readGrids('a', whole.slice(0, Math.floor((whole.length * share) / 20))),
        `${share}/20`,
      ).rejects.toMatchObject({ name: 'Unreadable' });
  });
});
