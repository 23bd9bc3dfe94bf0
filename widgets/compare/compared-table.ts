import type { FigureCell, FigureTable, OtherValue } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { changeCell } from './other-value.ts';

/** Of more columns of values than these a table would not be read any more with three for each. */
const MOST_COLUMNS = 3;

type Others = ReadonlyMap<MetricRow, OtherValue>;

/** Where values stand of which at least one has another one. */
export function comparedColumns({ columns, rows }: FigureTable, others: Others): number[] {
  return columns.flatMap((_, column) =>
    rows.some((row) => typeof otherOf(row[column], others)?.value === 'number') ? [column] : [],
  );
}

/** So many columns are compared that their cells say the change themselves. */
export function isWide(table: FigureTable, others: Others): boolean {
  return comparedColumns(table, others).length > MOST_COLUMNS;
}

/** Behind each column of values further ones: the other value, the change, and the row of a file the other one stands in; of many columns the change within each cell. */
export function comparedTable(
  table: FigureTable,
  others: Others,
  { label, t }: { label: string; t: Translate },
): FigureTable {
  const compared = comparedColumns(table, others);
  if (compared.length === 0) return table;
  if (isWide(table, others)) return withChanges(table, others);
  const sourced = [...others.values()].some(({ source }) => source);
  const alone = compared.length === 1;
  const titled = (title: string, words: string) => (alone ? words : t('compare.column', { title, words }));
  return {
    ...table,
    columns: table.columns.flatMap((column, index) =>
      compared.includes(index)
        ? [
            column,
            { title: titled(column.title, label), align: 'end' as const },
            { title: titled(column.title, t('compare.against', { label })), align: 'end' as const },
            ...(sourced ? [{ title: titled(column.title, t('compare.source')), align: 'start' as const }] : []),
          ]
        : [column],
    ),
    rows: table.rows.map((row) =>
      row.flatMap((cell, index): FigureCell[] => {
        if (!compared.includes(index)) return [cell];
        const other = otherOf(cell, others);
        const change = other && cell.ref ? changeCell(cell.ref.row, other) : BLANK;
        return [cell, other?.cell ?? BLANK, change, ...(sourced ? [sourceCell(other)] : [])];
      }),
    ),
  };
}

/** `2.31% (+0.42 pp ✗)` */
function withChanges(table: FigureTable, others: Others): FigureTable {
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const other = otherOf(cell, others);
      return other?.short ? { ...cell, text: `${cell.text} (${other.short})`, other } : cell;
    }),
  );
  return { ...table, rows };
}

const BLANK: FigureCell = { text: '' };

/** The file and row another value stands in. */
function sourceCell(other: OtherValue | undefined): FigureCell {
  return other?.source ? { text: `${other.source.file}:${other.source.row}` } : BLANK;
}

function otherOf(cell: FigureCell | undefined, others: Others): OtherValue | undefined {
  return cell?.ref && others.get(cell.ref.row);
}
