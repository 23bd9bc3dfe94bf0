import type { Details } from '../../lib/reasons.ts';
import { TABLES } from '../../model/index.ts';
import type { Column, TableModel } from '../../model/table.ts';
import { readConstant } from './constant.ts';
import { allowedText, readSpelling } from './spelling.ts';

/** What words of cells mean: canonical column (`exposure.five_tier`) -> word -> value; an empty value says that the word means nothing. */
export type ValueMap = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The answer that a word says nothing, as if the cell were blank; kept as an empty value. */
export const BLANK = 'blank';

/** What a blank cell means where it stands for the value above it, as in a column that is filled in the first row of each group only. */
export const ABOVE = '^';

/** What a blank cell of a yes/no column means where only yes is marked. */
export const NO = 'false';

/** What a person said of the blank cells of a column: `^`, `false`, or '' where they say nothing; undefined where nobody was asked. */
export function blankMeans(
  { valueMap }: { valueMap?: ValueMap | undefined },
  table: TableModel,
  column: Column,
): string | undefined {
  return valueMap?.[`${table.name}.${column.name}`]?.[''] ?? valueMap?.[column.name]?.[''];
}

/** The words a person gave a meaning in a column, trimmed, each with its value. */
export function mappedWords(
  { valueMap }: { valueMap?: ValueMap | undefined },
  table: TableModel,
  column: Column,
): ReadonlyMap<string, string> {
  const words = { ...valueMap?.[column.name], ...valueMap?.[`${table.name}.${column.name}`] };
  const filled = Object.entries(words).filter(([word]) => word.trim() !== '');
  return new Map(filled.map(([word, value]) => [word.trim(), value]));
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

/** A value map from JSON; calls `refuse` with what is wrong: a column that is none of ours, a value the column cannot hold. */
export function readValueMap(
  value: unknown,
  refuse: (key: 'value-map-shape' | 'value-map-column' | 'value-map-value', values: Details) => Error,
): ValueMap {
  const columns = entriesOf(value);
  if (!columns) throw refuse('value-map-shape', {});
  return Object.fromEntries(
    columns.map(([name, words]) => {
      const known = columnsNamed(name);
      if (known.length === 0) throw refuse('value-map-column', { column: name });
      const entries = entriesOf(words);
      if (!entries) throw refuse('value-map-shape', {});
      return [name, Object.fromEntries(entries.map(([word, given]) => [word, meaning(name, known, word, given)]))];
    }),
  );

  function meaning(name: string, known: readonly Column[], word: string, given: unknown): string {
    const text =
      typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
    const isFlag = known.every(({ type }) => type === 'flag');
    const isBlank = word.trim() === '' && (text === ABOVE || text === '' || (isFlag && text === NO));
    if (text !== null && isBlank) return text;
    if (text !== null && word.trim() !== '' && known.some((column) => readMappedValue(column, text) !== undefined))
      return text;
    const allowed = word.trim() === '' ? ABOVE : (known.map(allowedText).find(Boolean) ?? known[0]?.type ?? '');
    throw refuse('value-map-value', { column: name, word, value: text ?? JSON.stringify(given), allowed });
  }
}

function columnsNamed(name: string): Column[] {
  return TABLES.flatMap((table) =>
    table.columns.filter((column) => name === column.name || name === `${table.name}.${column.name}`),
  );
}

function entriesOf(value: unknown): [string, unknown][] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
}
