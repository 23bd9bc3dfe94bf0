import type { Messages } from './en.ts';
import type { Language } from './language.ts';
import type { Spoken } from './translate-with.ts';

const FETCH: Readonly<Record<Language, () => Promise<Messages>>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
};

const asked = new Map<Language, Promise<Spoken>>();

/** The words of a language, fetched when somebody first speaks it; what could not be fetched is tried again. */
export function speak(language: Language): Promise<Spoken> {
  const known = asked.get(language);
  if (known) return known;
  const fetching = FETCH[language]().then((messages) => ({ language, messages }));
  asked.set(language, fetching);
  fetching.catch(() => asked.delete(language));
  return fetching;
}
