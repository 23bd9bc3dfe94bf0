import { lookup } from '../../src/i18n/lookup.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';

/** A state's shape, so that colour never stands alone. */
export const SHAPES: Readonly<Record<Status, string>> = { green: '●', amber: '▲', red: '■', grey: '○' };

/** `NPL ratio`; the id itself for a metric without a name. */
export function metricName(t: Translate, id: string): string {
  return lookup(t, `metric.${id}`, id);
}

/** A dimension's name inside a sentence: `sector`. */
export function dimensionName(t: Translate, dimension: string): string {
  return lookup(t, `dimension.${dimension}`, dimension);
}

/** A dimension's name as a heading: `Sector`. */
export function dimensionTitle(t: Translate, dimension: string): string {
  return asHeading(dimensionName(t, dimension));
}

/** A name with its first letter large, where the script has such letters. */
export function asHeading(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A group or part as the reader calls it: the bucket's name, `unknown`, else the value as it stands in the data. */
export function groupName(
  t: Translate,
  dimension: string,
  value: string,
  labels?: ReadonlyMap<string, string>,
): string {
  if (value === 'unknown') return t('widgets.unknown');
  return labels?.get(value) ?? lookup(t, `part.${dimension}.${value}`, value);
}

/** Why there is no value, in words. */
export function reasonText(t: Translate, row: Pick<MetricRow, 'reason'> | undefined): string {
  const reason = row?.reason ?? 'NO_DATA';
  return lookup(t, `reason.${reason}`, reason);
}

/** What must be known beside a value, in words; empty when nothing. */
export function flagsText(t: Translate, flags: readonly string[]): string {
  return [...new Set(flags)].map((flag) => lookup(t, `flag.${flag}`, flag)).join(t('widgets.list.comma'));
}

/** Shape and word of a row's state: `■ breach`; a value without limits, or of too few items, has no rating rather than no data. */
export function stateText(t: Translate, row: MetricRow | undefined): string {
  const status = row?.status ?? 'grey';
  if (status === 'grey' && row?.value != null) return unratedText(t, row);
  return `${SHAPES[status]} ${t(`status.${status}`)}`;
}

/** The shape of a state worth a look; nothing for others. */
export function shapeOf(status: Status): string {
  return status === 'red' || status === 'amber' ? SHAPES[status] : '';
}

/** Why a value has no state: nothing limits it, or too little stands behind it. */
export function unratedText(t: Translate, { threshold }: Pick<MetricRow, 'threshold'>): string {
  return t(threshold ? 'widgets.unrated' : 'widgets.no-limit');
}

const BADNESS: Readonly<Record<Status, number>> = { red: 3, amber: 2, green: 1, grey: 0 };

/** The worst of several states; grey when there is none. */
export function worstStatus(states: readonly Status[]): Status {
  return states.reduce<Status>((worst, status) => (BADNESS[status] > BADNESS[worst] ? status : worst), 'grey');
}

/** How bad a state is, 3 for a breach to 0 for no data. */
export function badness(status: Status): number {
  return BADNESS[status];
}
