import { chunksOf } from './encoding.ts';

/** What the bytes of a text say about its lines, seen once from end to end. */
export interface LineScan {
  /** Lines as a text editor counts them, without blank ones at the end. */
  lines: number;
  /** Byte at which the line after the header begins. */
  dataOffset: number;
  ending: '\n' | '\r\n' | null;
  /** Every line below the header is one record: no blank line between, no line break in quotes, one kind of line end. */
  regular: boolean;
}

const LF = 10;
const CR = 13;

/** Counts lines of UTF-8 text; `headerLine` is the last line of the header, 1 for the first line of the file. */
export async function scanLines(
  content: Blob | Uint8Array,
  { headerLine, quote, signal }: { headerLine: number; quote: string; signal?: AbortSignal },
): Promise<LineScan> {
  const counter = new LineCounter(headerLine, quote.charCodeAt(0));
  for await (const chunk of chunksOf(content, signal)) counter.add(chunk);
  return counter.finish();
}

/** Counts the lines of a text that comes in chunks. */
export class LineCounter {
  #lines = 0;
  #lastFilled = 0;
  #dataOffset = -1;
  #position = 0;
  #lineStart = 0;
  #previous = 0;
  #quoted = false;
  #breaksInQuotes = 0;
  #blanks: number[] = [];
  #feeds = 0;
  #returns = 0;
  #pairs = 0;

  constructor(
    readonly headerLine: number,
    readonly quote: number,
  ) {
    if (headerLine === 0) this.#dataOffset = 0;
  }

  /** Lines that ended so far. */
  get lines(): number {
    return this.#lines;
  }

  add(chunk: Uint8Array): void {
    const plain = !this.#quoted && chunk.indexOf(this.quote) === -1 && chunk.indexOf(CR) === -1;
    if (plain) this.#addPlain(chunk);
    else this.#addAny(chunk);
    this.#position += chunk.length;
    this.#previous = chunk[chunk.length - 1] ?? this.#previous;
  }

  #addPlain(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1)) {
      const paired = at === 0 && this.#previous === CR;
      if (paired) this.#closePair();
      else {
        this.#feeds += 1;
        this.#endLine(this.#position + at, 1);
      }
    }
  }

  #addAny(chunk: Uint8Array): void {
    let previous = this.#previous;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === this.quote) this.#quoted = !this.#quoted;
      else if (byte === CR) {
        this.#returns += 1;
        this.#endLine(this.#position + at, 1);
      } else if (byte === LF) {
        if (previous === CR) this.#closePair(this.#position + at + 1);
        else {
          this.#feeds += 1;
          this.#endLine(this.#position + at, 1);
        }
      }
      previous = byte;
    }
  }

  /** The line feed of a pair: its line was already counted at the carriage return. */
  #closePair(next = this.#position + 1): void {
    this.#pairs += 1;
    this.#lineStart = next;
    if (this.#lines === this.headerLine) this.#dataOffset = next;
  }

  #endLine(at: number, width: number): void {
    this.#lines += 1;
    const filled = at > this.#lineStart;
    this.#lineStart = at + width;
    if (filled || this.#quoted) this.#lastFilled = this.#lines;
    else if (this.#lines > this.headerLine && this.#blanks.length < 1000) this.#blanks.push(this.#lines);
    if (this.#quoted && this.#lines > this.headerLine) this.#breaksInQuotes += 1;
    if (this.#lines === this.headerLine) this.#dataOffset = this.#lineStart;
  }

  finish(): LineScan {
    if (this.#position > this.#lineStart) {
      this.#lines += 1;
      this.#lastFilled = this.#lines;
    }
    const loneReturns = this.#returns - this.#pairs;
    const kinds = [this.#feeds, this.#pairs, loneReturns].filter((count) => count > 0).length;
    const blankBetween = this.#blanks.some((line) => line < this.#lastFilled);
    return {
      lines: this.#lastFilled,
      dataOffset: this.#dataOffset === -1 ? this.#position : this.#dataOffset,
      ending: this.#pairs > 0 ? '\r\n' : this.#feeds > 0 ? '\n' : null,
      regular: kinds <= 1 && loneReturns === 0 && this.#breaksInQuotes === 0 && !blankBetween && !this.#quoted,
    };
  }
}
