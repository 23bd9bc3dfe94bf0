import { zipSync } from 'fflate';
import { createTranslate } from '../../i18n/translate.ts';
import { Unreadable } from '../../ingest/formats/unreadable.ts';
import { ZipArchive } from '../../ingest/formats/zip.ts';
import { hashBytes } from '../../lib/hash.ts';
import { detailsIn } from '../../words/error-text.ts';
import { bundleBad } from './bundle-bad.ts';
import { PLACES, readManifest, type Manifest } from './manifest.ts';

/** The one date of all files, so that the same bundle has the same bytes. */
const DATE = new Date(1980, 0, 1);

/** Files as a .zip, in the order of their names. */
export function packed(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 6, mtime: DATE });
}

/** A bundle whose every file has the sum its manifest states. */
export interface OpenBundle {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * A bundle from somebody else: names that lead out of it, names that are there twice, files nobody listed, files that are cut, grow without
 * end or have another sum than stated are refused, the first of them by name. Nothing of it is ever written to a disk.
 */
export async function openBundle(content: Uint8Array, file: string): Promise<OpenBundle> {
  try {
    return await checked(content, file);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const t = createTranslate('en');
    throw bundleBad(
      file,
      'bundle-damaged',
      { text: t(`problem.${error.problem}`, detailsIn(error.details, t)) },
      error,
    );
  }
}

async function checked(content: Uint8Array, file: string): Promise<OpenBundle> {
  const archive = await ZipArchive.open(content);
  const seen = new Set<string>();
  for (const { name } of archive.entries) {
    if (!isInside(name)) throw bundleBad(file, 'bundle-name', { entry: JSON.stringify(name) });
    // a disk that knows no case would hold only one of them
    if (seen.has(name.toLowerCase())) throw bundleBad(file, 'bundle-twice', { entry: name });
    seen.add(name.toLowerCase());
  }
  const read = async (path: string) => {
    const entry = archive.entry(path);
    if (!entry) throw bundleBad(file, 'bundle-lacks', { entry: path });
    return new Uint8Array(await (await archive.read(entry)).arrayBuffer());
  };
  const manifestBytes = await read(PLACES.manifest);
  const manifest = readManifest(manifestBytes, file);
  const listed = new Set([...manifest.files.map(({ path }) => path), PLACES.manifest, PLACES.signature]);
  const stray = archive.entries.find(({ name }) => !listed.has(name));
  if (stray) throw bundleBad(file, 'bundle-stray', { entry: stray.name });
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = await read(path);
    const sum = await hashBytes(found);
    if (found.length !== bytes || sum !== sha256)
      throw bundleBad(file, 'bundle-hash', { entry: path, expected: sha256, found: sum });
    files.set(path, found);
  }
  if (archive.entry(PLACES.signature)) files.set(PLACES.signature, await read(PLACES.signature));
  return { manifest, manifestBytes, files };
}

/** A name that stays within the folder it would be unpacked into, on any system. */
function isInside(name: string): boolean {
  const parts = name.split('/');
  return !/[\\:\u0000-\u001f]/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
