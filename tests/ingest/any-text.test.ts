import { describe, expect, it } from 'vitest';
import { gbk } from '../support/gbk.ts';
import { importTexts } from '../support/import-text.ts';
import { seeded } from '../support/random-book.ts';

const CHARACTERS = [...'aZ 09.-风向标贷款，；、“', "'", '"', ',', ';', '|', '\t', '\n'];
const DELIMITERS = [',', ';', '\t', '|'] as const;
const ENDINGS = ['\n', '\r\n', '\r'] as const;

const ENCODERS: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8-bom': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'utf-16le': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'utf-16be': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
  gb18030: gbk,
};

interface Case {
  names: string[];
  bytes: Uint8Array;
  described: string;
}

function makeCase(seed: number, encoding: string): Case {
  const share = seeded(seed);
  const random = (below: number) => Math.floor(share() * below);
  const delimiter = DELIMITERS[random(4)] ?? ',';
  const ending = ENDINGS[random(3)] ?? '\n';
  const always = random(2) === 0;
  const names = Array.from({ length: 1 + random(12) }, () => {
    const inner = Array.from({ length: random(8) }, () => CHARACTERS[random(CHARACTERS.length)] ?? 'a').join('');
    return `名${inner}称`;
  });
  const rows = names.map((name, index) => ['2026-06-30', `F${index}`, name, String(index)]);
  const write = (cell: string) =>
    always || /["'\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [['数据日期', '借据编号', '客户名称', '余额（元）'], ...rows].map((row) =>
    row.map(write).join(delimiter),
  );
  const text = lines.join(ending) + (random(2) === 0 ? ending : '');
  const described = `seed ${seed}, ${encoding}, ${JSON.stringify(delimiter)}, ${JSON.stringify(ending)}, quotes ${always}`;
  return { names, bytes: ENCODERS[encoding]?.(text) ?? new Uint8Array(), described };
}

describe('any text', () => {
  it.each(Object.keys(ENCODERS))(
    'in %s reads back as it was written, whatever delimiter, quotes and line ends',
    async (encoding) => {
      for (let seed = 1; seed <= 12; seed += 1) {
        const { names, bytes, described } = makeCase(seed, encoding);
        const { report, cells, engine } = await importTexts({ 'a.csv': bytes });
        const found = await cells('SELECT client_name, outstanding FROM exposure ORDER BY outstanding');
        await engine.close();
        expect({ encoding: report.encoding, found }, described).toEqual({
          encoding,
          found: names.map((name, index) => [name, index]),
        });
        expect(report.rows.loaded, described).toBe(names.length);
      }
    },
  );
});
