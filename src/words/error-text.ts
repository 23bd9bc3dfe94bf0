import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import type { Details, Reason } from '../lib/reasons.ts';

/** What went wrong, in the reader's language where the error is one of ours. */
export function errorText(error: unknown, t: Translate): string {
  if (error instanceof PortfolioError) return t(`error.${error.code}`, detailsIn(error.details, t));
  return error instanceof Error ? error.message : String(error);
}

/** A reason in the reader's language; what a browser, an engine or a system says stays as it says it. */
export function reasonText({ key, values, text }: Reason, t: Translate): string {
  return lookup(t, key, text, detailsIn(values, t));
}

/** Details of an error or an issue with their words in the reader's language. */
export function detailsIn(details: Details, t: Translate): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'object' ? reasonText(value, t) : value]),
  );
}
