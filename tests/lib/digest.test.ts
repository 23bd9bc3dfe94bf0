import { afterEach, expect, it, vi } from 'vitest';
import { digestText } from '../../src/lib/digest.ts';

/** `printf 'Wert 价值' | sha256sum` */
const SUM = '59ca4ed569c698694de05c8224fc4bd0ffffb89f4632baaeac08d7e3f79f845e';

afterEach(() => vi.unstubAllGlobals());

it('tells the sum of a text by the platform’s code, and the same where a page has none', async () => {
  expect(await digestText('Wert 价值')).toBe(SUM);
  vi.stubGlobal('crypto', {});
  expect(await digestText('Wert 价值')).toBe(SUM);
});
