import type { FigureCell, FigureTable } from '../../charts/figure.ts';
import { formOf } from '../../export/evidence-table.ts';
import type { ExportTable } from '../../export/table.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { QueryAnswer } from '../../session/query/run-query.ts';

/** What a statement answered, with the forms of its columns: for files, and for what is shown. */
export function answerTable({ columns, rows }: Pick<QueryAnswer, 'columns' | 'rows'>): ExportTable {
  return { columns: columns.map((name, column) => ({ name, title: name, form: formOf(rows, column) })), rows };
}

/** The same as a table that can be sorted and searched; numbers stand at the end of their line. */
export function shownAnswer({ columns, rows }: ExportTable, t: Translate): FigureTable {
  return {
    columns: columns.map(({ title, form }) => ({ title, align: form === 'number' ? 'end' : 'start' })),
    rows: rows.map((row) =>
      row.map((cell): FigureCell => {
        if (cell === null) return { text: t('record.blank') };
        if (typeof cell === 'number') return { text: numberText(cell, t), raw: { value: cell, form: 'count' } };
        return { text: String(cell) };
      }),
    ),
  };
}

/** At most six digits after the point. */
export function numberText(value: number, t: Translate): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) >= 1000 ? 2 : Math.abs(value) >= 1 ? 4 : 6;
  return t.format.number(value, digits);
}
