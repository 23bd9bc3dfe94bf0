import { linesOf, write, type CleanTable } from './clean-table.ts';
import { sourceTable, type Polluted } from './polluter.ts';

/** Faults of a whole file, one each: how it is written, what its header is, what stands around its table. */
export function* pollutedFiles(seed: number): Generator<Polluted> {
  const table = sourceTable(seed);
  yield* ways(table, seed);
  yield* lineEnds(table, seed);
  yield* headers(table, seed);
  yield* surroundings(table, seed);
  yield* tables(table, seed);
  yield* shapes(table, seed);
  yield* reports(table, seed);
}

const DELIMITERS = [',', ';', '\t', '|', ' ', ', ', '; ', '||', '::', ';;', '~|', '|~|', '^', '~', '#', '\u001f'];

function* ways(table: CleanTable, seed: number): Generator<Polluted> {
  for (const delimiter of DELIMITERS)
    for (const quote of ['"', "'"])
      for (const escape of [quote, '\\', ''])
        for (const quoteAll of [false, true]) {
          // A bare quote before a blank may as well be the end of the cell
          if (delimiter === ' ' && escape === '' && !quoteAll) continue;
          yield {
            fault: `delimiter ${JSON.stringify(delimiter)}`,
            place: `seed ${seed}, quote ${quote}, escape ${escape || 'none'}, ${quoteAll ? 'all' : 'needed'}`,
            text: write(linesOf(table), { delimiter, quote, escape, quoteAll }),
            tables: [table],
          };
        }
  for (const delimiter of DELIMITERS) {
    const bare = (cell: string) => cell.replace(/["\n]/g, '').replaceAll(delimiter, delimiter === ' ' ? '_' : '');
    const plain = { headers: table.headers, rows: table.rows.map((row) => row.map(bare)) };
    if (delimiter === ' ') plain.rows = plain.rows.map((row) => row.map((cell) => cell || '0'));
    yield {
      fault: 'no quotes',
      place: `seed ${seed}, ${JSON.stringify(delimiter)}`,
      text: linesOf(plain)
        .map((row) => `${row.join(delimiter)}\n`)
        .join(''),
      tables: [plain],
    };
  }
}

function* lineEnds(table: CleanTable, seed: number): Generator<Polluted> {
  const lines = linesOf(table);
  for (const newline of ['\n', '\r', '\r\n', '\n\r', '\n\n', '\r\r\n'])
    for (const ended of [true, false])
      yield {
        fault: `line end ${JSON.stringify(newline)}`,
        place: `seed ${seed}, ${ended ? 'ended' : 'not ended'}`,
        text: write(lines, { newline, ended }),
        tables: [table],
      };
  const mixed = lines.map((row, at) => write([row], { newline: ['\n', '\r', '\r\n'][at % 3] ?? '\n' })).join('');
  yield { fault: 'line ends mixed', place: `seed ${seed}`, text: mixed, tables: [table] };
  for (const [name, blank] of [
    ['bare', '\r\n'],
    ['of delimiters', ',,,,,,,,\r\n'],
    ['of spaces', '   \r\n'],
  ] as const)
    for (const every of [1, 3, 20])
      yield {
        fault: `blank lines ${name}`,
        place: `seed ${seed}, every ${every}`,
        text: lines.map((row, at) => (at % every === 0 ? blank : '') + write([row])).join('') + blank + blank,
        tables: [table],
      };
}

function* headers(table: CleanTable, seed: number): Generator<Polluted> {
  const { rows } = table;
  const place = `seed ${seed}`;
  const numbered = table.headers.map((_, index) => `column_${index + 1}`);
  yield { fault: 'no header', place, text: write(rows), tables: [{ headers: numbered, rows }] };
  yield { fault: 'header only', place, text: write([table.headers]), tables: [{ ...table, rows: [] }] };
  for (const count of [1, 2, 3, 4, 5]) {
    const few = { headers: table.headers, rows: rows.slice(0, count) };
    yield { fault: `${count} data rows`, place, text: write(linesOf(few)), tables: [few] };
  }
  for (const count of [2, 3]) {
    const levels = Array.from({ length: count }, (_, level) => table.headers.map((name) => `${name}${'abc'[level]}`));
    const names = table.headers.map((_, index) => levels.map((level) => level[index]).join(' '));
    yield {
      fault: `header of ${count} rows`,
      place: `${place}, full`,
      text: write([...levels, ...rows]),
      tables: [{ headers: names, rows }],
    };
    const broken = table.headers.map((name, index) => (index % 2 === 0 ? name : `${name} of`));
    const tail = Array.from({ length: count - 1 }, (_, level) =>
      table.headers.map((_, index) => (index % 2 === 0 ? '' : (['loan', 'booked'][level] ?? ''))),
    );
    const filled = broken.map((name, index) => [name, ...tail.map((row) => row[index] ?? '')]);
    yield {
      fault: `header of ${count} rows`,
      place: `${place}, names that go on below`,
      text: write([broken, ...tail, ...rows]),
      tables: [{ headers: filled.map((words) => [...new Set(words)].filter(Boolean).join(' ')), rows }],
    };
  }
  const groups = ['When', '', 'What', '', '', 'Where', '', '', ''];
  const over = ['When', 'When', 'What', 'What', 'What', 'Where', 'Where', 'Where', 'Where'];
  yield {
    fault: 'header of 2 rows',
    place: `${place}, groups`,
    text: write([groups, ...linesOf(table)]),
    tables: [{ headers: table.headers.map((name, index) => `${over[index]} ${name}`), rows }],
  };
  const twice = table.headers.map((name, index) => (index === 4 ? 'Amount' : name));
  yield { fault: 'names twice', place, text: write([twice, ...rows]), tables: [{ headers: twice, rows }] };
  for (const column of [0, 4, 8]) {
    const unnamed = table.headers.map((name, index) => (index === column ? '' : name));
    const text = write([unnamed, ...rows]);
    yield { fault: 'a name missing', place: `${place}, ${column}`, text, tables: [{ headers: unnamed, rows }] };
  }
  const odd = table.headers.map((name, index) =>
    index === 3 ? 'Amount, EUR\n(gross)' : index === 5 ? ' Sector ' : name,
  );
  yield { fault: 'odd names', place, text: write([odd, ...rows]), tables: [{ headers: odd, rows }] };
  const digits = table.headers.map((name, index) => (index === 3 ? '2026' : index === 4 ? '2025' : name));
  yield { fault: 'years for names', place, text: write([digits, ...rows]), tables: [{ headers: digits, rows }] };
}

function* surroundings(table: CleanTable, seed: number): Generator<Polluted> {
  const text = write(linesOf(table));
  const notes = [
    'Portfolio of the northern branch',
    'Made on Monday by the risk office',
    'For internal use only, not to be copied',
    'All amounts as booked',
  ];
  const pairs = ['Bank,Bellwether', 'Date,2026-06-30', 'Unit,million'];
  for (const [kind, padding] of [
    ['bare', 0],
    ['padded', 8],
  ] as const)
    for (const count of [1, 2, 3, 4])
      for (const gap of [0, 1, 2]) {
        const blank = `${','.repeat(padding)}\r\n`.repeat(gap);
        const quoted = (note: string) => (note.includes(',') ? `"${note}"` : note);
        const lines = notes.slice(0, count).map((note) => `${quoted(note)}${','.repeat(padding)}\r\n`);
        const place = `seed ${seed}, ${kind}, ${count} lines, ${gap} blank`;
        yield { fault: 'preamble', place, text: lines.join('') + blank + text, tables: [table] };
        yield { fault: 'foot', place, text: text + blank + lines.join(''), tables: [table] };
      }
  for (const gap of ['', '\r\n']) {
    const lines = pairs.map((pair) => `${pair}\r\n`).join('');
    yield {
      fault: 'preamble of pairs',
      place: `seed ${seed}, ${gap.length}`,
      text: lines + gap + text,
      tables: [table],
    };
  }
}

const cut = (table: CleanTable, width: number): CleanTable => ({
  headers: table.headers.slice(0, width).map((name) => `${name}2`),
  rows: table.rows.map((row) => row.slice(0, width)),
});

function* tables(table: CleanTable, seed: number): Generator<Polluted> {
  const next = sourceTable(seed + 100, 40);
  const same = cut(next, 9);
  const more = {
    headers: [...same.headers, 'Grade', 'Tier'],
    rows: same.rows.map((row, index) => [...row, 'ABC'[index % 3] ?? '', String(index % 5)]),
  };
  const all: readonly (readonly [string, CleanTable])[] = [
    ['fewer', cut(next, 5)],
    ['two', cut(next, 2)],
    ['one fewer', cut(next, 8)],
    ['as many', same],
    ['more', more],
  ];
  for (const [name, second] of all)
    for (const gap of ['', '\r\n', ',,,,,,,,\r\n', 'Second list\r\n', '\r\nSecond list\r\n\r\n']) {
      const text = write(linesOf(table)) + gap + write(linesOf(second));
      yield {
        fault: `second table, columns ${name}`,
        place: `seed ${seed}, ${JSON.stringify(gap)}`,
        text,
        tables: [table, second],
      };
    }
}

function* shapes(table: CleanTable, seed: number): Generator<Polluted> {
  const { rows } = table;
  const lines = linesOf(table);
  const place = `seed ${seed}`;
  yield { fault: 'empty file', place, text: '', tables: [] };
  yield { fault: 'empty file', place: `${place}, blank lines`, text: '\r\n\r\n', tables: [] };
  for (const column of [0, 2, 5]) {
    const one = { headers: [table.headers[column] ?? ''], rows: rows.map((row) => [row[column] ?? '']) };
    yield { fault: 'one column', place: `${place}, ${column}`, text: write(linesOf(one)), tables: [one] };
  }
  for (const column of [0, 4, 8]) {
    const empty = (row: readonly string[], cell: string) => [...row.slice(0, column), cell, ...row.slice(column)];
    const unnamed = { headers: empty(table.headers, ''), rows: rows.map((row) => empty(row, '')) };
    const named = { headers: empty(table.headers, 'Free'), rows: rows.map((row) => empty(row, '')) };
    yield {
      fault: 'empty column',
      place: `${place}, unnamed, ${column}`,
      text: write(linesOf(unnamed)),
      tables: [unnamed],
    };
    yield { fault: 'empty column', place: `${place}, named, ${column}`, text: write(linesOf(named)), tables: [named] };
  }
  const numbered = {
    headers: ['', ...table.headers],
    rows: rows.map((row, index) => [String(index), ...row]),
  };
  yield { fault: 'unnamed index', place, text: write(linesOf(numbered)), tables: [numbered] };
  const trailing = lines.map((row) => write([row], { newline: ',\r\n' })).join('');
  yield { fault: 'delimiter at every end', place, text: trailing, tables: [table] };
  const under = write([table.headers]) + rows.map((row) => write([row], { newline: ',\r\n' })).join('');
  yield { fault: 'delimiter at every end', place: `${place}, not the header`, text: under, tables: [table] };
  const ragged = rows.map((row, index) => row.slice(0, 9 - (index % 4)));
  yield { fault: 'ragged', place, text: write([table.headers, ...ragged]), tables: [{ ...table, rows: ragged }] };
  const long = rows.map((row, index) =>
    index === 7 ? [...row.slice(0, 6), 'x, "y"\n'.repeat(20_000), ...row.slice(7)] : row,
  );
  yield { fault: 'long cell', place, text: write([table.headers, ...long]), tables: [{ ...table, rows: long }] };
  const swapped = rows.map((row) => row.map((cell, index) => (index === 3 ? cell.replace('.', ',') : cell)));
  for (const delimiter of [';', '\t', ','])
    yield {
      fault: 'decimal commas',
      place: `${place}, ${JSON.stringify(delimiter)}`,
      text: write([table.headers, ...swapped], { delimiter }),
      tables: [{ ...table, rows: swapped }],
    };
  for (const [name, turn] of [
    ['DD.MM.YYYY', (date: string) => date.split('-').toReversed().join('.')],
    ['MM/DD/YYYY', (date: string) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`],
    ['年月日', (date: string) => date.replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日')],
  ] as const) {
    const turned = rows.map((row) => row.map((cell, index) => (index === 0 ? turn(cell) : cell)));
    yield {
      fault: `dates ${name}`,
      place,
      text: write([table.headers, ...turned]),
      tables: [{ ...table, rows: turned }],
    };
  }
}

/** What offices do to a table: remarks above it, numbers of its columns, a gap in its heading, numbers with commas. */
function* reports(table: CleanTable, seed: number): Generator<Polluted> {
  const { headers, rows } = table;
  const place = `seed ${seed}`;
  const text = write(linesOf(table));
  for (const [name, remarks] of [
    ['in cells', 'Date: 2026-06-30,,,,Unit: million,,,,\r\n'],
    ['beside their words', 'Date,2026-06-30,,,,,,Unit,million\r\n'],
    [
      'below a title',
      'Portfolio of the northern branch,,,,,,,,\r\nAs of: 30 June 2026,,Branch: North,,,,,,Unit: EUR\r\n',
    ],
    ['not padded', 'Date: 2026-06-30,Unit: million\r\n'],
  ] as const)
    for (const gap of ['', '\r\n'])
      yield {
        fault: 'remarks above',
        place: `${place}, ${name}, ${gap.length}`,
        text: remarks + gap + text,
        tables: [table],
      };
  for (const [name, number] of [
    ['in brackets', (index: number) => `(${index + 1})`],
    ['bare', (index: number) => `${index + 1}`],
    ['letters', (index: number) => String.fromCharCode(65 + index)],
  ] as const)
    yield {
      fault: 'columns numbered',
      place: `${place}, ${name}`,
      text: write([headers, headers.map((_, index) => number(index)), ...rows]),
      tables: [table],
    };
  const upper = headers.map((name, index) => (index === 3 ? 'Terms' : index === 4 ? '' : name));
  const lower = headers.map((name, index) => (index === 3 || index === 4 ? name : ''));
  yield {
    fault: 'gap in the header',
    place,
    text: write([upper, headers.map(() => ''), lower, ...rows]),
    tables: [{ headers: headers.map((name, index) => (index === 3 || index === 4 ? `Terms ${name}` : name)), rows }],
  };
  const amount = (cell: string) => cell.replace(/\B(?=(?:\d{3})+\.)/g, ',');
  const grouped = rows.map((row) => row.map((cell, index) => (index === 3 ? amount(cell) : cell)));
  const bare = grouped.map((row, at) =>
    write([row.map((cell, index) => (index === 3 ? `<${at}>` : cell))]).replace(`<${at}>`, row[3] ?? ''),
  );
  yield {
    fault: 'thousands without quotes',
    place,
    text: write([headers]) + bare.join(''),
    tables: [{ headers, rows: grouped }],
  };
  const words = rows.map(([date = '', , id = '', sum = '', , sector = '']) => [date, id, sum, `the ${sector} fund`]);
  const names = ['Date', 'Loan Id', 'Amount', 'Fund name'];
  const padded = [names, ...words].map((row) =>
    row
      .map((cell) => cell.padEnd(18))
      .join('')
      .trimEnd(),
  );
  yield {
    fault: 'lined up by blanks',
    place,
    text: `${padded.join('\n')}\n`,
    tables: [{ headers: names, rows: words }],
  };
  const moments = rows.map(([date = '', time = '']) => [`${date} ${time}:00`]);
  yield {
    fault: 'one column of moments',
    place,
    text: ['ts', ...moments.flat()].map((line) => `${line}\n`).join(''),
    tables: [{ headers: ['ts'], rows: moments }],
  };
}
