import type { Load } from '../ingest/index.ts';
import type { SourceFile } from '../ingest/options.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said } from '../lib/reasons.ts';
import { hashBytes } from '../lib/hash.ts';
import { read, write } from './folder-files.ts';
import type { Folder } from './folder.ts';
import { answersName } from './kept-answers.ts';
import { entriesOf, readManifest, writeManifest } from './manifest.ts';
import type { KeptAnswers, KeptEntry, KeptLoad, KeptSetting, Manifest } from './manifest.ts';

/** Two manifests take turns: the one that holds is never written over. */
const SLOTS = ['manifest-a', 'manifest-b'] as const;
type Slot = (typeof SLOTS)[number];

/** What is to be kept: loads in their order, what was decided about their files, settings written on the page. */
export interface Keepable {
  readonly loads: readonly Load[];
  readonly answers: KeptAnswers;
  readonly settings: readonly KeptSetting[];
}

/** What is kept, as it was given. */
export interface Kept extends Keepable {
  readonly manifest: Manifest;
  /** What was kept last cannot be read, and this is what was kept before. */
  readonly earlier: boolean;
}

interface Found extends Kept {
  readonly slot: Slot;
}

/** The manifests that can be read, the newest first. */
export async function manifestsIn(folder: Folder): Promise<Manifest[]> {
  const all = await Promise.all(SLOTS.map((slot) => manifestIn(folder, slot)));
  const readable = all.filter((manifest) => manifest !== null && manifest !== 'damaged');
  return readable.toSorted((a, b) => b.generation - a.generation);
}

/** The newest generation that is whole; null where nothing was ever kept; throws `keep-damaged` where none is whole. */
export async function readKept(folder: Folder): Promise<Kept | null> {
  const { whole, any } = await find(folder);
  if (!whole && !any) await sweep(folder);
  if (!whole && any) throw new PortfolioError('keep-damaged');
  return whole;
}

/**
 * Keeps files and answers in place of what was kept before. First the bytes, then the manifest that names them, then
 * what nobody names any more goes: whatever happens in between, the old or the new generation can be read.
 */
export async function keep(
  folder: Folder,
  { loads: given, answers, settings }: Keepable,
  { at = new Date() }: { at?: Date } = {},
): Promise<Manifest> {
  const { whole, highest } = await find(folder);
  const before = new Set(await names(folder));
  const slot = SLOTS.find((each) => each !== whole?.slot) ?? SLOTS[0];
  try {
    const loads: KeptLoad[] = [];
    for (const { files, at, beside } of given) {
      const entries: KeptEntry[] = [];
      for (const { name, content } of files) entries.push({ name, ...(await put(folder, content)) });
      loads.push({ at: at ?? null, beside: beside === true, files: entries });
    }
    const head = { format: 'bellwether-keep', version: 2, generation: highest + 1 } as const;
    const manifest: Manifest = { ...head, keptAt: at.toISOString(), loads, answers, settings };
    await write(folder, slot, writeManifest(manifest));
    // It is kept; what cannot be tidied now is tidied the next time.
    await tidy(folder, whole ? [] : SLOTS.filter((each) => each !== slot)).catch(() => undefined);
    return manifest;
  } catch (error) {
    await removeAll(folder, (name) => !before.has(name)).catch(() => undefined);
    throw asKeepError(error);
  }
}

/** Removes everything: the manifest that holds goes as the last of the two, then the bytes. */
export async function wipe(folder: Folder): Promise<void> {
  const { whole } = await find(folder).catch(() => ({ whole: null }));
  const last = whole?.slot ?? SLOTS[0];
  await removeAll(folder, (name) => name !== last && isSlot(name));
  await removeAll(folder, isSlot);
  await removeAll(folder, () => true);
}

/** Bytes that the store takes, also those of the generation before. */
export async function bytesTaken(folder: Folder): Promise<number> {
  let bytes = 0;
  // what cannot be read is named by the restore; its size is not known
  for (const name of await names(folder)) bytes += (await read(folder, name).catch(() => null))?.size ?? 0;
  return bytes;
}

/** Removes manifests nothing could be read of, and what is not needed any more. */
async function tidy(folder: Folder, useless: readonly Slot[]): Promise<void> {
  await removeAll(folder, (name) => useless.some((slot) => slot === name));
  await sweep(folder);
}

