import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, join, resolve, sep } from 'node:path';
import {
  demandRoom,
  LIMITS_OF,
  PACKAGE_FILE,
  demandDeclared,
  resourcesOf as resourcesIn,
  type Resource,
  withOwnNames,
  type Load,
  type SourceFile,
} from '../ingest/index.ts';
import { hashText } from '../lib/hash.ts';
import { isMetricFile } from '../lib/metric-file.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said } from '../lib/reasons.ts';
import { matchesOf, pathsOf } from './path-patterns.ts';

/** Names of files that hold tables; what they are is found by their content. Locks of open workbooks (`~$`) are none. */
const TABLE_FILE =
  /^(?!~\$).*\.(csv|tsv|tab|psv|txt|xlsx|xlsm|xls|xlsb|et|ods|parquet|arrow|feather|jsonl?|ndjson|zip|gz)$/i;

/** Hears of files in a folder that are left out though they might hold a table. */
export type LeftOut = (path: string) => void;

/**
 * The files that paths name. A folder gives the resources of its `datapackage.json`; without one, the
 * files of tables directly in it, in the order of their names.
 */
export async function readPaths(paths: readonly string[], leftOut?: LeftOut): Promise<SourceFile[]> {
  return (await readLoads([...new Set(paths)], leftOut)).flatMap(({ files }) => files);
}

/** The same, each path a load of its own; its time is when the newest of its files was written. */
export async function readLoads(given: readonly string[], leftOut?: LeftOut): Promise<Load[]> {
  const paths = await pathsOf(given);
  const files: string[][] = [];
  for (const path of paths) files.push(await filesOf(path, leftOut));
  await demandMemory(files.flat());
  const names = namesOf(files.flat());
  const loads = files.map(async (own, index): Promise<Load> => {
    const times = await Promise.all(own.map(async (path) => (await stat(path).catch(() => null))?.mtimeMs ?? 0));
    const path = paths[index] ?? '';
    const read = await readFiles(own, names, path);
    const metrics = await metricsOf(path);
    const ownNames = new Map(metrics.map((metric) => [metric, `metrics/${basename(metric)}`]));
    return {
      files: [...read, ...(await readFiles(metrics, ownNames, path))],
      at: new Date(Math.max(...times)).toISOString(),
    };
  });
  return withOwnNames(await Promise.all(loads));
}

/** All files that paths are read from: those of `filesOf`, descriptions of packages, metrics of the bank's own. */
export async function inputsOf(paths: readonly string[]): Promise<string[]> {
  const inputs: string[] = [];
  for (const path of await pathsOf(paths))
    inputs.push(...(await filesOf(path).catch(() => [path])), ...(await metricsOf(path)), join(path, PACKAGE_FILE));
  return inputs;
}

/** Metrics of the bank's own, in the folder `metrics` of a folder. */
async function metricsOf(path: string): Promise<string[]> {
  const folder = join(path, 'metrics');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory() && isMetricFile(`metrics/${entry.name}`));
  return files.map(({ name }) => join(folder, name)).toSorted();
}

/** Paths of the files that one path names: itself, or those of a folder. */
export async function filesOf(path: string, leftOut?: LeftOut): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) {
    const { files } = await matchesOf(path);
    if (files.length === 0) throw new PortfolioError('no-such-path', { path });
    return tablesAmong(files, { path, leftOut });
  }
  if (!found.isDirectory()) {
    demandRegular(found, path);
    return [path];
  }
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === PACKAGE_FILE)) return resourcesOf(path);
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(path, entry.name));
  return tablesAmong(files.toSorted(), { path, leftOut });
}

/** Those of files that may hold tables. */
async function tablesAmong(
  files: readonly string[],
  { path, leftOut }: { path: string; leftOut: LeftOut | undefined },
): Promise<string[]> {
  const tables: string[] = [];
  for (const name of files.filter((file) => TABLE_FILE.test(basename(file)))) {
    demandRegular(await stat(name), name);
    if (!/\.json$/i.test(name) || (await isList(name))) tables.push(name);
    else leftOut?.(name);
  }
  if (tables.length === 0) throw new PortfolioError('no-files', { path });
  return tables;
}

/** Of JSON files in a folder a list is a table; an object may well be somebody's settings. */
async function isList(path: string): Promise<boolean> {
  const start = new TextDecoder().decode((await readBytes(path)).subarray(0, 1024));
  return start.trimStart().startsWith('[');
}

async function resourcesOf(folder: string): Promise<string[]> {
  const file = join(folder, PACKAGE_FILE);
  return (await declaredIn(folder)).map(({ path }) => {
    const inside = resolve(folder, path);
    if (inside.startsWith(resolve(folder) + sep)) return join(folder, path);
    throw new PortfolioError('unreadable-file', { file, problem: reason('outside-folder', { path }) });
  });
}

/** What the package of a folder says of its files; nothing where there is none. */
async function declaredIn(folder: string): Promise<Resource[]> {
  const file = join(folder, PACKAGE_FILE);
  const described = await stat(file).catch(() => null);
  return described ? resourcesIn(new TextDecoder().decode(await readBytes(file)), file) : [];
}

/** Files as they stand; those of a package are what it declares. */
async function readFiles(files: readonly string[], names: ReadonlyMap<string, string>, path: string) {
  const declared = new Map((await declaredIn(path)).map((resource) => [join(path, resource.path), resource]));
  const read: SourceFile[] = [];
  for (const file of files) {
    const content = await readBytes(file);
    const resource = declared.get(file);
    if (resource) await demandDeclared({ ...resource, path: file }, content);
    read.push({ name: names.get(file) ?? file, content });
  }
  return read;
}

/** Memory that a text takes in the end, times its size; measured with 760 MB. */
const TIMES_ITS_SIZE = 5;

/** Refuses files before they are read that the memory of this machine, or one buffer of Node, cannot hold. */
async function demandMemory(paths: readonly string[]): Promise<void> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0));
  const { loadBytes } = LIMITS_OF['duckdb-node'];
  demandRoom(sizes, { loadBytes: Math.min(loadBytes, totalmem() / TIMES_ITS_SIZE) });
}

/** Refuses what is no file: a device has no end, and a pipe may never begin. */
function demandRegular(found: Stats, path: string): void {
  if (!found.isFile()) throw new PortfolioError('not-a-file', { path });
}

/** SHA-256 of the description of the one folder that is named, which states those of its files; null where there is none. */
export async function dataSum([path = '', ...others]: readonly string[]): Promise<string | null> {
  const file = join(path, PACKAGE_FILE);
  const described = others.length === 0 ? await stat(file).catch(() => null) : null;
  return described ? hashText(new TextDecoder().decode(await readBytes(file))) : null;
}

/** The bytes of a file. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (found && !found.isDirectory()) demandRegular(found, path);
  await demandMemory([path]);
  try {
    return await readFile(path);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (missing) throw new PortfolioError('no-such-path', { path }, { cause });
    const problem = cause instanceof Error && 'code' in cause ? said(String(cause.code)) : reason('not-opened');
    throw new PortfolioError('unreadable-file', { file: path, problem }, { cause });
  }
}

/** Files are known by their names; where two have the same, by their paths. */
function namesOf(given: readonly string[]): Map<string, string> {
  const paths = [...new Set(given)];
  const twice = (name: string) => paths.filter((path) => basename(path) === name).length > 1;
  return new Map(paths.map((path) => [path, twice(basename(path)) ? path : basename(path)]));
}
