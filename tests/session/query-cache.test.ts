import { describe, expect, it } from 'vitest';
import { QueryCache } from '../../src/session/portfolio/query-cache.ts';

describe('QueryCache', () => {
  it('runs equal questions once and keeps the answer', async () => {
    const cache = new QueryCache<number>();
    let runs = 0;
    const run = async () => ++runs;
    expect(await Promise.all([cache.get('a', run), cache.get('a', run)])).toEqual([1, 1]);
    expect(await cache.get('a', run)).toBe(1);
    expect(await cache.get('b', run)).toBe(2);
  });

  it('asks anew after a failure', async () => {
    const cache = new QueryCache<number>();
    await expect(cache.get('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await cache.get('a', async () => 7)).toBe(7);
  });

  it('lets one leave while another waits, and stops the run when nobody does', async () => {
    const cache = new QueryCache<number>();
    const [first, second] = [new AbortController(), new AbortController()];
    let stopped = 0;
    let finish: (value: number) => void = () => undefined;
    const run = (signal: AbortSignal) =>
      new Promise<number>((resolve) => {
        finish = resolve;
        signal.addEventListener('abort', () => (stopped += 1));
      });
    const one = cache.get('a', run, first.signal);
    const two = cache.get('a', run, second.signal);
    first.abort();
    await expect(one).rejects.toThrow('cancelled');
    expect(stopped).toBe(0);
    finish(3);
    expect(await two).toBe(3);

    const third = new AbortController();
    const alone = cache.get('b', run, third.signal);
    third.abort();
    await expect(alone).rejects.toThrow('cancelled');
    expect(stopped).toBe(1);
  });
});