/** Removes bytes that no manifest names: what a cut left behind. */
async function sweep(folder: Folder): Promise<void> {
  const manifests = await Promise.all(SLOTS.map((slot) => manifestIn(folder, slot)));
  // A manifest that cannot be read may name any of them.
  if (manifests.includes('damaged')) return;
  const whole = manifests.filter((each) => each !== null && each !== 'damaged');
  const needed = new Set([...whole.flatMap(entriesOf).map(fileName), ...whole.map(answersName)]);
  await removeAll(folder, (name) => !isSlot(name) && !needed.has(name));
}

async function find(folder: Folder): Promise<{ whole: Found | null; any: boolean; highest: number }> {
  const slots = await Promise.all(SLOTS.map(async (slot) => ({ slot, manifest: await manifestIn(folder, slot) })));
  const readable = slots.flatMap(({ slot, manifest }) =>
    manifest === null || manifest === 'damaged' ? [] : [{ slot, manifest }],
  );
  const newestFirst = readable.toSorted((a, b) => b.manifest.generation - a.manifest.generation);
  const highest = newestFirst[0]?.manifest.generation ?? 0;
  const any = slots.some(({ manifest }) => manifest !== null);
  let earlier = slots.some(({ manifest }) => manifest === 'damaged');
  for (const { slot, manifest } of newestFirst) {
    const loads = await loadsOf(folder, manifest);
    const { answers, settings } = manifest;
    if (loads) return { whole: { slot, manifest, loads, answers, settings, earlier }, any, highest };
    earlier = true;
  }
  return { whole: null, any, highest };
}

async function manifestIn(folder: Folder, slot: Slot): Promise<Manifest | 'damaged' | null> {
  try {
    const content = await read(folder, slot);
    return content && (readManifest(await content.text()) ?? 'damaged');
  } catch {
    // a disk that does not give it back is no better than one that gives back something else
    return 'damaged';
  }
}

async function loadsOf(folder: Folder, { loads }: Manifest): Promise<Load[] | null> {
  const found: Load[] = [];
  for (const { at, beside, files: entries } of loads) {
    const files: SourceFile[] = [];
    for (const entry of entries) {
      const content = await wholeContent(folder, entry).catch(() => null);
      if (!content) return null;
      files.push({ name: entry.name, content });
    }
    found.push({ files, at, beside });
  }
  return found;
}

/** The bytes, held by the page: a file of the folder could no longer be read once another tab wipes it. */
async function wholeContent(folder: Folder, entry: Pick<KeptEntry, 'sha256' | 'bytes'>): Promise<Blob | null> {
  const stored = await read(folder, fileName(entry));
  if (stored?.size !== entry.bytes) return null;
  const content = new Blob([await stored.arrayBuffer()]);
  return (await hashBytes(content)) === entry.sha256 ? content : null;
}

/** Writes bytes unless they are there already, and reads them again before anything relies on them. */
async function put(folder: Folder, content: SourceFile['content']): Promise<Pick<KeptEntry, 'sha256' | 'bytes'>> {
  const bytes = content instanceof Blob ? content.size : content.byteLength;
  const entry = { sha256: await hashBytes(content), bytes };
  if (await wholeContent(folder, entry).catch(() => null)) return entry;
  await write(folder, fileName(entry), content instanceof Blob ? content : new Uint8Array(content));
  if (!(await wholeContent(folder, entry)))
    throw new PortfolioError('keep-failed', { problem: reason('written-differs') });
  return entry;
}

async function names(folder: Folder): Promise<string[]> {
  const found: string[] = [];
  for await (const name of folder.keys()) found.push(name);
  return found;
}

async function removeAll(folder: Folder, which: (name: string) => boolean): Promise<void> {
  for (const name of (await names(folder)).filter(which)) await folder.removeEntry(name);
}

function isSlot(name: string): boolean {
  return SLOTS.some((slot) => slot === name);
}

function fileName({ sha256 }: Pick<KeptEntry, 'sha256'>): string {
  return `data-${sha256}`;
}

function asKeepError(error: unknown): PortfolioError {
  if (error instanceof PortfolioError) return error;
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return new PortfolioError('keep-quota', {}, { cause: error });
  const problem = error instanceof Error ? error.message : String(error);
  return new PortfolioError('keep-failed', { problem: said(problem) }, { cause: error });
}
