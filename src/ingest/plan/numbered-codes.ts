import type { Column } from '../../model/table.ts';
import { mappedWords } from '../match/value-map.ts';
import type { PlanContext } from './column-plan.ts';

/** Why the bare numbers of a column are not taken for ours: they begin at 0, are of a finer scale, or run the other way. */
export type OtherNumbers = 'codes-from-zero' | 'codes-beyond' | 'codes-reversed';

/** A scale of seven, ten or twelve classes, by its heading. */
const FINER = /(?:[六七八九十]|十[一二]|(?<!\d)(?:[6-9]|1[0-2]))级/;
/** Numbers of such scales; 9 and 99 mostly stand for what is not classed. */
const BEYOND = [6, 7, 8, 10, 11, 12, 13, 14, 15, 16];

/** The number a cell is, with nothing beside it but what says that it is a class: 3, 03, 3.0, 3级. */
export function bareNumber(cell: string): number | null {
  const found = /^第?0*(\d{1,3})(?:\.0+)?(?:级|类|档)?$/.exec(cell.normalize('NFKC').trim())?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether numbers of a column of codes, which ours are numbers from 1 on, are other ones; null where nothing says so. */
export function otherNumbers(column: Column, heading: string, cells: readonly string[]): OtherNumbers | null {
  const ours = (column.allowed ?? []).map(({ value }) => value).filter((value) => typeof value === 'number');
  if (ours.length === 0 || Math.min(...ours) !== 1) return null;
  const numbers = new Set(cells.map(bareNumber));
  if (numbers.has(0) && !numbers.has(Math.max(...ours)) && ours.some((value) => numbers.has(value)))
    return 'codes-from-zero';
  const isFiner = FINER.test(heading) || BEYOND.some((value) => numbers.has(value));
  return column.name === 'five_tier' && isFiner && ours.some((value) => numbers.has(value)) ? 'codes-beyond' : null;
}

/** Says why numbers are not read, unless a person said what each of them means. */
export function sayOtherNumbers(
  { raw, match, options, findings }: PlanContext,
  { column, index }: { column: Column; index: number },
  { problem, cells }: { problem: OtherNumbers; cells: readonly string[] },
): void {
  const known = mappedWords(options, match.table, column);
  const open = cells.filter((cell) => bareNumber(cell) !== null && !known.has(cell.trim()));
  if (open.length === 0) return;
  const details = { words: open.slice(0, 12).join(', ') };
  findings.add({ column: raw.headers[index] ?? null, problem, hint: 'say-codes', severity: 'file', details });
}
