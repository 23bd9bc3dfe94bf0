import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import { operationsOf, Stream, Text, type Dict, type Operation } from './objects.ts';
import type { Tagged } from './tagged.ts';

interface UsedFont {
  dict: Dict;
  descendant: Dict;
  descriptor: Dict;
  file: Uint8Array;
  /** Codes that are drawn. */
  codes: Set<number>;
  unicode: Map<number, string>;
}

let documents: UaDocument[];
let fonts: UsedFont[];
beforeAll(async () => {
  documents = await uaDocuments();
  fonts = documents.flatMap(({ tagged }) => fontsOf(tagged));
});

function fontsOf({ objects, pages }: Tagged): UsedFont[] {
  const found = new Map<Dict, UsedFont>();
  for (const { dict, operations } of pages) walk(objects.dict(dict['Resources']), operations);
  return [...found.values()];

  /** What is drawn, also in the groups of a chart. */
  function walk(resources: Dict, operations: readonly Operation[]): void {
    const named = objects.dict(resources['Font'] ?? {});
    let current: UsedFont | undefined;
    for (const { operator, operands } of operations) {
      const [first] = operands;
      if (operator === 'Tf') {
        const dict = objects.dict(named[String(first).slice(1)]);
        current = found.get(dict) ?? usedFont(dict);
        found.set(dict, current);
      }
      if (operator === 'Do') {
        const form = objects.get(objects.dict(resources['XObject'])[String(first).slice(1)]);
        if (form instanceof Stream) walk(objects.dict(form.dict['Resources'] ?? {}), operationsOf(form.bytes));
      }
      for (const text of operator === 'TJ' ? objects.list(first) : operator === 'Tj' ? operands : [])
        if (text instanceof Text)
          for (let at = 0; at < text.bytes.length; at += 2)
            current?.codes.add((text.bytes[at] ?? 0) * 256 + (text.bytes[at + 1] ?? 0));
    }
  }

  function usedFont(dict: Dict): UsedFont {
    const descendant = objects.dict(objects.list(dict['DescendantFonts'])[0]);
    const descriptor = objects.dict(descendant['FontDescriptor']);
    const file = objects.get(descriptor['FontFile2']);
    const map = objects.get(dict['ToUnicode']);
    if (!(file instanceof Stream) || !(map instanceof Stream)) throw new Error('a font lacks a file');
    return { dict, descendant, descriptor, file: file.bytes, codes: new Set(), unicode: unicodeOf(map.bytes) };
  }
}

function unicodeOf(map: Uint8Array): Map<number, string> {
  const found = new Map<number, string>();
  const text = new TextDecoder('latin1').decode(map);
  for (const [, first = '', , list = ''] of text.matchAll(/<([\da-f]{4})> <([\da-f]{4})> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], index) => {
      const units = hex.replace(/\s/g, '').match(/.{4}/g) ?? [];
      found.set(parseInt(first, 16) + index, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  return found;
}

describe('fonts', () => {
  it('are used', () => {
    expect(fonts.length).toBeGreaterThanOrEqual(4);
    for (const { codes } of fonts) expect(codes.size).toBeGreaterThan(20);
  });

  it('are in the file (31-009), with a map from codes to glyphs (31-004)', () => {
    for (const { file, descendant } of fonts) {
      expect(file.length).toBeGreaterThan(1_000);
      expect(descendant['Subtype']).toBe('/CIDFontType2');
      expect(descendant['CIDToGIDMap']).toBe('/Identity');
    }
  });

  it('have codes of two bytes, by a map every program knows (31-001 to 31-003, 31-006)', () => {
    for (const { dict } of fonts) {
      expect(dict['Subtype']).toBe('/Type0');
      expect(dict['Encoding']).toBe('/Identity-H');
    }
  });

  it('say of every code drawn which letter it is (10-001, 31-027 to 31-029)', () => {
    for (const { codes, unicode } of fonts)
      for (const code of codes) expect(unicode.get(code)).toMatch(/^[^\0\uFEFF\uFFFE]+$/u);
  });

  it('map no code to nothing', () => {
    for (const { unicode } of fonts)
      expect([...unicode.values()].filter((text) => /[\0\uFEFF\uFFFE]/.test(text))).toEqual([]);
  });

  it('have a shape for every code drawn (31-011, 31-030)', () => {
    for (const { codes, file } of fonts) {
      expect(codes.has(0)).toBe(false);
      const glyphs = new DataView(file.buffer, file.byteOffset + tableAt(file, 'maxp')).getUint16(4);
      for (const code of codes) expect(code).toBeLessThan(glyphs);
    }
  });

  it('are as wide as the file says (31-016)', () => {
    for (const { codes, file, descendant } of fonts) {
      const widths = (descendant['W'] as [number, number[]])[1];
      const head = new DataView(file.buffer, file.byteOffset + tableAt(file, 'head'));
      const metrics = new DataView(file.buffer, file.byteOffset + tableAt(file, 'hmtx'));
      const perEm = head.getUint16(18);
      for (const code of codes)
        expect(Math.abs((widths[code] ?? 0) - (metrics.getUint16(code * 4) * 1_000) / perEm)).toBeLessThan(1);
    }
  });

  it('have a name that says they are a part', () => {
    for (const { dict, descriptor } of fonts) {
      expect(String(dict['BaseFont'])).toMatch(/^\/[A-Z]{6}\+/);
      expect(descriptor['FontName']).toBe(dict['BaseFont']);
    }
  });
});

function tableAt(file: Uint8Array, name: string): number {
  const view = new DataView(file.buffer, file.byteOffset);
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    if (new TextDecoder('latin1').decode(file.slice(at, at + 4)) === name) return view.getUint32(at + 8);
  throw new Error(`no table ${name}`);
}
