import { flushSync } from 'svelte';
import { LANGUAGES, type Language } from '../i18n/language.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** What a reader chose for the page; kept in this browser where it lets us. */
export class Preferences {
  language = $state<Language>('zh-CN');
  theme = $state<Theme>(THEMES.find((known) => known === recall('theme')) ?? 'auto');

  #printing = $state(false);

  /** `first`: the language the page begins in. */
  constructor(first: Language) {
    this.language = first;
    $effect(() => {
      document.documentElement.lang = this.language;
    });
    $effect(() => {
      // paper is white, whatever the screen is
      const theme = this.#printing ? 'light' : this.theme;
      if (theme === 'auto') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = theme;
      keep('theme', this.theme);
    });
    $effect(() => {
      const print = ({ type }: Event) => flushSync(() => (this.#printing = type === 'beforeprint'));
      window.addEventListener('beforeprint', print);
      window.addEventListener('afterprint', print);
      return () => {
        window.removeEventListener('beforeprint', print);
        window.removeEventListener('afterprint', print);
      };
    });
  }

  /** Speaks a language from now on, also the next time. */
  choose(language: Language): void {
    this.language = language;
    keep('language', language);
  }
}

/** The language this reader chose, else the first of the browser's that we speak. */
export function chosenLanguage(): Language {
  return LANGUAGES.find((known) => known === recall('language')) ?? browserLanguage();
}

/** Of the languages a reader's browser asks for, the first we speak; English where that is none. */
function browserLanguage(): Language {
  const wanted = navigator.languages.length > 0 ? navigator.languages : [navigator.language];
  for (const language of wanted) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(`bellwether.${name}`);
  } catch {
    // A browser that keeps nothing still shows the page.
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`bellwether.${name}`, value);
  } catch {
    // As above.
  }
}
