import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with an answer: none comes, its connection breaks half way, half of the file is all there is, or another policy. */
export type Fault = 'hangs' | 'breaks' | 'half' | { readonly policy: string };

export interface FaultyServer {
  url: string;
  /** From now on answers for these paths go wrong, all others are those of the server behind. */
  spoil(path: RegExp, fault: Fault): void;
  mend(): void;
  close(): Promise<void>;
}

/** Stands before a server and spoils answers of it. */
export async function faultyServer(behind: string): Promise<FaultyServer> {
  let spoiled: { path: RegExp; fault: Fault } | null = null;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const fault = spoiled?.path.test(path) ? spoiled.fault : null;
    if (fault === 'hangs') return;
    void (async () => {
      const method = request.method ?? 'GET';
      const answer = await fetch(new URL(path, behind), { method, headers: { 'accept-encoding': 'identity' } });
      const whole = Buffer.from(await answer.arrayBuffer());
      const half = whole.subarray(0, Math.floor(whole.length / 2));
      const body = fault === 'half' ? half : whole;
      response.setHeader('Content-Type', answer.headers.get('content-type') ?? 'text/plain');
      response.setHeader(
        'Content-Security-Policy',
        typeof fault === 'object' && fault ? fault.policy : (answer.headers.get('content-security-policy') ?? ''),
      );
      response.writeHead(answer.status, { 'Content-Length': body.length });
      if (method === 'HEAD') return void response.end();
      if (fault !== 'breaks') return void response.end(body);
      response.write(half, () => setTimeout(() => response.destroy(), 50));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    spoil: (path, fault) => {
      spoiled = { path, fault };
    },
    mend: () => {
      spoiled = null;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
