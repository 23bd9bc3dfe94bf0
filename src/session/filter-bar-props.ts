import type { Translate } from '../i18n/translate.ts';
import type { Portfolio } from './portfolio.ts';
import type { Dimension } from '../metrics/metric.ts';
import type { Session } from './session.svelte.ts';

/** What a bar of filters is given; page and elements have the same one. */
export interface FilterBarProps {
  session: Session;
  portfolio: Portfolio;
  t: Translate;
  /** What can be filtered by. */
  offered?: readonly Dimension[];
  /** Called with the values one dimension is to have. */
  onfilter?: (dimension: Dimension, values: readonly string[]) => void;
  onclear?: () => void;
}
