import { sizeOf } from './formats/bytes.ts';
import type { ImportOptions, ImportStep } from './options.ts';
import type { Seen } from './work.ts';

/** Parts of an import, each over all files, and their places in the whole by how long they take. */
const PHASES = { open: [0, 0.3], prepare: [0.3, 0.75], check: [0.75, 0.9], store: [0.9, 1] } as const;

/** Says how far one file is; `index` is its place among those of the phase. */
export type Tell = (index: number, step: ImportStep, seen?: Partial<Seen>) => void;

/** What a phase goes through: files as they were given, or tables in them. */
interface Item {
  name: string;
  content: Blob | Uint8Array;
}

/** Tells who asked how far an import is. Its share of the whole never goes back, whatever is read twice. */
export class Progress {
  #share = 0;

  constructor(private readonly onProgress: ImportOptions['onProgress']) {}

  phase(phase: keyof typeof PHASES, items: readonly Item[]): Tell {
    const [from, to] = PHASES[phase];
    const sizes = items.map(({ content }) => sizeOf(content));
    const all = Math.max(1, sum(sizes));
    return (index, step, { bytes = null, rows = null } = {}) => {
      const totalBytes = sizes[index] ?? 0;
      const seen = Math.min(bytes ?? 0, totalBytes);
      this.#share = Math.max(this.#share, from + ((to - from) * (sum(sizes.slice(0, index)) + seen)) / all);
      const file = items[index]?.name ?? '';
      this.onProgress?.({ file, index, files: items.length, step, bytes, totalBytes, rows, share: this.#share });
    };
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
