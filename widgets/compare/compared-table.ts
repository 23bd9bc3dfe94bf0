import type { FigureCell, FigureTable, OtherValue } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { changeCell } from './other-value.ts';

/** Of more columns of values than these a table would not be read any more with three for each. */
export const MOST_COLUMNS = 6;

type Others = ReadonlyMap<MetricRow, OtherValue>;

/** Where values stand that are held against others. */
export function comparedColumns({ columns, rows }: FigureTable, others: Others): number[] {
  return columns.flatMap((_, column) => (rows.some((row) => otherOf(row[column], others)) ? [column] : []));
}

/** Behind each column of values two more: the other value, and the change. */
export function comparedTable(
  table: FigureTable,
  others: Others,
  { label, t }: { label: string; t: Translate },
): FigureTable {
  const compared = comparedColumns(table, others);
  if (compared.length === 0 || compared.length > MOST_COLUMNS) return table;
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
          ]
        : [column],
    ),
    rows: table.rows.map((row) =>
      row.flatMap((cell, index): FigureCell[] => {
        if (!compared.includes(index)) return [cell];
        const other = otherOf(cell, others);
        return other && cell.ref
          ? [cell, other.cell, changeCell(cell.ref.row, other)]
          : [cell, { text: '' }, { text: '' }];
      }),
    ),
  };
}

function otherOf(cell: FigureCell | undefined, others: Others): OtherValue | undefined {
  return cell?.ref && others.get(cell.ref.row);
}
