import type { Translate } from '../../src/i18n/translate.ts';
import type { MetricRow, Status, Unit } from '../../src/metrics/metric.ts';
import { limitsOf } from './limit-lines.ts';
import { metricName, reasonText } from './group-words.ts';
import { YEAR, type Change } from './series.ts';

/** The size of a change without its sign: `0.42 pp`. */
export function sizeText(t: Translate, by: number, unit: Unit): string {
  return t.format.change(Math.abs(by), unit).replace(/^\+/, '');
}

/** A unit in Chinese letters needs no space before the next word. */
const SPACE_BETWEEN_HAN = /(?<=[\p{Script=Han}）]) (?=\p{Script=Han})/gu;

/** Name, value, change and limit in one sentence; the reason instead of what cannot be said. */
export function sentence(t: Translate, change: Change | null, months: number, id?: string): string {
  const row = change?.now;
  const name = metricName(t, row?.metric ?? id ?? '');
  if (!change || !row || row.value === null) return t('widgets.sentence.none', { name, reason: reasonText(t, row) });
  const text = t('widgets.sentence', {
    name,
    value: t.format.value(row.value, row.unit),
    change: changeText(t, change, months),
    limit: limitText(t, row),
  });
  return text.replace(SPACE_BETWEEN_HAN, '');
}

/** How the words for a time say it: last month, the same months of the year before, or so many months. */
function since(months: number): '-month' | '-year' | '' {
  return months === 1 ? '-month' : months === YEAR ? '-year' : '';
}

/** `, up 0.42 pp in three months`; says so when there is nothing to compare with. */
function changeText(t: Translate, change: Change, months: number): string {
  const { now, by } = change;
  if (by === null) return t(`widgets.sentence.no-past${since(months)}`, { months });
  const size = sizeText(t, by, now.unit);
  const constant = constantText(t, change, 'sentence');
  if (!/[1-9]/.test(size)) return t(`widgets.sentence.same${since(months)}`, { months }) + constant;
  return t(`widgets.sentence.${by > 0 ? 'up' : 'down'}${since(months)}`, { size, months }) + constant;
}

/** ` (at constant rates +CNY 650.00 million)`, behind a change; empty where rates of exchange did nothing to it. */
export function constantText(t: Translate, { now, atConstantRates }: Change, place: 'sentence' | 'tile'): string {
  if (atConstantRates === undefined) return '';
  const change = t.format.change(atConstantRates, now.unit);
  return /[1-9]/.test(change) ? t(`widgets.${place}.constant`, { change }) : t(`widgets.${place}.constant-same`);
}

/** Where the value stands to its limits, as its state says; too few items to rate are said to be so. */
function limitText(t: Translate, row: MetricRow): string {
  if (row.flags.includes('BELOW_MIN_N')) return t('widgets.sentence.few', { n: row.n });
  const limits = limitsOf(row);
  if (!limits || row.status === 'grey') return '';
  // a limit of zero means that any amount is too much: there is no level to name
  const passed = (row.status === 'red' ? limits.red : undefined) ?? limits.amber;
  if (passed === 0) return '';
  const above = limits.worse === '>' || limits.worse === '>=';
  const text = (value: number) => t.format.value(value, row.unit);
  const texts: Record<Exclude<Status, 'grey'>, string> = {
    red: above
      ? t('widgets.sentence.above-red', { limit: text(passed) })
      : t('widgets.sentence.below-red', { limit: text(passed) }),
    amber: above
      ? t('widgets.sentence.above-amber', { limit: text(limits.amber) })
      : t('widgets.sentence.below-amber', { limit: text(limits.amber) }),
    green: above
      ? t('widgets.sentence.within', { limit: text(limits.amber) })
      : t('widgets.sentence.clear', { limit: text(limits.amber) }),
  };
  return texts[row.status];
}

/** The change beside a key number, null when there is nothing to compare with. */
export function tileChange(t: Translate, change: Change | null, months: number): string | null {
  if (!change || change.by === null) return null;
  const text = t.format.change(change.by, change.now.unit);
  const constant = constantText(t, change, 'tile');
  if (!/[1-9]/.test(text)) return t(`widgets.tile.same${since(months)}`, { months }) + constant;
  return t(`widgets.tile.change${since(months)}`, { change: text, months }) + constant;
}

/** `watch 3.00%, limit 5.00%`, or that none is set; `isOfSelection`: or that those of the portfolio do not judge a part of it. */
export function limitsText(t: Translate, row: MetricRow | undefined, isOfSelection = false): string {
  const limits = row ? limitsOf(row) : null;
  if (!row || !limits) return t(isOfSelection ? 'widgets.limits.selection' : 'widgets.limits.none');
  const text = (value: number) => t.format.value(value, row.unit);
  if (limits.red === undefined) return t('widgets.limits.watch', { amber: text(limits.amber) });
  return t('widgets.limits.both', { amber: text(limits.amber), red: text(limits.red) });
}
