import type { Language } from '../i18n/translate.ts';
import type { Session } from '../session/session.svelte.ts';

/** What a widget element shows to its view: its attributes, its session, the language it stands in. */
export interface WidgetHost extends HTMLElement {
  session: Session | null;
  readonly language: Language;
  metric: string | null;
  by: string | null;
  asOf: string | null;
  filter: string | null;
  compare: string | null;
  months: string | null;
  data: string | null;
  theme: string | null;
  exports: boolean;
}
