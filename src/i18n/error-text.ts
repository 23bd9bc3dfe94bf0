import { PortfolioError } from '../lib/errors.ts';
import type { Translate } from './translate.ts';

/** What went wrong, in the reader's language where the error is one of ours. */
export function errorText(error: unknown, t: Translate): string {
  if (error instanceof PortfolioError) return t(`error.${error.code}`, error.details);
  return error instanceof Error ? error.message : String(error);
}
