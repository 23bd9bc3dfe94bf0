import type { ChartTheme, Figure } from '../../charts/figure.ts';
import { lineTrend } from '../../charts/line-trend.ts';
import { rankedBars, rankedHeight } from '../../charts/ranked-bars.ts';
import type { ExportTable } from '../../export/table.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import { numberText } from './answer-table.ts';

/** Bars and lines that can still be told apart. */
const BARS = 25;
const LINES = 6;
const HEIGHT = 260;

type Picture = Pick<NonNullable<Figure['chart']>, 'option' | 'height' | 'alt'>;

/** An answer as a picture, where it has one column of names or days, and numbers: days as lines, names as bars of the first number; null for others. */
export function answerChart({ columns, rows }: ExportTable, t: Translate): Picture | null {
  const names = columns.flatMap(({ form }, place) => (form === 'number' ? [] : [place]));
  const numbers = columns.flatMap(({ form }, place) => (form === 'number' ? [place] : []));
  const [name] = names;
  const [first] = numbers;
  if (names.length !== 1 || name === undefined || first === undefined || rows.length < 2) return null;
  const text = (cell: unknown) => (cell === null || cell === undefined ? t('record.blank') : String(cell));
  const number = (cell: unknown) => (typeof cell === 'number' ? cell : null);
  const alt = t('sql.chart', { name: columns[name]?.title ?? '', value: columns[first]?.title ?? '' });
  if (columns[name]?.form === 'date') {
    const ordered = rows.toSorted((a, b) => (text(a[name]) < text(b[name]) ? -1 : 1));
    const option = lineTrend({
      months: ordered.map((row) => text(row[name])),
      lines: numbers.slice(0, LINES).map((place) => ({
        name: columns[place]?.title ?? '',
        values: ordered.map((row) => number(row[place])),
        refs: [],
      })),
      limits: [],
      text: (value) => numberText(value, t),
      axisText: (value) => numberText(value, t),
      none: t('value.none'),
    });
    return { option, height: HEIGHT, alt };
  }
  const shown = rows.slice(0, BARS);
  const option = (theme: ChartTheme, width?: number) =>
    rankedBars({
      bars: shown.map((row) => {
        const value = number(row[first]);
        const label = value === null ? t('value.none') : numberText(value, t);
        return { name: text(row[name]), value, label, status: 'grey' as const };
      }),
    })(theme, width);
  return { option, height: rankedHeight(shown.length), alt };
}
