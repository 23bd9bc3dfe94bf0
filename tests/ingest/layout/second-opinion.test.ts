import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { cutText } from '../../../src/ingest/layout/cutter.ts';
import { PLAIN } from '../../../src/ingest/layout/dialect.ts';

const PIECES = ['', 'a', '余额', '"', ',', ';', '\t', '\n', "'", ' ', '1,234.50', '光伏'];

/** A seeded run of numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomTable(seed: number): string[][] {
  const next = numbers(seed);
  const upTo = (count: number) => Math.floor(next() * count);
  const cell = () => Array.from({ length: upTo(4) }, () => PIECES[upTo(PIECES.length)] ?? '').join('');
  const width = 2 + upTo(6);
  return Array.from({ length: 1 + upTo(40) }, () => Array.from({ length: width }, cell));
}

it('cuts well-formed text as PapaParse does, whatever stands in the cells', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const table = randomTable(seed);
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = Papa.unparse(table, { delimiter, newline: '\r\n', quotes: true });
      const theirs = Papa.parse<string[]>(text, { delimiter, newline: '\r\n' }).data;
      expect(cutText(text, { ...PLAIN, delimiter }).map(({ cells }) => cells)).toEqual(theirs);
    }
  }
});
