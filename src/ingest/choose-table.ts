import { TABLES, tableModel } from '../model/index.ts';
import { headingsOf } from './headings.ts';
import { matchColumns, type TableMatch } from './match-columns.ts';
import type { FileOptions } from './options.ts';
import { fold, parseHeading } from './units.ts';

/** The table whose columns the headers name best, a missing required one counting against it; null where they name none. */
export function chooseTable(file: string, headers: readonly string[], options: FileOptions): TableMatch | null {
  const mapping = options.mapping ?? {};
  if (options.table !== undefined) return matchColumns(headers, tableModel(options.table), { mapping });
  const matches = TABLES.map((table) => matchColumns(headers, table, { mapping }));
  const words = file.toLowerCase();
  const speaks = (match: TableMatch) => (match.table.fileWords?.some((word) => words.includes(word)) ? 1 : 0);
  const score = (match: TableMatch) =>
    match.assignments.length + match.doubts.length * 0.5 + speaks(match) * 2 - match.missing.length * 2;
  const enough = (match: TableMatch) =>
    match.missing.length === 0 ? match.assignments.length >= 2 : match.assignments.length + speaks(match) >= 3;
  return best(matches.filter(enough), score);
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
  const wanted = name.split('|').flatMap((each) => {
    const column = match.table.columns.find((candidate) => candidate.name === each);
    return column ? headingsOf(column).map((heading) => parseHeading(heading).folded) : [];
  });
  const alike = (header: string) => {
    const folded = fold(header);
    return wanted.some((each) => each.length > 1 && (folded.includes(each) || each.includes(folded)));
  };
  const named = headers.filter((header) => header !== '');
  return [...named.filter(alike), ...named.filter((header) => !alike(header))];
}
