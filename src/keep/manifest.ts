import type { ImportOptions } from '../ingest/options.ts';
import { hashText } from '../lib/hash.ts';

/** What a person decided about the files. */
export type KeptAnswers = Omit<ImportOptions, 'signal' | 'onProgress'>;

/** A file by the name it was given; its bytes are kept under their SHA-256. */
export interface KeptEntry {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What one generation of the store holds. */
export interface Manifest {
  readonly format: 'bellwether-keep';
  readonly version: 1;
  /** Grows by one each time something is kept. */
  readonly generation: number;
  /** ISO time in UTC. */
  readonly keptAt: string;
  readonly files: readonly KeptEntry[];
  readonly answers: KeptAnswers;
}

/** The manifest as text: the SHA-256 of the rest in the first line. */
export function writeManifest(manifest: Manifest): string {
  const body = JSON.stringify(manifest);
  return `${hashText(body)}\n${body}`;
}

/** Reads a manifest; null where a single letter of it is not as it was written. */
export function readManifest(text: string): Manifest | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || hashText(body) !== text.slice(0, end)) return null;
  const value: unknown = JSON.parse(body);
  return isManifest(value) ? value : null;
}

/** The sum has shown that it was written by us; what is open is by which version. */
function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'format') === 'bellwether-keep' && Reflect.get(value, 'version') === 1;
}
