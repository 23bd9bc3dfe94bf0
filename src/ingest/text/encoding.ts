import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { bytesOf, sizeOf } from '../formats/bytes.ts';
import { breather } from '../formats/pause.ts';
import { decoderFor, guessEncoding } from './guess-encoding.ts';

/** A file's text as UTF-8 bytes without a mark, and what its encoding was. */
export interface Utf8Text {
  content: Blob | Uint8Array;
  encoding: string;
  /** Only beginning and end were looked at. */
  likely?: boolean;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const PROBE_BYTES = 64 * 1024;

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
 * Big5, windows-1252 or MacRoman) and gives the text as UTF-8. Zero bytes are no text and are left out.
 */
export async function toUtf8(
  content: Blob | Uint8Array,
  { encoding, signal }: { encoding?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Utf8Text> {
  const head = await firstBytes(content);
  const marked = byteMark(head);
  if (marked?.encoding === 'utf-8-bom' && (encoding === undefined || encoding.startsWith('utf-8'))) {
    const text = content.slice(3);
    const plain = !(await hasZeros(text, signal));
    return { content: plain ? text : await transcode(text, 'utf-8', signal), encoding: 'utf-8-bom' };
  }
  const named = encoding ?? marked?.encoding ?? (await detect(content, head, signal));
  if (named === 'utf-8' && !(await hasZeros(content, signal))) return { content, encoding: named };
  return { content: await transcode(content, named, signal), encoding: named };
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

async function detect(content: Blob | Uint8Array, head: Uint8Array, signal?: AbortSignal): Promise<string> {
  const wide = utf16WithoutMark(head);
  if (wide) return wide;
  if (await decodesAsUtf8(content, signal)) return 'utf-8';
  return guessEncoding(await highLines(content, signal));
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

/** Lines with bytes above ASCII, as many as a guess needs. */
async function highLines(content: Blob | Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const found = new Uint8Array(PROBE_BYTES * 4);
  let size = 0;
  for await (const chunk of chunksOf(content, signal)) {
    let start = 0;
    for (let at = 0; at <= chunk.length && size < found.length; at += 1) {
      const byte = chunk[at] ?? 10;
      if (byte !== 10 && byte !== 13) continue;
      const line = chunk.subarray(start, Math.min(at + 1, start + found.length - size));
      start = at + 1;
      if (!line.some((each) => each >= 0x80)) continue;
      found.set(line, size);
      size += line.length;
    }
    if (size >= found.length) break;
  }
  return found.subarray(0, size);
}

async function transcode(content: Blob | Uint8Array, encoding: string, signal?: AbortSignal): Promise<Blob> {
  const decode = decoderOf(encoding);
  const parts: string[] = [];
  const blobs: Blob[] = [];
  for await (const chunk of chunksOf(content, signal)) {
    parts.push(decode(chunk).replaceAll('\0', ''));
    blobs.push(new Blob(parts.splice(0)));
  }
  blobs.push(new Blob([decode()]));
  return new Blob(blobs);
}

function decoderOf(encoding: string): (chunk?: Uint8Array) => string {
  try {
    return decoderFor(encoding.replace('-bom', ''));
  } catch (cause) {
    const hint = reason('use', { known: 'utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252, macintosh' });
    throw new PortfolioError('bad-value', { option: 'encoding', value: encoding, hint }, { cause });
  }
}
