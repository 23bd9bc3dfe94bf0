import type { ValueRef } from '../../charts/figure.ts';
import type { PageLinks } from '../../lib/page-links.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { FilterRequest } from '../filter-request.ts';
import type { Portfolio } from '../portfolio.ts';

/** What a view of a value's evidence is given; page and elements open the same one. */
export interface EvidenceViewProps {
  portfolio: Portfolio;
  value: ValueRef;
  t: Translate;
  onclose: () => void;
  /** Called when the reader wants to see only what this value stands for. */
  onfilter?: (request: FilterRequest) => void;
  /** Where names lead; without it they are text. */
  links?: PageLinks | undefined;
  /** The board another card of a metric stands on, and the way there; null where there is none. */
  cardOf?: (metric: string) => { readonly board: string; readonly go: () => void } | null;
}
