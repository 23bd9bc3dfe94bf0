import { linesOf, write, type CleanTable, type Writing } from './clean-table.ts';
import { seeded } from './random-book.ts';

/** A text with one fault, and the tables that are to be read from it. */
export interface Polluted {
  /** What was done to it; all files of a class are told apart by `place`. */
  fault: string;
  place: string;
  text: string;
  tables: readonly CleanTable[];
  /** Row of the table, 0 for the header, of which only has to be read what was in it, whatever cells it ends up in. */
  loose?: number;
}

const WORDS = ['solar', 'wind', 'roads', 'water', 'ports'];
const REMARKS = [
  'fully drawn',
  'to be paid in March, April',
  'see note 3; then 4',
  'first line\nsecond line, indented',
  'a "bridge" loan, extended',
  '',
];

/** A table of dates, times, numbers, addresses, quoted text with commas and line breaks, and blanks. */
export function sourceTable(seed: number, rows = 60): CleanTable {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const one = (values: readonly string[]) => values[whole(values.length)] ?? '';
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    headers: ['DATE', 'TIME', 'LoanId', 'Amount', 'Rate', 'Sector', 'Remark', 'Page', 'Contact'],
    rows: Array.from({ length: rows }, (_, index) => [
      `2026-${two(1 + whole(12))}-${two(1 + whole(28))}`,
      `${two(whole(24))}:${two(whole(60))}`,
      `${5000 + index * 7}`,
      `${whole(1e5)}.${two(whole(100))}`,
      random() < 0.15 ? '' : `${whole(30)}`,
      one(WORDS),
      one(REMARKS),
      `http://www.bank.example/loan?id=${index}&lang=${one(['en', 'zh'])}`,
      random() < 0.2 ? '' : `${one(['Li', 'Wang', 'Zhao'])} ${one(['Wei', 'Na'])}`,
    ]),
  };
}

const WAYS: readonly (readonly [string, Writing])[] = [
  ['quoted where needed', {}],
  ['all quoted', { quoteAll: true }],
];

/** The written cells of every line, to damage one of them before they are joined. */
function writtenCells(table: CleanTable, way: Writing): string[][] {
  return linesOf(table).map((row) => row.map((cell) => write([[cell]], { ...way, newline: '' })));
}

function joined(lines: readonly (readonly string[])[], delimiter = ','): string {
  return lines.map((cells) => `${cells.join(delimiter)}\r\n`).join('');
}

function withRow(table: CleanTable, row: number, cells: string[]): CleanTable {
  if (row === 0) return { ...table, headers: cells };
  return { ...table, rows: table.rows.map((each, index) => (index === row - 1 ? cells : each)) };
}

/** One fault at every row and column: delimiters too many and too few, quotes too many and too few. */
export function* pollutedCells(table: CleanTable): Generator<Polluted> {
  const all = linesOf(table);
  for (const [name, way] of WAYS) {
    const written = writtenCells(table, way);
    for (const [row, cells] of all.entries())
      for (const [column, cell] of cells.entries()) {
        const place = `row ${row}, column ${column}, ${name}`;
        const own = written[row] ?? [];
        const text = (line: readonly string[]) => joined(written.map((each, index) => (index === row ? line : each)));
        const longer = [...cells.slice(0, column), '', ...cells.slice(column)];
        const gap = [...own.slice(0, column), '', ...own.slice(column)];
        yield { fault: 'delimiter too many', place, text: text(gap), tables: [withRow(table, row, longer)] };
        if (column > 0) yield missingDelimiter(table, { row, column, place, own, text });
        yield* strayQuotes(table, { row, column, cell, place, own, text });
      }
  }
}

interface Spot {
  row: number;
  column: number;
  place: string;
  own: readonly string[];
  text: (line: readonly string[]) => string;
}

function missingDelimiter(table: CleanTable, { row, column, place, own, text }: Spot): Polluted {
  const cells = linesOf(table)[row] ?? [];
  const both = `${own[column - 1]}${own[column]}`;
  const shorter = [...cells.slice(0, column - 1), both, ...cells.slice(column + 1)];
  const line = [...own.slice(0, column - 1), both, ...own.slice(column + 1)];
  const polluted = { fault: 'delimiter missing', place, text: text(line), tables: [withRow(table, row, shorter)] };
  return both.includes('"') ? { ...polluted, loose: row } : polluted;
}

function* strayQuotes(table: CleanTable, { row, column, cell, place, own, text }: Spot & { cell: string }) {
  const cells = linesOf(table)[row] ?? [];
  const before = own[column] ?? '';
  const quoted = before.startsWith('"');
  const put = (line: string, value: string) => ({
    text: text(own.map((each, index) => (index === column ? line : each))),
    tables: [
      withRow(
        table,
        row,
        cells.map((each, index) => (index === column ? value : each)),
      ),
    ],
  });
  const middle = Math.ceil(cell.length / 2);
  const inside = `${cell.slice(0, middle)}"${cell.slice(middle)}`;
  const innerAt = quoted ? middle + 1 + (cell.slice(0, middle).match(/"/g)?.length ?? 0) : middle;
  const inner = `${before.slice(0, innerAt)}"${before.slice(innerAt)}`;
  // before or behind another quote, or a delimiter, it is a doubled quote or the end of the cell
  const plain = cell.length > 1 && !/[",]/.test(cell.slice(Math.max(0, middle - 2), middle + 2));
  if (plain) yield { fault: 'quote too many, inside', place, ...put(inner, inside) };
  if (!quoted && cell !== '') {
    yield { fault: 'quote too many, in front', place, ...put(`"${before}`, `"${cell}`) };
    yield { fault: 'quote too many, behind', place, ...put(`${before}"`, `${cell}"`) };
  }
  if (quoted) yield { fault: 'quote not closed', place, ...put(before.slice(0, -1), cell), loose: row };
}

/** A row with delimiters or a line end of its own. */
export function* pollutedRows(table: CleanTable): Generator<Polluted> {
  const lines = linesOf(table);
  for (const row of lines.keys()) {
    for (const delimiter of [';', '\t', '|', ' ', ', ', '::'])
      for (const main of [',', ';', '\t'])
        if (delimiter !== main)
          yield {
            fault: `row cut by ${JSON.stringify(delimiter)}`,
            place: `row ${row} of a file with ${JSON.stringify(main)}`,
            text: lines.map((cells, at) => write([cells], { delimiter: at === row ? delimiter : main })).join(''),
            tables: [table],
          };
    for (const [main, other] of [
      ['\r\n', '\n'],
      ['\r\n', '\r'],
      ['\n', '\r\n'],
      ['\n', '\r'],
      ['\r', '\n'],
      ['\n', '\n\r'],
    ] as const)
      yield {
        fault: 'row with a line end of its own',
        place: `row ${row} with ${JSON.stringify(other)} among ${JSON.stringify(main)}`,
        text: lines.map((cells, at) => write([cells], { newline: at === row ? other : main })).join(''),
        tables: [table],
      };
  }
}
