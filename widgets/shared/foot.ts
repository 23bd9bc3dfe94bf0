import type { MetricRow } from '../../src/metrics/metric.ts';
import { remarkTexts } from '../../src/words/remark-text.ts';
import type { Context } from './context.ts';
import { flagsText } from './group-words.ts';

/** The foot line: as-of date, n and coverage of the leading value, what must be known beside it. */
export function foot(context: Context, row: MetricRow | undefined, ...more: string[]): string[] {
  const { t, asOf } = context;
  const texts = [t('widgets.foot.as-of', { date: t.format.date(asOf) })];
  if (context.period === 'ttm') texts.push(t('widgets.foot.year'));
  if (row) texts.push(t('widgets.foot.n', { n: t.format.number(row.n) }));
  if (row?.coverage != null) texts.push(t('widgets.foot.coverage', { share: t.format.percent(row.coverage, 1) }));
  if (row && row.flags.length > 0) texts.push(t('widgets.foot.flags', { flags: flagsText(t, row.flags) }));
  if (row) texts.push(...remarkTexts(t, row));
  return [...texts, ...more];
}
