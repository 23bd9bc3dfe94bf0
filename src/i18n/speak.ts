import type { Words } from './en-words.ts';
import type { Language } from './language.ts';
import type { Spoken } from './translate-with.ts';

type Fetch = Readonly<Record<Language, () => Promise<Words>>>;

const WORDS: Fetch = {
  'zh-CN': async () => (await import('./zh-CN-words.ts')).zhCNWords,
  en: async () => (await import('./en-words.ts')).enWords,
};

const WHOLE: Fetch = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
};

/** Fetches once; what could not be fetched is tried again. */
function once(fetch: Fetch): (language: Language) => Promise<Spoken> {
  const asked = new Map<Language, Promise<Spoken>>();
  return (language) => {
    const known = asked.get(language);
    if (known) return known;
    const fetching = fetch[language]().then((messages) => ({ language, messages }));
    asked.set(language, fetching);
    fetching.catch(() => asked.delete(language));
    return fetching;
  };
}

/** The words of a language, fetched when somebody first speaks it. */
export const speak = once(WORDS);

/** The same with what each metric says and how it is computed. */
export const speakWhole = once(WHOLE);
