import { PortfolioError } from '../lib/errors.ts';

/** A file's text as UTF-8 bytes without a mark, and what its encoding was. */
export interface Utf8Text {
  content: Blob | Uint8Array;
  encoding: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const PROBE_BYTES = 64 * 1024;

/** Slices of a file, each a buffer of its own; the event loop runs between them. */
export async function* chunksOf(content: Blob | Uint8Array, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = content instanceof Blob ? content.size : content.byteLength;
  for (let start = 0; start < size; start += CHUNK_BYTES) {
    if (signal?.aborted) throw new PortfolioError('cancelled');
    const end = Math.min(start + CHUNK_BYTES, size);
    if (content instanceof Blob) yield new Uint8Array(await content.slice(start, end).arrayBuffer());
    else {
      yield content.subarray(start, end);
      if (end < size) await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

/** Finds the encoding (a byte mark, then UTF-8, UTF-16, GB18030, windows-1252) and gives the text as UTF-8. */
export async function toUtf8(
  content: Blob | Uint8Array,
  { encoding, signal }: { encoding?: string; signal?: AbortSignal } = {},
): Promise<Utf8Text> {
  const head = await firstBytes(content);
  const marked = byteMark(head);
  if (marked?.encoding === 'utf-8-bom' && (encoding === undefined || encoding.startsWith('utf-8')))
    return { content: content.slice(3), encoding: 'utf-8-bom' };
  const named = encoding ?? marked?.encoding ?? (await detect(content, head, signal));
  if (named === 'utf-8') return { content, encoding: named };
  return { content: await transcode(content, named, signal), encoding: named };
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
  if (await decodes(content, 'utf-8', signal)) return 'utf-8';
  if ((await decodes(content, 'gb18030', signal)) && (await looksChinese(content, signal))) return 'gb18030';
  return 'windows-1252';
}

/** Delimiters, digits and line ends are ASCII, so one byte of each such pair is zero, always on the same side. */
function utf16WithoutMark(head: Uint8Array): string | null {
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index += 1)
    if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < head.length / 20) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

async function decodes(content: Blob | Uint8Array, encoding: string, signal?: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunksOf(content, signal)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof PortfolioError) throw error;
    return false;
  }
}

/**
 * Tells Chinese from Western text that happens to be valid GB18030: in Chinese both bytes of nearly every pair
 * are high, in Western text an accented letter is followed by an ASCII one.
 */
async function looksChinese(content: Blob | Uint8Array, signal?: AbortSignal): Promise<boolean> {
  let both = 0;
  let single = 0;
  for await (const chunk of chunksOf(content, signal)) {
    for (let index = 0; index < chunk.length; index += 1) {
      if ((chunk[index] ?? 0) < 0x80) continue;
      if ((chunk[index + 1] ?? 0xff) >= 0xa1) both += 1;
      else single += 1;
      index += 1;
    }
  }
  return both > single;
}

async function transcode(content: Blob | Uint8Array, encoding: string, signal?: AbortSignal): Promise<Blob> {
  const decoder = decoderFor(encoding);
  const parts: string[] = [];
  const blobs: Blob[] = [];
  for await (const chunk of chunksOf(content, signal)) {
    parts.push(decoder.decode(chunk, { stream: true }));
    blobs.push(new Blob(parts.splice(0)));
  }
  blobs.push(new Blob([decoder.decode()]));
  return new Blob(blobs);
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding.replace('-bom', ''));
  } catch (cause) {
    const hint = 'use utf-8, utf-16le, utf-16be, gb18030, big5 or windows-1252';
    throw new PortfolioError('bad-value', { option: 'encoding', value: encoding, hint }, { cause });
  }
}
