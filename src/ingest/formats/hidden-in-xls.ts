import type { HiddenParts } from './hidden-in-xlsb.ts';

const RECORD = { begin: 0x809, end: 0x0a, since1904: 0x22, sheet: 0x85, row: 0x208 };
/** A row of no height, in the flags of its record. */
const ZERO_HEIGHT = 0x20;

/** The hidden sheets and rows of an .xls, which the library reads like all others. */
export function hiddenInXls(container: Uint8Array): HiddenParts {
  const stream = workbookStream(container);
  const words = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sheets: { hidden: boolean; rows: Set<number> }[] = [];
  const starts = new Map<number, Set<number>>();
  let since1904 = false;
  let rows: Set<number> | null = null;
  for (let at = 0; at + 4 <= stream.length;) {
    const [id, size, data] = [words.getUint16(at, true), words.getUint16(at + 2, true), at + 4];
    if (data + size > stream.length) break;
    if (id === RECORD.begin) rows = starts.get(at) ?? rows;
    else if (id === RECORD.since1904 && size >= 2) since1904 = words.getUint16(data, true) === 1;
    else if (id === RECORD.sheet && size >= 6) {
      const own = new Set<number>();
      starts.set(words.getUint32(data, true), own);
      sheets.push({ hidden: (words.getUint8(data + 4) & 3) !== 0, rows: own });
    } else if (id === RECORD.row && size >= 13 && (words.getUint8(data + 12) & ZERO_HEIGHT) !== 0)
      rows?.add(words.getUint16(data, true) + 1);
    at = data + size;
  }
  return { sheets, since1904 };
}

const END = 0xfffffffa;
const ENTRY = 128;
const SMALL = 64;

/** The workbook's stream of an OLE container: its sectors in their order. Empty where the container is not as it should be. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = (at: number) => (at + 4 <= bytes.length ? words.getUint32(at, true) : 0xffffffff);
  const size = 1 << Math.min(words.getUint16(30, true), 16);
  const sectorAt = (sector: number) => (sector + 1) * size;
  const table: number[] = [];
  for (const sector of tableSectors()) for (let at = 0; at < size; at += 4) table.push(long(sectorAt(sector) + at));
  const chain = (first: number, next: readonly number[]) => {
    const sectors: number[] = [];
    for (let sector = first; sector < END && sectors.length <= next.length; sector = next[sector] ?? END)
      sectors.push(sector);
    return sectors;
  };
  const joined = (first: number) =>
    join(chain(first, table).map((sector) => bytes.subarray(sectorAt(sector), sectorAt(sector) + size)));
  const directory = joined(long(48));
  const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  let root = 0;
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const name = nameAt(entries, at);
    if (entries.getUint8(at + 66) === 5) root = at;
    if (name !== 'Workbook' && name !== 'Book') continue;
    const [first, length] = [entries.getUint32(at + 116, true), entries.getUint32(at + 120, true)];
    if (length >= long(56)) return joined(first).subarray(0, length);
    // short streams share the sectors of the root
    const shared = joined(entries.getUint32(root + 116, true));
    const small = joined(long(60));
    const smallWords = new DataView(small.buffer, small.byteOffset, small.byteLength);
    const next = Array.from({ length: small.length >> 2 }, (_, index) => smallWords.getUint32(index * 4, true));
    return join(chain(first, next).map((sector) => shared.subarray(sector * SMALL, (sector + 1) * SMALL))).subarray(
      0,
      length,
    );
  }
  return new Uint8Array();

  /** Sectors of the table of sectors: the first 109 stand in the header, the others in sectors of their own. */
  function tableSectors(): number[] {
    const sectors: number[] = [];
    for (let at = 76; at < 512; at += 4) if (long(at) < END) sectors.push(long(at));
    let more = long(68);
    for (let count = 0; more < END && count < bytes.length / size; count += 1) {
      for (let at = 0; at < size - 4; at += 4) {
        const sector = long(sectorAt(more) + at);
        if (sector < END) sectors.push(sector);
      }
      more = long(sectorAt(more) + size - 4);
    }
    return sectors;
  }
}

function nameAt(entries: DataView, at: number): string {
  const letters = Math.max(0, Math.min(entries.getUint16(at + 64, true), 64) / 2 - 1);
  return Array.from({ length: letters }, (_, index) =>
    String.fromCharCode(entries.getUint16(at + index * 2, true)),
  ).join('');
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
