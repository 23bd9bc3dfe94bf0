import { simplified } from '../lib/simplified.ts';

/** A text as it is searched: in one width, case and script, without blanks. */
export function folded(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ''));
}
