import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { compressed, encodingFor } from './compress.ts';

/** The policy every response carries, scripts included: a same-origin worker obeys that of its own response. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types bellwether',
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.pdf': 'application/pdf',
};

/** A name with the sum of its content in it never means anything else; every other is asked for anew, and answered 304 where it is the same. */
const HASHED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/** How long a browser may take what is at a path for what it was. */
export function cacheControl(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A static server and how to reach and stop it. */
export interface Server {
  /** `http://localhost:4173/` */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves folders under their prefixes (`{ '/': 'dist' }`), on this machine only, under the strict policy.
 * A taken port gives way to the next free one; port 0 takes any.
 */
export async function startServer(
  folders: Record<string, string>,
  { port = 4173, host = '127.0.0.1' } = {},
): Promise<Server> {
  const mounts = Object.entries(folders).sort(([a], [b]) => b.length - a.length);
  const server = createServer((request, response) => {
    respond(request, response, mounts).catch(() => response.writeHead(500).end());
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(candidate, host, () => {
          server.off('error', fail);
          done();
        });
      });
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= port + 50) throw error;
    }
  }
}

async function respond(request: IncomingMessage, response: ServerResponse, mounts: [string, string][]): Promise<void> {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const file = await locate(request.url ?? '/', mounts);
  if (!file) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
  const { path, size, version } = file;
  const encoding = encodingFor(request.headers['accept-encoding'], path, size);
  const tag = `"${version}${encoding ?? ''}"`;
  response.setHeader('Cache-Control', cacheControl(path));
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', tag);
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
  response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
  if (encoding) {
    const body = await compressed(path, version, encoding);
    response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': body.length });
    return void response.end(request.method === 'HEAD' ? undefined : body);
  }
  response.writeHead(200, { 'Content-Length': size });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
}

interface Found {
  path: string;
  size: number;
  /** Tells one state of the file from the next. */
  version: string;
}

async function locate(url: string, mounts: [string, string][]): Promise<Found | null> {
  const path = decode(new URL(url, 'http://localhost').pathname);
  const mount = mounts.find(([prefix]) => path?.startsWith(prefix));
  if (path === null || !mount) return null;
  const root = resolve(mount[1]);
  const wanted = join(root, normalize(path.slice(mount[0].length - 1)));
  if (wanted !== root && !wanted.startsWith(root + sep)) return null;
  const found = await stat(wanted).catch(() => null);
  if (found?.isFile()) return foundAt(wanted, found);
  if (!found?.isDirectory() || !path.endsWith('/')) return null;
  const index = await stat(join(wanted, 'index.html')).catch(() => null);
  return index?.isFile() ? foundAt(join(wanted, 'index.html'), index) : null;
}

function foundAt(path: string, { size, mtimeMs }: { size: number; mtimeMs: number }): Found {
  return { path, size, version: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}` };
}

function decode(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}
