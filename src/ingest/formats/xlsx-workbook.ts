import { reason } from '../../lib/reasons.ts';
import { LIMITS } from './size-limits.ts';
import { builtInFormat, formatOfCode, type NumberFormat } from './number-format.ts';
import { Unreadable } from './unreadable.ts';
import { attribute, decodeWorkbookText, tagsOf } from './xml.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

/** A worksheet, and whether the workbook hides it, for good (`veryHidden`) or not. */
interface Worksheet {
  name: string;
  entry: ZipEntry;
  hidden: boolean;
}

/** What the sheets of an .xlsx share. */
export interface Workbook {
  sheets: readonly Worksheet[];
  strings: readonly string[];
  /** Format of the numbers of each cell style. */
  formats: readonly NumberFormat[];
  since1904: boolean;
}

/** Reads everything of the workbook but its sheets' cells. */
export async function openWorkbook(zip: ZipArchive, signal?: AbortSignal): Promise<Workbook> {
  const root = await relations(zip, '_rels/.rels', '', signal);
  const path = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const entry = zip.entry(path);
  if (!entry) throw new Unreadable('damaged-file', { detail: reason('part-missing', { part: path }) });
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const xml = await textOf(zip, entry, signal);
  const parts = await relations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder, signal);
  const partOf = (type: string) => zip.entry(parts.find((each) => each.type.endsWith(`/${type}`))?.target ?? '');
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    sheets: sheetsOf(xml, parts, zip),
    strings: strings ? await readStrings(zip, strings, signal) : [],
    formats: styles ? readFormats(await textOf(zip, styles, signal)) : [],
    since1904: /<(?:\w+:)?workbookPr\b[^<>]*\bdate1904\s*=\s*"(?:1|true)"/.test(xml),
  };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function relations(zip: ZipArchive, path: string, folder: string, signal?: AbortSignal): Promise<Relation[]> {
  const entry = zip.entry(path);
  if (!entry) return [];
  const found: Relation[] = [];
  for (const [, closing, name, attributes = ''] of tagsOf(await textOf(zip, entry, signal))) {
    if (closing || name !== 'Relationship') continue;
    const target = attribute(attributes, 'Target') ?? '';
    const whole = target.startsWith('/') ? target.slice(1) : new URL(folder + target, 'file:///').pathname.slice(1);
    found.push({
      id: attribute(attributes, 'Id') ?? '',
      type: attribute(attributes, 'Type') ?? '',
      target: decodeURIComponent(whole),
    });
  }
  return found;
}

function sheetsOf(xml: string, parts: readonly Relation[], zip: ZipArchive): Worksheet[] {
  const sheets: Worksheet[] = [];
  for (const [, closing, tag, attributes = ''] of tagsOf(xml)) {
    if (closing || tag !== 'sheet') continue;
    const name = decodeWorkbookText(attribute(attributes, 'name') ?? '');
    const id = /\w:id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
    const part = parts.find((each) => each.id === id);
    if (!part?.type.endsWith('/worksheet')) continue;
    const entry = zip.entry(part.target);
    if (!entry) throw new Unreadable('damaged-file', { detail: reason('part-missing', { part: part.target }) });
    sheets.push({ name, entry, hidden: /hidden/i.test(attribute(attributes, 'state') ?? '') });
  }
  return sheets;
}

async function textOf(zip: ZipArchive, entry: ZipEntry, signal?: AbortSignal): Promise<string> {
  return (await zip.read(entry, signal)).text();
}

/** The texts cells refer to by number; readings above Chinese characters are no part of them. */
async function readStrings(zip: ZipArchive, entry: ZipEntry, signal?: AbortSignal): Promise<string[]> {
  if (entry.declaredBytes > LIMITS.sharedBytes)
    throw new Unreadable('unpacks-too-large', { limit: LIMITS.sharedBytes });
  const strings: string[] = [];
  let current = '';
  let reading = false;
  for await (const text of wholeTags(zip.pieces(entry, signal)))
    for (const [, closing, name, attributes = '', behind = ''] of tagsOf(text)) {
      const alone = attributes.endsWith('/');
      if (name === 'rPh') reading = !closing && !alone;
      else if (name === 't' && !closing && !alone && !reading) current += behind;
      else if (name === 'si' && (closing || alone)) {
        strings.push(decodeWorkbookText(current));
        current = '';
      }
    }
  return strings;
}

/** UTF-8 pieces as text, cut before a tag, so that a tag and the text behind it stay together. */
export async function* wholeTags(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held: string[] = [];
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    const cut = text.lastIndexOf('<');
    if (cut === -1) held.push(text);
    else {
      yield held.join('') + text.slice(0, cut);
      held = [text.slice(cut)];
    }
  }
  yield held.join('') + decoder.decode();
}

function readFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  for (const [, closing, name, attributes = ''] of tagsOf(xml)) {
    if (name === 'cellXfs') inCells = !closing;
    const id = Number(attribute(attributes, 'numFmtId') ?? '0');
    if (name === 'numFmt' && !closing) codes.set(id, formatOfCode(attribute(attributes, 'formatCode') ?? ''));
    if (name === 'xf' && inCells && !closing) formats.push(codes.get(id) ?? builtInFormat(id));
  }
  return formats;
}
