import type { Figure, FigureTable } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { TableState } from './table-state.svelte.ts';

type Arranged = Pick<TableState, 'order' | 'searched' | 'hidden' | 'rows' | 'columns' | 'count' | 'isTotal'>;

/**
 * A figure as its reader has arranged its table: sorted, searched, without some columns; what is left out is said at its foot. Of records
 * all rows leave the page, so they stay as they are.
 */
export function arrangedFigure(figure: Figure, view: Arranged, t: Translate): Figure {
  const { table, records } = figure;
  const { order, searched, hidden } = view;
  if (!table || records || (order === null && searched === '' && hidden.length === 0)) return figure;
  const titleAt = (place: number) => table.columns[place]?.title ?? '';
  const found = view.rows.filter((row) => !view.isTotal(row)).length;
  const counts = { found: t.format.number(found), all: t.format.number(view.count), words: searched };
  const said = [
    ...(searched === '' ? [] : [t('tables.searched', counts)]),
    ...(order === null
      ? []
      : [t(order.down ? 'tables.sorted-down' : 'tables.sorted-up', { column: titleAt(order.column) })]),
    ...(hidden.length === 0
      ? []
      : [t('tables.without', { columns: hidden.map(titleAt).join(t('widgets.list.comma')) })]),
  ];
  const { heat } = table;
  const arranged: FigureTable = {
    columns: view.columns.map(({ title, unit, align }) => ({ title, align, ...(unit === undefined ? {} : { unit }) })),
    rows: view.rows.map((row) => view.columns.flatMap(({ place }) => row[place] ?? [])),
    totals: view.rows.length - found,
    ...(heat ? { heat } : {}),
  };
  return { ...figure, table: arranged, foot: [...figure.foot, ...said] };
}
