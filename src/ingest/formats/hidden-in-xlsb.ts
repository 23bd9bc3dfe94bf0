import { attribute, tagsOf } from './xml.ts';
import type { ZipArchive } from './zip.ts';

/** What a binary workbook does not show: sheets by their place, and in each its rows as a person counts. */
export interface HiddenParts {
  sheets: readonly { hidden: boolean; rows: ReadonlySet<number> }[];
  since1904: boolean;
}

const SHEET = 156;
const WORKBOOK = 153;
const ROW = 0;
/** A row of no height, in the flags of its record. */
const ZERO_HEIGHT = 0x10;

/** The hidden sheets and rows of an .xlsb, which the library reads like all others. */
export async function hiddenInXlsb(zip: ZipArchive): Promise<HiddenParts> {
  const book = await bytesIn(zip, 'xl/workbook.bin');
  const targets = await targetsOf(zip);
  const sheets: { hidden: boolean; rows: ReadonlySet<number> }[] = [];
  let since1904 = false;
  for (const { id, words } of records(book)) {
    if (id === WORKBOOK && words.byteLength >= 4) since1904 = (words.getUint32(0, true) & 1) !== 0;
    if (id !== SHEET || words.byteLength < 12) continue;
    const target = targets.get(textAt(words, 8)) ?? '';
    const rows = new Set<number>();
    for (const record of records(await bytesIn(zip, target)))
      if (record.id === ROW && record.words.byteLength > 11 && (record.words.getUint8(11) & ZERO_HEIGHT) !== 0)
        rows.add(record.words.getUint32(0, true) + 1);
    sheets.push({ hidden: words.getUint32(0, true) !== 0, rows });
  }
  return { sheets, since1904 };
}

async function bytesIn(zip: ZipArchive, path: string): Promise<Uint8Array> {
  const entry = zip.entry(path);
  return entry ? new Uint8Array(await (await zip.read(entry)).arrayBuffer()) : new Uint8Array();
}

async function targetsOf(zip: ZipArchive): Promise<Map<string, string>> {
  const text = new TextDecoder().decode(await bytesIn(zip, 'xl/_rels/workbook.bin.rels'));
  const targets = new Map<string, string>();
  for (const [, closing, name, attributes = ''] of tagsOf(text)) {
    if (closing || name !== 'Relationship') continue;
    const target = attribute(attributes, 'Target') ?? '';
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

function textAt(words: DataView, at: number): string {
  const length = words.getUint32(at, true);
  if (length === 0xffffffff || at + 4 + length * 2 > words.byteLength) return '';
  return Array.from({ length }, (_, index) => String.fromCharCode(words.getUint16(at + 4 + index * 2, true))).join('');
}

/** Records: a number of one or two bytes, a length of up to four, the data. */
function* records(bytes: Uint8Array): Generator<{ id: number; words: DataView }> {
  let at = 0;
  while (at < bytes.length) {
    let id = bytes[at++] ?? 0;
    if (id & 0x80) id = (id & 0x7f) | (((bytes[at++] ?? 0) & 0x7f) << 7);
    let size = 0;
    for (let place = 0; place < 4; place += 1) {
      const byte = bytes[at++] ?? 0;
      size |= (byte & 0x7f) << (7 * place);
      if (!(byte & 0x80)) break;
    }
    const end = Math.min(at + size, bytes.length);
    yield { id, words: new DataView(bytes.buffer, bytes.byteOffset + at, Math.max(0, end - at)) };
    at = end;
  }
}
