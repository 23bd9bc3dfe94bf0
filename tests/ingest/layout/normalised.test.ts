import { describe, expect, it } from 'vitest';
import { readTables, type PlainTable } from '../../../src/ingest/open/read-tables.ts';
import { cleanTable, linesOf, write, type CleanTable } from '../../support/clean-table.ts';

async function read(text: string): Promise<PlainTable[]> {
  const { tables, issues } = await readTables({ name: 'table.csv', content: new TextEncoder().encode(text) });
  expect(issues).toEqual([]);
  return tables;
}

async function expectClean(text: string, clean: CleanTable): Promise<void> {
  const tables = await read(text);
  expect(tables.map(({ headers, rows }) => ({ headers, rows }))).toEqual([clean]);
}

const SEEDS = [1, 2, 3] as const;
const clean = cleanTable(7);
const text = write(linesOf(clean));

describe.each(SEEDS)('a table reads back equal (seed %i)', (seed) => {
  const table = cleanTable(seed);
  for (const delimiter of [',', ';', '\t', '|', ', ', ' ', '^', '~', '||'])
    for (const quote of ['"', "'"])
      for (const quoteAll of [false, true])
        it(`delimiter ${JSON.stringify(delimiter)}, quote ${quote}, ${quoteAll ? 'all quoted' : 'quoted where needed'}`, () =>
          expectClean(write(linesOf(table), { delimiter, quote, quoteAll }), table));

  for (const newline of ['\n', '\r', '\r\n'])
    for (const ended of [true, false])
      it(`line end ${JSON.stringify(newline)}, ${ended ? 'with' : 'without'} the last one`, () =>
        expectClean(write(linesOf(table), { newline, ended }), table));

  it('line ends mixed', () => {
    const lines = linesOf(table).map((row, index) => write([row], { newline: ['\n', '\r', '\r\n'][index % 3] ?? '' }));
    return expectClean(lines.join(''), table);
  });

  it('quotes escaped by a backslash', () => expectClean(write(linesOf(table), { escape: '\\' }), table));
  it('quotes not escaped at all', () => expectClean(write(linesOf(table), { escape: '' }), table));
  it('quotes not escaped, every cell quoted', () =>
    expectClean(write(linesOf(table), { escape: '', quoteAll: true }), table));
});

describe('what stands around a table', () => {
  const preamble = ['Report of the branch', 'Made on Monday', 'For internal use'];
  for (const count of [1, 2, 3])
    for (const blank of [true, false])
      for (const padded of [true, false]) {
        const lines = preamble.slice(0, count).map((line) => (padded ? line + ','.repeat(7) : line));
        const gap = blank ? [padded ? ','.repeat(7) : ''] : [];
        const name = `${count} lines, ${blank ? 'a blank line between' : 'no blank line'}, ${padded ? 'padded' : 'bare'}`;
        it(`is dropped above: ${name}`, () => expectClean([...lines, ...gap, text].join('\r\n'), clean));
        it(`is dropped below: ${name}`, () => expectClean(text + [...gap, ...lines, ''].join('\r\n'), clean));
      }

  it('is dropped where labels and values stand above', () =>
    expectClean(`单位：,万元\r\n日期：,2026-06-30\r\n\r\n${text}`, clean));
  it('is dropped where only its words tell it', () =>
    expectClean(`${text}注：根据普查数据修订。\r\n数据来源：国家统计局\r\n`, clean));
  it('names the delimiter', () => expectClean(`sep=;\r\n${write(linesOf(clean), { delimiter: ';' })}`, clean));
});

describe('rows that are no data', () => {
  it('are dropped when blank, anywhere', () => {
    const lines = linesOf(clean).map((row) => write([row]));
    const blank = lines.flatMap((line, index) =>
      index % 7 === 3 ? [line, '\r\n'] : index % 11 === 5 ? [line, ',,,,,,,\r\n'] : [line],
    );
    return expectClean(`\r\n\r\n${blank.join('')}\r\n\r\n`, clean);
  });

  it('are dropped when they repeat the header, also after a blank line', () => {
    const page = (from: number, to: number) => write([clean.headers, ...clean.rows.slice(from, to)]);
    return expectClean(`${page(0, 15)}${page(15, 30)}\r\n${page(30, 40)}`, clean);
  });

  it('are kept when they are sub-totals', () => {
    const total = ['Total', '', '', '', '123.45', '', '', ''];
    return expectClean(write([...linesOf(clean), total]), { headers: clean.headers, rows: [...clean.rows, total] });
  });
});

