import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hashBytes } from '../lib/hash.ts';
import { PACKAGE_FILE } from '../lib/package-file.ts';
import { filesOf, readBytes } from './read-paths.ts';
import { sharedBoardPaths, sharedBoards } from './shared-boards.ts';

/** A package as its file says it. */
export interface Described {
  resources?: unknown;
  [property: string]: unknown;
}

/**
 * The description of a folder's package with size and sum of each of its files as they are now; a folder that has none is described by
 * its files of tables. Boards beside the data are named for all its readers; one that cannot be used is an error.
 */
export async function describePackage(folder: string): Promise<Described> {
  const file = join(folder, PACKAGE_FILE);
  const there = (await stat(file).catch(() => null)) !== null;
  const shared = await sharedBoards(folder);
  const boards = shared.length > 0 ? { boards: await sharedBoardPaths(folder) } : {};
  const paths = (await filesOf(folder)).map((path) => relative(folder, path).replaceAll(sep, '/'));
  if (!there) {
    const resources = paths.map((path) => ({ name: nameOf(path), path }));
    return {
      name: 'portfolio',
      resources: await Promise.all(resources.map((resource) => measured(folder, resource))),
      ...boards,
    };
  }
  const given = JSON.parse(new TextDecoder().decode(await readBytes(file))) as Described;
  const resources = Array.isArray(given.resources) ? (given.resources as unknown[]) : [];
  return { ...given, resources: await Promise.all(resources.map((resource) => measured(folder, resource))), ...boards };
}

/** A resource with the size and the sum of its file; one that is cut into several has none of its own. */
export async function measured(folder: string, resource: unknown): Promise<unknown> {
  const path: unknown = typeof resource === 'object' && resource !== null ? Reflect.get(resource, 'path') : undefined;
  if (typeof path !== 'string') return resource;
  const content = await readBytes(join(folder, path));
  return { ...(resource as object), bytes: content.byteLength, hash: `sha256:${await hashBytes(content)}` };
}

/** Names of resources are small letters, digits and signs between them. */
function nameOf(path: string): string {
  const name = path.replace(/\.[^.]*$/, '').toLowerCase();
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

/** As it is written to the disk. */
export function packageText(described: Described): string {
  return `${JSON.stringify(described, null, 2)}\n`;
}
