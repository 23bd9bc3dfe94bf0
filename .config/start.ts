import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { startServer } from './serve.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['src', 'widgets', 'sample-data', '.config', 'index.html', 'vite.config.ts', 'package.json'];

/** The time of the newest file in a file or folder, in milliseconds. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs);
}

const built = join(ROOT, 'dist', 'index.html');
const stale = !existsSync(built) || SOURCES.some((path) => newest(join(ROOT, path)) > statSync(built).mtimeMs);
if (stale) {
  process.stdout.write('building …\n');
  await build({ root: ROOT, logLevel: 'warn' });
}

const port = Number(process.env['PORT'] ?? 4173);
const server = await startServer({ '/': join(ROOT, 'dist') }, { port: Number.isInteger(port) ? port : 4173 });
process.stdout.write(`Bellwether · 风向标   ${server.url}\n`);