describe('headers', () => {
  it('of two rows are joined, groups filled rightwards', async () => {
    const groups = ['When', '', 'Who', '', 'How much', '', 'Other', ''];
    const headers = [
      'When DATE',
      'When TIME',
      'Who Loan',
      'Who Client',
      'How much Amount',
      'How much Rate',
      'Other Remark',
      'Other Sector',
    ];
    await expectClean(write([groups, ...linesOf(clean)]), { headers, rows: clean.rows });
  });

  it.each([2, 3])('of %i full rows are joined', async (count) => {
    const rows = Array.from({ length: count }, (_, level) => clean.headers.map((name) => `${name} ${'abc'[level]}`));
    const headers = clean.headers.map((_, index) => rows.map((row) => row[index]).join(' '));
    await expectClean(write([...rows, ...clean.rows]), { headers, rows: clean.rows });
  });

  it('that stand twice count once', () => expectClean(write([clean.headers, ...linesOf(clean)]), clean));

  it('take the units of the row below', async () => {
    const units = ['', '', '', '', '万元', '%', '', ''];
    const headers = clean.headers.map((name) => ({ Amount: 'Amount 万元', Rate: 'Rate %' })[name] ?? name);
    await expectClean(write([clean.headers, units, ...clean.rows]), { headers, rows: clean.rows });
  });

  it('are numbered where there are none', async () => {
    const headers = clean.headers.map((_, index) => `column_${index + 1}`);
    await expectClean(write(clean.rows), { headers, rows: clean.rows });
  });

  it('may stand alone', () => expectClean(write([clean.headers]), { headers: clean.headers, rows: [] }));
  it('may have one row', () => expectClean(write(linesOf(cleanTable(7, 1))), cleanTable(7, 1)));
  it('may repeat or lack names', async () => {
    const headers = ['DATE', 'TIME', '', 'Client', 'Amount', 'Amount', '', 'Sector'];
    await expectClean(write([headers, ...clean.rows]), { headers, rows: clean.rows });
  });
  it('may be years', async () => {
    const headers = ['Item', '2022', '2021', '2020'];
    const rows = [
      ['assets', '12', '13', '14'],
      ['debt', '3', '4', '5'],
    ];
    await expectClean(write([headers, ...rows]), { headers, rows });
  });
  it('may be long or rare characters', async () => {
    const headers = clean.headers.map((name, index) =>
      index === 2 ? name.repeat(3000) : index === 4 ? '𠮷 🏦 é̀' : name,
    );
    await expectClean(write([headers, ...clean.rows]), { headers, rows: clean.rows });
  });
});

