import type { Status } from '../metrics/metric.ts';
import type { Translate } from './translate.ts';

/** A state's shape: it tells the state in black and white. */
export const STATE_MARKS: Readonly<Record<Status, string>> = { green: '●', amber: '▲', red: '■', grey: '○' };

/** `▲ watch`. */
export function stateWords(status: Status, t: Translate): string {
  return `${STATE_MARKS[status]} ${t(`status.${status}`)}`;
}
