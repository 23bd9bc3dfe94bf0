import type { Figure, FigureTable } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { IsoMonth } from '../../src/lib/dates.ts';
import { isWithin, type MonthRange } from '../../src/lib/month-range.ts';

type Chart = NonNullable<Figure['chart']>;

/**
 * A figure with the months of a range alone: its picture and the rows of its table, and at its foot that it is so. What it says of its
 * date stays as it is, and so does a figure whose picture runs along anything but months, or lies within the range as a whole.
 */
export function figureWithin(figure: Figure, range: MonthRange, t: Translate): Figure {
  const { chart: whole, ...rest } = figure;
  const months = whole?.months ?? [];
  const shown = months.filter((month) => isWithin(month, range));
  if (!whole || shown.length === months.length) return figure;
  const { table, foot } = rest;
  const words = { first: t.format.month(range.first), last: t.format.month(range.last) };
  const chart: Chart = {
    ...whole,
    months: shown,
    option: (theme, width) => whole.option(theme, width, range),
    alt: t('months.alt', { ...words, alt: whole.alt }),
  };
  const instead = insteadOf(chart, shown, (key, month) => t(key, { ...words, month: t.format.month(month) }));
  return {
    ...rest,
    ...(instead === null ? { chart } : { instead }),
    ...(table ? { table: tableWithin(table, range) } : {}),
    foot: [...foot, t('months.foot', words)],
  };
}

/** What is said in place of the picture; null where it shows a course. */
function insteadOf(
  chart: Chart,
  [only = '', ...others]: readonly IsoMonth[],
  say: (key: 'months.none' | 'months.one' | 'months.blank', month: IsoMonth) => string,
): string | null {
  if (only === '') return say('months.none', only);
  if (others.length === 0) return say('months.one', only);
  return isBlank(chart) ? say('months.blank', only) : null;
}

function isBlank({ option }: Chart): boolean {
  const { series } = option(LIGHT_THEME) as { series?: readonly { data?: readonly { value?: unknown }[] }[] };
  return !series?.some(({ data = [] }) => data.some(({ value }) => typeof value === 'number'));
}

/** Rows of other things than months stay. */
function tableWithin(table: FigureTable, range: MonthRange): FigureTable {
  const rows = table.rows.filter(([cell]) => cell?.raw?.form !== 'month' || isWithin(String(cell.raw.value), range));
  return { ...table, rows };
}
