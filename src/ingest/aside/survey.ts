import { createHash } from '../../lib/hash.ts';
import { digestNatively } from '../../lib/native-digest.ts';
import { chunksOf, type Chunk } from '../text/encoding.ts';
import type { Work } from '../work.ts';
import { LineCounter, type LineScan } from '../text/scan.ts';

/** What is asked of a text. */
export interface SurveyInput {
  content: Blob | Uint8Array;
  /** Bytes before the text: a byte mark. */
  skip: number;
  /** Last line of the header, and the sign that quotes cells. */
  headerLine: number;
  quote: string;
  /** False for text we wrote ourselves, which needs neither. */
  foreign: boolean;
}

/** What the bytes of a text say, seen once from end to end. */
export interface Survey {
  /** SHA-256 of all its bytes; empty where it was not asked for. */
  sha256: string;
  /** Every byte is UTF-8, and none is zero. */
  plain: boolean;
  scan: LineScan;
}

/** A file up to this size is held in memory as a whole, so that it is read once and hashed by the platform's own code. */
const WHOLE_BYTES = 256 * 1024 * 1024;

/** Reads a text once: hash, validity and lines together. */
export async function surveyText(
  { content, skip, headerLine, quote, foreign }: SurveyInput,
  { signal, onSeen }: Work = {},
): Promise<Survey> {
  const held = foreign ? await whole(content) : null;
  const digest = held ? digestNatively(held) : null;
  const hash = foreign && !digest ? createHash() : null;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const counter = new LineCounter(headerLine, quote.charCodeAt(0));
  let plain = true;
  let first = true;
  let seen = 0;
  for await (const chunk of chunksOf(held ?? content, signal)) {
    hash?.add(chunk);
    if (foreign && plain) plain = isPlain(chunk, decoder);
    counter.add(first ? chunk.subarray(skip) : chunk);
    first = false;
    seen += chunk.length;
    onSeen?.({ bytes: seen, rows: Math.max(0, counter.lines - headerLine) });
  }
  return { sha256: digest ? await digest : (hash?.finish() ?? ''), plain, scan: counter.finish() };
}

async function whole(content: Blob | Uint8Array): Promise<Chunk | null> {
  if (!(content instanceof Blob)) return new Uint8Array(content);
  return content.size <= WHOLE_BYTES ? new Uint8Array(await content.arrayBuffer()) : null;
}

/** A file cut off inside its last character is UTF-8 all the same. */
function isPlain(chunk: Uint8Array, decoder: TextDecoder): boolean {
  if (chunk.includes(0)) return false;
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
