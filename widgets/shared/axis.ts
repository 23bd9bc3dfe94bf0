import type { Translate } from '../../src/i18n/translate.ts';
import type { IsoMonth } from '../../src/lib/dates.ts';
import type { Unit } from '../../src/metrics/metric.ts';

/** How values are written on an axis: short, the unit where it is not in the card's words. */
export function axisText(t: Translate, unit: Unit): (value: number) => string {
  if (unit === 'fraction') return (value) => t.format.percent(value, decimals(value * 100));
  if (unit === 'money') return (value) => (value === 0 ? '0' : t.format.money(value).replace(/[.,]00(?=\D|$)/, ''));
  return (value) => t.format.number(value, decimals(value));
}

/** Months as the axis writes them, `2026-06`: the same in every language, short and sortable. */
export function monthNames(months: readonly IsoMonth[]): string[] {
  return [...months];
}

function decimals(value: number): number {
  const rounded = Number(value.toPrecision(6));
  return Number.isInteger(rounded) ? 0 : Number.isInteger(rounded * 10) ? 1 : 2;
}
