import type { ValueRef } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import { flagsText, metricName, reasonText } from './group-words.ts';

/** A point of a picture as it is spoken: `NPL ratio, 2026-06, 2.31%, breach`. */
export function pointWords(t: Translate, { series, name, note = '', ref: { row } }: PointSpoken): string {
  const value = row.value === null ? t('value.none') : t.format.value(row.value, row.unit);
  const state = row.status === 'grey' ? '' : t(`status.${row.status}`);
  const beside = row.value === null ? reasonText(t, row) : flagsText(t, row.flags);
  return [series || metricName(t, row.metric), name, value, note, state, beside]
    .filter(Boolean)
    .join(t('widgets.list.pause'));
}

interface PointSpoken {
  /** Empty where the picture has but one: then the metric's name. */
  series: string;
  /** Month or group. */
  name: string;
  /** What the picture says of it beside its value. */
  note?: string | undefined;
  ref: ValueRef;
}
