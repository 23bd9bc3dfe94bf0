import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../src/ingest/text/encoding.ts';
import { importFindings } from '../../src/ingest/quality/from-import.ts';
import { gradeOfFinding } from '../../src/ingest/quality/finding.ts';
import { lineDecoder } from '../../src/ingest/text/mixed-lines.ts';
import { importTexts } from '../support/import-text.ts';

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

const bytesOf = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const bytesOfAll = (parts: readonly Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const gbk = (text: string) => encode(text, 'gb18030');

describe('windows-1252 and MacRoman', () => {
  it.each(['\r\n', '\n'])('are told by what the words become, where lines end with %j', async (end) => {
    for (const [encoding, text] of [
      ['windows-1252', 'St. Vincent’s Hospital'],
      ['windows-1252', 'the bank doesn’t lend'],
      ['macintosh', 'Peñarroya, Société, Müller'],
    ] as const) {
      const lines = `name,amount${end}${text},1${end}Li,2${end}`;
      expect(await read(encode(lines, encoding))).toEqual([encoding, lines]);
    }
  });

  it('of quotes round a name the quotes are read, no letters', async () => {
    const text = Uint8Array.from([...utf8('name,amount\n'), 0x93, ...utf8('Acme'), 0x94, ...utf8(' Ltd,1\n')]);
    expect(await read(text)).toEqual(['windows-1252', 'name,amount\n“Acme” Ltd,1\n']);
  });
});

describe('lines in two encodings', () => {
  const lines = ['数据日期,客户名称\n', '2026-06-30,云岭光伏\n', '2026-06-30,目\n', '2026-06-30,堃喆能源\n'];

  it('are each read in their own', async () => {
    const [head = '', one = '', short = '', last = ''] = lines;
    // 目 is C4 BF in GB18030, which is one character of UTF-8 (Ŀ), though no Chinese one
    const mixed = bytesOf(gbk(head), utf8(one), gbk(short), utf8(last));
    expect(await read(mixed)).toEqual(['utf-8+gb18030', lines.join('')]);
    const other = bytesOf(utf8(head), gbk(one), gbk(short), gbk(last));
    expect(await read(other)).toEqual(['utf-8+gb18030', lines.join('')]);
    expect(await read(other, { encoding: 'utf-8+gb18030' })).toEqual(['utf-8+gb18030', lines.join('')]);
  });

  it('of which none is Chinese as well', async () => {
    const mixed = bytesOf(utf8('name,city\nMüller,Köln\n'), encode('Société,Orléans\n', 'windows-1252'));
    expect(await read(mixed)).toEqual(['utf-8+windows-1252', 'name,city\nMüller,Köln\nSociété,Orléans\n']);
  });

  it('are not seen in a file of GB18030 with words that could be UTF-8', async () => {
    expect(await read(gbk(lines.join('')))).toEqual(['gb18030', lines.join('')]);
  });

  it('are found far down, over the seams of what is read at once', async () => {
    // 4.8 MB of lines of 24 bytes: the seam at 4 MB stands inside of one
    const many = '2026-06-30,云岭光伏\n'.repeat(100_000);
    const mixed = bytesOfAll([utf8(many), gbk('2026-06-30,堃喆能源\n'), utf8(many)]);
    const [encoding, text] = await read(mixed);
    expect({ encoding, same: text === `${many}2026-06-30,堃喆能源\n${many}` }).toEqual({
      encoding: 'utf-8+gb18030',
      same: true,
    });
  });

  it('are read alike however the bytes come', () => {
    const mixed = bytesOf(gbk(lines[1] ?? ''), utf8(lines[3] ?? ''), gbk('末行'));
    const decode = lineDecoder('gb18030');
    const parts = [...mixed].map((byte) => decode(Uint8Array.of(byte)));
    expect(parts.join('') + decode()).toBe(`${lines[1]}${lines[3]}末行`);
  });

  it('are a finding, and the grade is not A', async () => {
    const rows = ['2026-06-30,J1,云岭,10,正常\n', '2026-06-30,J2,青堰,20,次级\n'];
    const names = '数据日期,借据编号,客户名称,贷款余额（元）,五级分类\n';
    const { report, cells } = await importTexts({
      'a.csv': bytesOf(utf8(names), gbk(rows[0] ?? ''), utf8(rows[1] ?? '')),
    });
    const told = report.issues.filter(({ problem }) => problem === 'mixed-encodings').map(({ value }) => value);
    expect({
      encoding: report.encoding,
      told,
      clients: await cells('SELECT client_name, CAST(five_tier AS INTEGER) FROM exposure ORDER BY 1'),
    }).toEqual({
      encoding: 'utf-8+gb18030',
      told: ['utf-8, gb18030'],
      clients: [
        ['云岭', 1],
        ['青堰', 3],
      ],
    });
    const [finding] = importFindings('exposure', [report]);
    expect(finding && gradeOfFinding(finding)).not.toBe('A');
  });
});

describe('bytes that are no character', () => {
  const names = '数据日期,借据编号,客户名称,贷款余额（元）\n';
  const row = (number: number) => `2026-06-30,J${number},云岭光伏发电有限公司,10\n`;

  it.each([
    ['utf-8', utf8],
    ['gb18030', gbk],
  ] as const)('in %s leave the other lines what they are, and are listed', async (encoding, write) => {
    const spoilt = bytesOf(write('2026-06-30,J2,青堰水务'), Uint8Array.of(0xff), write(',20\n'));
    const { report, cells } = await importTexts({
      'a.csv': bytesOf(write(names), write(row(1)), spoilt, write(row(3))),
    });
    const told = report.issues.filter(({ problem }) => problem === 'damaged-characters');
    expect({
      encoding: report.encoding,
      rows: report.rows,
      told: told.map(({ row: at, column, value }) => [at, column, value]),
      clients: (await cells('SELECT DISTINCT client_name FROM exposure ORDER BY 1')).flat(),
    }).toEqual({
      encoding,
      rows: { read: 3, loaded: 3, rejected: 0, excluded: 0 },
      told: [[3, '客户名称', '青堰水务\uFFFD']],
      clients: ['云岭光伏发电有限公司', '青堰水务\uFFFD'],
    });
  });

  it('are not made of a byte mark before GB18030', async () => {
    const marked = bytesOf(Uint8Array.of(0xef, 0xbb, 0xbf), gbk(names + row(1)));
    expect(await read(marked)).toEqual(['gb18030', names + row(1)]);
  });
});
