import type { FigureCell, RawValue } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';

/** A text with what it was written from. */
function written(text: string, value: RawValue['value'], form: RawValue['form']): FigureCell {
  return { text, raw: { value, form } };
}

/** How many. */
export function countCell(t: Translate, count: number): FigureCell {
  return written(t.format.number(count), count, 'count');
}

/** How many items stand behind a value; nothing where there is no row. */
export function itemsCell(t: Translate, row: MetricRow | undefined): FigureCell {
  return row ? countCell(t, row.n) : { text: '' };
}

/** A share of the whole. */
export function shareCell(t: Translate, share: number, digits = 2): FigureCell {
  return written(t.format.percent(share, digits), share, 'fraction');
}

/** How much of what a value is decided from is known; nothing where that has no meaning. */
export function coverageCell(t: Translate, row: MetricRow | undefined, digits = 1): FigureCell {
  return row?.coverage == null ? { text: '' } : shareCell(t, row.coverage, digits);
}

export function monthCell(t: Translate, month: string): FigureCell {
  return written(t.format.month(month), month, 'month');
}

export function dateCell(t: Translate, date: string): FigureCell {
  return written(t.format.date(date), date, 'date');
}
