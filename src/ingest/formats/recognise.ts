import { bytesOf, sizeOf } from './bytes.ts';
import { Unreadable } from './unreadable.ts';

/** What the first bytes of a file say it is. */
export type Container = 'text' | 'markup' | 'json' | 'zip' | 'gzip' | 'ole' | 'parquet' | 'arrow-file' | 'arrow-stream';

const MAGIC: readonly (readonly [Container, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['arrow-file', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
];

/** Formats that hold tables, perhaps, and that nobody here can read. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
];

const PROBE = 64 * 1024;
/** Control characters among the bytes of a binary file: some 10 %. Text has none, damaged text a few. */
const MAX_CONTROLS = 0.03;
/** White space, the end of files of DOS, escapes, and what some programs part cells with. */
const TEXT_CONTROLS = new Set([0x01, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f]);

/** Finds out by content what a file is; its name is not asked. */
export async function recognise(content: Blob | Uint8Array): Promise<Container> {
  const head = await bytesOf(content, 0, Math.min(PROBE, sizeOf(content)));
  const begins = (magic: readonly number[]) => magic.every((byte, index) => head[index] === byte);
  const known = MAGIC.find(([, magic]) => begins(magic));
  if (known) return known[0];
  if (isArrowStream(head)) return 'arrow-stream';
  // Excel 2 to 4: a bare stream of records.
  if (head[0] === 0x09 && [0x00, 0x02, 0x04].includes(head[1] ?? -1) && head[3] === 0)
    throw new Unreadable('old-workbook');
  const foreign = FOREIGN.find(([, magic]) => begins(magic));
  if (foreign && (foreign[1].length > 3 || !isText(head)))
    throw new Unreadable('unknown-format', { detail: foreign[0] });
  if (!isText(head)) throw new Unreadable('unknown-format');
  return kindOfText(firstCharacters(head));
}

/** A stream of Arrow messages: a mark, the length of the first, and a FlatBuffer of about that length. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 16) return false;
  const words = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = words.getInt32(4, true);
  return words.getUint32(0, true) === 0xffffffff && length > 0 && length % 8 === 0 && words.getUint32(8, true) < length;
}

function isText(head: Uint8Array): boolean {
  const units = wideUnits(head) ?? head;
  let controls = 0;
  for (const unit of units) if (unit < 0x20 && !TEXT_CONTROLS.has(unit)) controls += 1;
  return controls <= units.length * MAX_CONTROLS;
}

/** The units of UTF-16, by its mark or because zeros stand on one side only (delimiters and digits have one); else null. */
function wideUnits(head: Uint8Array): Uint16Array | null {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const mark = (head[0] ?? 0) * 256 + (head[1] ?? 0);
  const [few, many] = even < odd ? [even, odd] : [odd, even];
  if (mark !== 0xfffe && mark !== 0xfeff && (many * 100 < head.length || few * 10 > many)) return null;
  const words = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const littleEndian = mark === 0xfffe || (mark !== 0xfeff && odd > even);
  return Uint16Array.from({ length: head.length >> 1 }, (_, index) => words.getUint16(index * 2, littleEndian));
}

function firstCharacters(head: Uint8Array): string {
  // Every encoding of interest keeps ASCII, UTF-16 with a zero beside it.
  const text = String.fromCharCode(...head.subarray(0, 1024).filter((byte) => byte !== 0));
  return text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();
}

function kindOfText(start: string): Container {
  if (/^<(?:!doctype|html|head|meta|body|table|style|div|center|\?xml|!--)/i.test(start)) return 'markup';
  return /^(?:\[\s*[{[]|\[\s*\]\s*$|\{\s*["}])/.test(start) ? 'json' : 'text';
}
