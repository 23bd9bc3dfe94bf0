import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { aside } from '../aside/aside.ts';
import type { SourceFile } from '../options.ts';
import type { Seen } from '../work.ts';
import { blobOf, bytesOf, sizeOf } from './bytes.ts';
import { demandDeclared, PACKAGE_FILE, resourcesOf, type Resource } from './data-package.ts';
import { declaredGzip, demandFits, demandTextFits } from './fits.ts';
import type { Limits } from './size-limits.ts';
import type { BadPart, Format, Part } from './part.ts';
import { recognise, type Container } from './recognise.ts';
import type { FoundTable } from './table-source.ts';
import type { TableKind } from './table-kind.ts';
import { UnpackBudget, unpackGzip } from './unpack.ts';
import { asUnreadable, Unreadable } from './unreadable.ts';
import { workbookKind } from './workbook-kind.ts';
import { ZipArchive, type ZipEntry } from './zip.ts';

/** A file that stands by itself or in an archive. */
interface OneFile extends SourceFile {
  /** The file as it was given. */
  upload: string;
}

interface Reading {
  /** A person said that this is text of that encoding: nothing else is tried. */
  asText?: (name: string) => boolean;
  /** A person wants to have in what this workbook does not show. */
  withHidden?: (name: string) => boolean;
  signal?: AbortSignal | undefined;
  limits?: Limits;
  /** Hears how far a file is that is read. */
  onSeen?: ((file: string, seen: Partial<Seen>) => void) | undefined;
}

/** Files that archives and folders carry along; by them no table gets lost. */
const NO_TABLE =
  /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini|~\$[^/]*)$|\.(?:md|pdf|docx?|pptx?|png|jpe?g|gif|html?\.txt)$|(?:^|\/)(?:README|LICENSE|LICENCE|CHANGELOG)[^/]*$/i;

/**
 * The tables of files whatever their formats: text as it is, everything else written as text, archives opened. A
 * `datapackage.json` among the files, or in an archive, says which of the others count. What cannot be read is named.
 */
export async function readParts(files: readonly SourceFile[], reading: Reading = {}): Promise<(Part | BadPart)[]> {
  const parts: (Part | BadPart)[] = [];
  for (const file of await filesThatCount(files)) {
    if (reading.signal?.aborted) throw new PortfolioError('cancelled');
    reading.onSeen?.(file.name, {});
    parts.push(...(await readFile({ ...file, upload: file.name }, reading)));
  }
  return parts;
}

/** True for a file, or a table in it, that cannot be read. */
export function isBad(part: Part | BadPart): part is BadPart {
  return 'error' in part;
}

