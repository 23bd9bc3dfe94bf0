import { CURRENCY } from '../../model/common-columns.ts';
import type { Column } from '../../model/table.ts';
import { readSpelling } from './spelling.ts';
import { statedDate } from './stated-date.ts';

/** True for a column that one value can fill in all rows: when they are of, or what kind they are. */
export function canBeConstant({ type, domain }: Column): boolean {
  return type === 'date' || type === 'code' || domain === CURRENCY.domain;
}

/** A value for all rows as it is stored; null where it is none of the column's. */
export function readConstant(column: Column, text: string): string | null {
  if (column.type === 'date') return statedDate({ preamble: [text], sheet: null, file: '' })?.date ?? null;
  const value = canBeConstant(column) ? readSpelling(column, text) : undefined;
  return value === undefined ? null : String(value);
}
