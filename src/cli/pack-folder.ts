import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PortfolioError } from '../lib/errors.ts';
import { PACKAGE_FILE } from '../lib/package-file.ts';
import { reason } from '../lib/reasons.ts';
import { TABLES } from '../model/index.ts';
import { PREPARED_FILE } from './prepare-folder.ts';
import { demandTarget, makeFolder, type Protected } from './write-file.ts';

/** The names of all files a package can have. */
const NAMES = [...TABLES.map(({ name }) => fileOf(name)), PREPARED_FILE, PACKAGE_FILE];

export function fileOf(table: string): string {
  return `${table}.csv`;
}

/** Refuses a folder that holds anything but an earlier package: what nobody looked at would be served with the package. */
export async function demandPackFolder(folder: string, guard: Protected): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found) return;
  if (!found.isDirectory())
    throw new PortfolioError('bad-value', { option: '--out', value: folder, hint: reason('no-folder') });
  const there = await readdir(folder);
  const strange = there.find((name) => !NAMES.includes(name));
  if (strange !== undefined)
    throw new PortfolioError('bad-value', {
      option: '--out',
      value: folder,
      hint: reason('not-of-package', { file: strange }),
    });
  for (const name of there) await demandTarget(join(folder, name), guard);
}

/**
 * Makes the files of a package in a folder beside it, and puts them into their place once all of them are there; those of an earlier
 * package that this one has not are taken away. Where `make` fails, nothing was changed.
 */
export async function inPlace<T>(folder: string, make: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${folder.replace(/[/\\]+$/, '')}.${process.pid}.part`;
  await makeFolder(draft);
  try {
    const made = await make(draft);
    await makeFolder(folder);
    const written = await readdir(draft);
    // what a page reads first comes last
    const order = written.toSorted((a, b) => Number(a === PACKAGE_FILE) - Number(b === PACKAGE_FILE));
    for (const name of order) await rename(join(draft, name), join(folder, name));
    for (const name of await readdir(folder)) if (!written.includes(name)) await rm(join(folder, name));
    return made;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
