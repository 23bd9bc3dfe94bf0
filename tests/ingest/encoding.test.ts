import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../src/ingest/text/encoding.ts';

const CHINESE =
  '数据日期,借据编号,客户名称,贷款余额（万元）\r\n2026-06-30,JK001,云岭光伏发电有限公司,1234.50\r\n2026-06-30,JK002,堃喆能源,2.00\r\n';
const TRADITIONAL =
  '資料日期,借據編號,客戶名稱,貸款餘額\r\n2026-06-30,JK001,臺灣電力股份有限公司,1234.50\r\n2026-06-30,JK002,國家發展銀行,2.00\r\n';
const WESTERN =
  'name,city,amount\r\nMüller & Söhne,Köln,12\r\nSociété Générale,Orléans,34\r\nÅre Ångström,Malmö,5\r\nO’Neill,Besançon,6 £\r\n';

/** Bytes of a text in a one- or two-byte encoding, by turning its decoder round. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const signs: [string, number][] = encoding === 'windows-1252' ? [['’', 0x92]] : [];
  const codes = new Map<string, number[]>(signs.map(([sign, code]) => [sign, [code]]));
  for (let high = 0x80; high < 0x100; high += 1) {
    codes.set(decoder.decode(Uint8Array.of(high)), [high]);
    for (let low = 0x40; low < 0x100; low += 1) {
      const pair = decoder.decode(Uint8Array.of(high, low));
      if ([...pair].length === 1 && !codes.has(pair)) codes.set(pair, [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), little);
  return new Uint8Array(view.buffer);
}

async function read(bytes: Uint8Array, options: { encoding?: string } = {}): Promise<[string, string]> {
  const { content, encoding } = await toUtf8(bytes, options);
  return [encoding, content instanceof Blob ? await content.text() : new TextDecoder().decode(content)];
}

describe('the encoding of a text', () => {
  it.each([
    ['gb18030', CHINESE],
    ['big5', TRADITIONAL],
    ['windows-1252', WESTERN],
    ['macintosh', WESTERN],
    ['macintosh', WESTERN.replaceAll('\r\n', '\r')],
  ])('is found: %s', async (encoding, text) => {
    expect(await read(encode(text, encoding))).toEqual([encoding, text]);
  });

  it.each([CHINESE, TRADITIONAL, WESTERN])('is found for UTF-8 and UTF-16, with a mark and without', async (text) => {
    expect(await read(new TextEncoder().encode(text))).toEqual(['utf-8', text]);
    expect(await read(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(['utf-8-bom', text]);
    for (const mark of ['', '\uFEFF']) {
      expect(await read(utf16(mark + text, true))).toEqual(['utf-16le', text]);
      expect(await read(utf16(mark + text, false))).toEqual(['utf-16be', text]);
    }
  });

  it('is Western for a single accented letter, and Chinese for a single character', async () => {
    expect(await read(encode('a,b\nCafé,1\n', 'windows-1252'))).toEqual(['windows-1252', 'a,b\nCafé,1\n']);
    expect(await read(encode('a,b\n银,1\n', 'gb18030'))).toEqual(['gb18030', 'a,b\n银,1\n']);
  });

  it('is still found where the file was cut off inside a character', async () => {
    const bytes = encode(CHINESE, 'gb18030');
    const cut = bytes.slice(0, bytes.lastIndexOf(0xd4) + 1);
    expect((await read(cut))[0]).toBe('gb18030');
    const utf8 = new TextEncoder().encode('a,客户');
    expect((await read(utf8.slice(0, -1)))[0]).toBe('utf-8');
  });

  it('can be named instead', async () => {
    const bytes = encode('é', 'windows-1252');
    expect(await read(bytes, { encoding: 'macintosh' })).toEqual(['macintosh', 'È']);
    await expect(read(bytes, { encoding: 'ebcdic' })).rejects.toThrow('bad value for encoding: ebcdic');
  });

  it('has no zero bytes', async () => {
    const bytes = new TextEncoder().encode('a,b\n1\0\0,2\n\0');
    expect(await read(bytes)).toEqual(['utf-8', 'a,b\n1,2\n']);
  });
});
