import type { Language } from '../i18n/translate.ts';
import type { Session } from '../session/session.svelte.ts';

/** What an element shows to its view: its attributes, its session, the language it stands in. */
export interface WidgetHost extends HTMLElement {
  session: Session | null;
  readonly language: Language;
  /** The look it is asked to keep; null for the newest. */
  readonly look: string | null;
  /** An attribute as it is now; null where it is not there. Reactive. */
  read(attribute: string): string | null;
}
