import { decoderFor } from './guess-encoding.ts';

/** Bytes of each character of an encoding. */
type Table = ReadonlyMap<string, readonly number[]>;

const tables = new Map<string, Table>();

/**
 * Text in an encoding by its name as the import reports it; UTF-16 and `utf-8-bom` with their mark. Null where the
 * encoding has no bytes for a character, or is none.
 */
export function encodeText(text: string, encoding: string): Uint8Array | null {
  const name = encoding.toLowerCase();
  if (name === 'utf-8') return new TextEncoder().encode(text);
  if (name === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${text}`);
  if (name === 'utf-16le' || name === 'utf-16be') return wide(`\uFEFF${text}`, name === 'utf-16le');
  const table = tableOf(name);
  if (!table) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const known = table.get(character) ?? (name === 'gb18030' ? fourBytes(character) : null);
    if (!known) return null;
    for (const byte of known) bytes.push(byte);
  }
  return new Uint8Array(bytes);
}

function wide(text: string, littleEndian: boolean): Uint8Array {
  const words = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) words.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(words.buffer);
}

/** Browsers only decode, so the table of an encoding is read backwards out of its decoder, once. */
function tableOf(name: string): Table | null {
  const known = tables.get(name);
  if (known) return known;
  try {
    const table = readTable(name);
    tables.set(name, table);
    return table;
  } catch {
    return null;
  }
}

function readTable(name: string): Table {
  const table = new Map<string, readonly number[]>();
  const decode = (bytes: readonly number[]) => {
    const decoder = decoderFor(name);
    return decoder(new Uint8Array(bytes)) + decoder();
  };
  const add = (bytes: readonly number[]) => {
    const text = decode(bytes);
    if (!text.includes('\uFFFD') && [...text].length === 1 && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 0x80; byte += 1) add([byte]);
  const leads = Array.from({ length: 128 }, (_, index) => index + 128).filter((byte) => decode([byte]) === '\uFFFD');
  const double = leads.length > 64;
  for (const lead of double ? leads : [])
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add([lead, trail]);
  // Of a character with one byte and with two, the two are what the encoding itself would write.
  for (let byte = 0x80; byte <= 0xff; byte += 1) add([byte]);
  return table;
}

const FOUR_BYTES_END = 39_420;
const SUPPLEMENT = 189_000;
let pointers: ReadonlyMap<string, number> | null = null;

/** GB18030 has four bytes for every character without two. */
function fourBytes(character: string): readonly number[] | null {
  pointers ??= new Map(
    Array.from({ length: FOUR_BYTES_END }, (_, pointer) => pointer).flatMap((pointer) => {
      const text = new TextDecoder('gb18030').decode(new Uint8Array(bytesOfPointer(pointer)));
      return text.length === 1 && text !== '\uFFFD' ? [[text, pointer] as const] : [];
    }),
  );
  const code = character.codePointAt(0) ?? 0;
  const pointer = code > 0xffff ? code - 0x10000 + SUPPLEMENT : pointers.get(character);
  return pointer === undefined ? null : bytesOfPointer(pointer);
}

function bytesOfPointer(pointer: number): readonly number[] {
  const digit = (size: number, count: number) => Math.floor(pointer / size) % count;
  return [0x81 + Math.floor(pointer / 12_600), 0x30 + digit(1_260, 10), 0x81 + digit(10, 126), 0x30 + digit(1, 10)];
}
