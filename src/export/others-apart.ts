import type { FigureCell, FigureTable } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate-with.ts';

/** A table whose cells say what they are held against, with columns of their own for the other values and the changes: in a file there is room for them. */
export function othersApart(table: FigureTable, t: Translate): FigureTable {
  const labels = table.columns.map((_, column) => {
    const held = table.rows.find((row) => row[column]?.other)?.[column];
    return held?.other?.label;
  });
  return {
    ...table,
    columns: table.columns.flatMap((column, index) => {
      const label = labels[index];
      if (label === undefined) return [column];
      const titled = (words: string) => ({ ...column, title: t('compare.column', { title: column.title, words }) });
      return [column, titled(label), titled(t('compare.against', { label }))];
    }),
    rows: table.rows.map((row) =>
      row.flatMap((cell, index) => (labels[index] === undefined ? [cell] : [cell, ...beside(cell)])),
    ),
  };
}

function beside({ ref, other }: FigureCell): [FigureCell, FigureCell] {
  if (!ref || !other) return [{ text: '' }, { text: '' }];
  const { change, words } = other;
  return [other.cell, change === null ? { text: '' } : { text: words, raw: { value: change, form: ref.row.unit } }];
}
