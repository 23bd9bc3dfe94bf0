import { REASON_TEXTS, type ReasonKey } from '../../lib/reasons.ts';

type Keyed = { readonly [Key in ReasonKey as `reason.${Key}`]: string };

/** Words inside errors, by their key: English is what the reasons themselves say. */
export const reasons = Object.fromEntries(
  Object.entries(REASON_TEXTS).map(([key, text]) => [`reason.${key}`, text]),
) as Keyed;
