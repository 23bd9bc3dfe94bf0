import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { RawTable } from './raw-table.ts';

/** The different filled cells of one column, once each: a relation with that column alone. */
export interface Dictionary {
  relation: string;
  size: number;
  /** Whether its text can be taken as it is, once that was asked. */
  clean?: boolean;
}

const made = new WeakMap<RawTable, Map<number, Promise<Dictionary>>>();

/** The dictionary of a raw table's column; made when first asked for. */
export function dictionaryOf(engine: Engine, raw: RawTable, index: number): Promise<Dictionary> {
  const known = made.get(raw) ?? new Map<number, Promise<Dictionary>>();
  made.set(raw, known);
  const dictionary = known.get(index) ?? makeDictionary(engine, raw, index);
  known.set(index, dictionary);
  return dictionary;
}

async function makeDictionary(engine: Engine, raw: RawTable, index: number): Promise<Dictionary> {
  const cell = quoteName(raw.columns[index] ?? '');
  const relation = `words_of_${raw.relation}_${index}`;
  const { rows } = await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} AS
     SELECT DISTINCT ${cell} FROM ${quoteName(raw.relation)} WHERE ${cell} IS NOT NULL`,
  );
  return { relation, size: Number(rows[0]?.[0] ?? 0) };
}
