import { describe, expect, it } from 'vitest';
import { unpackLz4 } from '../../../src/ingest/formats/lz4-frame.ts';
import { PACKED_ARROW } from './packed-arrow.ts';
import { readGrids } from './read-grids.ts';

const bytesOf = (name: keyof typeof PACKED_ARROW) => new Uint8Array(Buffer.from(PACKED_ARROW[name], 'base64'));

const dayOf = (index: number) => `2026-06-${String(index + 1).padStart(2, '0')}`;
const ROWS: Record<number, string[]> = Object.fromEntries([
  [0, ['id', 'amount', 'day', 'due', 'grade']],
  ...Array.from({ length: 30 }, (_, i) => [
    i + 1,
    [`F${i}`, String(i % 7), dayOf(i), i % 5 === 0 ? '' : String(i), i % 3 === 0 ? '关注' : '正常'],
  ]),
]);

describe('packed Arrow data', () => {
  it.each(['lz4 file', 'lz4 stream', 'zstd file', 'zstd stream'] as const)('are read: %s', async (name) => {
    const [grid] = await readGrids('a.feather', bytesOf(name));
    expect(grid).toMatchObject({ format: 'arrow', errors: [] });
    expect(grid?.rows).toEqual(ROWS);
  });

  it('are read over several LZ4 blocks', async () => {
    const [grid] = await readGrids('a.feather', bytesOf('long lz4 stream'));
    const rows = Array.from({ length: 40_000 }, (_, i) => [i + 1, [String(Math.floor(i / 1000))]]);
    expect(grid?.rows).toEqual(Object.fromEntries([[0, ['step']], ...rows]));
  });

  it('are read where a buffer is stored as it is, its length being -1', async () => {
    const bytes = bytesOf('lz4 stream');
    // The text of `id` in the second batch is 10 × 3 bytes in an LZ4 frame: here of another letter, unpacked.
    const at = Buffer.from(bytes).indexOf(Buffer.from([30, 0, 0, 0, 0, 0, 0, 0, 0x04, 0x22, 0x4d, 0x18]));
    new DataView(bytes.buffer).setBigInt64(at, -1n, true);
    bytes.set(new TextEncoder().encode(Array.from({ length: 10 }, (_, i) => `G${20 + i}`).join('')), at + 8);
    const [grid] = await readGrids('a.feather', bytes);
    const expected = Object.entries(ROWS).map(([row, [id = '', ...rest]]) => [
      row,
      [Number(row) > 20 ? id.replace('F', 'G') : id, ...rest],
    ]);
    expect(grid?.rows).toEqual(Object.fromEntries(expected));
  });

  it('that are cut off or changed end in a table or a named problem, never in part of the rows', async () => {
    const whole = bytesOf('lz4 stream');
    for (let share = 1; share < 20; share += 1)
      await expect(
        readGrids('a', whole.slice(0, Math.floor((whole.length * share) / 20))),
        `${share}/20`,
      ).rejects.toMatchObject({ name: 'Unreadable' });
    for (let at = 300; at < whole.length; at += 7) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const outcome = await readGrids('a', changed).then(
        () => 'read',
        (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
      );
      expect(['read', 'Unreadable']).toContain(outcome);
    }
  });
});

describe('unpackLz4', () => {
  /** A frame of blocks; a block of the highest bit is stored as it is. */
  const frame = (blocks: readonly (readonly number[])[], stored = false) => {
    const long = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
    const body = blocks.flatMap((block) => [...long(stored ? block.length + 2 ** 31 : block.length), ...block]);
    return new Uint8Array([...long(0x184d2204), 0x40, 0x40, 0, ...body, ...long(0)]);
  };
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const a = 97;

  it('repeats what stands before, over itself and over the border of blocks', () => {
    // 'ab', then 6 from 2 back; the second block takes 5 from 8 back and ends with 'z'
    const first = [0x22, a, a + 1, 2, 0, 0x00];
    const second = [0x01, 8, 0, 0x10, 122];
    expect(text(unpackLz4(frame([first, second]), 14))).toBe('ababababababaz');
  });

  it('takes blocks that are stored as they are', () => {
    expect(text(unpackLz4(frame([[a, a + 1], [a + 2]], true), 3))).toBe('abc');
  });

  it.each([
    ['more than was declared', frame([[0x10, a]]), 0],
    ['less than was declared', frame([[0x10, a]]), 2],
    ['a copy from before the beginning', frame([[0x10, a, 9, 0, 0x00]]), 5],
    ['no frame', new Uint8Array([1, 2, 3, 4, 5]), 1],
  ])('refuses %s', (_, packed, length) => {
    expect(() => unpackLz4(packed, length)).toThrow('damaged-file');
  });
});
