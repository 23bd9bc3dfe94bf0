import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CsvCell } from '../lib/csv.ts';
import { thingOf, type PageKind, type Thing } from '../lib/page-links.ts';
import { columnName } from '../words/names.ts';
import type { Evidence } from '../session/portfolio.ts';

/** What a person calls a column of the evidence. */
export function columnTitle(t: Translate, column: string): string {
  const usual = lookup(t, `column.${column}`, columnName(column, t.language));
  const title = lookup(t, `evidence.column.${column}`, lookup(t, `dashboard.column.${column}`, usual));
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Columns whose every value is a number or a blank stand at the end of their line. */
export function alignments({ columns, rows }: Evidence['rows']): ('start' | 'end')[] {
  return columns.map((_, index) => {
    const cells = rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
    return cells.length > 0 && cells.every((cell) => typeof cell === 'number') ? 'end' : 'start';
  });
}

/** What a cell of the evidence names: a loan, a client, somebody … */
export function thingIn(column: string, cell: CsvCell): Thing | undefined {
  return cell === null ? undefined : thingOf(column.replace(/_id$/, ''), String(cell));
}

/** Kinds of things the columns name. */
export function kindsIn(columns: readonly string[]): PageKind[] {
  return columns.flatMap((column) => thingIn(column, column)?.kind ?? []);
}

/** A cell as a person reads it, what has a name by it beside the number: numbers with their grouping, at most four decimals; a row's number as it is. */
export function cellText(
  t: Translate,
  cell: CsvCell,
  column: string,
  names: { of(thing: Thing): string } = { of: ({ id }) => id },
): string {
  if (cell === null) return '';
  const thing = thingIn(column, cell);
  if (thing) return names.of(thing);
  if (column === 'reason') return reasonWords(t, String(cell));
  if (typeof cell === 'boolean') return cell ? '✓' : '✗';
  const known = lookup(t, `part.${column === 'class_floor' ? 'five_tier' : column}.${cell}`, '');
  if (known !== '') return known;
  if (typeof cell === 'string' || column === 'source_row') return String(cell);
  const digits = Number.isInteger(cell) ? 0 : Number.isInteger(Math.round(cell * 1e6) / 1e4) ? 2 : 4;
  return t.format.number(cell, digits);
}

/** Why rows are left out, in words. */
export function reasonWords(t: Translate, reason: string): string {
  return lookup(t, `excluded.${reason}`, lookup(t, `reason.${reason}`, reason));
}
