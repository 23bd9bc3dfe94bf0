import { describe, expect, it } from 'vitest';
import { ROWS } from './rows.ts';
import { TEXTS } from './texts.ts';
import { VALUES } from './values.ts';

/**
 * What real ledgers, registers and statistics do to those who read them. Whoever finds another adds it here, and the file
 * that shows it to `texts.ts`, `rows.ts` or `values.ts`. Binary formats have theirs in `tests/ingest/formats`, layouts in
 * `tests/ingest/layout`, spellings of codes in `codes.test.ts`.
 */
const KNOWN = [
  'text in GB18030',
  'text in Windows-1252',
  'text in MacRoman with CR alone at the ends of lines',
  'a byte mark before UTF-8',
  'line ends of several kinds',
  'lines above the header',
  'notes below the table',
  'a line break in a heading',
  'a header of two rows with merged groups',
  'an unnamed first column that counts the rows',
  'blanks around headings and values',
  'blanks between the columns of a .csv',
  'a workbook with several sheets',
  'items as rows and periods as columns',
  'totals and sub-totals among the rows',
  'totals that only their amounts give away',
  'the same row twice',
  'one key with different values',
  'rows that were voided or reversed',
  'negative balances',
  'the same table under another heading',
  'a heading nobody knows where one is required',
  'a heading nobody knows beside those that are',
  'marks between thousands',
  'a comma before the decimals',
  'numbers in scientific notation, and noise of a computation',
  'brackets and trailing signs for negatives',
  'full-width digits',
  'signs of currency, 万 and 亿 in cells',
  'words for no value, which is not zero',
  'dates in many forms, a period as its last day',
  'dates with the month first and a clock behind',
  'dates whose day and month stay in doubt',
  'dates as serial numbers of a spreadsheet',
  'dates as day counts of SAS',
  'numbers that may count days from 1900 or from 1960',
  'dates before 1945 and after 2100',
  'entities of HTML',
  'numbers of eighteen digits and with leading zeros that are no numbers',
  'shares above one without a sign of percent',
];

describe('the traps we know', () => {
  it('have a file each, and each file is on the list', () => {
    const shown = [TEXTS, ROWS, VALUES].flatMap((traps) => Object.keys(traps));
    expect(shown.toSorted()).toEqual(KNOWN.toSorted());
  });

  it('each find something, so that no file is read in vain', () => {
    const silent = Object.entries({ ...TEXTS, ...ROWS, ...VALUES }).filter(([, { finds }]) => !finds);
    expect(silent).toEqual([]);
  });
});
