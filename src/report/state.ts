import { PRINT_THEME } from '../charts/theme.ts';
import { STATE_MARKS } from '../i18n/state-words.ts';
import type { Status } from '../metrics/metric.ts';

/** A value with its state, ready to print. */
export interface StatedText {
  text: string;
  status?: Status;
}

/** Every state, best first. */
export const STATES: readonly Status[] = ['green', 'amber', 'red', 'grey'];

/** A state's shape and its colour on paper; the shape alone tells it in black and white. */
export function shapeOf(status: Status): { mark: string; color: string } {
  return { mark: STATE_MARKS[status], color: PRINT_THEME.status[status] };
}
