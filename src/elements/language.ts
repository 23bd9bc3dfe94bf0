import type { Language } from '../i18n/translate.ts';
import { inherited } from './inherited.svelte.ts';

/** The language an element stands in, Chinese where nobody says. */
export function languageOf(element: Element): Language {
  return inherited(element, 'lang')?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
