import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY, startServer, type Server } from '../.config/serve.ts';

const SCRIPT = `${'export const number = 1;\n'.repeat(400)}// 风向标\n`;
const HASHED = 'assets/index-Ab_3-xyZ.js';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-serving-'));
  await mkdir(join(folder, 'assets'));
  await Promise.all([
    writeFile(join(folder, HASHED), SCRIPT),
    writeFile(join(folder, 'bellwether.js'), SCRIPT),
    writeFile(join(folder, 'index.html'), '<!doctype html><title>short</title>'),
    writeFile(join(folder, 'report.pdf'), SCRIPT),
  ]);
  server = await startServer({ '/': folder }, { port: 0 });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The bytes as they travel: `fetch` would unpack them. */
function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    request(new URL(path, server.url), { headers, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', fail)
      .end();
  });
}

describe('what `npm start` sends', () => {
  it('is packed as the browser takes it, brotli before gzip, and the same text', async () => {
    const [brotli, zipped, plain] = await Promise.all([
      ask(HASHED, { 'accept-encoding': 'gzip, deflate, br, zstd' }),
      ask(HASHED, { 'accept-encoding': 'gzip, br;q=0' }),
      ask(HASHED),
    ]);
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotli.body.length).toBeLessThan(SCRIPT.length / 10);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(gunzipSync(zipped.body).toString()).toBe(SCRIPT);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
    for (const { headers, body } of [brotli, zipped, plain]) expect(headers['content-length']).toBe(`${body.length}`);
  });

  it('is left as it is where that saves nothing', async () => {
    for (const path of ['', 'report.pdf'])
      expect((await ask(path, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('is kept for good under a name with its sum, and asked for anew under every other', async () => {
    expect((await ask(HASHED)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['', 'index.html', 'bellwether.js', 'assets/missing-Ab_3-xyZ.js'])
      expect((await ask(path)).headers['cache-control']).toBe('no-cache');
  });

  it('is not sent again while it is the same, and sent when it changed', async () => {
    const first = await ask('bellwether.js', { 'accept-encoding': 'br' });
    const headers = { 'accept-encoding': 'br', 'if-none-match': first.headers.etag };
    const again = await ask('bellwether.js', headers);
    expect(again).toMatchObject({ status: 304, headers: { 'cache-control': 'no-cache' } });
    expect(again.body).toHaveLength(0);
    // the same file unpacked is other bytes
    expect((await ask('bellwether.js', { 'if-none-match': first.headers.etag })).status).toBe(200);
    await writeFile(join(folder, 'bellwether.js'), `${SCRIPT}export {};\n`);
    await utimes(join(folder, 'bellwether.js'), new Date(), new Date(Date.now() + 5_000));
    const changed = await ask('bellwether.js', headers);
    expect(changed.status).toBe(200);
    expect(brotliDecompressSync(changed.body).toString()).toContain('export {};');
  });

  it('carries the strict policy, whatever the answer', async () => {
    for (const [path, method] of [
      ['', 'GET'],
      [HASHED, 'HEAD'],
      ['missing', 'GET'],
      ['', 'POST'],
    ] as const)
      expect((await ask(path, {}, method)).headers['content-security-policy']).toBe(POLICY);
    expect(POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  });

  it('tells of a head what the body would be', async () => {
    const { body, headers } = await ask(HASHED, { 'accept-encoding': 'br' });
    const head = await ask(HASHED, { 'accept-encoding': 'br' }, 'HEAD');
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe(`${body.length}`);
    expect(head.headers['content-type']).toBe(headers['content-type']);
  });
});
