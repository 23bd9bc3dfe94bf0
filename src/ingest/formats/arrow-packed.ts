import { reason, said } from '../../lib/reasons.ts';
import { unpackLz4 } from './lz4-frame.ts';
import { LIMITS } from './size-limits.ts';
import { Unreadable } from './unreadable.ts';

/** Places in the tables of Arrow's FlatBuffers. */
const MESSAGE = { kind: 6, header: 8, body: 10 };
const BATCH = { buffers: 8, compression: 10 };
const DICTIONARY = { data: 6 };
const FOOTER = { dictionaries: 8, batches: 10 };
const BLOCK = 24;
const CODEC = 4;
const KINDS = { dictionary: 2, batch: 3 };
const FILE_MARK = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
const MARK = 0xffffffff;
/** The codec's number: LZ4 frames where it is not given. */
const ZSTD = 1;

/**
 * The same Arrow data with the buffers of their batches unpacked (LZ4, Zstandard); data that are not packed come back as
 * they are. The library knows no codecs.
 */
export async function unpackArrow(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const isFile = FILE_MARK.every((byte, index) => bytes[index] === byte);
    const footer = isFile ? new Footer(bytes) : null;
    const messages = footer ? footer.messages() : streamOf(bytes);
    if (!messages.some(({ batch }) => batch?.isPacked())) return bytes;
    const { decompressZstd } = await import('hyparquet-compressors');
    let left: number = LIMITS.arrowBytes;
    const unpack: Unpack = (packed, length, codec) => {
      left -= length;
      if (!(length >= 0) || left < 0) throw new Unreadable('unpacks-too-large', { limit: LIMITS.arrowBytes });
      return codec === ZSTD ? decompressZstd(packed, new Uint8Array(length)) : unpackLz4(packed, length);
    };
    const written = messages.map((message) => message.written(unpack));
    if (footer) return footer.around(written);
    return joined([...written, new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0])]);
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): Unreadable {
  return new Unreadable('damaged-file', { detail: said('Arrow') }, { cause });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The message that begins at a place; null at the mark of the end. */
function messageAt(bytes: Uint8Array, at: number): Message | null {
  const words = viewOf(bytes);
  const start = at + (words.getUint32(at, true) === MARK ? 8 : 4);
  const length = words.getInt32(start - 4, true);
  if (length === 0) return null;
  if (length < 0 || start + length > bytes.length) throw damaged();
  return new Message(bytes, start, length);
}

/** The messages of a stream, up to its end; one that is cut off is told of by the check that follows, or was packed. */
function streamOf(bytes: Uint8Array): Message[] {
  const messages: Message[] = [];
  for (let at = 0; ;) {
    const message = messageAt(bytes, at);
    if (!message) return messages;
    messages.push(message);
    at = message.end;
  }
}

/** The end of a file, which names its messages. */
class Footer {
  readonly #bytes: Uint8Array;
  readonly #blocks: number[];
  readonly #words: DataView;

  constructor(readonly file: Uint8Array) {
    const size = file.length - FILE_MARK.length - 4;
    const length = viewOf(file).getInt32(size, true);
    if (length < 8 || length > size - 8) throw damaged();
    this.#bytes = file.slice(size - length);
    this.#words = viewOf(this.#bytes);
    const table = new Table(this.#words, this.#words.getUint32(0, true));
    this.#blocks = [FOOTER.dictionaries, FOOTER.batches].flatMap((slot) => table.places(slot, BLOCK));
  }

  messages(): Message[] {
    return this.#blocks.map((at) => {
      const message = messageAt(this.file, Number(this.#words.getBigInt64(at, true)));
      if (!message) throw damaged();
      return message;
    });
  }

  /** A file of messages as they are written now. */
  around(messages: readonly Uint8Array[]): Uint8Array {
    let offset = FILE_MARK.length + 2;
    messages.forEach((message, index) => {
      const at = this.#blocks[index] ?? 0;
      const head = 8 + viewOf(message).getInt32(4, true);
      this.#words.setBigInt64(at, BigInt(offset), true);
      this.#words.setInt32(at + 8, head, true);
      this.#words.setBigInt64(at + 16, BigInt(message.length - head), true);
      offset += message.length;
    });
    return joined([new Uint8Array([...FILE_MARK, 0, 0]), ...messages, this.#bytes]);
  }
}

/** A table of a FlatBuffer: its members by their places. */
class Table {
  constructor(
    readonly words: DataView,
    readonly at: number,
  ) {}

  place(slot: number): number {
    const offsets = this.at - this.words.getInt32(this.at, true);
    if (slot >= this.words.getUint16(offsets, true)) return 0;
    const offset = this.words.getUint16(offsets + slot, true);
    return offset === 0 ? 0 : this.at + offset;
  }

  child(slot: number): Table | null {
    const place = this.place(slot);
    return place === 0 ? null : new Table(this.words, place + this.words.getUint32(place, true));
  }

  /** Places of the items of a list, each of so many bytes. */
  places(slot: number, size: number): number[] {
    const place = this.place(slot);
    if (place === 0) return [];
    const list = place + this.words.getUint32(place, true);
    const count = this.words.getUint32(list, true);
    if (list + 4 + count * size > this.words.byteLength) throw damaged();
    return Array.from({ length: count }, (_, index) => list + 4 + index * size);
  }

  /** Takes a member out. */
  forget(slot: number): void {
    const offsets = this.at - this.words.getInt32(this.at, true);
    this.words.setUint16(offsets + slot, 0, true);
  }
}

/** A message: its table, as a copy that can be changed, and its body. */
class Message {
  readonly #head: Uint8Array;
  readonly #table: Table;
  readonly #body: Uint8Array;
  readonly batch: Batch | null;
  /** The place behind its body. */
  readonly end: number;

  constructor(bytes: Uint8Array, start: number, length: number) {
    this.#head = bytes.slice(start, start + length);
    const words = viewOf(this.#head);
    this.#table = new Table(words, words.getUint32(0, true));
    const body = this.#table.place(MESSAGE.body);
    this.end = start + length + (body === 0 ? 0 : Number(words.getBigInt64(body, true)));
    if (this.end > bytes.length || this.end < start) throw damaged();
    this.#body = bytes.subarray(start + length, this.end);
    const kind = this.#table.place(MESSAGE.kind);
    const code = kind === 0 ? 0 : words.getUint8(kind);
    const header = this.#table.child(MESSAGE.header);
    const batch = code === KINDS.dictionary ? header?.child(DICTIONARY.data) : code === KINDS.batch ? header : null;
    this.batch = batch ? new Batch(batch) : null;
  }

  /** Its bytes, unpacked. */
  written(unpack: Unpack): Uint8Array {
    const packed = this.batch?.isPacked() ? this.batch : null;
    const body = packed ? packed.unpack(this.#body, unpack) : this.#body;
    const place = this.#table.place(MESSAGE.body);
    if (place !== 0) viewOf(this.#head).setBigInt64(place, BigInt(body.length), true);
    const prefix = new DataView(new ArrayBuffer(8));
    prefix.setUint32(0, MARK, true);
    prefix.setUint32(4, this.#head.length, true);
    return joined([new Uint8Array(prefix.buffer), this.#head, body]);
  }
}

type Unpack = (packed: Uint8Array, length: number, codec: number) => Uint8Array;

class Batch {
  constructor(readonly table: Table) {}

  isPacked(): boolean {
    return this.table.place(BATCH.compression) !== 0;
  }

  /** The body with each buffer unpacked; their places in the table are written anew. */
  unpack(body: Uint8Array, unpack: Unpack): Uint8Array {
    const { table } = this;
    const { words } = table;
    const settings = table.child(BATCH.compression);
    const place = settings?.place(CODEC) ?? 0;
    const codec = place === 0 ? 0 : words.getUint8(place);
    if (codec > ZSTD) throw new Unreadable('unknown-format', { detail: reason('arrow-packed') });
    const pieces: Uint8Array[] = [];
    let filled = 0;
    for (const at of table.places(BATCH.buffers, 16)) {
      const [from, size] = [Number(words.getBigInt64(at, true)), Number(words.getBigInt64(at + 8, true))];
      if (from < 0 || size < 0 || from + size > body.length) throw damaged();
      const plain = bufferOf(body.subarray(from, from + size), codec, unpack);
      words.setBigInt64(at, BigInt(filled), true);
      words.setBigInt64(at + 8, BigInt(plain.length), true);
      pieces.push(plain, new Uint8Array(-plain.length & 7));
      filled += plain.length + (-plain.length & 7);
    }
    table.forget(BATCH.compression);
    return joined(pieces);
  }
}

/** A buffer begins with its length unpacked, or -1 where it is stored as it is. */
function bufferOf(buffer: Uint8Array, codec: number, unpack: Unpack): Uint8Array {
  if (buffer.length < 8) return new Uint8Array();
  const length = Number(new DataView(buffer.buffer, buffer.byteOffset, 8).getBigInt64(0, true));
  const packed = buffer.subarray(8);
  return length === -1 ? packed : unpack(packed, length, codec);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