describe('one damaged row', () => {
  const places = [1, 2, 20, 40].flatMap((row) => clean.headers.map((_, column) => [row, column] as const));
  const withRow = (row: number, line: string) => {
    const lines = linesOf(clean).map((cells) => write([cells]));
    lines[row] = line;
    return lines.join('');
  };

  it.each(places)('row %i with a delimiter too many at cell %i leaves the others as they are', async (row, column) => {
    const cells = linesOf(clean)[row] ?? [];
    const longer = [...cells.slice(0, column), '', ...cells.slice(column)];
    const rows = clean.rows.map((each, index) => (index === row - 1 ? longer : each));
    await expectClean(withRow(row, write([longer])), { headers: clean.headers, rows });
  });

  it.each(places.filter(([, column]) => column > 0))('row %i with no delimiter before cell %i', async (row, column) => {
    const cells = (linesOf(clean)[row] ?? []).map((cell) => cell.replace(/[",\n]/g, ''));
    const shorter = [...cells.slice(0, column - 1), `${cells[column - 1]}${cells[column]}`, ...cells.slice(column + 1)];
    const rows = clean.rows.map((each, index) => (index === row - 1 ? shorter : each));
    await expectClean(withRow(row, write([shorter])), { headers: clean.headers, rows });
  });

  it.each(places)('row %i with a quote too many at the start of cell %i keeps its width', async (row, column) => {
    const cells = linesOf(clean)[row] ?? [];
    const parts = cells.map((cell) => write([[cell]], { newline: '' }));
    const cell = parts[column] ?? '';
    // inside the quotes where there are some, else before the text
    parts[column] = cell.startsWith('"') ? `""${cell.slice(1)}` : `"${cell}`;
    const expected = cells.map((each, index) => (index === column ? `"${each}` : each));
    const rows = clean.rows.map((each, index) => (index === row - 1 ? expected : each));
    await expectClean(withRow(row, `${parts.join(',')}\r\n`), { headers: clean.headers, rows });
  });

  it.each([1, 2, 20, 39])('row %i cut by spaces is cut as the others are', async (row) => {
    await expectClean(withRow(row, write([linesOf(clean)[row] ?? []], { delimiter: ' ' })), clean);
  });

  it('may be the header, cut by semicolons', () =>
    expectClean(withRow(0, write([clean.headers], { delimiter: ';' })), clean));
});

describe('several tables in one file', () => {
  const other: CleanTable = {
    headers: ['Manager', 'Team', 'Loans'],
    rows: [
      ['M1', 'north', '12'],
      ['M2', 'south', '7'],
      ['M3', 'south', '31'],
    ],
  };
  const wide = { headers: [...clean.headers, 'Tier', 'Class'], rows: clean.rows.map((row) => [...row, '3', 'A']) };
  const same = {
    headers: ['Day', 'Hour', 'Id', 'Owner', 'Value', 'Share', 'Note', 'Kind'],
    rows: cleanTable(9, 12).rows,
  };
  it.each([
    ['the second narrower', clean, other],
    ['the second wider', other, clean],
    ['the second a little wider', clean, wide],
    ['as wide as each other', clean, same],
  ])('are told apart: %s, a blank line between', async (_, first, second) => {
    const tables = await read(`${write(linesOf(first))}\r\n${write(linesOf(second))}`);
    expect(tables).toEqual([first, second]);
  });
  it.each([
    ['narrower', clean, other],
    ['wider', other, clean],
  ])('are told apart without a blank line: %s', async (_, first, second) => {
    expect(await read(write([...linesOf(first), ...linesOf(second)]))).toEqual([first, second]);
  });
  it('keep their titles out', async () => {
    const tables = await read(`Loans\r\n${write(linesOf(clean))}\r\nManagers\r\n${write(linesOf(other))}`);
    expect(tables).toEqual([clean, other]);
  });
});

describe('shapes', () => {
  it('of one column keep every row', async () => {
    const rows = ['solar', 'wind, onshore', 'roads', 'water'].map((cell) => [cell]);
    await expectClean(write([['sector'], ...rows], { delimiter: ';' }), { headers: ['sector'], rows });
  });
  it('with a delimiter at the end of every line lose the nameless blank column', () =>
    expectClean(text.replaceAll(/(?<=(?:solar|wind|roads|water|ports|Sector))\r\n/g, ',\r\n'), clean));
  it('lined up with runs of spaces are cut by them', async () => {
    const rows = [
      ['alpha', '12.5', '2020'],
      ['be', '1234.75', '2021'],
      ['gamma', '3', '1999'],
    ];
    const lines = [['name', 'value', 'year'], ...rows].map(
      ([a = '', b = '', c = '']) => `${a.padEnd(9)}${b.padStart(10)}  ${c}`,
    );
    await expectClean(lines.join('\n'), { headers: ['name', 'value', 'year'], rows });
  });
  it('of an empty file are none', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\r\n \r\n')).toEqual([]);
  });
  it('with numbers that have decimal commas are not cut by them', async () => {
    const rows = [
      ['a', '1,5', '2,25'],
      ['b', '3,5', '4,75'],
      ['c', '5,5', '6,25'],
    ];
    await expectClean(write([['k', 'x', 'y'], ...rows], { delimiter: ';' }), { headers: ['k', 'x', 'y'], rows });
  });
});
