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

/** Files that were given together. */
export interface KeptLoad {
  readonly at: string | null;
  readonly beside: boolean;
  readonly files: readonly KeptEntry[];
}

/** A setting written on the page, and when. */
export interface KeptSetting {
  readonly key: string;
  readonly scope: string;
  readonly value: string;
  readonly from: string | null;
  readonly at: string;
}

/** What one generation of the store holds. */
export interface Manifest {
  readonly format: 'bellwether-keep';
  readonly version: 2;
  /** Grows by one each time something is kept. */
  readonly generation: number;
  /** ISO time in UTC. */
  readonly keptAt: string;
  /** In the order they were given. */
  readonly loads: readonly KeptLoad[];
  readonly answers: KeptAnswers;
  readonly settings: readonly KeptSetting[];
}

/** Before there were loads everything was kept as one, without its time and without settings. */
type FirstManifest = Omit<Manifest, 'version' | 'loads' | 'settings'> & {
  readonly version: 1;
  readonly files: readonly KeptEntry[];
};

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
  if (!isOurs(value)) return null;
  if (value.version === 2) return value;
  const { files, ...rest } = value;
  return { ...rest, version: 2, loads: [{ at: null, beside: false, files }], settings: [] };
}

/** Every file of every load. */
export function entriesOf({ loads }: Manifest): KeptEntry[] {
  return loads.flatMap(({ files }) => files);
}

/** The sum has shown that it was written by us; what is open is by which version. */
function isOurs(value: unknown): value is Manifest | FirstManifest {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'format') === 'bellwether-keep' && [1, 2].includes(Reflect.get(value, 'version'));
}
