import type { Translate } from '../i18n/translate.ts';
import type { Unit } from '../metrics/metric.ts';

/** Decimals of an effect where the value itself is shown with fewer: many small effects make one visible change. */
const FINE = 3;
const COARSE: readonly Unit[] = ['score', 'points', 'days', 'times', 'index'];

/** What a cause did to a value, with its sign; a share that two decimals would make nothing has as many as it needs. */
export function effectText(t: Translate, effect: number, unit: Unit): string {
  if (unit === 'fraction') return t.format.change(effect, unit, decimalsOf(effect * 100));
  if (!COARSE.includes(unit)) return t.format.change(effect, unit);
  return `${effect > 0 ? '+' : ''}${t.format.number(effect, FINE)}`;
}

/** Two, or enough for two digits that say something, at most six. */
function decimalsOf(points: number): number {
  const size = Number(Math.abs(points).toPrecision(2));
  return size === 0 || size >= 0.1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)));
}
