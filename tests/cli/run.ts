import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { main } from '../../src/cli/run-command.ts';
import { openOnce } from '../support/sample.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const SAMPLE = join(ROOT, 'sample-data');
export const MESSY = join(SAMPLE, 'messy');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

const COMMAND = [
  '--import',
  'tsx',
  '--import',
  join(ROOT, '.config/skip-svelte.mjs'),
  join(ROOT, 'src/cli/bellwether.ts'),
];

/** Runs a command line in this process: all of it but the start of Node, and the sample is read once. */
export async function bellwether(...args: readonly string[]): Promise<Ran> {
  const ran: Ran = { code: null, out: '', err: '' };
  const streams = {
    out: (text: string) => (ran.out += text),
    err: (text: string) => (ran.err += text),
    open: openOnce,
  };
  const code = await main(args, streams);
  return { ...ran, code };
}

/** Runs the command as a checkout does, in a process of its own. */
export function command(...args: readonly string[]): Promise<Ran> {
  return run(args, () => undefined);
}

/** The same, with a reader that closes its end after the first piece, as `| head` does. */
export function readOnce(...args: readonly string[]): Promise<Ran> {
  return run(args, (stdout) => stdout.destroy());
}

function run(args: readonly string[], afterFirst: (stdout: Readable) => void): Promise<Ran> {
  const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.out += text;
    afterFirst(child.stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}
