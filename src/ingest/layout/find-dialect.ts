import { filledIn, isBlank, shapeOf } from './cell-shape.ts';
import { cutText } from './cutter.ts';
import { PLAIN, quoteOf, type Dialect, type QuoteName, type TextRecord } from './dialect.ts';

/** Delimiters that are tried, and how readily each is believed. */
const CANDIDATES: readonly (readonly [delimiter: string, prior: number, runs?: boolean])[] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  [', ', 1],
  ['; ', 0.98],
  ['\u001f', 0.98],
  ['\u0001', 0.98],
  ['^', 0.9],
  ['~', 0.9],
  ['，', 0.85],
  ['；', 0.85],
  [' ', 0.7],
  [' ', 0.68, true],
  // names of several words between columns that are lined up
  ['  ', 0.85, true],
  ['#', 0.5],
  [':', 0.4],
];
const SCORED_RECORDS = 1_500;
/** Below this share of agreeing records a text has one column. */
const LEAST_CONSISTENCY = 0.25;
/** Titles and notes may be three times as many as the records before they tell against a dialect. */
const LEAST_REACH = 4;
/** A single record says less: a title with commas in it is cut as well, and so is a list with bars in one of its cells. */
const REACH_OF_ONE = 1.5;

const COMPOUND_SAMPLE = 64 * 1024;
const COMPOUND_LINES = 200;
const MOST_COMPOUNDS = 4;
const COMPOUND_PRIOR = 0.95;

/** Parts of a dialect that are known. */
interface Given {
  delimiter?: string | undefined;
  quote?: QuoteName | undefined;
  escape?: Dialect['escape'] | undefined;
}

/** What speaks for a dialect. */
interface Scored {
  dialect: Dialect;
  score: number;
  consistency: number;
}

/** The first line of a file for spreadsheets that names its delimiter. */
export const SEPARATOR_LINE = /^"?sep=([^\r\n"]{1,2})"?[ \t]*(?=[\r\n]|$)/i;

/**
 * The dialect under which most records of a sample have the same width and cells look like values. Delimiters, quotes and
 * escapes are tried together; a given delimiter is kept, and so is one that the first line names (`sep=;`). A text of
 * one column gets a delimiter that does not occur in it.
 */
export function findDialect(sample: string, { delimiter, quote, escape }: Given = {}): Dialect {
  const mark = quote === undefined ? undefined : quoteOf(quote);
  const named = delimiter ?? SEPARATOR_LINE.exec(sample)?.[1];
  const candidates: typeof CANDIDATES =
    named === undefined
      ? [...CANDIDATES, ...compounds(sample)]
      : named === ' '
        ? [
            [' ', 1],
            [' ', 0.98, true],
          ]
        : [[named, 1]];
  const quotes = mark === undefined ? quotesIn(sample) : [mark];
  let best: Scored | null = null;
  for (const [each, prior, runs = false] of candidates) {
    // none scores above what it is believed
    if (!sample.includes(each) || (best && best.score >= prior)) continue;
    for (const sign of quotes) {
      const scored = score(sample, { delimiter: each, runs, quote: sign, escape: sign }, prior);
      if (scored.consistency < LEAST_CONSISTENCY && named === undefined) continue;
      if (!best || scored.score > best.score + 1e-9) best = scored;
    }
  }
  const absent = CANDIDATES.find(([each]) => !sample.includes(each))?.[0];
  const found = best?.dialect ?? { ...PLAIN, delimiter: named ?? absent ?? ',', quote: mark ?? PLAIN.quote };
  if (escape !== undefined) return { ...found, escape: escape === '\\' ? escape : found.quote };
  return withEscape(sample, { ...found, escape: found.quote });
}

