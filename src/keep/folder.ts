import { PortfolioError } from '../lib/errors.ts';

/** A folder of files as the store needs it: what a browser's own private folder offers, and no more. */
export interface Folder {
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FileHandle>;
  removeEntry(name: string): Promise<void>;
  keys(): AsyncIterable<string>;
}

export interface FileHandle {
  getFile(): Promise<Blob>;
  createWritable(): Promise<Writable>;
}

export interface Writable {
  write(data: Blob | Uint8Array<ArrayBuffer> | string): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** Why a browser cannot keep anything; null where it can. */
export type NoFolder = 'insecure' | 'missing';

/** Where the page keeps files: its folder, made when something is kept for the first time, and a turn to itself. */
export interface Place {
  problem(): Promise<NoFolder | null>;
  /** Null where nothing was ever kept and none is to be made. */
  open(options: { create: boolean }): Promise<Folder | null>;
  /** Runs one job at a time, whichever tab it is asked in. */
  alone<T>(job: () => Promise<T>): Promise<T>;
}

const NAME = 'bellwether-kept';
/** Another tab that is at it longer than this is not waited for. */
const TURN_MS = 10_000;

/** The private folder of this page's address in the browser. */
export const browserPlace: Place = {
  async problem() {
    if (!globalThis.isSecureContext) return 'insecure';
    try {
      await navigator.storage.getDirectory();
    } catch {
      // A private window refuses in words of its own.
      return 'missing';
    }
    return 'createWritable' in FileSystemFileHandle.prototype ? null : 'missing';
  },

  async open({ create }) {
    const root = await navigator.storage.getDirectory();
    // Without it a browser short of room may clear what was kept; it may say no.
    if (create) await navigator.storage.persist().catch(() => false);
    try {
      return await root.getDirectoryHandle(NAME, { create });
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },

  async alone<T>(job: () => Promise<T>): Promise<T> {
    if (!('locks' in navigator)) return job();
    let begun = false;
    try {
      return await navigator.locks.request(NAME, { signal: AbortSignal.timeout(TURN_MS) }, () => {
        begun = true;
        return job();
      });
    } catch (error) {
      throw begun ? error : new PortfolioError('keep-busy', {}, { cause: error });
    }
  },
};

/** Tells "there is no such file" from what went wrong. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFoundError';
}
