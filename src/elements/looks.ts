import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';

/**
 * The looks there are, the oldest first: colours, type and space as they were released under this number. What is asked for none has the last.
 * `tokens.css` is look 1, and a test holds it to what it was.
 */
export const LOOKS: readonly string[] = ['1'];

/** What is wrong with a look somebody asks for; null where there is such a look, or none was asked for. */
export function wrongLook(asked: string | null): PortfolioError | null {
  if (asked === null || LOOKS.includes(asked)) return null;
  const hint = reason('known-are', { known: LOOKS.join(', ') });
  return new PortfolioError('bad-value', { option: 'theme-version', value: asked, hint });
}
