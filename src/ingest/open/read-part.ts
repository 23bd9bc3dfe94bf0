import type { Engine } from '../../engine/engine.ts';
import { aside } from '../aside/aside.ts';
import type { Survey } from '../aside/survey.ts';
import { sizeOf } from '../formats/bytes.ts';
import type { Part } from '../formats/part.ts';
import type { Mapping } from '../match/mapping/mapping-file.ts';
import type { FileOptions, ImportStep } from '../options.ts';
import { PartText } from '../text/part-text.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { loadRawTable, type TypedReading } from '../raw/read-raw.ts';
import { typedReading } from '../plan/typed-read.ts';
import type { Seen } from '../work.ts';
import { unitAround } from '../match/unit-around.ts';
import { unitColumnAt } from '../match/unit-column.ts';
import type { Unit } from '../match/units.ts';
import { isKnown } from '../layout/find-layout.ts';
import { readLayout, type CutText } from '../layout/read-layout.ts';
import { extractNamed, headingsByOrder } from '../match/named-extract.ts';
import { statedDate } from '../match/stated-date.ts';
import { statedValues } from '../match/stated-values.ts';

/** How one table of a file is read. */
export interface Reading {
  relation: string;
  options: FileOptions;
  /** What was decided about sources before. */
  saved?: Mapping;
  /** Unit of amounts without one of their own, by the portfolio's parameter; undefined while that is not read yet. */
  parameterUnit?: Unit | null;
  signal?: AbortSignal;
  onStep: (step: ImportStep, seen?: Partial<Seen>) => void;
  /** Hears how far the bytes were looked at. */
  onSeen?: (seen: Seen) => void;
}

/** The supervisor's table a file without headings is named after: its columns by the order of the standard, or not known. */
interface Named {
  ordered?: string;
  unordered?: string;
}

/** A table of a file as text cells in the engine, how it was cut, and the hash of the file it stands in. */
export interface ReadPart extends CutText, Named {
  raw: RawTable;
  sha256: string;
}

/** Reads a part by what its beginning and end say, while every byte of it is looked at; again where they misled. */
export async function readPart(engine: Engine, part: Part, reading: Reading): Promise<ReadPart> {
  const { relation, onStep, signal } = reading;
  const texts = new PartText(part, signal);
  for (;;) {
    onStep('read');
    const cut = withStatedDate(await namedHeadings(texts, await readLayout(texts, reading.options, reading)), part);
    onStep('layout');
    const hash = cut.text.likely && part.origin === part.content ? null : hashOf(part.origin, signal);
    const surveying = survey(part, cut, reading);
    onStep('load');
    const { content } = cut.text;
    const source = { relation, file: part.name, content, layout: cut.layout, cells: part.cells };
    const raw = await loadRawTable(engine, source, surveying, { ...typingFor(part, cut, reading), signal });
    if (raw && part.cells?.marks) raw.marks = part.cells.marks;
    if (raw) return { ...cut, raw, sha256: await (hash ?? surveying.then(({ sha256 }) => sha256)) };
    texts.distrust();
  }
}

/** No heading line: the data begin with the file. */
const HEADLESS = { headerFrom: 0, headerTo: 0, unitsRow: 0, firstRow: 1 };

/**
 * Files of the supervisor's extracts are named after their table and mostly have no headings: the order of the standard gives
 * them, where the cells bear it out. A first row that names none of its fields is one of data.
 */
async function namedHeadings(texts: PartText, cut: CutText): Promise<CutText & Named> {
  const { name, upload, cells } = texts.part;
  const named =
    cells || Object.keys(cut.options.layout ?? {}).length > 0 ? null : (extractNamed(name) ?? extractNamed(upload));
  if (!named || isKnown(cut.layout.headers)) return cut;
  const bare =
    cut.layout.headerRows === 0
      ? cut
      : { ...(await readLayout(texts, { ...cut.options, layout: HEADLESS })), options: cut.options };
  const rows = bare.layout.sample.filter(({ role }) => role === 'data').map((row) => row.cells);
  const headers = headingsByOrder(named, rows, bare.layout.headers.length);
  if (headers) return { ...bare, layout: { ...bare.layout, headers }, ordered: `${named.name} ${named.title}` };
  return cut.layout.headerRows === 0 ? { ...cut, unordered: `${named.name} ${named.title}` } : cut;
}

function withStatedDate<Cut extends CutText>(cut: Cut, { sheet, upload: file }: Part): Cut {
  const stated = statedDate({ preamble: cut.layout.preamble, sheet, file });
  return { ...cut, options: { ...cut.options, stated, said: statedValues(cut.layout.preamble) } };
}

/** Amounts can be read as numbers at once where their unit is known. */
function typingFor(
  { name: file, sheet, upload }: Part,
  { layout, options }: CutText,
  { parameterUnit }: Reading,
): { typed?: TypedReading } {
  const amountUnit = unitAround({ layout, sheet, file: upload }) ?? parameterUnit;
  return amountUnit === undefined || unitColumnAt(layout.headers) >= 0
    ? {}
    : { typed: typedReading({ file, options, amountUnit, delimiter: layout.delimiter }) };
}

function survey({ content }: Part, { text, layout }: CutText, { signal, onSeen }: Reading): Promise<Survey> {
  const foreign = text.likely ?? false;
  const { headerLine, quote } = layout;
  const skip = foreign ? sizeOf(content) - sizeOf(text.content) : 0;
  return aside(
    'survey',
    { content: foreign ? content : text.content, skip, headerLine, quote, foreign },
    { signal, onSeen },
  );
}

const hashes = new WeakMap<Blob | Uint8Array, Promise<string>>();

/** A workbook is hashed once, however many sheets it has. */
function hashOf(origin: Blob | Uint8Array, signal?: AbortSignal): Promise<string> {
  const hash = hashes.get(origin) ?? aside('hash', { content: origin }, { signal });
  hashes.set(origin, hash);
  hash.catch(() => hashes.delete(origin));
  return hash;
}
