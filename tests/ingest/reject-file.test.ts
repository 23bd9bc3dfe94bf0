import { describe, expect, it } from 'vitest';
import { encodeText } from '../../src/ingest/text/encode-text.ts';
import { decoderFor } from '../../src/ingest/text/guess-encoding.ts';
import { rejectFile, type ImportReport } from '../../src/ingest/index.ts';
import { importTexts } from '../support/import-text.ts';

const words = {
  headings: ['行号', '问题', '处理'],
  problem: ({ problem }: { problem: string }) => problem,
  hint: ({ hint }: { hint: string }) => hint,
} as const;

function decoded(bytes: Uint8Array | undefined, encoding: string): string {
  const decode = decoderFor(encoding);
  return decode(bytes ?? new Uint8Array()) + decode();
}

const LEDGER = [
  '数据日期;借据编号;客户名称;贷款余额（元）',
  '2026-06-30;001;"甲;乙㐀𠀀公司";abc',
  '2026-06-30;002;=HYPERLINK(1);-5',
  '2026-02-30;003;丙公司;-7,5x',
  '',
].join('\r\n');

async function rejected(text: string, encoding: string): Promise<ImportReport> {
  const { report, engine } = await importTexts({ 'a.csv': encodeText(text, encoding) ?? '' });
  await engine.close();
  return report;
}

describe('rejected rows', () => {
  it('keep the cells they have beyond the headings', async () => {
    const text =
      '数据日期,借据编号,客户名称,余额（元）\n2026-06-30,1,甲,5\n2026-06-30,2,乙,6,多,"余, ""x"""\n2026-06-30,,丙,x\n';
    const report = await rejected(text, 'utf-8');
    expect(report.rejectedRows).toEqual([
      { row: 3, cells: ['2026-06-30', '2', '乙', '6', '多', '余, "x"'] },
      { row: 4, cells: ['2026-06-30', '', '丙', 'x'] },
    ]);
    const lines = decoded(rejectFile(report, words)?.content, 'utf-8').split('\r\n');
    expect(lines.slice(0, 2)).toEqual([
      '数据日期,借据编号,客户名称,余额（元）,,,行号,问题,处理',
      '2026-06-30,2,乙,6,多,"余, ""x""",3,too-many-cells,check-quotes',
    ]);
    expect(lines[2]).toMatch(/^2026-06-30,,丙,x,,,4,/);
  });

  it('come back with their cells, delimiter and encoding, and why', async () => {
    const report = await rejected(LEDGER, 'gb18030');
    expect([report.encoding, report.delimiter, report.rows.rejected]).toEqual(['gb18030', ';', 2]);
    const file = rejectFile(report, words);
    expect(file?.encoding).toBe('gb18030');
    expect(decoded(file?.content, 'gb18030')).toBe(
      [
        '数据日期;借据编号;客户名称;贷款余额（元）;行号;问题;处理',
        '2026-06-30;001;"甲;乙㐀𠀀公司";abc;2;贷款余额（元）: bad-number;贷款余额（元）: use-plain-number',
        "2026-02-30;003;丙公司;'-7,5x;4;数据日期: bad-date;数据日期: use-iso-date",
        '',
      ].join('\r\n'),
    );
  });

  it('are in UTF-8 where their encoding has no bytes for the reasons', async () => {
    const report = await rejected(
      'date;loan id;client;balance\r\n2026-06-30;1;Müller;x\r\n2026-06-30;2;Bär;5\r\n',
      'windows-1252',
    );
    expect(report.encoding).toBe('windows-1252');
    const file = rejectFile(report, words);
    expect(file?.encoding).toBe('utf-8-bom');
    expect(decoded(file?.content, 'utf-8')).toContain('2026-06-30;1;Müller;x;2;');
  });

  it('are none where all were taken', async () => {
    expect(
      rejectFile(
        await rejected(LEDGER.replace('abc', '1').replace('-7,5x', '7').replace('02-30', '06-30'), 'utf-8'),
        words,
      ),
    ).toBeNull();
  });
});

describe('encodeText', () => {
  it.each(['gb18030', 'gbk', 'big5', 'windows-1252', 'macintosh', 'utf-8', 'shift_jis', 'euc-kr'])(
    'writes in %s what its decoder reads, for every character it has',
    (encoding) => {
      let count = 0;
      for (let code = 0x20; code < 0x10000; code += 1) {
        const character = String.fromCharCode(code);
        if (code >= 0xd800 && code < 0xe000) continue;
        const bytes = encodeText(character, encoding);
        if (!bytes) continue;
        if (decoded(bytes, encoding) !== character && character !== '\uFEFF')
          expect.fail(`${encoding}: U+${code.toString(16)}`);
        count += 1;
      }
      // The fewest: 95 of ASCII and those of the upper half.
      expect(count).toBeGreaterThan(200);
    },
  );

  it('knows bytes that were looked up elsewhere', () => {
    // GB 18030-2005: 啊 B0A1, € A2E3, 㐀 8139EE39, U+20000 95328236, U+FFFF 8431A439
    const hex = (text: string, encoding: string) => Buffer.from(encodeText(text, encoding) ?? []).toString('hex');
    expect(hex('啊€㐀𠀀\uFFFF', 'gb18030')).toBe('b0a1a2e38139ee39953282368431a439');
    expect(hex('€é', 'windows-1252')).toBe('80e9');
    expect(hex('A啊', 'utf-16le')).toBe('fffe41004a55');
    expect(hex('A啊', 'utf-16be')).toBe('feff0041554a');
  });

  it('has nothing for a character that is not there, or an encoding that is none', () => {
    expect(encodeText('啊', 'windows-1252')).toBeNull();
    expect(encodeText('a', 'no-such-encoding')).toBeNull();
  });
});
