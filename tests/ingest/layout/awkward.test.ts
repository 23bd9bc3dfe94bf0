import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/ingest/open/read-tables.ts';

/** A file as offices, registers and banks send them, and its tables: each a header and its rows. */
type Awkward = readonly [lines: readonly string[], ...tables: readonly string[][][]];

const BODY = [
  ['1', 'a', '10'],
  ['2', 'b', '20'],
];
const TABLE = [['id', 'name', 'value'], ...BODY];
const YEARS = (...rows: string[][]) => [
  ['Year', 'Amount', 'Share'],
  ['2020', '10', '0.1'],
  ['2021', '20', '0.2'],
  ...rows,
];

const FILES: Readonly<Record<string, Awkward>> = {
  'comments above and below, one of them with the names': [
    ['# exported 2024-01-05', '# fields: id, name, value', 'id,name,value', '1,a,10', '2,b,20', '# end of file'],
    TABLE,
  ],
  'a mark before the only row of names': [
    ['#id\tname\tvalue', '1\ta\t10', '2\tb\t20'],
    [['#id', 'name', 'value'], ...BODY],
  ],
  'a title full of delimiters': [
    ['This file holds, among other things, the values, by name', 'id,name,value', '1,a,10', '2,b,20', '3,c,30'],
    [...TABLE, ['3', 'c', '30']],
  ],
  'titles of as many words as there are columns': [
    ['Table 1: Loans', 'Year,Amount,Share', '2020,10,0.1', '2021,20,0.2', '2022,30,0.3', 'Source: Central bank'],
    YEARS(['2022', '30', '0.3']),
  ],
  'a header that stands again under another title': [
    [
      'Assets',
      'Item,2022,2023',
      'Cash,10,12',
      'Loans,100,120',
      '',
      'Liabilities',
      'Item,2022,2023',
      'Deposits,80,90',
      'Equity,30,42',
    ],
    [
      ['Item', '2022', '2023'],
      ...[
        ['Cash', '10', '12'],
        ['Loans', '100', '120'],
        ['Liabilities', '', ''],
        ['Deposits', '80', '90'],
        ['Equity', '30', '42'],
      ],
    ],
  ],
  'days as names of columns': [
    ['Indicator,31/12/2022,31/03/2023,30/06/2023', 'NPL ratio,1.2%,1.3%,1.1%', 'Coverage,150%,148%,151%'],
    [
      ['Indicator', '31/12/2022', '31/03/2023', '30/06/2023'],
      ['NPL ratio', '1.2%', '1.3%', '1.1%'],
      ['Coverage', '150%', '148%', '151%'],
    ],
  ],
  'the numbers of the columns below their names': [
    ['Kod,Nazwa,Udział', '1,2,3', 'A,Rolnictwo,0.12', 'B,Górnictwo,0.22'],
    [
      ['Kod', 'Nazwa', 'Udział'],
      ['A', 'Rolnictwo', '0.12'],
      ['B', 'Górnictwo', '0.22'],
    ],
  ],
  'a row of data that counts, above one with a word': [
    ['a,b,c', '1,2,3', '4,5,ʤ'],
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', 'ʤ'],
    ],
  ],
  'columns lined up by blanks, with names of several words': [
    [
      'Loan ID   Client Name        Balance',
      'L1        Acme Solar Ltd       10.00',
      'L2        Beta Wind            20.00',
      'L3        Gamma                30.00',
    ],
    [
      ['Loan ID', 'Client Name', 'Balance'],
      ['L1', 'Acme Solar Ltd', '10.00'],
      ['L2', 'Beta Wind', '20.00'],
      ['L3', 'Gamma', '30.00'],
    ],
  ],
  'columns lined up by blanks and tabs': [
    ['id   name\tvalue', '1    a\t\t10', '2\tb    20', '3   "c d"  30'],
    [
      ['id', 'name', 'value'],
      ['1', 'a', '10'],
      ['2', 'b', '20'],
      ['3', 'c d', '30'],
    ],
  ],
  'pairs of words directly above the names': [
    ['Bank,Bellwether', 'Date,2026-06-30', 'id,name,value', '1,a,10', '2,b,20'],
    TABLE,
  ],
  'moments in one column': [
    ['ts', '2020-01-01 01:02:03'],
    [['ts'], ['2020-01-01 01:02:03']],
  ],
  'names of two words in one column': [
    ['name', 'Li Wei', 'Wang Na'],
    [['name'], ['Li Wei'], ['Wang Na']],
  ],
  'dates with blanks and a comma in one column': [
    ['date', 'June 30, 2026', 'July 1, 2026'],
    [['date'], ['June 30, 2026'], ['July 1, 2026']],
  ],
  'a row of data that happens to count': [
    ['a,b,c', '1,2,3', '4,5,6'],
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ],
  ],
  'a line drawn below the names': [
    [
      '  ID NAME       AMOUNT',
      '---- ------- ---------',
      '   1 Anna        10.50',
      '   2 Bert        20.75',
      '   3 Carl        30.10',
    ],
    [
      ['ID', 'NAME', 'AMOUNT'],
      ['1', 'Anna', '10.50'],
      ['2', 'Bert', '20.75'],
      ['3', 'Carl', '30.10'],
    ],
  ],
  'two bars between cells': [['id||name||value', '1||a||10', '2||b||20'], TABLE],
  'a column that is blank between two commas': [
    ['id,,value', '1,,10', '2,,20', '3,,30'],
    [
      ['id', '', 'value'],
      ['1', '', '10'],
      ['2', '', '20'],
      ['3', '', '30'],
    ],
  ],
  'commas within the first of several columns cut by tabs': [
    [
      'freq,unit,geo\t2019 \t2020 \t2021 ',
      'A,PC,DE\t1.2 \t3.4 p\t: ',
      'A,PC,FR\t2.2 \t4.4 \t5.5 e',
      'A,PC,IT\t3.2 \t: c\t6.5 ',
    ],
    [
      ['freq,unit,geo', '2019 ', '2020 ', '2021 '],
      ...[
        ['A,PC,DE', '1.2 ', '3.4 p', ': '],
        ['A,PC,FR', '2.2 ', '4.4 ', '5.5 e'],
        ['A,PC,IT', '3.2 ', ': c', '6.5 '],
      ],
    ],
  ],
  'signs of footnotes behind numbers and below the table': [
    ['country,rate', 'US,1.5*', 'UK,2.5', 'JP,0.5', '* estimate'],
    [
      ['country', 'rate'],
      ['US', '1.5*'],
      ['UK', '2.5'],
      ['JP', '0.5'],
    ],
  ],
  'a row cut in another way, with a line break in it': [
    ['id,name,value', '1,a,10', '2; "b', 'c"; 20', '3,d,30', '4,e,40'],
    [
      ['id', 'name', 'value'],
      ['1', 'a', '10'],
      ['2', 'b\nc', '20'],
      ['3', 'd', '30'],
      ['4', 'e', '40'],
    ],
  ],
  'a list whose last lines begin with signs': [
    ['tag', 'green', 'blue', 'red', 'grey', 'black', '# navy', '* rust'],
    [['tag'], ['green'], ['blue'], ['red'], ['grey'], ['black'], ['# navy'], ['* rust']],
  ],
  'the count of rows that a query tool writes': [
    ['a,b,c', '1,2,3', '4,5,6', '(2 rows)'],
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ],
  ],
  'a list with bars inside the only record': [
    ['key,scope,value,effective_from', 'rating_order,portfolio,AAA|AA|A|BBB|BB|B|CCC|D,2020-01-01'],
    [
      ['key', 'scope', 'value', 'effective_from'],
      ['rating_order', 'portfolio', 'AAA|AA|A|BBB|BB|B|CCC|D', '2020-01-01'],
    ],
  ],
  'two tables of other widths, each with its title': [
    [
      ...['Table 1: Loans', 'Year,Amount,Share', '2020,10,0.1', '2021,20,0.2', '2022,30,0.3', ''],
      ...['Table 2: Deposits', 'Year,Amount,Share,Growth', '2020,10,0.1,0.5', '2021,20,0.2,0.6', '2022,30,0.3,0.7'],
    ],
    YEARS(['2022', '30', '0.3']),
    [
      ['Year', 'Amount', 'Share', 'Growth'],
      ['2020', '10', '0.1', '0.5'],
      ['2021', '20', '0.2', '0.6'],
      ['2022', '30', '0.3', '0.7'],
    ],
  ],
};

describe('awkward files', () => {
  it.each(Object.entries(FILES))('%s', async (_, [lines, ...expected]) => {
    const content = new TextEncoder().encode(`${lines.join('\n')}\n`);
    const { tables, issues } = await readTables({ name: 'x.csv', content });
    const full = (headers: readonly string[], row: readonly string[]) =>
      headers.map((_name, index) => row[index] ?? '');
    expect(issues).toEqual([]);
    expect(tables.map(({ headers, rows }) => [headers, ...rows.map((row) => full(headers, row))])).toEqual(expected);
  });
});
