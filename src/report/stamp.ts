import type { Translate } from '../i18n/translate.ts';

/** Whose document it is, and who may read it. */
export interface Stamp {
  readonly bank?: string;
  /** The part of the bank that makes it. */
  readonly unit?: string;
  /** Who may read it, 内部资料 say: on the cover and at the foot of every page. */
  readonly classification?: string;
}

/** What the cover says of it. */
export function stampFacts({ bank, unit, classification }: Stamp, t: Translate): [string, string][] {
  const facts = [
    [t('report.bank'), bank],
    [t('report.made-by'), unit],
    [t('report.classification'), classification],
  ] as const;
  return facts.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}
