import type { Language } from './language.ts';
import type { Words } from './message-key.ts';
import type { Spoken } from './translate-with.ts';

type Fetch = Readonly<Record<Language, () => Promise<Partial<Words>>>>;

const FIRST: Fetch = {
  'zh-CN': async () => (await import('./zh-CN-words.ts')).zhCNWords,
  en: async () => (await import('./en-words.ts')).enWords,
};

const FURTHER: Fetch = {
  'zh-CN': async () => (await import('./zh-CN-further.ts')).zhCNFurther,
  en: async () => (await import('./en-further.ts')).enFurther,
};

const WHOLE: Fetch = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
};

/** Fetches once; what could not be fetched is tried again. */
function once(fetch: (language: Language) => Promise<Spoken>): (language: Language) => Promise<Spoken> {
  const asked = new Map<Language, Promise<Spoken>>();
  return (language) => {
    const known = asked.get(language);
    if (known) return known;
    const fetching = fetch(language);
    asked.set(language, fetching);
    fetching.catch(() => asked.delete(language));
    return fetching;
  };
}

/** A record of its own, which further words join. */
const first = once(async (language) => ({ language, messages: { ...(await FIRST[language]()) } }));

const further = once(async (language) => {
  const [spoken, words] = await Promise.all([first(language), FURTHER[language]()]);
  Object.assign(spoken.messages, words);
  return spoken;
});

/** Once a panel has been opened, each language is spoken with the words of panels. */
let withFurther = false;

/** The words of shell and boards, fetched when somebody first speaks the language. */
export function speak(language: Language): Promise<Spoken> {
  return withFurther ? further(language) : first(language);
}

/** The words of panels join those of the language, from here on those of every language that is spoken. */
export function speakFurther(language: Language): Promise<Spoken> {
  withFurther = true;
  return further(language);
}

/** All of these, with what each metric says and how it is computed. */
export const speakWhole = once(async (language) => ({ language, messages: await WHOLE[language]() }));
