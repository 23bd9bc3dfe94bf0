import type { Translate } from '../i18n/translate.ts';
import type { Unit } from '../metrics/metric.ts';

/** Decimals of an effect where the value itself is shown with fewer: many small effects make one visible change. */
const FINE = 3;
const COARSE: readonly Unit[] = ['score', 'points', 'days', 'times', 'index'];

/** What a cause did to a value, with its sign. */
export function effectText(t: Translate, effect: number, unit: Unit): string {
  if (!COARSE.includes(unit)) return t.format.change(effect, unit);
  return `${effect > 0 ? '+' : ''}${t.format.number(effect, FINE)}`;
}
