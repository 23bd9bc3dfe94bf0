import type { Column, TableModel } from '../../model/table.ts';
import { readConstant } from './constant.ts';
import { readSpelling } from './spelling.ts';

/** What words of cells mean: canonical column (`exposure.five_tier`) -> word -> value; an empty value says that the word means nothing. */
export type ValueMap = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The words a person gave a meaning in a column, trimmed, each with its value. */
export function mappedWords(
  { valueMap }: { valueMap?: ValueMap | undefined },
  table: TableModel,
  column: Column,
): ReadonlyMap<string, string> {
  const words = { ...valueMap?.[column.name], ...valueMap?.[`${table.name}.${column.name}`] };
  return new Map(Object.entries(words).map(([word, value]) => [word.trim(), value]));
}

/** A value a person gives a word, as it is stored; null for the empty one; undefined where the column cannot hold it. */
export function readMappedValue(column: Column, text: string): string | number | boolean | null | undefined {
  const value = text.trim();
  if (value === '') return null;
  switch (column.type) {
    case 'code':
    case 'flag':
      return readSpelling(column, value);
    case 'text':
    case 'category':
      return value;
    case 'date':
      return readConstant(column, value) ?? undefined;
    case 'moment':
      return /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$/.test(value) ? value : undefined;
    case 'integer':
      return /^-?\d+$/.test(value) ? value : undefined;
    default:
      return /^-?\d+(?:\.\d+)?$/.test(value) ? value : undefined;
  }
}

/** Two maps in one; of a word both have the later holds. */
export function joinValueMaps(earlier: ValueMap | undefined, later: ValueMap | undefined): ValueMap {
  const columns = new Set([...Object.keys(earlier ?? {}), ...Object.keys(later ?? {})]);
  return Object.fromEntries([...columns].map((column) => [column, { ...earlier?.[column], ...later?.[column] }]));
}
