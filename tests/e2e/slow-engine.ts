import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './support.ts';

const MODULE = /\.wasm$/;
const DROP = 1024;
const EVERY_MS = 500;

/** A line on which the engine's module comes drop by drop, so that a page waits for it and does not give it up, until it is let through. */
export interface SlowLine {
  hold(page: Page): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openSlowLine(): Promise<SlowLine> {
  const held = new Set<() => void>();
  let open = false;
  const server = createServer((request, response) => {
    const module = readFileSync(join(ROOT, 'dist', new URL(request.url ?? '/', 'http://host').pathname));
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': module.length });
    if (request.method === 'HEAD' || open) return void response.end(request.method === 'HEAD' ? undefined : module);
    let sent = 0;
    const timer = setInterval(() => response.write(module.subarray(sent, (sent += DROP))), EVERY_MS);
    const rest = () => {
      clearInterval(timer);
      held.delete(rest);
      response.end(module.subarray(sent));
    };
    held.add(rest);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    async hold(page) {
      open = false;
      await page.route(MODULE, (route) => {
        const url = new URL(route.request().url());
        return route.continue({ url: `http://127.0.0.1:${port}${url.pathname}` });
      });
      return async () => {
        open = true;
        for (const rest of [...held]) rest();
        await page.unroute(MODULE);
      };
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