/** Signs of two or three characters that stand in most lines, the same number of times in each. */
function compounds(sample: string): [delimiter: string, prior: number][] {
  const lines = sample.slice(0, COMPOUND_SAMPLE).split(/[\r\n]+/, COMPOUND_LINES);
  const counts = new Map<string, Map<number, number>>();
  for (const line of lines) {
    const own = new Map<string, number>();
    for (const [sign] of line.matchAll(/[^\p{L}\p{N}\s"'.()-]{2,}/gu)) {
      // The longer runs are blank cells between delimiters
      const unit = sign.length <= 3 ? sign : sign.slice(0, 2);
      own.set(unit, (own.get(unit) ?? 0) + 1);
    }
    for (const [sign, count] of own) {
      const each = counts.get(sign) ?? new Map<number, number>();
      counts.set(sign, each.set(count, (each.get(count) ?? 0) + 1));
    }
  }
  const usual = [...counts].filter(
    ([, each]) => [...each.values()].reduce((sum, count) => sum + count, 0) * 2 > lines.length,
  );
  // Two commas leave a blank cell; nobody leaves every second cell blank between other signs
  return usual.slice(0, MOST_COMPOUNDS).map(([sign]) => [sign, /^[,;]+$/.test(sign) ? COMPOUND_PRIOR : 1]);
}

/** The apostrophe is tried too where one stands at the start of a cell. */
function quotesIn(sample: string): ('"' | "'")[] {
  return /(?:^|[^\p{L}\p{N}\s"'])\s?'/mu.test(sample) || /(?:^|[ \t])'/m.test(sample) ? ['"', "'"] : ['"'];
}

function score(sample: string, dialect: Dialect, prior: number): Scored {
  const all = cutText(sample, dialect, { most: SCORED_RECORDS }).filter(({ cells }) => !isBlank(cells));
  const records = withoutEdges(all);
  if (records.length === 0 || cutsValues(records, all, { sample, dialect }))
    return { dialect, score: 0, consistency: 0 };
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let consistency = 0;
  let gain = 0;
  for (const [width, count] of widths) {
    if (width < 2) continue;
    const share = count / records.length;
    consistency += share * share;
    gain += share * share * (1 - 1 / width);
  }
  const strays = records.filter(({ odd }) => odd).length / records.length;
  // A delimiter that cuts a single record of many belongs to that record alone
  const reach = Math.min(1, ((records.length === 1 ? REACH_OF_ONE : LEAST_REACH) * records.length) / all.length);
  const total =
    gain * (0.25 + 0.75 * cleanliness(records)) * prior * (1 - 0.5 * strays) * (1 - 0.5 * blankColumns(records));
  return { dialect, score: total * reach, consistency: consistency * reach };
}

/**
 * Lines of one cell above and below the records with several are titles and notes, and say nothing about the dialect.
 * A few pairs among single lines are text with a delimiter in it; no records are left of them.
 */
function withoutEdges(records: readonly TextRecord[]): TextRecord[] {
  const several = ({ cells }: TextRecord) => cells.length > 1;
  const pairs = records.filter(several);
  if (pairs.length * 2 < records.length && pairs.every(({ cells }) => cells.length === 2)) return [];
  return records.slice(records.findIndex(several), records.findLastIndex(several) + 1);
}

/** A moment, a written date or a number with blanks in it is one value; two words a line are a name. */
function cutsValues(
  records: readonly TextRecord[],
  all: readonly TextRecord[],
  { sample, dialect: { delimiter } }: { sample: string; dialect: Dialect },
): boolean {
  const blank = delimiter.trim() === '' && delimiter !== '\t';
  // a comma parts thousands where a single name stands above
  const parts = blank || (delimiter === ',' && all[0]?.cells.length === 1);
  const whole = records.filter(({ start, end }) => {
    const shape = shapeOf(sample.slice(start, end));
    return shape === 'date' || shape === 'time' || (parts && shape === 'number');
  });
  if (whole.length * 2 > records.length) return true;
  const isWord = (cell: string) => ['text', 'blank'].includes(shapeOf(cell));
  return blank && records.every(({ cells }) => cells.length <= 2 && cells.every(isWord));
}

/** Share of the columns in which nothing stands: a delimiter of two characters was taken for two. */
function blankColumns(records: readonly TextRecord[]): number {
  const width = Math.max(...records.map(({ cells }) => cells.length));
  const filled = new Set<number>();
  for (const { cells } of records) cells.forEach((cell, index) => cell.trim() !== '' && filled.add(index));
  return 1 - filled.size / width;
}

/** Share of the cells that look like values: numbers, dates, and text without leftovers of another dialect. */
function cleanliness(records: readonly TextRecord[]): number {
  let sum = 0;
  let count = 0;
  for (const { cells } of records) {
    if (cells.length < 2 || filledIn(cells) === 0) continue;
    for (const cell of cells) {
      count += 1;
      if (cell === '' || (cell === cell.trim() && shapeOf(cell) !== 'text')) sum += 1;
      else sum += textCleanliness(cell);
    }
  }
  return count === 0 ? 0 : sum / count;
}

function textCleanliness(cell: string): number {
  if (/^\s*["'].*["']\s*$/s.test(cell)) return 0.2;
  if (cell !== '' && !/[\p{L}\p{N}]/u.test(cell)) return 0.2;
  if (cell.includes('\t')) return 0.1;
  // blanks that line up columns
  if (/\S {3,}\S/.test(cell)) return 0.4;
  if (/[;|\u001f\u0001]|\S[,#^~]\S|["']\s*,|,\s*["']/.test(cell)) return 0.5;
  if (/^\s|\s$/.test(cell)) return 0.7;
  return /^[,;:.~#^]|[,;:~#^]$/.test(cell) ? 0.6 : 1;
}

/** A backslash before quotes, where reading it so leaves fewer quotes in odd places. */
function withEscape(sample: string, dialect: Dialect): Dialect {
  if (!sample.includes(`\\${dialect.quote}`)) return dialect;
  const escaped: Dialect = { ...dialect, escape: '\\' };
  const odd = (each: Dialect) => cutText(sample, each).filter((record) => record.odd).length;
  return odd(escaped) < odd(dialect) ? escaped : dialect;
}
