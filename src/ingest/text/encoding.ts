import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { bytesOf, sizeOf } from '../formats/bytes.ts';
import { breather } from '../formats/pause.ts';
import { decoderFor, type LineEnd } from './guess-encoding.ts';
import { encodingOfLines, joinBytes, lineDecoder, otherEncoding } from './mixed-lines.ts';

/** A file's text as UTF-8 bytes without a mark, and what its encoding was. */
export interface Utf8Text {
  content: Blob | Uint8Array;
  encoding: string;
  /** Only beginning and end were looked at. */
  likely?: boolean;
  /** Bytes that are no character stand in it, as U+FFFD. */
  damaged?: boolean;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const PROBE_BYTES = 64 * 1024;
const LF = 10;
const CR = 13;

/** Bytes in memory that no other thread can change. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** Slices of a file, each a buffer of its own; the event loop runs between them. */
export async function* chunksOf(content: Blob | Uint8Array, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = sizeOf(content);
  const pause = breather();
  for (let start = 0; start < size; start += CHUNK_BYTES) {
    if (signal?.aborted) throw new PortfolioError('cancelled');
    const end = Math.min(start + CHUNK_BYTES, size);
    if (content instanceof Blob) yield new Uint8Array(await content.slice(start, end).arrayBuffer());
    else {
      yield content.subarray(start, end);
      await pause();
    }
  }
}

/**
 * Finds the encoding (a byte mark, UTF-16 by its zeros, valid UTF-8, else what the high bytes make plausible: GB18030,
 * Big5, windows-1252 or MacRoman; `utf-8+gb18030` where lines are in two) and gives the text as UTF-8. Zero bytes are no
 * text and are left out. A mark before what is no UTF-8 is only left out.
 */
export async function toUtf8(
  content: Blob | Uint8Array,
  { encoding, signal }: { encoding?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Utf8Text> {
  const head = await firstBytes(content);
  const marked = byteMark(head);
  if (marked?.encoding === 'utf-8-bom' && (encoding === undefined || encoding.startsWith('utf-8'))) {
    const text = await unmarked(content.slice(3), { encoding, head: head.subarray(3), signal });
    return text.encoding === 'utf-8' ? { ...text, encoding: 'utf-8-bom' } : text;
  }
  return unmarked(content, { encoding: encoding ?? marked?.encoding, head, signal });
}

async function unmarked(
  content: Blob | Uint8Array,
  { encoding, head, signal }: { encoding: string | undefined; head: Uint8Array; signal: AbortSignal | undefined },
): Promise<Utf8Text> {
  const wide = encoding === undefined ? utf16WithoutMark(head) : null;
  const named = encoding === 'utf-8-bom' ? 'utf-8' : (encoding ?? wide);
  const valid = (named === null || named === 'utf-8') && (await decodesAsUtf8(content, signal));
  if (valid && !(await hasZeros(content, signal))) return { content, encoding: 'utf-8' };
  const found = valid ? 'utf-8' : (named ?? (await detect(content, signal)));
  return { ...(await transcode(content, found, signal)), encoding: found };
}

/**
 * The text where its beginning and its end are UTF-8 without zero bytes; null where they are not. What is between them
 * is for a survey to confirm: a ledger is read by the engine meanwhile.
 */
export async function likelyUtf8(content: Blob | Uint8Array): Promise<Utf8Text | null> {
  const size = sizeOf(content);
  const head = await firstBytes(content);
  const mark = byteMark(head);
  if (mark && mark.encoding !== 'utf-8-bom') return null;
  const tail = await bytesOf(content, Math.max(0, size - PROBE_BYTES));
  // the tail may begin inside a character
  let start = 0;
  while (start < 3 && ((tail[start] ?? 0) & 0xc0) === 0x80) start += 1;
  for (const bytes of [head, tail.subarray(start)]) if (bytes.includes(0) || !(await decodesAsUtf8(bytes))) return null;
  return { content: mark ? content.slice(3) : content, encoding: mark?.encoding ?? 'utf-8', likely: true };
}

async function hasZeros(content: Blob | Uint8Array, signal?: AbortSignal): Promise<boolean> {
  for await (const chunk of chunksOf(content, signal)) if (chunk.includes(0)) return true;
  return false;
}

async function firstBytes(content: Blob | Uint8Array): Promise<Uint8Array> {
  const head = content.slice(0, PROBE_BYTES);
  return head instanceof Blob ? new Uint8Array(await head.arrayBuffer()) : head;
}

function byteMark(head: Uint8Array): { encoding: string } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8-bom' };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be' };
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33) return { encoding: 'gb18030' };
  return null;
}

