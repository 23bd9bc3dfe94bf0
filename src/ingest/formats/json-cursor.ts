import { reason } from '../../lib/reasons.ts';
import { LIMITS } from './size-limits.ts';
import { Unreadable } from './unreadable.ts';

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /true|false|null/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/y;

/** A JSON text read from left to right, value by value, so that numbers keep their digits: 123456789012345678 stays. */
export class JsonCursor {
  #at: number;

  constructor(
    readonly text: string,
    /** Line of the text in its file, for messages. */
    readonly line = 1,
    start = 0,
  ) {
    this.#at = start;
  }

  get position(): number {
    return this.#at;
  }

  /** The next character that is no white space; '' at the end. */
  peek(): string {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.text);
    this.#at = SPACE.lastIndex;
    return this.text[this.#at] ?? '';
  }

  /** Takes the character if it is next. */
  takes(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  demand(character: string): void {
    if (!this.takes(character)) this.fail();
  }

  /** Names the line of what cannot be read. */
  fail(): never {
    let line = this.line;
    for (let at = this.text.indexOf('\n'); at !== -1 && at < this.#at; at = this.text.indexOf('\n', at + 1)) line += 1;
    throw new Unreadable('damaged-file', { detail: reason('json-line', { line }) });
  }

  /** Members of an object, one by one; each value must be read before the next. */
  *members(): Generator<string> {
    this.demand('{');
    if (this.takes('}')) return;
    do {
      const name = this.string();
      this.demand(':');
      yield name;
    } while (this.takes(','));
    this.demand('}');
  }

  /** Items of a list, one by one, by their number from 0; each must be read before the next. */
  *items(): Generator<number> {
    this.demand('[');
    if (this.takes(']')) return;
    let count = 0;
    do {
      yield count;
      count += 1;
    } while (this.takes(','));
    this.demand(']');
  }

  string(): string {
    if (this.peek() !== '"') this.fail();
    const end = this.text.indexOf('"', this.#at + 1);
    const plain = this.text.slice(this.#at + 1, end === -1 ? this.#at + 1 : end);
    // Most strings hold no escapes; the pattern would overflow on very long ones.
    if (end !== -1 && !plain.includes('\\')) {
      this.#at = end + 1;
      return plain;
    }
    return this.#escaped();
  }

  #escaped(): string {
    let end = this.#at + 1;
    for (; end < this.text.length && this.text[end] !== '"'; end += this.text[end] === '\\' ? 2 : 1);
    if (end - this.#at > LIMITS.cellCharacters) throw new Unreadable('cell-too-long', { limit: LIMITS.cellCharacters });
    const whole = this.text.slice(this.#at, end + 1);
    STRING.lastIndex = 0;
    if (!STRING.test(whole)) this.fail();
    this.#at = end + 1;
    return String(JSON.parse(whole));
  }

  /** A value as a cell: text, digits as they stand, TRUE or FALSE; null is blank; lists and objects as they stand. */
  cell(depth = 0): string | null {
    const next = this.peek();
    if (next === '"') return this.string();
    if (next === '{' || next === '[') {
      const start = this.#at;
      this.skip(depth);
      return this.text.slice(start, this.#at);
    }
    const word = this.#word();
    return word === 'null' ? null : word === 'true' || word === 'false' ? word.toUpperCase() : word;
  }

  /** Passes over a value. */
  skip(depth = 0): void {
    const next = this.peek();
    if (next === '"') this.string();
    else if (next !== '{' && next !== '[') this.#word();
    else {
      if (depth >= LIMITS.jsonDepth) throw new Unreadable('nested-too-deep', { limit: LIMITS.jsonDepth });
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- only counted off
      for (const _ of next === '{' ? this.members() : this.items()) this.skip(depth + 1);
    }
  }

  #word(): string {
    for (const pattern of [NUMBER, WORD]) {
      pattern.lastIndex = this.#at;
      const word = pattern.exec(this.text)?.[0];
      if (word === undefined) continue;
      this.#at += word.length;
      return word;
    }
    return this.fail();
  }
}
