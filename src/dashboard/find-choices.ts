import { folded } from '../i18n/folded.ts';
import { soundsOf } from '../i18n/pinyin.ts';

/** Something that can be chosen in a list, by its label or its value. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Further names it is found by. */
  readonly also?: readonly string[];
}

/** One that may be outside of what is chosen elsewhere: it would leave nothing. */
export interface ListedChoice extends Choice {
  readonly within: boolean;
}

/**
 * A search in a list: by its names and value, full-width or not, in any case, in traditional or simplified characters, Chinese also by pinyin.
 * What is typed is found as it stands, blanks aside, or word for word.
 */
export function createFinder<T extends Choice>(choices: readonly T[]): (typed: string) => readonly T[] {
  const texts = choices.map(({ value, label, also = [] }) => [...new Set([label, value, ...also].map(folded))]);
  return (typed) => {
    const words = typed.normalize('NFKC').split(/\s+/).map(folded).filter(Boolean);
    const [whole, ...each] = [words.join(''), ...words].map((word) => {
      const sounds = soundsOf(word);
      return (place: number) => (texts[place] ?? []).some((text) => text.includes(word) || sounds(text));
    });
    return choices.filter((_, place) => whole?.(place) || each.every((isIn) => isIn(place)));
  };
}
