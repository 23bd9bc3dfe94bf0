import type { Dialect, TextRecord } from './dialect.ts';
import { mendCut, withoutSpaces, type Cut } from './mend.ts';

/** A quoted cell longer than this, or with more quotes inside, is taken for an opened quote that nobody closed. */
const MAX_QUOTED = 1024 * 1024;
const MAX_STRAYS = 32;
const MAX_DOUBLED = 200_000;
/** Characters looked at in vain for closing quotes, before none is looked for further away than `SHORT_QUOTED`. */
const LEAST_PATIENCE = 2 * 1024 * 1024;
const SHORT_QUOTED = 4 * 1024;
/** A record that is mended is not longer than this. */
const MAX_MENDED = 64 * 1024;

/** The end of a cell, and what it says. */
interface CutCell {
  value: string;
  end: number;
  odd: boolean;
}

/**
 * Cuts a text into records, one call a record. Lines end with LF, CR or CRLF, also mixed. Quotes that stand where none
 * may are text; a record that stray quotes give another width than `width` is read again with them taken as text, and
 * what has another width still is mended where the usual width shows how.
 */
export class Cutter {
  #at = 0;
  #line = 1;
  #feed = -1;
  #feedFrom = 0;
  #return = -1;
  #returnFrom = 0;
  #wasted = 0;
  readonly #mends: boolean;
  /** Blanks that line up columns; where these are two, one is part of a cell. A tab is as good as any. */
  readonly #runs: RegExp;

  constructor(
    readonly text: string,
    readonly dialect: Dialect,
    readonly width = 0,
    { mends = true } = {},
  ) {
    this.#mends = mends && width > 2;
    this.#runs = dialect.delimiter.length > 1 ? / {2}|\t/ : / |\t/;
  }

  /** The next record, blank lines included; null at the end of the text. */
  next(): TextRecord | null {
    const { text } = this;
    if (this.#at >= text.length) return null;
    const start = this.#at;
    const lineEnd = this.#lineEnd(start);
    const row = text.slice(start, lineEnd);
    const plain = !row.includes(this.dialect.quote);
    const found = plain ? { cells: this.#split(row), end: lineEnd, odd: false } : this.#cutQuoted(start, lineEnd);
    const cut = this.#mends ? this.#mend(found, start, lineEnd) : found;
    const lines = cut.end > lineEnd ? countBreaks(text, start, cut.end) + 1 : 1;
    const record = { line: this.#line, lines, start, ...cut };
    this.#line += lines;
    this.#at = cut.end + (text[cut.end] === '\r' && text[cut.end + 1] === '\n' ? 2 : 1);
    return record;
  }

  /** The end of the line that holds `from`; a break found once holds for every place between there and it. */
  #lineEnd(from: number): number {
    if (from < this.#feedFrom || from > this.#feed) {
      this.#feed = indexOrEnd(this.text, '\n', from);
      this.#feedFrom = from;
    }
    if (from < this.#returnFrom || from > this.#return) {
      this.#return = indexOrEnd(this.text, '\r', from);
      this.#returnFrom = from;
    }
    return Math.min(this.#feed, this.#return);
  }

  #split(row: string): string[] {
    const { delimiter, runs } = this.dialect;
    if (!runs) return row.split(delimiter);
    return row
      .split(this.#runs)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
  }

  #mend(cut: Cut, start: number, lineEnd: number): Cut {
    const { text, dialect, width } = this;
    const runsOn = cut.odd && cut.end > lineEnd;
    if (cut.cells.length === width && !runsOn)
      return cut.cells[1]?.startsWith(' ') ? { ...cut, cells: withoutSpaces(cut.cells, dialect) } : cut;
    const cutAt = (from: number, delimiter = dialect.delimiter) => {
      const runs = dialect.runs && delimiter === dialect.delimiter;
      // A part of the text, so that no line end is looked for through all of it
      const part = text.slice(from, from + MAX_MENDED);
      const record = new Cutter(part, { ...dialect, delimiter, runs }, width, { mends: false }).next();
      return record && { cells: record.cells, end: record.end + from, odd: record.odd };
    };
    const asText = () => this.#cells(start, lineEnd, (at) => this.#closeBeforeOpening(at, lineEnd));
    return mendCut(cut, { text, dialect, width, start, lineEnd, cutAt, asText });
  }

  #cutQuoted(start: number, lineEnd: number): Cut {
    const usual = this.#cells(start, this.text.length, (at) => this.#closeUsually(at));
    if (!usual.odd) return usual;
    const wide = usual.end > lineEnd;
    if (usual.cells.length === this.width && !wide) return usual;
    const literal = this.#cells(start, lineEnd, (at) => this.#closeBeforeOpening(at, lineEnd));
    if (literal.cells.length === this.width) return { ...literal, odd: true };
    const long = this.#cells(start, this.text.length, (at) => this.#closeBeforeOpening(at, at + MAX_QUOTED));
    if (long.cells.length === this.width) return { ...long, odd: true };
    const tight = this.#cells(start, lineEnd, (at) => this.#closeBeforeQuote(at, lineEnd));
    if (tight.cells.length === this.width) return { ...tight, odd: true };
    const unclosed = wide && this.width === 0;
    return unclosed ? { ...literal, odd: true } : usual;
  }

  /** Cells from `start` to the end of the record; `close` reads a cell that opens with a quote, null where it is none. */
  #cells(start: number, limit: number, close: (at: number) => CutCell | null) {
    const { text } = this;
    const cells: string[] = [];
    let odd = false;
    let at = this.#skipRun(start, limit);
    for (;;) {
      const quoted = this.#opens(at) ? close(this.#afterBlanks(at)) : null;
      const cell = quoted ?? this.#plainCell(at, limit);
      cells.push(cell.value);
      odd ||= cell.odd;
      if (!this.#isDelimiter(cell.end) || cell.end >= limit)
        return { cells, end: Math.min(cell.end, text.length), odd };
      at = this.dialect.runs ? this.#skipRun(cell.end, limit) : cell.end + this.dialect.delimiter.length;
      if (this.dialect.runs && (at >= limit || isBreak(text, at))) return { cells, end: at, odd };
    }
  }

  #skipRun(from: number, limit: number): number {
    let at = from;
    if (this.dialect.runs)
      while (at < limit && this.#isDelimiter(at)) at += this.text[at] === '\t' ? 1 : this.dialect.delimiter.length;
    return at;
  }

  #isDelimiter(at: number): boolean {
    return this.text.startsWith(this.dialect.delimiter, at) || (this.dialect.runs && this.text[at] === '\t');
  }

