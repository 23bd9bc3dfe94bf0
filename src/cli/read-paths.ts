import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import type { SourceFile } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';

const TABLE_FILE = /\.(csv|tsv|txt)$/i;

/**
 * The files that paths name. A folder gives the resources of its `datapackage.json`; without one, the
 * .csv, .tsv and .txt files directly in it, in the order of their names.
 */
export async function readPaths(paths: readonly string[]): Promise<SourceFile[]> {
  const files: string[] = [];
  for (const path of paths) files.push(...(await filesOf(path)));
  const names = namesOf([...new Set(files)]);
  return Promise.all([...names].map(async ([path, name]) => ({ name, content: await readBytes(path) })));
}

/** Paths of the files that one path names: itself, or those of a folder. */
export async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new PortfolioError('no-such-path', { path });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'datapackage.json')) return resourcesOf(path);
  const files = entries.filter((entry) => !entry.isDirectory() && TABLE_FILE.test(entry.name)).map(({ name }) => name);
  if (files.length === 0) throw new PortfolioError('no-files', { path });
  return files.toSorted().map((name) => join(path, name));
}

async function resourcesOf(folder: string): Promise<string[]> {
  const file = join(folder, 'datapackage.json');
  const paths = pathsIn(await readBytes(file), file);
  return paths.map((path) => {
    const inside = resolve(folder, path);
    if (inside.startsWith(resolve(folder) + sep)) return join(folder, path);
    throw new PortfolioError('unreadable-file', { file, problem: `${path} lies outside its folder` });
  });
}

function pathsIn(content: Uint8Array, file: string): string[] {
  const resources = field(parse(content, file), 'resources');
  const paths = Array.isArray(resources) ? resources.map((resource: unknown) => field(resource, 'path')) : [];
  const valid = paths.filter((path) => typeof path === 'string');
  if (valid.length === 0) throw new PortfolioError('unreadable-file', { file, problem: 'it names no resource' });
  return valid;
}

function parse(content: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: 'it is not JSON' }, { cause });
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The bytes of a file. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (missing) throw new PortfolioError('no-such-path', { path }, { cause });
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be opened';
    throw new PortfolioError('unreadable-file', { file: path, problem }, { cause });
  }
}

/** Files are known by their names; where two have the same, by their paths. */
function namesOf(paths: readonly string[]): Map<string, string> {
  const twice = (name: string) => paths.filter((path) => basename(path) === name).length > 1;
  return new Map(paths.map((path) => [path, twice(basename(path)) ? path : basename(path)]));
}
