import { inflateSync } from 'node:zlib';

/** A PDF's values: names as `/Name`, strings as objects, so that the two are never mistaken for each other. */
export type Value = null | boolean | number | string | Text | Ref | Value[] | Dict | Stream;
export interface Dict {
  [key: string]: Value | undefined;
}
export class Text {
  constructor(readonly bytes: Uint8Array) {}

  /** What a reader's program shows. */
  get text(): string {
    const [a, b] = this.bytes;
    if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(this.bytes.subarray(2));
    return new TextDecoder('latin1').decode(this.bytes);
  }
}
export class Ref {
  constructor(readonly id: number) {}
}
export class Stream {
  constructor(
    readonly dict: Dict,
    readonly raw: Uint8Array,
  ) {}

  get bytes(): Uint8Array {
    return this.dict['Filter'] === undefined ? this.raw : new Uint8Array(inflateSync(this.raw));
  }
}
/** An operator of a page's content, with what stands before it. */
export interface Operation {
  operator: string;
  operands: Value[];
}

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%\0\t\n\f\r ]/;
const END = Symbol('end');
class Keyword {
  constructor(readonly word: string) {}
}

/** Reads values one after the other. */
class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
    private readonly lengthOf: (value: Value | undefined) => number = Number,
  ) {}

  next(): Value | Keyword | typeof END {
    this.skip();
    const sign = this.sign();
    if (sign === '') return END;
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '<') return this.sign(1) === '<' ? this.dictionary() : this.hexadecimal();
    if (sign === '[') return this.list();
    const word = this.word();
    if (word === '') throw new Error(`unexpected ${sign} at ${this.at}`);
    if (/^[-+.\d]/.test(word)) return this.numberOrRef(Number(word));
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new Keyword(word);
  }

  value(): Value {
    const value = this.next();
    if (value === END || value instanceof Keyword) throw new Error(`a value was expected at ${this.at}`);
    return value;
  }

  /** `7 0 obj … endobj` */
  object(): Value {
    const [id, generation, word] = [this.next(), this.next(), this.next()];
    if (typeof id !== 'number' || generation !== 0 || !(word instanceof Keyword) || word.word !== 'obj')
      throw new Error(`no object at ${this.at}`);
    const value = this.value();
    this.skip();
    if (this.text(6) !== 'stream') return value;
    this.at += 6;
    if (this.sign() === '\r') this.at += 1;
    this.at += 1;
    const dict = value as Dict;
    const length = this.lengthOf(dict['Length']);
    const raw = this.bytes.slice(this.at, this.at + length);
    this.at += length;
    this.skip();
    if (this.text(9) !== 'endstream') throw new Error(`a stream is longer than it says at ${this.at}`);
    return new Stream(dict, raw);
  }

  private sign(ahead = 0): string {
    const code = this.bytes[this.at + ahead];
    return code === undefined ? '' : String.fromCharCode(code);
  }

  private text(length: number): string {
    return String.fromCharCode(...this.bytes.subarray(this.at, this.at + length));
  }

  private skip(): void {
    for (;;) {
      if (this.sign() === '%') while (this.sign() !== '' && !/[\r\n]/.test(this.sign())) this.at += 1;
      else if (this.sign() !== '' && SPACE.test(this.sign())) this.at += 1;
      else return;
    }
  }

  private word(): string {
    const from = this.at;
    while (this.sign() !== '' && !DELIMITER.test(this.sign())) this.at += 1;
    return String.fromCharCode(...this.bytes.subarray(from, this.at));
  }

  private name(): string {
    this.at += 1;
    return `/${this.word().replace(/#([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))}`;
  }

  private numberOrRef(value: number): number | Ref {
    const back = this.at;
    const match = /^\s+\d+\s+R(?![A-Za-z])/.exec(this.text(24));
    if (!Number.isInteger(value) || !match) return value;
    this.at = back + match[0].length;
    return new Ref(value);
  }

  private literal(): Text {
    const codes: number[] = [];
    const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
    let depth = 0;
    for (;;) {
      const sign = this.sign();
      this.at += 1;
      if (sign === '') throw new Error('a string has no end');
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
      if (depth === 0) return new Text(Uint8Array.from(codes));
      if (sign === '\\') {
        const next = this.sign();
        this.at += 1;
        codes.push(escapes[next] ?? next.charCodeAt(0));
      } else if (!(sign === '(' && depth === 1 && codes.length === 0)) codes.push(sign.charCodeAt(0));
    }
  }

  private hexadecimal(): Text {
    this.at += 1;
    const from = this.at;
    while (this.sign() !== '>') this.at += 1;
    const digits = String.fromCharCode(...this.bytes.subarray(from, this.at)).replace(/\s/g, '');
    this.at += 1;
    return new Text(Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
  }

  private list(): Value[] {
    this.at += 1;
    const values: Value[] = [];
    for (;;) {
      this.skip();
      if (this.sign() === ']') break;
      values.push(this.value());
    }
    this.at += 1;
    return values;
  }

  private dictionary(): Dict {
    this.at += 2;
    const dict: Dict = {};
    for (;;) {
      this.skip();
      if (this.sign() === '>') break;
      const key = this.value();
      if (typeof key !== 'string') throw new Error(`no name at ${this.at}`);
      if (key.slice(1) in dict) throw new Error(`${key} twice`);
      dict[key.slice(1)] = this.value();
    }
    this.at += 2;
    return dict;
  }
}

