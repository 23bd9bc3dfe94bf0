const MAGIC = [0x00, 0x61, 0x73, 0x6d];
/** Magic word and version. */
const HEAD = 8;

/**
 * Follows the sections of a WebAssembly module as its bytes come by: each says how long it is, so that a module that
 * ends inside one was cut short. Nothing is kept.
 */
export class ModuleLength {
  bytes = 0;
  /** False once a byte of the magic word is another. */
  isModule = true;
  /** Bytes to pass over before the next section. */
  #skip = HEAD;
  /** Bytes of a section's own head that were seen: its kind, then its length in groups of seven bits. */
  #seen = 0;
  #length = 0;

  add(chunk: Uint8Array): void {
    for (let at = this.bytes; at < MAGIC.length && at - this.bytes < chunk.length; at += 1)
      if (chunk[at - this.bytes] !== MAGIC[at]) this.isModule = false;
    this.bytes += chunk.length;
    let at = 0;
    while (at < chunk.length) {
      const step = Math.min(this.#skip, chunk.length - at);
      at += step;
      this.#skip -= step;
      if (this.#skip > 0 || at >= chunk.length) continue;
      this.#readHead(chunk[at] ?? 0);
      at += 1;
    }
  }

  /** True where the bytes so far end between two sections of a module. */
  get whole(): boolean {
    return this.isModule && this.bytes > HEAD && this.#skip === 0 && this.#seen === 0;
  }

  #readHead(byte: number): void {
    if (this.#seen > 0) this.#length += (byte & 0x7f) * 2 ** (7 * (this.#seen - 1));
    this.#seen += 1;
    if (this.#seen === 1 || byte >= 0x80) return;
    this.#skip = this.#length;
    this.#seen = 0;
    this.#length = 0;
  }
}
