import { afterEach, describe, expect, it, vi } from 'vitest';
import { STALL_MS, StallWatch } from '../../src/session/loads/stall-watch.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server whose answers come by hand, and end when they are aborted. */
function byHand() {
  const parts = new Map<string, ReadableStreamDefaultController<Uint8Array>>();
  vi.stubGlobal('fetch', async (url: URL, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void parts.set(url.pathname, controller) });
    signal.addEventListener('abort', () => parts.get(url.pathname)?.error(new Error('aborted')));
    return new Response(body);
  });
  return (path: string) => {
    const controller = parts.get(path);
    if (!controller) throw new Error(`nobody asked for ${path}`);
    return {
      send: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
    };
  };
}

const at = (path: string) => new URL(path, 'http://localhost');
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a server that hangs', () => {
  it('is given up early enough to be told within ten seconds', () => {
    expect(STALL_MS).toBeLessThanOrEqual(8_000);
  });

  it('is given up when no byte came, not while bytes still come', async () => {
    vi.useFakeTimers();
    const server = byHand();
    const watch = new StallWatch(1_000);
    const whole = watch.fetch(at('/slow.csv'), undefined, () => undefined);
    await pass(0);
    for (let step = 0; step < 5; step += 1) {
      await pass(900);
      server('/slow.csv').send('x');
    }
    await pass(0);
    server('/slow.csv').end();
    expect(await (await whole).text()).toBe('xxxxx');
    expect(watch.signal.aborted).toBe(false);

    const hanging = watch.fetch(at('/never.csv'), undefined, () => undefined).catch((error: Error) => error.message);
    await pass(999);
    expect(watch.signal.aborted).toBe(false);
    await pass(1);
    expect([await hanging, watch.signal.aborted]).toEqual(['aborted', true]);
  });

  it('is not taken for one by a file that waits for its turn while others come', async () => {
    vi.useFakeTimers();
    const server = byHand();
    const watch = new StallWatch(1_000);
    const waiting = watch.fetch(at('/waits.csv'), undefined, () => undefined);
    const large = watch.fetch(at('/large.csv'), undefined, () => undefined);
    await pass(0);
    for (let step = 0; step < 3; step += 1) {
      await pass(900);
      server('/large.csv').send('y');
    }
    await pass(0);
    server('/large.csv').end();
    server('/waits.csv').send('z');
    server('/waits.csv').end();
    expect([await (await large).text(), await (await waiting).text()]).toEqual(['yyy', 'z']);
    // nothing is open any more: nobody waits
    await pass(5_000);
    expect(watch.signal.aborted).toBe(false);
  });

  it('sends no more of an answer that was refused', async () => {
    const signals: AbortSignal[] = [];
    vi.stubGlobal('fetch', async (_: URL, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
        pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
      });
      return new Response(body, { status: 404 });
    });
    const watch = new StallWatch(60_000);
    const refused = watch.fetch(at('/gone.csv'), undefined, ({ status }) => {
      throw new Error(`status ${status}`);
    });
    await expect(refused).rejects.toThrow('status 404');
    expect([signals.map(({ aborted }) => aborted), watch.signal.aborted]).toEqual([[true], false]);
  });

  it('hears also of the reader who cancels', async () => {
    byHand();
    const watch = new StallWatch(60_000);
    const cancel = new AbortController();
    const ended = watch.fetch(at('/a.csv'), cancel.signal, () => undefined).catch((error: Error) => error.message);
    await new Promise((done) => setTimeout(done));
    cancel.abort();
    expect([await ended, watch.signal.aborted]).toEqual(['aborted', false]);
  });
});
