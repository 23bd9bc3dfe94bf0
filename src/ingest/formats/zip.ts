import { reason, type Reason } from '../../lib/reasons.ts';
import { blobOf, bytesOf, sizeOf } from './bytes.ts';
import { LIMITS, type Limits } from './size-limits.ts';
import { Unreadable } from './unreadable.ts';
import { UnpackBudget, unpackPieces } from './unpack.ts';

/** One file of an archive, as its directory names it. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packedBytes: number;
  /** What the directory says it unpacks to. */
  declaredBytes: number;
  /** Where its local header begins. */
  offset: number;
  encrypted: boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;

/** A ZIP archive read by its directory; nothing is unpacked before it is asked for. */
export class ZipArchive {
  readonly budget: UnpackBudget;

  private constructor(
    readonly content: Blob | Uint8Array,
    readonly entries: readonly ZipEntry[],
    limits: Limits,
  ) {
    this.budget = new UnpackBudget(sizeOf(content), limits);
  }

  static async open(content: Blob | Uint8Array, limits: Limits = LIMITS): Promise<ZipArchive> {
    const size = sizeOf(content);
    const tailStart = Math.max(0, size - END_BYTES - MAX_COMMENT);
    const tail = await bytesOf(content, tailStart, size);
    const end = findEnd(tail);
    const count = end.getUint16(10, true);
    const [length, start] = [end.getUint32(12, true), end.getUint32(16, true)];
    if (count === 0xffff || start === 0xffffffff) throw new Unreadable('file-too-large', { limit: 4 * 1024 ** 3 });
    if (count > limits.entries) throw new Unreadable('too-many-entries', { limit: limits.entries });
    const directory = await bytesOf(content, start, start + length);
    return new ZipArchive(content, readDirectory(directory, count), limits);
  }

  /** What its directory says it unpacks to, all together. */
  get declaredBytes(): number {
    return this.entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0);
  }

  entry(name: string): ZipEntry | undefined {
    return this.entries.find((each) => each.name === name);
  }

  /** The entry's bytes, checked against its sum. */
  async read(entry: ZipEntry, signal?: AbortSignal): Promise<Blob> {
    const pieces: Blob[] = [];
    for await (const piece of this.pieces(entry, signal)) pieces.push(new Blob([new Uint8Array(piece)]));
    return new Blob(pieces);
  }

  /** Unpacks everything and keeps nothing; ends with an error where more comes out than the budget allows. */
  async measure(signal?: AbortSignal): Promise<void> {
    for (const entry of this.entries) for await (const piece of this.pieces(entry, signal)) void piece;
  }

  /** The entry's bytes a piece at a time; the last piece is followed by an error where the sum is wrong. */
  async *pieces(entry: ZipEntry, signal?: AbortSignal, budget = this.budget): AsyncGenerator<Uint8Array> {
    if (entry.encrypted) throw new Unreadable('encrypted-file');
    const local = view(await bytesOf(this.content, entry.offset, entry.offset + 30));
    if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL)
      throw damaged(reason('entry-misplaced', { entry: entry.name }));
    const start = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    const packed = blobOf(this.content).slice(start, start + entry.packedBytes);
    if (packed.size < entry.packedBytes) throw damaged(reason('entry-cut', { entry: entry.name }));
    const source =
      entry.method === 0
        ? stored(packed, budget)
        : entry.method === 8
          ? unpackPieces(packed, 'deflate-raw', { budget, signal })
          : null;
    if (!source) throw new Unreadable('unknown-format', { detail: reason('packing', { method: entry.method }) });
    let crc = 0;
    for await (const piece of source) {
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== entry.crc) throw damaged(reason('entry-changed', { entry: entry.name }));
  }
}

const PIECE = 1024 * 1024;

async function* stored(packed: Blob, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < packed.size; start += PIECE) {
    const piece = await bytesOf(packed, start, Math.min(start + PIECE, packed.size));
    budget.take(piece.byteLength);
    yield piece;
  }
}

function damaged(detail: Reason): Unreadable {
  return new Unreadable('damaged-file', { detail });
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findEnd(tail: Uint8Array): DataView {
  const all = view(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1)
    if (all.getUint32(at, true) === END) return view(tail.subarray(at));
  throw damaged(reason('no-directory'));
}

function readDirectory(bytes: Uint8Array, count: number): ZipEntry[] {
  const all = view(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || all.getUint32(at, true) !== ENTRY) throw damaged(reason('directory-cut'));
    const flags = all.getUint16(at + 8, true);
    const nameEnd = at + 46 + all.getUint16(at + 28, true);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      method: all.getUint16(at + 10, true),
      crc: all.getUint32(at + 16, true),
      packedBytes: all.getUint32(at + 20, true),
      declaredBytes: all.getUint32(at + 24, true),
      offset: all.getUint32(at + 42, true),
      encrypted: (flags & 1) !== 0,
    });
    at = nameEnd + all.getUint16(at + 30, true) + all.getUint16(at + 32, true);
  }
  return entries;
}

/** Archives of Chinese Windows write names in GB18030 and do not say so. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  if (!utf8)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      return new TextDecoder('gb18030').decode(bytes);
    }
  return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