/** A PDF's objects, found as its cross-reference says: by a table or a stream. */
export class PdfObjects {
  readonly trailer: Dict;
  private readonly places = new Map<number, { offset: number } | { within: number; index: number }>();
  private readonly read = new Map<number, Value>();

  constructor(private readonly bytes: Uint8Array) {
    const tail = new TextDecoder('latin1').decode(bytes.slice(-64));
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN);
    if (Number.isNaN(start)) throw new Error('no startxref');
    const isTable = new TextDecoder('latin1').decode(bytes.slice(start, start + 4)) === 'xref';
    this.trailer = isTable ? this.table(start) : this.stream(start);
  }

  /** Ids of all objects. */
  get ids(): number[] {
    return [...this.places.keys()];
  }

  /** A value, looked up where it is a reference. */
  get(value: Value | undefined): Value {
    if (!(value instanceof Ref)) return value ?? null;
    const known = this.read.get(value.id);
    if (known !== undefined) return known;
    const found = this.find(value.id);
    this.read.set(value.id, found);
    return found;
  }

  dict(value: Value | undefined): Dict {
    const found = this.get(value);
    if (found instanceof Stream) return found.dict;
    if (typeof found !== 'object' || found === null || found instanceof Text || found instanceof Ref)
      throw new Error(`no dictionary: ${String(found)}`);
    return found as Dict;
  }

  list(value: Value | undefined): Value[] {
    const found = this.get(value);
    return Array.isArray(found) ? found : found === null ? [] : [found];
  }

  private find(id: number): Value {
    const place = this.places.get(id);
    if (!place) return null;
    if ('offset' in place) return new Reader(this.bytes, place.offset, (length) => Number(this.get(length))).object();
    const stream = this.get(new Ref(place.within));
    if (!(stream instanceof Stream)) throw new Error(`no object stream ${place.within}`);
    const content = stream.bytes;
    const heads = new Reader(content);
    for (let index = 0; index < Number(stream.dict['N']); index += 1) {
      const [own, offset] = [heads.value(), heads.value()];
      const at = new Reader(content, Number(stream.dict['First']) + Number(offset));
      if (index === place.index && own !== id) throw new Error(`object ${id} is not where it should be`);
      if (!this.read.has(Number(own))) this.read.set(Number(own), at.value());
    }
    return this.read.get(id) ?? null;
  }

  private table(start: number): Dict {
    const text = new TextDecoder('latin1').decode(this.bytes.slice(start));
    const [, first = '', count = ''] = /^xref\n(\d+) (\d+)\n/.exec(text) ?? [];
    const lines = text.slice(text.indexOf('\n', 5) + 1);
    for (let index = 0; index < Number(count); index += 1) {
      const line = lines.slice(index * 20, index * 20 + 20);
      if (line[17] === 'n') this.places.set(Number(first) + index, { offset: Number(line.slice(0, 10)) });
    }
    const reader = new Reader(this.bytes, start + text.indexOf('trailer') + 7);
    return reader.value() as Dict;
  }

  private stream(start: number): Dict {
    const stream = new Reader(this.bytes, start).object();
    if (!(stream instanceof Stream) || stream.dict['Type'] !== '/XRef') throw new Error('no cross-reference stream');
    const [one = 0, two = 0, three = 0] = (stream.dict['W'] as number[]) ?? [];
    const rows = withoutPredictor(stream, one + two + three);
    const field = (at: number, width: number) =>
      rows.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
    for (let id = 0, at = 0; at < rows.length; id += 1, at += one + two + three) {
      const [kind, a, b] = [field(at, one), field(at + one, two), field(at + one + two, three)];
      if (kind === 1) this.places.set(id, { offset: a });
      if (kind === 2) this.places.set(id, { within: a, index: b });
    }
    return stream.dict;
  }
}

/** Rows that were written as the differences to the row above (PNG's `Up`). */
function withoutPredictor(stream: Stream, width: number): Uint8Array {
  const parameters = stream.dict['DecodeParms'] as Dict | undefined;
  if (!parameters) return stream.bytes;
  if (parameters['Predictor'] !== 12 || parameters['Columns'] !== width) throw new Error('another predictor');
  const packed = stream.bytes;
  const rows = new Uint8Array((packed.length / (width + 1)) * width);
  for (let at = 0, row = 0; at < packed.length; at += width + 1, row += width) {
    if (packed[at] !== 2) throw new Error('another filter of a row');
    for (let column = 0; column < width; column += 1)
      rows[row + column] = (packed[at + 1 + column] ?? 0) + (rows[row + column - width] ?? 0);
  }
  return rows;
}

/** The operations of a page or form. */
export function operationsOf(content: Uint8Array): Operation[] {
  const reader = new Reader(content);
  const found: Operation[] = [];
  let operands: Value[] = [];
  for (;;) {
    const next = reader.next();
    if (next === END) return found;
    if (!(next instanceof Keyword)) operands.push(next);
    else {
      found.push({ operator: next.word, operands });
      operands = [];
    }
  }
}
