import type { Figure } from '../../charts/figure.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import { figureTable } from '../figure-table.ts';
import { formed, type BookCell, type BookSheet } from './sheet.ts';

/** What a board shows: its figures, and what of it could not be shown. */
export interface BookBoard {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Sentences on what is not there. */
  readonly absent: readonly string[];
}

const COLUMNS = 12;

/** The tables of a board one below the other, each under its title and finding. */
export function boardSheet({ title, figures, absent }: BookBoard, t: Translate): BookSheet {
  return {
    name: title,
    columns: Array.from({ length: COLUMNS }, (_, index) => ({ width: index === 0 ? 32 : 18 })),
    rows: [
      [{ value: title, style: 'title' }],
      ...figures.flatMap((figure) => [[], ...tableRows(figure, t)]),
      ...absent.map((text) => [text]),
    ],
  };
}

function tableRows(figure: Figure, t: Translate): BookCell[][] {
  const { columns, rows, unitAt } = figureTable(figure, t);
  const body = rows.map((row, at) =>
    row.map((cell, column): BookCell => {
      const form = columns[column]?.form ?? 'text';
      return formed(cell, (form === 'mixed' ? unitAt?.(at, column) : form) ?? 'text');
    }),
  );
  const more = (figure.total ?? rows.length) - rows.length;
  return [
    [{ value: figure.title, style: 'bold' }],
    ...(figure.finding === '' ? [] : [[figure.finding]]),
    columns.map(({ title }): BookCell => ({ value: title, style: 'bold' })),
    ...body,
    ...(more > 0 ? [[t('book.more-rows', { count: t.format.number(more) })]] : []),
    ...(figure.foot.length > 0 ? [[figure.foot.join(' · ')]] : []),
  ];
}