  #isEnd(at: number): boolean {
    return at >= this.text.length || isBreak(this.text, at) || this.#isDelimiter(at);
  }

  #afterBlanks(from: number): number {
    let at = from;
    while (this.text[at] === ' ' && !this.#isDelimiter(at)) at += 1;
    return at;
  }

  #opens(at: number): boolean {
    return this.text[this.#afterBlanks(at)] === this.dialect.quote;
  }

  #plainCell(from: number, limit: number): CutCell {
    const lineEnd = Math.min(this.#lineEnd(from), limit);
    const rest = this.text.slice(from, lineEnd);
    const { quote, runs } = this.dialect;
    const delimiter = runs ? rest.search(this.#runs) : rest.indexOf(this.dialect.delimiter);
    const value = delimiter === -1 ? rest : rest.slice(0, delimiter);
    const begins = value.trimStart().startsWith(quote);
    const wrapped = begins && value.length > 1 && value.endsWith(quote);
    return {
      value: wrapped ? value.trimStart().slice(1, -1) : runs ? value.trim() : value,
      end: from + value.length,
      odd: begins,
    };
  }

  /** RFC 4180, and a quote that no delimiter follows is text. */
  #closeUsually(open: number): CutCell | null {
    const most = this.#wasted > Math.max(LEAST_PATIENCE, this.text.length * 4) ? SHORT_QUOTED : MAX_QUOTED;
    return this.#close(open, Math.min(this.text.length, open + most), () => true);
  }

  /** No quote that opens another cell may stand inside. */
  #closeBeforeOpening(open: number, limit: number): CutCell | null {
    const { delimiter } = this.dialect;
    return this.#close(open, limit, (at) => !this.text.startsWith(delimiter, at - delimiter.length));
  }

  /** Every cell of the line is quoted: one closes only before a quote that opens, or at the end. */
  #closeBeforeQuote(open: number, limit: number): CutCell | null {
    const { text, dialect } = this;
    const { quote, delimiter } = dialect;
    let strays = 0;
    for (let at = text.indexOf(quote, open + 1); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
      const closes = at + 1 >= limit || text.startsWith(delimiter + quote, at + 1);
      if (closes) return { value: text.slice(open + 1, at).replaceAll(quote + quote, quote), end: at + 1, odd: true };
      strays += 1;
      if (strays > MAX_STRAYS) return null;
    }
    return null;
  }

  #close(open: number, limit: number, mayHold: (at: number) => boolean): CutCell | null {
    const { text, dialect } = this;
    const { quote, escape } = dialect;
    let strays = 0;
    let doubled = 0;
    for (let at = text.indexOf(quote, open + 1); at !== -1 && at < limit; at = text.indexOf(quote, at)) {
      if (escape === '\\' && isEscaped(text, open + 1, at)) {
        at += 1;
        continue;
      }
      if (text[at + 1] === quote) {
        doubled += 1;
        if (doubled > MAX_DOUBLED) return this.#giveUp(open, at);
        at += 2;
        continue;
      }
      const end = this.#afterBlanks(at + 1);
      if (this.#isEnd(end)) {
        const inner = text.slice(open + 1, at);
        const value = unescape(doubled > 0 ? inner.replaceAll(quote + quote, quote) : inner, dialect);
        return { value, end, odd: strays > 0 };
      }
      strays += 1;
      if (strays > MAX_STRAYS || !mayHold(at)) return this.#giveUp(open, at);
      at += 1;
    }
    return this.#giveUp(open, limit);
  }

  #giveUp(open: number, at: number): null {
    this.#wasted += at - open;
    return null;
  }
}

/** The records of a text, not more than `most`. */
export function cutText(text: string, dialect: Dialect, { width = 0, most = Infinity } = {}): TextRecord[] {
  const cutter = new Cutter(text, dialect, width);
  const records: TextRecord[] = [];
  for (let record = cutter.next(); record && records.length < most; record = cutter.next()) records.push(record);
  return records;
}

function unescape(value: string, { quote, escape }: Dialect): string {
  if (escape !== '\\' || !value.includes('\\')) return value;
  return value.replace(/\\([\s\S])/g, (pair, next: string) => (next === quote || next === '\\' ? next : pair));
}

function isEscaped(text: string, from: number, at: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes >= from && text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? text.length : at;
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (!isBreak(text, at)) continue;
    count += 1;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
  }
  return count;
}
