import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/ingest/open/read-tables.ts';
import { seeded } from '../../support/random-book.ts';

const LIMIT_MS = 5_000;

/** How many rows come out; where none do, the file is empty or an issue names what is wrong. */
async function outcome(content: Uint8Array): Promise<number> {
  const start = performance.now();
  const { tables, issues } = await readTables({ name: 'x.csv', content });
  expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  for (const { headers, rows } of tables) {
    expect(headers.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.length > 0)).toBe(true);
  }
  for (const issue of issues) expect(issue).toMatchObject({ severity: 'file', problem: expect.any(String) as string });
  const blank = new TextDecoder().decode(content).trim() === '';
  expect(tables.length + issues.length > 0 || blank).toBe(true);
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

describe('any bytes end in rows or in a named error', () => {
  it('random bytes', async () => {
    const random = seeded(1);
    for (let round = 0; round < 40; round += 1)
      await outcome(Uint8Array.from({ length: Math.floor(random() * 5000) }, () => Math.floor(random() * 256)));
  });

  it('random characters of tables', async () => {
    const random = seeded(2);
    const signs = [...',;\t|"\'\\\n\r a1.贷'];
    for (let round = 0; round < 150; round += 1) {
      const text = Array.from(
        { length: Math.floor(random() * 3000) },
        () => signs[Math.floor(random() * signs.length)],
      );
      await outcome(new TextEncoder().encode(text.join('')));
    }
  });

  it.each([
    ['quotes only', '"'.repeat(200_000)],
    ['a quote at the start of every cell', '"a,"b,"c\n'.repeat(30_000)],
    ['delimiters only', ','.repeat(300_000)],
    ['a cell of a megabyte', `a,b\n${'x'.repeat(1_000_000)},1\n`],
    [
      'twenty thousand columns',
      `${Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(',')}\n${'1,'.repeat(19_999)}1\n`,
    ],
    ['line ends only', '\r\n'.repeat(100_000)],
    ['backslashes before quotes', '\\"'.repeat(100_000)],
  ])('%s, within the time limit', async (_, text) => {
    await outcome(new TextEncoder().encode(text));
  });

  it('and a table cut off anywhere loses at most its last row', async () => {
    const whole = Array.from({ length: 50 }, (_, index) => `${index},"name, ${index}",${index * 1.5}`);
    const bytes = new TextEncoder().encode(['id,name,value', ...whole].join('\r\n'));
    for (let size = 60; size < bytes.length; size += 13) {
      const lines = new TextDecoder().decode(bytes.slice(0, size)).split('\r\n').length;
      const rows = await outcome(bytes.slice(0, size));
      expect(rows, `cut at ${size}`).toBeGreaterThanOrEqual(lines - 2);
    }
  });
});