async function filesThatCount(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const described = files.find(({ name }) => baseOf(name) === PACKAGE_FILE);
  if (!described || files.length === 1) return files;
  const folder = described.name.slice(0, described.name.length - PACKAGE_FILE.length);
  const resources = resourcesOf(new TextDecoder().decode(await bytesOf(described.content)), described.name);
  const counting: SourceFile[] = [];
  for (const resource of resources) {
    const { path } = resource;
    const found = files.find(({ name }) => name === folder + path) ?? files.find(({ name }) => name === baseOf(path));
    if (!found)
      throw new PortfolioError('unreadable-file', { file: described.name, problem: reason('not-among', { path }) });
    await demandDeclared(resource, found.content);
    counting.push(found);
  }
  return counting;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function readFile(file: OneFile, reading: Reading, inArchive = false): Promise<(Part | BadPart)[]> {
  try {
    if (reading.asText?.(file.name)) return [textPart(file, reading)];
    const container = await recognise(file.content);
    if (container === 'zip') return await readZip(file, reading, inArchive);
    if (container === 'gzip') return await readGzip(file, reading, inArchive);
    if (container === 'text') return [textPart(file, reading)];
    return await readTables(file, KINDS[container], reading);
  } catch (error) {
    if (error instanceof PortfolioError) throw error;
    return [bad(file, error)];
  }
}

function bad({ name, upload, content }: OneFile, error: unknown, sheet: string | null = null): BadPart {
  return { name, upload, sheet, origin: content, error: asUnreadable(error) };
}

function textPart({ name, upload, content }: OneFile, { limits }: Reading): Part {
  demandTextFits(sizeOf(content), limits);
  return { name, upload, sheet: null, format: 'text', origin: content, content, cells: null };
}

const KINDS: Readonly<Record<Exclude<Container, 'text' | 'zip' | 'gzip'>, TableKind>> = {
  parquet: 'parquet',
  'arrow-file': 'arrow',
  'arrow-stream': 'arrow',
  markup: 'markup',
  json: 'json',
  ole: 'xls',
};

/** Tables that are no text are read in a worker, where the page can have one. */
async function readTables(
  file: OneFile,
  kind: TableKind,
  { signal, onSeen, limits, withHidden }: Reading,
  zip?: ZipArchive,
): Promise<(Part | BadPart)[]> {
  demandFits(kind, zip ?? file.content, limits);
  const work = { signal, onSeen: onSeen && ((seen: Seen) => onSeen(file.upload, seen)) };
  const { format, tables } = await aside(
    'tables',
    { content: file.content, kind, withHidden: withHidden?.(file.upload) },
    work,
  );
  return named(file, format, tables);
}

async function readGzip(file: OneFile, reading: Reading, inArchive: boolean): Promise<(Part | BadPart)[]> {
  if (inArchive) throw new Unreadable('unknown-format', { detail: 'gzip' });
  demandTextFits(await declaredGzip(file.content), reading.limits);
  const budget = new UnpackBudget(sizeOf(file.content));
  const content = await unpackGzip(blobOf(file.content), { budget, signal: reading.signal });
  const parts = await readFile({ ...file, name: file.name.replace(/\.gz$/i, ''), content }, reading, true);
  return parts.map((part) => ({ ...part, origin: file.content }));
}

async function readZip(file: OneFile, reading: Reading, inArchive: boolean): Promise<(Part | BadPart)[]> {
  const { signal } = reading;
  const zip = await ZipArchive.open(file.content);
  const kind = await workbookKind(zip);
  if (kind) return readTables(file, kind, reading, zip);
  if (inArchive) throw new Unreadable('unknown-format', { detail: reason('zip-in-zip') });
  const parts: (Part | BadPart)[] = [];
  const entries = await resourcesIn(zip, file.name);
  if (entries.length === 0) throw new Unreadable('no-table');
  for (const { entry, resource } of entries) {
    if (signal?.aborted) throw new PortfolioError('cancelled');
    parts.push(...(await readEntry(zip, entry, file, { ...reading, ...(resource ? { resource } : {}) })));
  }
  return parts;
}

async function readEntry(
  zip: ZipArchive,
  entry: ZipEntry,
  { name, upload }: OneFile,
  { resource, ...reading }: Reading & { resource?: Resource },
) {
  const own = { name: `${name}/${entry.name}`, upload };
  try {
    demandTextFits(entry.declaredBytes, reading.limits);
    const content = await zip.read(entry, reading.signal);
    if (resource) await demandDeclared(resource, content);
    return await readFile({ ...own, content }, reading, true);
  } catch (error) {
    // A budget that is spent ends the whole archive.
    if (error instanceof PortfolioError || (error instanceof Unreadable && error.problem === 'unpacks-too-large'))
      throw error;
    return [bad({ ...own, content: new Uint8Array() }, error)];
  }
}

/** The entries that count: the resources of a package, or all but folders and what is known to be no table. */
async function resourcesIn(zip: ZipArchive, file: string): Promise<{ entry: ZipEntry; resource?: Resource }[]> {
  const all = zip.entries.filter(({ name }) => !name.endsWith('/'));
  const described = all
    .filter(({ name }) => baseOf(name) === PACKAGE_FILE)
    .toSorted((a, b) => a.name.length - b.name.length)[0];
  if (!described) return all.filter(({ name }) => !NO_TABLE.test(name)).map((entry) => ({ entry }));
  const folder = described.name.slice(0, described.name.length - PACKAGE_FILE.length);
  const resources = resourcesOf(await (await zip.read(described)).text(), `${file}/${described.name}`);
  return resources.map((resource) => {
    const { path } = resource;
    const entry = zip.entry(folder + path.replace(/^\.\//, ''));
    if (!entry) throw new Unreadable('missing-resource', { detail: path });
    return { entry, resource };
  });
}

/** Tables under their names: a file with one table keeps its own, of several each has its sheet's behind it. */
function named(file: OneFile, format: Format, tables: readonly FoundTable[]): (Part | BadPart)[] {
  const filled = tables.flatMap(({ sheet, grid, hidden }) => (grid ? [{ sheet, grid, hidden }] : []));
  if (filled.length === 0) throw new Unreadable('no-table');
  return filled.map(({ sheet, grid, hidden }) => ({
    name: filled.length === 1 ? file.name : `${file.name}#${sheet}`,
    upload: file.upload,
    sheet,
    format,
    origin: file.content,
    content: grid.content,
    cells: grid.cells,
    ...(hidden ? { hidden } : {}),
  }));
}
