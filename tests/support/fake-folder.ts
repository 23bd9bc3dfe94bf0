import type { Folder } from '../../src/keep/folder.ts';

/** What goes wrong at one step of a folder: the power, or the room on the disk. */
export interface Trouble {
  /** Steps that still succeed. */
  after: number;
  /** `cut`: this step is left half done, and none works after it. `quota`: this write is refused, the rest works. */
  kind: 'cut' | 'quota';
}

/** Names that are there, and whose bytes the disk does not give back. */
export type BadSectors = ReadonlySet<string>;

export interface FakeFolder {
  folder: Folder;
  files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Changes that were asked for so far. */
  steps: () => number;
}

/**
 * A folder in memory that is worse than a real one: bytes stand in the file at once, half of them where the write is
 * cut, and a file is empty from the moment somebody begins to write it.
 */
export function fakeFolder(
  start: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
  trouble?: Trouble,
  bad: BadSectors = new Set(),
): FakeFolder {
  const files = new Map(start);
  let steps = 0;
  let dead = false;

  /** Counts a step and says whether it is the one that goes wrong. */
  function fails(writes: boolean): boolean {
    if (dead) throw new Error('the power is off');
    const now = steps++ === trouble?.after;
    if (!now || !trouble) return false;
    if (trouble.kind === 'cut') return (dead = true);
    if (!writes) return false;
    throw new DOMException('no room', 'QuotaExceededError');
  }

  function end(cut: boolean): void {
    if (cut) throw new Error('the power went off');
  }

  /** A browser gives the file, and fails as its bytes are read. */
  function unreadable(): Blob {
    const refuse = () => Promise.reject(new DOMException('the disk failed', 'NotReadableError'));
    return Object.assign(new Blob(['?']), { text: refuse, arrayBuffer: refuse });
  }

  async function bytesOf(data: Blob | Uint8Array<ArrayBuffer> | string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await new Blob([data]).arrayBuffer());
  }

  const folder: Folder = {
    async getFileHandle(name, { create = false } = {}) {
      if (dead) throw new Error('the power is off');
      if (!files.has(name)) {
        if (!create) throw new DOMException(name, 'NotFoundError');
        const cut = fails(true);
        if (!cut) files.set(name, new Uint8Array());
        end(cut);
      }
      return {
        getFile: async () => (bad.has(name) ? unreadable() : new Blob([files.get(name) ?? new Uint8Array()])),
        async createWritable() {
          const cut = fails(true);
          files.set(name, new Uint8Array());
          end(cut);
          return {
            async write(data) {
              const bytes = await bytesOf(data);
              const stopped = fails(true);
              files.set(name, stopped ? bytes.slice(0, bytes.length / 2) : bytes);
              end(stopped);
            },
            async close() {
              end(fails(true));
            },
            async abort() {
              if (dead) throw new Error('the power is off');
            },
          };
        },
      };
    },
    async removeEntry(name) {
      const cut = fails(false);
      if (!cut) files.delete(name);
      end(cut);
    },
    async *keys() {
      if (dead) throw new Error('the power is off');
      yield* [...files.keys()];
    },
  };
  return { folder, files, steps: () => steps };
}
