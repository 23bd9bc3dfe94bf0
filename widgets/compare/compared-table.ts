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

/** Behind each column of values further ones: the other value, the change, and the row of a file the other one stands in. */
export function comparedTable(
  table: FigureTable,
  others: Others,
  { label, t }: { label: string; t: Translate },
): FigureTable {
  const compared = comparedColumns(table, others);
  if (compared.length === 0 || compared.length > MOST_COLUMNS) return table;
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

const BLANK: FigureCell = { text: '' };

/** The file and row another value stands in. */
function sourceCell(other: OtherValue | undefined): FigureCell {
  return other?.source ? { text: `${other.source.file}:${other.source.row}` } : BLANK;
}

function otherOf(cell: FigureCell | undefined, others: Others): OtherValue | undefined {
  return cell?.ref && others.get(cell.ref.row);
}
