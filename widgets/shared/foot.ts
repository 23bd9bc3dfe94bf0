import type { MetricRow } from '../../src/metrics/metric.ts';
import { remarkTexts } from '../../src/words/remark-text.ts';
import type { Context } from './context.ts';
import { flagsText } from './group-words.ts';

/** Fewer items than this are named: a single one of them moves the value. */
const FEW = 5;

/** The foot line: as-of date, and of the leading value what is out of the ordinary – few items, rows it was not decided from, old data. */
export function foot(context: Context, row: MetricRow | undefined, ...more: string[]): string[] {
  const { t, asOf } = context;
  const texts = [t('widgets.foot.as-of', { date: t.format.date(asOf) })];
  const span = context.covers ?? context.period;
  if (span) texts.push(t(`widgets.span.${span}`));
  if (row && row.n < FEW) texts.push(t('widgets.foot.n', { n: t.format.number(row.n) }));
  if (row?.coverage != null && row.coverage < 1)
    texts.push(t('widgets.foot.coverage', { share: t.format.percent(floor(row.coverage), 1) }));
  if (row && row.flags.length > 0) texts.push(t('widgets.foot.flags', { flags: flagsText(t, row.flags) }));
  if (row) texts.push(...remarkTexts(t, row));
  return [...texts, ...more];
}

/** To a tenth of a percent: what is not all is never written as 100 %. */
function floor(share: number): number {
  return Math.floor(share * 1000) / 1000;
}
