import { encodeGb18030, encodeUtf16 } from './encode.ts';
import { csvOf, DATE, HEADER, ROWS } from './messy-ledger.ts';
import { MESSY_VALUES } from './messy-values.ts';

/** A small ledger with one fault, and what has to come of it. */
export interface MessyFile {
  name: string;
  content: Uint8Array;
  /** The fault, and what should happen, as sentences for the README. */
  fault: string;
  outcome: string;
  /** Rows of the report: read = loaded + rejected + excluded. */
  rows: { read: number; loaded: number; rejected: number; excluded: number };
  /** Sum of the balances loaded, in yuan and exact to the cent; null where nothing is loaded. */
  outstanding: string | null;
  /** A question that keeps the file from loading. */
  asks: boolean;
}

const LOADED = { rows: { read: 4, loaded: 4, rejected: 0, excluded: 0 }, outstanding: '73334500.00', asks: false };
const NOTHING = { rows: { read: 0, loaded: 0, rejected: 0, excluded: 0 }, outstanding: null, asks: false };
const LEDGER = csvOf(HEADER, ROWS);
const utf8 = (text: string) => new TextEncoder().encode(text);

const LAYOUTS: MessyFile[] = [
  {
    name: 'gb18030.csv',
    content: encodeGb18030(LEDGER),
    fault: 'Encoded in GB18030, as Chinese core banking systems export.',
    outcome: 'Read as gb18030; all rows loaded, names legible.',
    ...LOADED,
  },
  {
    name: 'utf16le-bom.csv',
    content: encodeUtf16(csvOf(HEADER, ROWS, '\t')),
    fault: 'UTF-16 with a byte-order mark and tabs: "Unicode text" of a spreadsheet.',
    outcome: 'Read as utf-16le; all rows loaded.',
    ...LOADED,
  },
  {
    name: 'utf8-bom.csv',
    content: utf8(`\uFEFF${LEDGER}`),
    fault: 'UTF-8 with a byte-order mark.',
    outcome: 'The mark is not part of the first heading; all rows loaded.',
    ...LOADED,
  },
  {
    name: 'semicolon.csv',
    content: utf8(csvOf(HEADER, ROWS, ';')),
    fault: 'Semicolons instead of commas.',
    outcome: 'All rows loaded.',
    ...LOADED,
  },
  { name: 'tab.tsv', content: utf8(csvOf(HEADER, ROWS, '\t')), fault: 'Tabs.', outcome: 'All rows loaded.', ...LOADED },
  {
    name: 'cr-line-ends.csv',
    content: utf8(LEDGER.replaceAll('\n', '\r')),
    fault: 'Lines end in a bare carriage return (old Macintosh programs).',
    outcome: 'All rows loaded.',
    ...LOADED,
  },
  {
    name: 'preamble-and-footer.csv',
    content: utf8(
      `对公贷款台账\n数据库：信贷管理系统\n时间：2026年6月\n\n${LEDGER}\n注：余额为月末数，单位见表头。\n数据来源：信贷管理系统\n`,
    ),
    fault: 'A title above the headings, notes below the rows.',
    outcome: 'The lines around the table are skipped; all rows loaded, numbered as in the file.',
    ...LOADED,
  },
  {
    name: 'line-break-in-header.csv',
    content: utf8(LEDGER.replace('客户名称', '"客户\n名称"').replace('逾期天数', '"逾期""天数"""')),
    fault: 'A line break in one heading, quotation marks in another.',
    outcome: 'Both headings are recognised; all rows loaded, row numbers count the broken line.',
    ...LOADED,
  },
  {
    name: 'strange-columns.csv',
    content: utf8(
      csvOf(
        [...HEADER, '__proto__', 'constructor', ''],
        ROWS.map((row) => [...row, 'a', 'b', 'c']),
      ),
    ),
    fault: 'Further columns named `__proto__`, `constructor` and nothing at all.',
    outcome: 'They are listed as not used; all rows loaded.',
    ...LOADED,
  },
  {
    name: 'html-in-names.csv',
    content: utf8(LEDGER.replace('青堰水务有限公司', '"<img src=x onerror=alert(1)>青堰水务"')),
    fault: "Markup in a client's name.",
    outcome: 'It stays text, on screen and in the report; all rows loaded.',
    ...LOADED,
  },
  {
    name: 'formula-in-names.csv',
    content: utf8(LEDGER.replace('青堰水务有限公司', '"=HYPERLINK(""http://example.invalid"",""青堰"")"')),
    fault: "A spreadsheet formula in a client's name.",
    outcome: 'It stays text, and is written as text when rows are exported; all rows loaded.',
    ...LOADED,
  },
];

