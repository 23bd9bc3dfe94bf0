import { reason } from '../../lib/reasons.ts';
import { Unreadable } from './unreadable.ts';

const MAGIC = 0x184d2204;
const SKIPPED = 0x184d2a50;

/**
 * Unpacks LZ4 in its frame format into so many bytes. Blocks may refer to what earlier ones gave, so all are written into
 * one output; anything that does not fit it exactly is damaged.
 */
export function unpackLz4(packed: Uint8Array, length: number): Uint8Array {
  const words = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const output = new Uint8Array(length);
  let [at, filled] = [0, 0];
  try {
    while (at < packed.length) {
      const magic = words.getUint32(at, true);
      if ((magic & 0xfffffff0) >>> 0 === SKIPPED) {
        at += 8 + words.getUint32(at + 4, true);
        continue;
      }
      if (magic !== MAGIC) throw damaged();
      const flags = words.getUint8(at + 4);
      const [sized, named, summed, checked] = [flags & 8, flags & 1, flags & 4, flags & 16];
      at += 7 + (sized ? 8 : 0) + (named ? 4 : 0);
      for (;;) {
        const head = words.getUint32(at, true);
        at += 4;
        if (head === 0) break;
        const size = head & 0x7fffffff;
        const block = packed.subarray(at, at + size);
        if (block.length < size) throw damaged();
        filled = head >>> 31 ? copyPlain(block, output, filled) : unpackBlock(block, output, filled);
        at += size + (checked ? 4 : 0);
      }
      at += summed ? 4 : 0;
    }
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : damaged(cause);
  }
  if (filled !== length) throw damaged();
  return output;
}

function copyPlain(block: Uint8Array, output: Uint8Array, filled: number): number {
  if (filled + block.length > output.length) throw damaged();
  output.set(block, filled);
  return filled + block.length;
}

/** Literals, then a copy of what stands so many bytes before; the last sequence has literals alone. */
function unpackBlock(block: Uint8Array, output: Uint8Array, start: number): number {
  let [at, filled] = [0, start];
  const lengthOf = (nibble: number) => {
    let length = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; length += more) more = block[at++] ?? 0;
    return length;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = lengthOf(token >> 4);
    if (at + literals > block.length) throw damaged();
    filled = copyPlain(block.subarray(at, at + literals), output, filled);
    at += literals;
    if (at >= block.length) break;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = lengthOf(token & 15) + 4;
    if (distance === 0 || distance > filled || filled + length > output.length) throw damaged();
    for (const end = filled + length; filled < end; filled += 1) output[filled] = output[filled - distance] ?? 0;
  }
  return filled;
}

function damaged(cause?: unknown): Unreadable {
  return new Unreadable('damaged-file', { detail: reason('packed-cut') }, { cause });
}
