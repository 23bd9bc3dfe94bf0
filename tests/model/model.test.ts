import { describe, expect, it } from 'vitest';
import { coresOf } from '../../src/ingest/match/heading-forms.ts';
import { headingsOf, weakHeadingsOf } from '../../src/ingest/match/headings.ts';
import { readSpelling } from '../../src/ingest/match/spelling.ts';
import { parseHeading } from '../../src/ingest/match/units.ts';
import { findColumn, TABLES } from '../../src/model/index.ts';
import type { TableModel } from '../../src/model/table.ts';

const fold = (heading: string) => parseHeading(heading).folded;

/** Headings that lead to more than one column of the table: each must be one that the cells tell apart. */
function ambiguous(table: TableModel): string[] {
  const seen = new Map<string, string>();
  const clashes: string[] = [];
  for (const column of table.columns)
    for (const heading of new Set(headingsOf(column).map(fold))) {
      const other = seen.get(heading);
      if (other !== undefined) clashes.push(`${table.name}: ${heading} is ${other} and ${column.name}`);
      seen.set(heading, column.name);
    }
  return clashes;
}

describe('the model', () => {
  it('has 17 tables of data, one of targets, one of exchange rates and one of parameters', () => {
    expect(TABLES).toHaveLength(20);
    expect(new Set(TABLES.map(({ name }) => name)).size).toBe(20);
  });

  it('never lets one heading mean two columns of a table', () => {
    expect(TABLES.flatMap(ambiguous)).toEqual([]);
  });

  it('never lets the core of a heading mean two columns of a table', () => {
    const clashes = TABLES.flatMap((table) => {
      const seen = new Map<string, string>();
      return table.columns.flatMap((column) => {
        const cores = new Set(coresOf([...headingsOf(column), ...weakHeadingsOf(column)]));
        return [...cores].flatMap((core) => {
          const other = seen.get(core);
          seen.set(core, column.name);
          return other === undefined ? [] : [`${table.name}: ${core} is ${other} and ${column.name}`];
        });
      });
    });
    expect(clashes).toEqual([]);
  });

  it('names only columns that exist: in keys, groups of which one is needed, and names made of others', () => {
    for (const table of TABLES) {
      const named = [
        ...table.key,
        ...(table.oneOf ?? []).flat(),
        ...table.columns.flatMap(({ madeOf, implied }) => [
          ...(madeOf ?? []).flatMap((part) => part.split('|')),
          ...(implied ? [implied.by] : []),
        ]),
      ];
      expect(named.filter((name) => !findColumn(table, name))).toEqual([]);
    }
  });

  it('gives every spelling of a code one meaning', () => {
    for (const table of TABLES)
      for (const column of table.columns)
        for (const { value, spellings } of column.allowed ?? [])
          for (const word of [String(value), ...spellings])
            expect(`${table.name}.${column.name} ${word}: ${String(readSpelling(column, word))}`).toBe(
              `${table.name}.${column.name} ${word}: ${value}`,
            );
  });

  it('gives every column a name in both languages', () => {
    const nameless = TABLES.flatMap(({ columns }) => columns).filter(({ zh, en }) => zh === '' || en === '');
    expect(nameless).toEqual([]);
  });
});
