import { zlibSync } from 'fflate';

/** Objects a compressed stream holds. */
const TOGETHER = 400;

/** An object as pdfkit wrote it. */
interface Written {
  id: number;
  /** What stands between `obj` and `endobj`, or the dictionary of a stream. */
  text: Uint8Array;
  stream: Uint8Array | null;
}

/** Where an object is found: at a byte of the file, or in a stream of objects. */
type Place = { offset: number } | { within: number; index: number };

/**
 * The same document in a third of the bytes: pdfkit writes every element of the structure tree as text of its own.
 * Here they are put into compressed streams (PDF 1.5), with one compressor for page and command line, because those
 * of Node and browsers differ. `turn` is awaited before each stream.
 */
export async function packed(bytes: Uint8Array, turn: () => Promise<void>): Promise<Uint8Array> {
  const { objects, trailer } = objectsOf(bytes);
  const out = new Output();
  const places = new Map<number, Place>();
  out.add(bytes.subarray(0, endOfHeader(bytes)));
  for (const { id, text, stream } of objects) {
    if (!stream) continue;
    await turn();
    places.set(id, { offset: out.length });
    out.stream(id, latin(text), stream);
  }
  const plain = objects.filter(({ stream }) => stream === null);
  let id = Math.max(...objects.map((object) => object.id));
  for (let from = 0; from < plain.length; from += TOGETHER) {
    await turn();
    const part = plain.slice(from, from + TOGETHER);
    id += 1;
    places.set(id, { offset: out.length });
    for (const [index, object] of part.entries()) places.set(object.id, { within: id, index });
    addTogether(out, id, part);
  }
  addPlaces(out, id + 1, places, trailer);
  return out.bytes();
}

/** The objects of a file by its cross-reference table, and what its trailer says of them. */
function objectsOf(bytes: Uint8Array): { objects: Written[]; trailer: string } {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(latin(bytes.subarray(-64)))?.[1]);
  const tail = latin(bytes.subarray(start));
  const [, count = ''] = /^xref\n0 (\d+)\n/.exec(tail) ?? [];
  const table = tail.indexOf('\n', 5) + 1;
  const offsets = Array.from({ length: Number(count) - 1 }, (_, at) => {
    const line = table + (at + 1) * 20;
    return { id: at + 1, offset: Number(tail.slice(line, line + 10)) };
  }).toSorted((a, b) => a.offset - b.offset);
  const objects = offsets.map(({ id, offset }, at) => {
    return writtenOf(id, bytes.subarray(offset, offsets[at + 1]?.offset ?? start));
  });
  const trailer = /trailer\n<<\n\/Size \d+\n([^]*?)>>\nstartxref/.exec(tail)?.[1];
  if (trailer === undefined) throw new TypeError('no trailer');
  return { objects: objects.toSorted((a, b) => a.id - b.id), trailer };
}

function writtenOf(id: number, bytes: Uint8Array): Written {
  const head = `${id} 0 obj\n`.length;
  const end = bytes.length - '\nendobj\n'.length;
  const closing = '\nendstream';
  if (latin(bytes.subarray(end - closing.length, end)) !== closing)
    return { id, text: bytes.subarray(head, end), stream: null };
  // a stream's dictionary is short and holds no texts
  const opening = '\nstream\n';
  const at = latin(bytes.subarray(0, Math.min(end, 2_000))).indexOf(opening);
  if (at < 0) throw new TypeError(`no stream in object ${id}`);
  return { id, text: bytes.subarray(head, at), stream: bytes.subarray(at + opening.length, end - closing.length) };
}

function addTogether(out: Output, id: number, objects: readonly Written[]): void {
  const heads: string[] = [];
  const content = new Output();
  for (const object of objects) {
    heads.push(`${object.id} ${content.length}`);
    content.add(object.text);
    content.write('\n');
  }
  const head = `${heads.join(' ')}\n`;
  const all = new Output();
  all.write(head);
  all.add(content.bytes());
  out.stream(id, `<<\n/Type /ObjStm\n/N ${objects.length}\n/First ${head.length}\n/Length 0\n>>`, all.bytes());
}

/** The cross-reference stream: rows of seven bytes, each the difference to the one above, so that they compress well. */
function addPlaces(out: Output, own: number, places: Map<number, Place>, trailer: string): void {
  const start = out.length;
  places.set(own, { offset: start });
  const width = 7;
  const rows = new Uint8Array((own + 1) * (width + 1));
  let above = new Uint8Array(width);
  for (let id = 0; id <= own; id += 1) {
    const row = rowOf(places.get(id));
    rows[id * (width + 1)] = 2;
    row.forEach((byte, at) => (rows[id * (width + 1) + 1 + at] = byte - (above[at] ?? 0)));
    above = row;
  }
  const shape = `/W [1 4 2]\n/DecodeParms <<\n/Predictor 12\n/Columns ${width}\n>>`;
  out.stream(own, `<<\n/Type /XRef\n/Size ${own + 1}\n${shape}\n${trailer}/Length 0\n>>`, rows);
  out.write(`startxref\n${start}\n%%EOF\n`);
}

function rowOf(place: Place | undefined): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(7);
  const view = new DataView(row.buffer);
  // no object: the first of the free ones
  const [kind, first, second] = !place
    ? [0, 0, 65_535]
    : 'offset' in place
      ? [1, place.offset, 0]
      : [2, place.within, place.index];
  view.setUint8(0, kind);
  view.setUint32(1, first);
  view.setUint16(5, second);
  return row;
}

function endOfHeader(bytes: Uint8Array): number {
  return bytes.indexOf(10, bytes.indexOf(10) + 1) + 1;
}

const DECODER = new TextDecoder('latin1');
const ENCODER = new TextEncoder();

function latin(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}

class Output {
  private readonly parts: Uint8Array[] = [];
  length = 0;

  add(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  /** What holds all of the file together is ASCII. */
  write(text: string): void {
    this.add(ENCODER.encode(text));
  }

  /** A stream, compressed unless it is already; what is known of the document stays legible to every program. */
  stream(id: number, dictionary: string, content: Uint8Array): void {
    const asIs = /\/Filter\b|\/Type \/Metadata\b/.test(dictionary);
    const data = asIs ? content : zlibSync(content);
    const length = `/Length ${data.length}${asIs ? '' : '\n/Filter /FlateDecode'}`;
    this.write(`${id} 0 obj\n${dictionary.replace(/\/Length \d+/, length)}\nstream\n`);
    this.add(data);
    this.write('\nendstream\nendobj\n');
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.length);
    let offset = 0;
    for (const part of this.parts) {
      all.set(part, offset);
      offset += part.length;
    }
    return all;
  }
}
