import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said, type Reason } from '../lib/reasons.ts';
import { inputsOf } from './read-paths.ts';

/** Whether a file that is there is written over. */
export const FORCE_OPTION = { force: { type: 'boolean' } } as const;

/** What must not be written over: the files that are read, and without `force` any other. */
export interface Protected {
  force?: boolean | undefined;
  /** Files and folders that are read. */
  inputs?: readonly (string | undefined)[];
}

/** Refuses a file in a folder that is not there, or in place of another, before any work is done for it. */
export async function demandTarget(target: string, { force = false, inputs = [] }: Protected): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) throw new PortfolioError('no-such-path', { path: dirname(target) });
  const there = await stat(target).catch(() => null);
  if (!there) return;
  if (!there.isFile()) throw new PortfolioError('not-a-file', { path: target });
  for (const input of await inputsOf(inputs.filter((path) => path !== undefined))) {
    const read = await stat(input).catch(() => null);
    // links and other spellings of a path are the same file
    if (read?.ino === there.ino && read.dev === there.dev) throw new PortfolioError('is-input', { path: target });
  }
  if (!force) throw new PortfolioError('file-exists', { path: target });
}

/** Makes a folder and those above it, one by one: below /proc Node's own way of doing so never ends. */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  const refuse = (hint: Reason, cause?: unknown) =>
    new PortfolioError('bad-value', { option: '--out', value: folder, hint }, { cause });
  if (found) throw refuse(reason('no-folder'));
  const above = dirname(resolve(folder));
  if (above !== resolve(folder)) await makeFolder(above);
  try {
    await mkdir(folder);
  } catch (cause) {
    throw refuse(reason('not-written'), cause);
  }
}

/** Written beside and then moved into place, so that a reader never meets half a file. `demandTarget` goes before it. */
export async function saveFile(target: string, content: string | Uint8Array, option = '--out'): Promise<void> {
  const draft = `${target}.${process.pid}.part`;
  let begun = false;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    begun = true;
    await rename(draft, target);
  } catch (cause) {
    if (begun) await rm(draft, { force: true });
    const problem = cause instanceof Error && 'code' in cause ? said(String(cause.code)) : reason('it-not-written');
    throw new PortfolioError('bad-value', { option, value: target, hint: problem }, { cause });
  }
}
