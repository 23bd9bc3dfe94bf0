import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { encode } from '../support/encode.ts';
import { seeded } from '../support/random-book.ts';

const COLUMNS = ['as_of_date', 'facility_id', 'client_name', 'outstanding', 'days_past_due'];
const SEEDS = [1, 2, 3, 4, 5];
const CHINESE = {
  headings: ['数据日期', '借据编号', '客户名称', '贷款余额（元）', '逾期天数'],
  names: ['海上风电有限公司', '高速公路项目', '污水处理厂', '轨道交通集团', '光伏电站', '水利枢纽'],
};
const TRADITIONAL = {
  headings: ['資料日期', '借據編號', '客戶名稱', '貸款餘額（元）', '逾期天數'],
  names: ['離岸風電有限公司', '高速公路計畫', '污水處理廠', '軌道運輸集團', '太陽能電廠', '水利樞紐'],
};
const LATIN = {
  headings: ['as of date', 'facility id', 'client name', 'outstanding (EUR)', 'days past due'],
  names: [
    'Énergie éolienne Côte d’Azur',
    'Straßenbau Köln GmbH',
    'Señalización Málaga',
    'Usine à façon',
    'Übersee Häfen',
    'Généralités du Rhône',
  ],
};

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const ENCODINGS: Record<string, { words: typeof LATIN; bytes: (text: string) => Uint8Array }> = {
  'utf-8': { words: CHINESE, bytes: (text) => new TextEncoder().encode(text) },
  'utf-8-bom': { words: LATIN, bytes: (text) => new TextEncoder().encode(`\uFEFF${text}`) },
  'utf-16le': { words: CHINESE, bytes: (text) => new Uint8Array(utf16(text)) },
  'utf-16be': { words: LATIN, bytes: (text) => new Uint8Array(utf16(text).swap16()) },
  gb18030: { words: CHINESE, bytes: (text) => encode(text, 'gb18030') },
  big5: { words: TRADITIONAL, bytes: (text) => encode(text, 'big5') },
  'windows-1252': { words: LATIN, bytes: (text) => encode(text, 'windows-1252') },
  macintosh: { words: LATIN, bytes: (text) => encode(text, 'macintosh') },
};
const DELIMITERS = [',', ';', '\t', '|'];
const QUOTES = ['"', "'"];
const ENDINGS = ['\n', '\r\n', '\r'];

const grouped = (text: string, mark: string) => text.replace(/\B(?=(\d{3})+$)/g, mark);
const NUMBERS: Record<string, (whole: string, cents: string) => string> = {
  plain: (whole, cents) => `${whole}.${cents}`,
  'english groups': (whole, cents) => `${grouped(whole, ',')}.${cents}`,
  'decimal comma': (whole, cents) => `${whole},${cents}`,
  'german groups': (whole, cents) => `${grouped(whole, '.')},${cents}`,
  'french groups': (whole, cents) => `${grouped(whole, ' ')},${cents}`,
  'swiss groups': (whole, cents) => `${grouped(whole, '’')}.${cents}`,
  'indian groups': (whole, cents) => `${whole.replace(/\B(?=(\d{2})*\d{3}$)/g, ',')}.${cents}`,
  'wide digits': (whole, cents) =>
    `${whole}.${cents}`.replace(/[\d.]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
  'debit behind': (whole, cents) => `${grouped(whole, ',')}.${cents} DR`,
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATES: Record<string, (year: string, month: string, day: string) => string> = {
  iso: (year, month, day) => `${year}-${month}-${day}`,
  slashes: (year, month, day) => `${year}/${Number(month)}/${Number(day)}`,
  compact: (year, month, day) => `${year}${month}${day}`,
  'day first': (year, month, day) => `${day}.${month}.${year}`,
  'month and short year': (year, month, day) => `${day}-${MONTHS[Number(month) - 1] ?? ''}-${year.slice(2)}`,
  'month first': (year, month, day) => `${month}/${day}/${year}`,
  'days of a spreadsheet': (year, month, day) => String(Date.UTC(+year, +month - 1, +day) / 86_400_000 + 25_569),
};

interface Row {
  date: string;
  name: string;
  cents: number;
  days: number;
}

/** A table, how it is written, the file of it and which of its headings are the model's columns. */
function makeCase(seed: number, encoding: string) {
  const share = seeded(seed * 100 + Object.keys(ENCODINGS).indexOf(encoding));
  const below = (count: number) => Math.floor(share() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const { words, bytes } = ENCODINGS[encoding] ?? { words: LATIN, bytes: () => new Uint8Array() };
  const chosen = { delimiter: pick(DELIMITERS), quote: pick(QUOTES), ending: pick(ENDINGS) };
  // old code pages of the West have no wide digits
  const numbers = Object.keys(NUMBERS).filter((name) => words !== LATIN || name !== 'wide digits');
  const number = pick(numbers);
  const date = pick(Object.keys(DATES));
  const rows = Array.from({ length: 12 }, (_, index): Row => {
    const day = new Date(Date.UTC(2026, index % 6, 10 + below(19))).toISOString().slice(0, 10);
    return {
      date: day,
      name: `${words.names[index % 6] ?? ''} ${index}`,
      cents: below(10 ** (3 + below(8))),
      days: below(2000),
    };
  });
  const write = (cell: string) =>
    cell.includes(chosen.delimiter) || cell.includes(chosen.quote)
      ? chosen.quote + cell.replaceAll(chosen.quote, chosen.quote.repeat(2)) + chosen.quote
      : cell;
  const cells = rows.map(({ date: day, name, cents, days }, index) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    const amount = NUMBERS[number]?.(String(Math.floor(cents / 100)), String(cents % 100).padStart(2, '0')) ?? '';
    return [DATES[date]?.(year, month, dayOfMonth) ?? '', `F00${index}`, name, amount, String(days)];
  });
  const mapping = Object.fromEntries(COLUMNS.map((column, index) => [column, words.headings[index] ?? '']));
  const text = [words.headings, ...cells].map((row) => row.map(write).join(chosen.delimiter)).join(chosen.ending);
  return {
    rows,
    bytes: bytes(text + chosen.ending),
    mapping,
    described: JSON.stringify({ seed, encoding, ...chosen, number, date }),
  };
}

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

describe('any ledger', () => {
  it.each(Object.keys(ENCODINGS))(
    'in %s reads back equal, however its numbers and dates are written',
    async (encoding) => {
      for (const seed of SEEDS) {
        const { rows, bytes, mapping, described } = makeCase(seed, encoding);
        const [report] = await importFiles(engine, [{ name: 'a.csv', content: bytes }], { mapping });
        expect({ encoding: report?.encoding, rows: report?.rows }, described).toEqual({
          encoding,
          rows: { read: rows.length, loaded: rows.length, rejected: 0, excluded: 0 },
        });
        const found = await engine.query(
          `SELECT CAST(as_of_date AS VARCHAR), facility_id, client_name, CAST(outstanding * 100 AS BIGINT), days_past_due
         FROM exposure ORDER BY source_row`,
        );
        const wanted = rows.map(({ date, name, cents, days }, index) => [date, `F00${index}`, name, cents, days]);
        expect(
          found.rows.map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell))),
          described,
        ).toEqual(wanted);
      }
    },
  );
});
