import { speaksOfBalance } from './balance-words.ts';
import { findColumn, TABLES, tableModel } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import { headingsOf } from './headings.ts';
import { matchInside } from './match-inside.ts';
import { matchColumns, placesOf, type TableMatch } from './match-columns.ts';
import { regulatedColumns, type Regulated } from './regulatory.ts';
import type { FileOptions } from '../options.ts';
import { fold, parseHeading } from './units.ts';

/** A match may lack this much where a column looks like the one it misses. */
const NEARLY = 0.5;
const MISSING = 2;
/** Columns a table must need to outdo another by them: a loan number alone makes no list of clients a list of loans. */
const DECISIVE = 3;

/** The table whose columns the headers name best, a missing required one counting against it; null where they name none. */
export function chooseTable(
  file: string,
  headers: readonly string[],
  options: FileOptions & { regulated?: Regulated | undefined },
): TableMatch | null {
  const { mapping = {}, values, stated, said } = options;
  const regulated = options.regulated ?? regulatedColumns(headers);
  const match = (table: TableModel) => {
    const known = { mapping, values, stated, said, regulated: regulated?.table === table.name ? regulated : null };
    return withInside(headers, matchColumns(headers, table, known), mapping);
  };
  if (options.table !== undefined) return match(tableModel(options.table));
  if (regulated) return match(tableModel(regulated.table));
  const matches = TABLES.map(match);
  const words = file.toLowerCase();
  const speaks = ({ table }: TableMatch) => (table.fileWords?.some((word) => words.includes(word)) ? 1 : 0);
  const score = (each: TableMatch) => sizeOf(each) + speaks(each) * 2 - lack(headers, each);
  const enough = (each: TableMatch) =>
    complete.includes(each) ? each.assignments.length >= 2 : each.assignments.length + speaks(each) >= 3;
  const complete = matches.filter(({ table, missing }) => missing.every((name) => isDelivery(table, name)));
  return best(
    matches.filter((each) => enough(each) && !isPartOfAnother(each, complete)),
    score,
  );
}

/** The match with the tables inside it; a column of theirs rivals none of its own. */
function withInside(
  headers: readonly string[],
  match: TableMatch,
  mapping: Readonly<Record<string, string>>,
): TableMatch {
  const inside = matchInside(headers, match, mapping);
  const elsewhere = new Set(inside.flatMap(({ assignments }) => assignments.map(({ index }) => index)));
  const assignments = match.assignments.map((each) => ({
    ...each,
    rivals: each.rivals.filter((rival) => !elsewhere.has(rival)),
  }));
  return { ...match, assignments, inside };
}

/** The date a table is delivered by, which one answer gives to all rows. */
function isDelivery(table: TableModel, name: string): boolean {
  return findColumn(table, name)?.type === 'date' && (table.batch?.includes(name) ?? false);
}

function sizeOf({ assignments, doubts, inside }: TableMatch): number {
  return assignments.length + doubts.length * 0.5 + inside.reduce((sum, each) => sum + sizeOf(each), 0);
}

function lack(headers: readonly string[], match: TableMatch): number {
  const used = new Set([match, ...match.inside].flatMap((each) => each.assignments.flatMap(placesOf)));
  const free = headers.filter((header, index) => header !== '' && !used.has(index));
  const isNear = (name: string) => {
    const isBalance = findColumn(match.table, name)?.name === 'outstanding';
    return free.some((header) => looksLike(header, headingsFor(match, name)) || (isBalance && speaksOfBalance(header)));
  };
  return match.missing.reduce((sum, name) => sum + (isNear(name) ? NEARLY : MISSING), 0);
}

/**
 * True where another complete table needs all this one needs and more: with a date and a balance, a list of loans
 * is a ledger, however much it says of the loans.
 */
function isPartOfAnother(match: TableMatch, complete: readonly TableMatch[]): boolean {
  const needed = neededPlaces(match);
  return complete.some((other) => {
    const places = neededPlaces(other);
    return places.size >= DECISIVE && places.size > needed.size && [...needed].every((index) => places.has(index));
  });
}

function neededPlaces({ table, assignments }: TableMatch): Set<number> {
  const groups = (table.oneOf ?? []).flat();
  const needed = assignments.filter(({ column }) => column.required || groups.includes(column.name));
  return new Set(needed.map(({ index }) => index));
}

function best(matches: readonly TableMatch[], score: (match: TableMatch) => number): TableMatch | null {
  let found: TableMatch | null = null;
  for (const match of matches) if (!found || score(match) > score(found)) found = match;
  return found;
}

/** True where most headers are periods: items stand in rows and years in columns, which is no list of loans. */
export function hasPeriodsAsColumns(headers: readonly string[]): boolean {
  const filled = headers.filter((header) => header !== '');
  const periods = filled.filter((header) =>
    /^\D{0,3}\d{4}\s*(?:年|年度|[-/年.]?\s*(?:[Qq]?[1-4]|\d{1,2})\s*(?:月|季度?)?)?$/.test(header),
  );
  return periods.length * 2 > filled.length;
}

/** All headers as answers for a column, those that look like it first. Only offered, never taken. */
export function lookAlikes(headers: readonly string[], match: TableMatch, name: string): string[] {
  const wanted = headingsFor(match, name);
  const named = headers.filter((header) => header !== '');
  return [
    ...named.filter((header) => looksLike(header, wanted)),
    ...named.filter((header) => !looksLike(header, wanted)),
  ];
}

/** Folded headings of a column, or of a group `a|b` of columns. */
function headingsFor({ table }: TableMatch, name: string): string[] {
  const columns = name.split('|').flatMap((each) => findColumn(table, each) ?? []);
  return columns.flatMap(headingsOf).map((heading) => parseHeading(heading).folded);
}

function looksLike(header: string, wanted: readonly string[]): boolean {
  const folded = fold(header);
  return (
    folded.length > 1 && wanted.some((each) => each.length > 1 && (folded.includes(each) || each.includes(folded)))
  );
}
