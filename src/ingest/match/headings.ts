import type { Column } from '../../model/table.ts';

/** Every heading that means the column alone, best first. */
export function headingsOf(column: Column): string[] {
  return [...(column.prefer ?? []), column.name, column.zh, column.en, ...(column.aliases ?? [])];
}
