import { textWidth } from './text-width.ts';

const CUT = '…';

/**
 * Names as they fit into so many pixels: those too long are cut in the middle, as names of one kind mostly differ at their end. Where that
 * leaves two alike, what is kept is the place where they differ; different names never become the same.
 */
export function shortNames(names: readonly string[], room: number, font = '12px sans-serif'): string[] {
  const short = names.map((name) => (textWidth(name, font) <= room ? name : around(name, { room, font })));
  const alike = new Map<string, number[]>();
  short.forEach((text, index) => alike.set(text, [...(alike.get(text) ?? []), index]));
  for (const places of alike.values()) {
    const full = places.map((place) => names[place] ?? '');
    if (new Set(full).size < 2) continue;
    const at = firstDifference(full);
    for (const place of places) short[place] = around(names[place] ?? '', { room, font, at });
  }
  return numbered(names, short);
}

/** Beginning and end of a name, or its beginning and what stands around a place of it. */
function around(name: string, { room, font, at }: { room: number; font: string; at?: number }): string {
  const letters = [...name];
  const fits = (text: string) => textWidth(text, font) <= room;
  const made = (head: number, tail: number) => {
    const start = at === undefined ? letters.length - tail : Math.max(head, at - 1);
    const rest = letters.slice(start, start + tail).join('');
    return `${letters.slice(0, head).join('')}${CUT}${rest}${start + tail < letters.length ? CUT : ''}`;
  };
  let [head, tail] = [1, 1];
  for (;;) {
    const more = head <= tail ? ([head + 1, tail] as const) : ([head, tail + 1] as const);
    if (head + tail >= letters.length - 1 || !fits(made(...more))) return made(head, tail);
    [head, tail] = more;
  }
}

/** The first letter, counted from 0, in which names differ. */
function firstDifference(names: readonly string[]): number {
  const letters = names.map((name) => [...name]);
  const longest = Math.max(...letters.map(({ length }) => length));
  for (let at = 0; at < longest; at++) if (new Set(letters.map((each) => each[at])).size > 1) return at;
  return 0;
}

/** What is still alike, of names that are not, gets a number. */
function numbered(names: readonly string[], short: readonly string[]): string[] {
  const owners = new Map<string, string[]>();
  for (const [index, text] of short.entries()) {
    const known = owners.get(text) ?? [];
    const name = names[index] ?? '';
    owners.set(text, known.includes(name) ? known : [...known, name]);
  }
  return short.map((text, index) => {
    const place = owners.get(text)?.indexOf(names[index] ?? '') ?? 0;
    return place > 0 ? `${text} (${place + 1})` : text;
  });
}
