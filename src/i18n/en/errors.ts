import { ERROR_TEXTS, type ErrorCode } from '../../lib/errors.ts';

type Keyed = { readonly [Code in ErrorCode as `error.${Code}`]: string };

/** Words of what can go wrong, by the error's code: English is what the error itself says. */
export const errors = Object.fromEntries(
  Object.entries(ERROR_TEXTS).map(([code, text]) => [`error.${code}`, text]),
) as Keyed;
