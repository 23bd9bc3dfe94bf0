import type { Token } from './tokens.ts';

/** Words that stand for the moment, the user or a draw of lots, without brackets. */
const PASSING = new Set(
  `current_catalog current_database current_date current_role current_schema current_time current_timestamp current_user localtime
   localtimestamp repeatable sample session_user tablesample user`.split(/\s+/),
);

/** Aggregates that take whichever row comes first, unless the order is said inside their brackets. */
const PICKS = new Set(['any_value', 'first']);

/** Window functions that depend on an order within their rows. */
const COUNTS_ON_ORDER = new Set('first_value lag last_value lead nth_value ntile row_number'.split(' '));

/** The first word that stands for the moment, the user or a draw of lots; null where there is none. */
export function passingWord(words: readonly Token[]): string | null {
  const found = words.find(
    ({ kind, word }, index) => kind === 'name' && PASSING.has(word) && words[index - 1]?.word !== '.',
  );
  return found?.word ?? null;
}

interface Bracket {
  readonly open: number;
  close: number;
  /** Names that stand in it, outside brackets within. */
  readonly names: Set<string>;
}

/** The first word that could make two runs over the same data differ; null where there is none. */
export function unrepeatable(words: readonly Token[]): string | null {
  const { own, opened } = bracketsOf(words);
  const ordered = (bracket: Bracket | undefined) => bracket?.names.has('order') === true;
  for (const [index, { kind, word }] of words.entries()) {
    if (kind !== 'name') continue;
    const [before, next] = [words[index - 1]?.word, words[index + 1]?.word];
    if (PASSING.has(word) && before !== '.') return word;
    const call = next === '(' ? opened.get(index + 1) : undefined;
    if (PICKS.has(word) && call && !ordered(call) && !overIsOrdered(words, call.close, opened)) return word;
    if (COUNTS_ON_ORDER.has(word) && call && !overIsOrdered(words, call.close, opened)) return word;
    const cuts = word === 'limit' || word === 'offset' || (word === 'on' && before === 'distinct');
    if (cuts && !ordered(own[index])) return before === 'distinct' ? 'distinct on' : word;
  }
  return null;
}

/** True where the `OVER` that follows a call says an order, in brackets or by the name of a window. */
function overIsOrdered(words: readonly Token[], closed: number, opened: ReadonlyMap<number, Bracket>): boolean {
  let at = closed + 1;
  if (words[at]?.word === 'filter') at = (opened.get(at + 1)?.close ?? at) + 1;
  if (/^(ignore|respect)$/.test(words[at]?.word ?? '')) at += 2;
  if (words[at]?.word !== 'over') return false;
  const name = words[at + 1]?.word;
  if (name === '(') return opened.get(at + 1)?.names.has('order') === true;
  const defined = words.findIndex(
    ({ word }, index) =>
      word === name && words[index + 1]?.word === 'as' && words[index + 2]?.word === '(' && index > at,
  );
  return opened.get(defined + 2)?.names.has('order') === true && defined >= 0;
}

/** The bracket each word stands in, and the brackets by the place of their `(`. */
function bracketsOf(words: readonly Token[]): { own: Bracket[]; opened: Map<number, Bracket> } {
  const whole: Bracket = { open: -1, close: words.length, names: new Set() };
  const open: Bracket[] = [whole];
  const opened = new Map<number, Bracket>();
  const own = words.map(({ kind, word }, index) => {
    const here = open.at(-1) ?? whole;
    if (kind === 'name') here.names.add(word);
    if (kind === 'sign' && word === '(') {
      const bracket = { open: index, close: words.length, names: new Set<string>() };
      opened.set(index, bracket);
      open.push(bracket);
    }
    if (kind === 'sign' && word === ')' && open.length > 1) {
      here.close = index;
      open.pop();
    }
    return here;
  });
  return { own, opened };
}
