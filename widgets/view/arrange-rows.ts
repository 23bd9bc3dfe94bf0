import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { folded } from '../../src/i18n/folded.ts';
import { soundsLike } from '../../src/i18n/pinyin.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';

/** The column rows are sorted by, and which way. */
export interface RowOrder {
  readonly column: number;
  readonly down: boolean;
}

interface Arrangement {
  readonly order: RowOrder | null;
  /** What is searched for. */
  readonly words: string;
}

/** The rows in their order that hold what is searched for, the totals at the end; of a search there are none, for they are totals of all. */
export function arrangeRows(table: FigureTable, { order, words }: Arrangement, t: Translate): FigureCell[][] {
  const { rows, totals = 0 } = table;
  const body = rows.slice(0, rows.length - totals);
  const found = matching(body, words);
  const sorted = order ? [...found].sort(comparing(order, t)) : found;
  return words.trim() === '' ? [...sorted, ...rows.slice(rows.length - totals)] : sorted;
}

/** Numbers by size, days by date, words as the language orders them; what nobody knows comes last, whichever way. */
function comparing({ column, down }: RowOrder, t: Translate) {
  const sign = down ? -1 : 1;
  const none = t('value.none');
  const key = (row: readonly FigureCell[]) => sortKey(row[column], none);
  return (first: readonly FigureCell[], second: readonly FigureCell[]): number => {
    const [a, b] = [key(first), key(second)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * t.format.compare(String(a), String(b));
  };
}

/** What a cell is sorted by: the number or day behind it, else its text; null where it has neither. */
export function sortKey(cell: FigureCell | undefined, none: string): number | string | null {
  if (!cell) return null;
  if (cell.ref) return cell.ref.row.value;
  if (cell.raw) return cell.raw.value;
  return cell.text === '' || cell.text === none || !/[\p{L}\p{N}]/u.test(cell.text) ? null : cell.text;
}

/** Rows that hold every word that is searched for, in any case, width or script, Chinese also by its sound. */
function matching(rows: readonly FigureCell[][], words: string): FigureCell[][] {
  const wanted = words.normalize('NFKC').split(/\s+/).map(folded).filter(Boolean);
  if (wanted.length === 0) return [...rows];
  return rows.filter((row) => {
    const texts = row.flatMap(({ text, thing }) => (thing ? [text, thing.id] : [text])).map(folded);
    return wanted.every((word) => texts.some((text) => text.includes(word) || soundsLike(text, word)));
  });
}
