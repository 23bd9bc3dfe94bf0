import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { Form } from './table.ts';

/** What a raw number of this form is counted in, as it stands beside a heading: `share, 0.01 = 1%`, `CNY`; '' where nothing is to be said. */
export function unitWords(form: Form, t: Translate): string {
  if (form === 'money') return t.format.currency ?? t('export.unit.money');
  return lookup(t, `export.unit.${form}`, '');
}
