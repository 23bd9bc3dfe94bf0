import { PRINT_THEME } from '../charts/theme.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Status } from '../metrics/metric.ts';

/** A value with its state, ready to print. */
export interface StatedText {
  text: string;
  status?: Status;
}

const MARKS: Record<Status, string> = { green: '●', amber: '▲', red: '■', grey: '○' };

/** Every state, best first. */
export const STATES: readonly Status[] = ['green', 'amber', 'red', 'grey'];

/** A state's shape and its colour on paper; the shape alone tells it in black and white. */
export function shapeOf(status: Status): { mark: string; color: string } {
  return { mark: MARKS[status], color: PRINT_THEME.status[status] };
}

/** `▲ watch`. */
export function stateWords(status: Status, t: Translate): string {
  return `${MARKS[status]} ${t(`status.${status}`)}`;
}
