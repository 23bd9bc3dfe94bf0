import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said, type Reason } from '../lib/reasons.ts';

/** Refuses a file in a folder that is not there, before any work is done for it. */
export async function demandFolder(target: string): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) throw new PortfolioError('no-such-path', { path: dirname(target) });
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

/** Written beside and then moved into place, so that a reader never meets half a file. */
export async function saveFile(target: string, content: string | Uint8Array): Promise<void> {
  const draft = `${target}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    const problem = cause instanceof Error && 'code' in cause ? said(String(cause.code)) : reason('it-not-written');
    throw new PortfolioError('bad-value', { option: '--out', value: target, hint: problem }, { cause });
  }
}
