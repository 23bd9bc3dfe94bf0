import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isBad, readParts } from '../../../src/ingest/formats/read-parts.ts';
import { makeXls, makeXlsb, makeXlsx, sheetData } from './make-workbook.ts';
import { makeZip } from './make-zip.ts';

const ROUNDS = 150;
const PATIENCE_MS = 5_000;

/** Small, and the same in every run. */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What comes of a file: tables, or the names of problems. Anything else fails the test. */
async function outcome(content: Uint8Array): Promise<string[]> {
  const started = performance.now();
  const parts = await readParts([{ name: 'a.bin', content }]);
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  expect(parts.length).toBeGreaterThan(0);
  return parts.map((part) => (isBad(part) ? part.error.problem : 'table'));
}

const rows = Array.from({ length: 30 }, (_, index) => [`F${index}`, index * 1.5, '正常 & "x"']);
const WHOLE: Readonly<Record<string, Uint8Array>> = {
  xlsx: makeXlsx({
    sheets: { A: sheetData([['a', 'b', 'c'], ...rows.map((row) => [row[0] ?? '', row[1] ?? '', 'x'])]) },
  }),
  xls: makeXls(rows),
  xlsb: makeXlsb(rows),
  arrow: tableToIPC(tableFromArrays({ a: Float64Array.from(rows, (_, index) => index) }), 'file'),
  'arrow stream': tableToIPC(tableFromArrays({ a: Float64Array.from(rows, (_, index) => index) }), 'stream'),
  json: new TextEncoder().encode(JSON.stringify(rows.map(([a, b, c]) => ({ a, b, c })))),
  html: new TextEncoder().encode(
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  ),
  zip: makeZip([{ name: 'a.csv', content: 'a,b\n1,2\n'.repeat(50) }]),
  gzip: new Uint8Array(gzipSync('a,b\n1,2\n'.repeat(50))),
};

describe('a damaged file ends in tables or a named problem, soon', () => {
  it.each(Object.entries(WHOLE))('%s that is whole has its table', async (_, content) => {
    expect(await outcome(content)).toEqual(['table']);
  });

  it.each(Object.entries(WHOLE))('%s with bytes changed', async (name, content) => {
    const random = randomBy(name.length * 7919);
    for (let round = 0; round < ROUNDS; round += 1) {
      const broken = content.slice();
      for (let count = 1 + Math.floor(random() * 8); count > 0; count -= 1)
        broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
      await outcome(broken);
    }
  });

  it.each(Object.entries(WHOLE))('%s with a piece cut out or doubled', async (name, content) => {
    const random = randomBy(name.length * 104729);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [from, to] = [random(), random()]
        .map((share) => Math.floor(share * content.length))
        .toSorted((a, b) => a - b);
      const parts =
        random() < 0.5 ? [content.slice(0, from), content.slice(to)] : [content.slice(0, to), content.slice(from)];
      await outcome(new Uint8Array(Buffer.concat(parts)));
    }
  });

  it.each([0, 1, 2, 3])('bytes of chance behind the first of a known kind, seed %i', async (seed) => {
    const random = randomBy(seed + 1);
    const heads = [
      [],
      ...Object.values(WHOLE).map((content) => [...content.slice(0, 8)]),
      [...Buffer.from('PAR1')],
      [...Buffer.from('ARROW1\0\0')],
    ];
    for (const head of heads)
      for (const length of [0, 1, 30, 600, 20_000]) {
        const tail = Array.from({ length }, () => Math.floor(random() * 256));
        await outcome(new Uint8Array([...head, ...tail]));
      }
  });
});

describe('text that takes a careless reader for ever', () => {
  const many = 300_000;
  it.each([
    ['rows that never end', makeXlsx({ sheets: { A: `<sheetData>${'<row r="1">'.repeat(many)}` } })],
    [
      'cells that never end',
      makeXlsx({ sheets: { A: `<sheetData><row r="1">${'<c r="A1">'.repeat(many)}</row></sheetData>` } }),
    ],
    ['tags that never end', makeXlsx({ sheets: { A: `<sheetData>${'<row '.repeat(many)}` } })],
    ['names that never end', makeXlsx({ sheets: { A: `<sheetData><${'a'.repeat(many * 10)}` } })],
    ['texts that never end', makeXlsx({ sheets: { A: '<sheetData/>' }, strings: ['<r><t>'.repeat(many)] })],
    ['a page of open cells', new TextEncoder().encode(`<table>${'<td '.repeat(many)}`)],
    [
      'a page of wide cells',
      new TextEncoder().encode(`<table>${'<tr><td colspan=16384 rowspan=16384>'.repeat(300)}</table>`),
    ],
    ['brackets', new TextEncoder().encode('[{"a":'.repeat(many))],
    ['backslashes', new TextEncoder().encode(`[{"a":"${'\\\\'.repeat(100_000)}`)],
    ['ampersands', new TextEncoder().encode(`<table><tr><td>${'&#1'.repeat(many)}</td></tr></table>`)],
  ])('%s', async (_, content) => {
    expect(await outcome(content)).toHaveLength(1);
  });
});
