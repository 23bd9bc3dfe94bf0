import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PortfolioError } from '../lib/errors.ts';

/** Refuses a file in a folder that is not there, before any work is done for it. */
export async function demandFolder(target: string): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) throw new PortfolioError('no-such-path', { path: dirname(target) });
}

/** Written beside and then moved into place, so that a reader never meets half a file. */
export async function saveFile(target: string, content: string | Uint8Array): Promise<void> {
  const draft = `${target}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be written';
    throw new PortfolioError('bad-value', { option: '--out', value: target, hint: problem }, { cause });
  }
}
