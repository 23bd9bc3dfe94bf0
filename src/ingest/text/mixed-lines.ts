import { decoderFor, guessEncoding, type LineEnd } from './guess-encoding.ts';

/** Stands between the names of two encodings that lines of one file are in: `utf-8+gb18030`. */
const BOTH = 'utf-8+';
const REPLACED = /\uFFFD/g;
const LF = 10;
const CR = 13;

/** How lines of a text that is not UTF-8 as a whole are written. */
interface Lines {
  utf8: Uint8Array[];
  others: Uint8Array[];
}

/**
 * The encoding of lines with bytes above ASCII: of one kind, or of two, where some are UTF-8 and others are not. A damaged
 * character or two leave a line what the rest of it is.
 */
export function encodingOfLines(lines: Uint8Array, ends: { lineEnd: LineEnd }): string {
  const all = linesOf(lines).filter((line) => line.some((byte) => byte >= 0x80));
  const loose = parted(all, isMostlyUtf8);
  if (loose.others.length === 0) return 'utf-8';
  const other = guessEncoding(joinBytes(loose.others), ends);
  // a Chinese word of two characters can be UTF-8 by chance, though never a Chinese one
  const { utf8, others } = isChinese(other) ? parted(all, isChineseUtf8) : loose;
  if (utf8.length === 0) return guessEncoding(lines, ends);
  return others.length === 0 ? 'utf-8' : `${BOTH}${guessEncoding(joinBytes(others), ends)}`;
}

/** The second encoding of a file whose lines are in two; null for a name of one. */
export function otherEncoding(encoding: string): string | null {
  return encoding.toLowerCase().startsWith(BOTH) ? encoding.slice(BOTH.length) : null;
}

/** Decodes a text line by line, chunk by chunk, each line by what it is; a call without a chunk ends it. */
export function lineDecoder(other: string): (chunk?: Uint8Array) => string {
  const isUtf8 = isChinese(other) ? isChineseUtf8 : isMostlyUtf8;
  let held = new Uint8Array(0);
  // throws where the encoding is unknown
  decoderFor(other);
  const decode = (bytes: Uint8Array) => {
    const runs: string[] = [];
    for (const line of linesOf(bytes)) {
      const decoder = decoderFor(isUtf8(line) ? 'utf-8' : other);
      runs.push(decoder(line) + decoder());
    }
    return runs.join('');
  };
  return (chunk) => {
    if (!chunk) return decode(held);
    const bytes = joinBytes([held, chunk]);
    const end = bytes.lastIndexOf(LF) + 1;
    held = bytes.slice(end);
    return decode(bytes.subarray(0, end));
  };
}

function isChinese(encoding: string): boolean {
  return encoding === 'gb18030' || encoding === 'gbk' || encoding === 'big5';
}

/** More characters of several bytes than bytes that are none. */
function isMostlyUtf8(line: Uint8Array): boolean {
  const text = new TextDecoder().decode(line);
  const damaged = text.match(REPLACED)?.length ?? 0;
  const whole = text.match(/[^\u0000-\u007f\uFFFD]/gu)?.length ?? 0;
  return whole > damaged;
}

/** The same, of Chinese characters and signs: three bytes each. */
function isChineseUtf8(line: Uint8Array): boolean {
  const text = new TextDecoder().decode(line);
  const damaged = text.match(REPLACED)?.length ?? 0;
  const whole = text.match(/[\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/gu)?.length ?? 0;
  return whole > damaged;
}

function parted(lines: readonly Uint8Array[], isUtf8: (line: Uint8Array) => boolean): Lines {
  const found: Lines = { utf8: [], others: [] };
  for (const line of lines) (isUtf8(line) ? found.utf8 : found.others).push(line);
  return found;
}

/** Lines with their ends; none is cut inside a character, as no byte of one is a line end. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== LF && !(bytes[at] === CR && bytes[at + 1] !== LF)) continue;
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

/** Bytes one behind the other, in a buffer of their own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