async function detect(content: Blob | Uint8Array, signal?: AbortSignal): Promise<string> {
  const { lines, lineEnd } = await highLines(content, signal);
  return encodingOfLines(lines, { lineEnd });
}

/** Delimiters, digits and line ends are ASCII, so one byte of each such pair is zero, always on the same side. */
function utf16WithoutMark(head: Uint8Array): string | null {
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index += 1)
    if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd <= head.length / 50 || Math.min(even, odd) * 20 > even + odd) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** A file cut off inside its last character is UTF-8 all the same. */
async function decodesAsUtf8(content: Blob | Uint8Array, signal?: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunksOf(content, signal)) decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof PortfolioError) throw error;
    return false;
  }
}

/**
 * Lines with bytes above ASCII, as many as a guess needs, and how lines end. Those that are no UTF-8 are looked for to the
 * end of the file: a few among many are what has to be told.
 */
async function highLines(
  content: Blob | Uint8Array,
  signal?: AbortSignal,
): Promise<{ lines: Uint8Array; lineEnd: LineEnd }> {
  const samples = { utf8: new Sample(PROBE_BYTES), others: new Sample(PROBE_BYTES * 4) };
  const add = (line: Uint8Array) => {
    if (line.some((byte) => byte >= 0x80)) samples[isUtf8(line) ? 'utf8' : 'others'].add(line);
  };
  let lineEnd: LineEnd = 'cr';
  let held = new Uint8Array(0);
  for await (const chunk of chunksOf(content, signal)) {
    const feed = chunk.indexOf(LF);
    if (feed !== -1 && lineEnd === 'cr') lineEnd = chunk[feed - 1] === CR ? 'crlf' : 'lf';
    let start = 0;
    for (let at = 0; at < chunk.length && !samples.others.full; at += 1) {
      const byte = chunk[at];
      if (byte !== LF && (byte !== CR || at + 1 === chunk.length || chunk[at + 1] === LF)) continue;
      add(
        start === 0 && held.length > 0 ? joinBytes([held, chunk.subarray(0, at + 1)]) : chunk.subarray(start, at + 1),
      );
      if (start === 0) held = new Uint8Array(0);
      start = at + 1;
    }
    if (samples.others.full) break;
    held = joinBytes([held, chunk.subarray(start)]);
  }
  add(held);
  return { lines: joinBytes([samples.utf8.bytes, samples.others.bytes]), lineEnd };
}

/** Lines up to so many bytes; the first is taken however long it is. */
class Sample {
  #lines: Uint8Array[] = [];
  #size = 0;

  constructor(readonly most: number) {}

  get full(): boolean {
    return this.#size >= this.most;
  }

  get bytes(): Uint8Array {
    return joinBytes(this.#lines);
  }

  add(line: Uint8Array): void {
    if (this.full) return;
    this.#lines.push(line.slice());
    this.#size += line.length;
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

function isUtf8(line: Uint8Array): boolean {
  try {
    STRICT.decode(line);
    return true;
  } catch {
    return false;
  }
}

async function transcode(
  content: Blob | Uint8Array,
  encoding: string,
  signal?: AbortSignal,
): Promise<Pick<Utf8Text, 'content' | 'damaged'>> {
  const decode = decoderOf(encoding);
  const blobs: Blob[] = [];
  let damaged = false;
  const add = (text: string) => {
    damaged ||= text.includes('\uFFFD');
    blobs.push(new Blob([text.replaceAll('\0', '')]));
  };
  for await (const chunk of chunksOf(content, signal)) add(decode(chunk));
  add(decode());
  return { content: new Blob(blobs), ...(damaged ? { damaged } : {}) };
}

function decoderOf(encoding: string): (chunk?: Uint8Array) => string {
  try {
    const other = otherEncoding(encoding);
    return other === null ? decoderFor(encoding.replace('-bom', '')) : lineDecoder(other);
  } catch (cause) {
    const hint = reason('use', { known: 'utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252, macintosh' });
    throw new PortfolioError('bad-value', { option: 'encoding', value: encoding, hint }, { cause });
  }
}