const STRUCTURES: MessyFile[] = [
  {
    name: 'subtotals.csv',
    content: utf8(
      csvOf(HEADER, [
        ...ROWS.slice(0, 2),
        [DATE, '小计', '', '', '4234.50', '5600.00', '', ''],
        ...ROWS.slice(2),
        ['合计', '', '', '', '7333.45', '9900.00', '', ''],
      ]),
    ),
    fault: 'A sub-total and a total among the rows.',
    outcome: 'Both are excluded and listed; the total serves as a control total and agrees.',
    rows: { read: 6, loaded: 4, rejected: 0, excluded: 2 },
    outstanding: LOADED.outstanding,
    asks: false,
  },
  {
    name: 'duplicate-rows.csv',
    content: utf8(csvOf(HEADER, [...ROWS, ...ROWS.slice(1, 3)])),
    fault: 'Two rows stand in the file twice, cell by cell.',
    outcome: 'The repetitions are excluded and listed.',
    rows: { read: 6, loaded: 4, rejected: 0, excluded: 2 },
    outstanding: LOADED.outstanding,
    asks: false,
  },
  {
    name: 'conflicting-keys.csv',
    content: utf8(
      csvOf(HEADER, [...ROWS, [DATE, 'JK002', 'C02', '青堰水务有限公司', '2900.00', '3600.00', '0', '正常']]),
    ),
    fault: 'One loan stands twice at one date, with different balances.',
    outcome: 'The last row is kept, the earlier one excluded, the conflict listed.',
    rows: { read: 5, loaded: 4, rejected: 0, excluded: 1 },
    outstanding: '72334500.00',
    asks: false,
  },
  {
    name: 'missing-required-column.csv',
    content: utf8(
      csvOf(
        HEADER.filter((_, index) => index !== 4),
        ROWS.map((row) => row.filter((_, index) => index !== 4)),
      ),
    ),
    fault: 'No column holds the outstanding balance.',
    outcome: 'Nothing is loaded; the balance column is asked for.',
    rows: { read: 4, loaded: 0, rejected: 4, excluded: 0 },
    outstanding: null,
    asks: true,
  },
  {
    name: 'two-balance-columns.csv',
    content: utf8(
      csvOf(
        [...HEADER, '本金余额（万元）'],
        ROWS.map((row) => [...row, '1.00']),
      ),
    ),
    fault: 'Two columns could both be the outstanding balance.',
    outcome: '贷款余额 is taken, 本金余额 is named as its rival and can be chosen instead.',
    ...LOADED,
  },
  {
    name: 'not-a-ledger.csv',
    content: utf8(
      '指标,2025年,2024年,2022年\n企业法人单位数(万个),3327.3,3184.2,2866.5\n第二产业(万个),702.1,689.9,640.3\n',
    ),
    fault: 'Statistics with indicators as rows and years as columns.',
    outcome: 'Said to be no ledger; nothing is loaded.',
    rows: { read: 2, loaded: 0, rejected: 2, excluded: 0 },
    outstanding: null,
    asks: true,
  },
  { name: 'blank.csv', content: new Uint8Array(), fault: 'An empty file.', outcome: 'Said to be empty.', ...NOTHING },
  {
    name: 'header-only.csv',
    content: utf8(csvOf(HEADER, [])),
    fault: 'Headings and no row.',
    outcome: 'Recognised as a loan ledger; that it has no rows is said.',
    ...NOTHING,
  },
];

/** Every messy file, in the order of the README. */
export const MESSY: readonly MessyFile[] = [...LAYOUTS, ...STRUCTURES, ...MESSY_VALUES];

/** The README of the folder: what is wrong with each file and what should come of it. */
export function messyReadme(): string {
  const lines = MESSY.map(({ name, fault, outcome, rows }) => {
    const counts = [rows.read, rows.loaded, rows.rejected, rows.excluded].join(' | ');
    return `| \`${name}\` | ${fault} | ${outcome} | ${counts} |`;
  });
  return [
    '# Ledgers with one fault each',
    '',
    'Each file is the same ledger of four loans (73,334,500.00 yuan at 2026-06-30) with one thing wrong. The last four columns are',
    'the rows the import must report: read = loaded + rejected + excluded. Made by `npm run sample-data`; the tests hold the import',
    'against this list.',
    '',
    '| file | fault | what should happen | read | loaded | rejected | excluded |',
    '|---|---|---|---:|---:|---:|---:|',
    ...lines,
    '',
  ].join('\n');
}
