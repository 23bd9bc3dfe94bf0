import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Names the code of a checkout: what answers are made by is all of it, and the libraries it is locked to. */
export function buildOf(root: string): string {
  const hash = createHash('sha256');
  const files = ['src', 'widgets'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const code = files.filter((name) => /\.(ts|svelte|json)$/.test(name)).sort();
  for (const name of [...code, 'package-lock.json']) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

/** What the boards ask of the sample and what it answers, made by the command line's engine in a process of its own. */
export async function preparedSample(root: string, from: { build: string; data: string }): Promise<string> {
  const command = [
    '--import',
    'tsx',
    '--import',
    join(root, '.config/skip-svelte.mjs'),
    join(root, '.config/prepare.ts'),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [...command, JSON.stringify(from)], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
