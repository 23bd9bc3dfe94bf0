import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** What a pattern names, each in the order of the names. */
interface Matches {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Files and folders a pattern (`ledgers/2026-*.csv`) names; none of a path without `*`, `?`, `[…]` or `{…}`. */
export async function matchesOf(pattern: string): Promise<Matches> {
  const text = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  if (!isDynamicPattern(text)) return { files: [], folders: [] };
  const asked = { expandDirectories: false, dot: false, followSymbolicLinks: true };
  const found = await glob(text, { ...asked, onlyFiles: false });
  const isFolder = (path: string) => path.endsWith('/');
  return {
    files: found.filter((path) => !isFolder(path)).toSorted(),
    folders: found
      .filter(isFolder)
      .map((path) => path.slice(0, -1))
      .toSorted(),
  };
}

/** Paths with a pattern of folders taken apart into them: each is a delivery. The files a pattern names are one, and a path that is there is itself whatever it is called. */
export async function pathsOf(paths: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const path of paths) {
    const there = await stat(path).catch(() => null);
    const { files, folders } = there ? { files: [], folders: [] } : await matchesOf(path);
    all.push(...(files.length === 0 && folders.length > 0 ? folders : [path]));
  }
  return all;
}
