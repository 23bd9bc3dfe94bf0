import { reason } from '../../lib/reasons.ts';
import { Unreadable } from './unreadable.ts';

/** Tables of Arrow's FlatBuffers: places in the table of offsets. */
const MESSAGE = { kind: 6, header: 8, body: 10, notes: 12 };
const SCHEMA = { fields: 6, notes: 8 };
const FIELD = { type: 10, children: 14, notes: 16 };
const BATCH = { length: 4, nodes: 6, buffers: 8, compression: 10 };
const DICTIONARY = { data: 6 };
const FOOTER = { schema: 6, dictionaries: 8, batches: 10, notes: 12 };
const KINDS = { schema: 1, dictionary: 2, batch: 3 };

const MAX_FIELDS = 100_000;
const MAX_DEPTH = 64;
const FILE_MARK = 'ARROW1';

/**
 * Refuses an Arrow file or stream that is cut off or changed. The library believes every number it reads: it takes the end of
 * the bytes for the end of the table, and would loop for hours on a changed length. So all lists are held against the bytes.
 */
export function checkArrow(bytes: Uint8Array): void {
  if (markAt(bytes, 0) === FILE_MARK) checkFile(bytes);
  else checkStream(bytes);
}

/** A stream is whole when it ends with its end mark, a message of no length. */
function checkStream(bytes: Uint8Array): void {
  let at = 0;
  for (;;) {
    const { start, length } = prefixAt(bytes, at);
    if (length === 0) return;
    at = checkMessage(bytes, at);
    if (start >= at) throw damaged();
  }
}

/** A file is whole when its footer stands at its end; the footer names its messages. */
function checkFile(bytes: Uint8Array): void {
  const size = bytes.length - FILE_MARK.length - 4;
  if (size < 8 || markAt(bytes, size + 4) !== FILE_MARK) throw damaged();
  const length = viewOf(bytes).getInt32(size, true);
  if (length < 8 || length > size - 8) throw damaged();
  const footer = new MessageCheck(viewOf(bytes.subarray(size - length, size)), bytes.length);
  for (const offset of footer.blocks()) checkMessage(bytes, offset);
}

/** Checks the message that begins at a place and gives the place behind its body. */
function checkMessage(bytes: Uint8Array, at: number): number {
  const { start, length } = prefixAt(bytes, at);
  if (length < 8 || start + length > bytes.length) throw damaged();
  const end = start + length + new MessageCheck(viewOf(bytes.subarray(start, start + length)), bytes.length).body();
  if (end > bytes.length) throw damaged();
  return end;
}

/** Where the message that begins at a place has its table, and how long that is; older files leave the mark out. */
function prefixAt(bytes: Uint8Array, at: number): { start: number; length: number } {
  const words = viewOf(bytes);
  const marked = at + 8 <= bytes.length && words.getUint32(at, true) === 0xffffffff;
  const start = at + (marked ? 8 : 4);
  if (start > bytes.length) throw damaged();
  return { start, length: words.getInt32(start - 4, true) };
}

function damaged(): Unreadable {
  return new Unreadable('damaged-file', { detail: 'Arrow' });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function markAt(bytes: Uint8Array, start: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + FILE_MARK.length));
}

/** Holds the numbers of one message against its bytes and those of the file. */
class MessageCheck {
  #fields = 0;

  constructor(
    readonly words: DataView,
    readonly total: number,
  ) {}

  /** Checks all lists, and gives the length of the message's body. */
  body(): number {
    const message = this.#target(0);
    this.#list(message, MESSAGE.notes, 4);
    const body = this.#place(message, MESSAGE.body);
    const length = body === 0 ? 0 : this.#long(body);
    const header = this.#child(message, MESSAGE.header);
    const kind = this.#place(message, MESSAGE.kind);
    const code = kind === 0 ? 0 : this.#read(() => this.words.getUint8(kind));
    if (code === KINDS.schema) this.#schema(header);
    else if (code === KINDS.batch) this.#batch(header, length);
    else if (code === KINDS.dictionary) this.#batch(this.#child(header, DICTIONARY.data), length);
    else throw damaged();
    return length;
  }

  /** Places of the messages a footer names. */
  blocks(): number[] {
    const footer = this.#target(0);
    this.#list(footer, FOOTER.notes, 4);
    this.#schema(this.#child(footer, FOOTER.schema));
    return [FOOTER.dictionaries, FOOTER.batches].flatMap((slot) => {
      const { start, count } = this.#list(footer, slot, 24);
      return Array.from({ length: count }, (_, index) => this.#long(start + index * 24));
    });
  }

  #schema(schema: number): void {
    this.#list(schema, SCHEMA.notes, 4);
    this.#fieldsOf(schema, SCHEMA.fields, 0);
  }

  #fieldsOf(table: number, slot: number, depth: number): void {
    if (depth > MAX_DEPTH) throw damaged();
    const { start, count } = this.#list(table, slot, 4);
    this.#fields += count;
    if (this.#fields > MAX_FIELDS) throw damaged();
    for (let index = 0; index < count; index += 1) {
      const field = this.#target(start + index * 4);
      this.#list(field, FIELD.notes, 4);
      this.#child(field, FIELD.type);
      this.#fieldsOf(field, FIELD.children, depth + 1);
    }
  }

  #batch(batch: number, body: number): void {
    if (this.#place(batch, BATCH.compression) !== 0)
      throw new Unreadable('unknown-format', { detail: reason('arrow-packed') });
    const length = this.#place(batch, BATCH.length);
    if (length !== 0) this.#count(this.#long(length));
    const nodes = this.#list(batch, BATCH.nodes, 16);
    for (let index = 0; index < nodes.count; index += 1) this.#count(this.#long(nodes.start + index * 16));
    const buffers = this.#list(batch, BATCH.buffers, 16);
    for (let index = 0; index < buffers.count; index += 1) {
      const at = buffers.start + index * 16;
      if (this.#long(at) + this.#long(at + 8) > body) throw damaged();
    }
  }

  /** Rows: even one bit each takes its room. */
  #count(rows: number): void {
    if (rows > this.total * 8) throw damaged();
  }

  #read(read: () => number): number {
    try {
      return read();
    } catch {
      throw damaged();
    }
  }

  #long(at: number): number {
    const value = this.#read(() => Number(this.words.getBigInt64(at, true)));
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) throw damaged();
    return value;
  }

  #target(at: number): number {
    return at + this.#read(() => this.words.getUint32(at, true));
  }

  /** Where a member of a table stands; 0 where it has none. */
  #place(table: number, slot: number): number {
    const offsets = table - this.#read(() => this.words.getInt32(table, true));
    const size = this.#read(() => this.words.getUint16(offsets, true));
    const offset = slot < size ? this.#read(() => this.words.getUint16(offsets + slot, true)) : 0;
    return offset === 0 ? 0 : table + offset;
  }

  #child(table: number, slot: number): number {
    const place = this.#place(table, slot);
    if (place === 0) throw damaged();
    return this.#target(place);
  }

  #list(table: number, slot: number, size: number): { start: number; count: number } {
    const place = this.#place(table, slot);
    if (place === 0) return { start: 0, count: 0 };
    const list = this.#target(place);
    const count = this.#read(() => this.words.getUint32(list, true));
    if (list + 4 + count * size > this.words.byteLength) throw damaged();
    return { start: list + 4, count };
  }
}
