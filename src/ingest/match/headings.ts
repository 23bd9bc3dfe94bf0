import type { Column } from '../../model/table.ts';

/** Every heading that means the column alone, best first. */
export function headingsOf(column: Column): string[] {
  const { name, zh, en, prefer = [], aliases = [], largestOf = [] } = column;
  return [...prefer, name, zh, en, ...aliases, ...largestOf];
}

/** Headings that mean the column only where the file has no better one. */
export function weakHeadingsOf(column: Column): readonly string[] {
  return column.weak ?? [];
}
