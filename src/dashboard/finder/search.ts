import { folded } from '../../i18n/folded.ts';
import { soundsOf } from '../../i18n/pinyin.ts';

/** What can be found, in the order groups stand in where they fit alike. */
export const KINDS = [
  ...(['section', 'client', 'project', 'facility', 'manager', 'team'] as const),
  ...(['metric', 'card', 'panel', 'setting'] as const),
];
export type FoundKind = (typeof KINDS)[number];

/** Something a reader may be looking for. */
export interface Entry {
  readonly kind: FoundKind;
  /** Once a kind. */
  readonly id: string;
  readonly label: string;
  /** A code or number that stands beside the name. */
  readonly code?: string;
  /** What tells it from others of the same name. */
  readonly context?: string;
  /** Further names it is found by. */
  readonly also?: readonly string[];
}

/** What was found of one kind: the first of them, and how many there are; `recent` are of any. */
export interface Group {
  readonly kind: FoundKind | 'recent';
  readonly entries: readonly Entry[];
  readonly all: number;
}

/** Entries shown at most, over all groups and of one group among others. */
const SHOWN = 40;
const OF_EACH = 6;

/** How well a text fits: the whole of it, its beginning, a part of it, its sound; 0 where it does not. */
const WHOLE = 4;
const BEGINS = 3;
const HOLDS = 2;
const SOUNDS = 1;

const HAN = /\p{Script=Han}/u;

/** An entry, and the texts it is found by. */
interface Sought {
  readonly entry: Entry;
  readonly texts: readonly string[];
  /** Those of them that have a sound. */
  readonly chinese: readonly string[];
}

/** A search over everything that can be found, what fits best first: by name in any language, code, number, pinyin. */
export function createSearch(entries: readonly Entry[]): (typed: string) => readonly Group[] {
  const all = entries.map((entry): Sought => {
    const { id, label, code = '', also = [] } = entry;
    const texts = [...new Set([label, id, code, ...also])].filter(Boolean).map(folded);
    return { entry, texts, chinese: texts.filter((text) => HAN.test(text)) };
  });
  // each character is read once, and not while somebody types
  const reads = soundsOf('a');
  for (const { chinese } of all) chinese.forEach(reads);
  // who types on looks among what was found before
  let before = { typed: '', found: all };
  return (typed) => {
    const words = typed.normalize('NFKC').split(/\s+/).map(folded).filter(Boolean);
    if (words.length === 0) return [];
    const among = typed.startsWith(before.typed) ? before.found : all;
    const [whole, ...each] = [words.join(''), ...(words.length > 1 ? words : [])].map(fitting);
    const found = among.flatMap((sought) => {
      const fit = Math.max(whole?.(sought) ?? 0, fitOfAll(each, sought));
      return fit > 0 ? [{ sought, entry: sought.entry, fit }] : [];
    });
    before = { typed, found: found.map(({ sought }) => sought) };
    return grouped(found);
  };
}

type Fitting = (sought: Sought) => number;

function fitOfAll(words: readonly Fitting[], sought: Sought): number {
  return words.length === 0 ? 0 : words.reduce((least, fit) => (least === 0 ? 0 : Math.min(least, fit(sought))), HOLDS);
}

/** How well what is typed fits an entry, by the text it fits best. */
function fitting(typed: string): Fitting {
  const sounds = soundsOf(typed);
  return ({ texts, chinese }) => {
    let best = 0;
    for (const text of texts) if (text.includes(typed)) best = Math.max(best, fitOf(typed, text));
    return best || (chinese.some(sounds) ? SOUNDS : 0);
  };
}

function fitOf(typed: string, text: string): number {
  if (text === typed) return WHOLE;
  return text.startsWith(typed) ? BEGINS : HOLDS;
}

function grouped(found: readonly { entry: Entry; fit: number }[]): Group[] {
  const kinds = KINDS.flatMap((kind) => {
    const own = found.filter(({ entry }) => entry.kind === kind).toSorted((a, b) => b.fit - a.fit);
    return own[0] ? [{ kind, own, fit: own[0].fit }] : [];
  });
  const each = kinds.length === 1 ? SHOWN : Math.max(OF_EACH, Math.floor(SHOWN / Math.max(1, kinds.length)));
  return kinds
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ kind, own }) => ({ kind, entries: own.slice(0, each).map(({ entry }) => entry), all: own.length }));
}
