import { aside } from '../aside/aside.ts';
import { likelyUtf8, type Utf8Text } from './encoding.ts';
import type { Part } from '../formats/part.ts';

/** The text of a part as UTF-8, made once for each encoding that is asked for. */
export class PartText {
  readonly #texts = new Map<string, Promise<Utf8Text>>();
  #surveyed = false;

  constructor(
    readonly part: Part,
    readonly signal?: AbortSignal,
  ) {}

  /** Without an encoding the one found: by beginning and end, until these turn out to say too little. */
  as(encoding?: string): Promise<Utf8Text> {
    const asked = this.part.cells ? 'utf-8' : (encoding ?? '');
    const text = this.#texts.get(asked) ?? this.#read(asked);
    this.#texts.set(asked, text);
    return text;
  }

  /** What is between beginning and end was no UTF-8 after all: from now on every byte counts. */
  distrust(): void {
    this.#surveyed = true;
    this.#texts.clear();
  }

  async #read(asked: string): Promise<Utf8Text> {
    const { content, cells } = this.part;
    if (cells) return { content, encoding: 'utf-8' };
    const likely = asked === '' && !this.#surveyed ? await likelyUtf8(content) : null;
    return likely ?? aside('utf8', { content, encoding: asked === '' ? undefined : asked }, { signal: this.signal });
  }
}
