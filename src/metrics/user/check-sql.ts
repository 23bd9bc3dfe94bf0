import { passingWord, unrepeatable } from './repeatable.ts';
import { tokens, type Token } from './tokens.ts';
import { wrongFrame } from './wrong-frames.ts';

/** What is wrong with SQL that somebody supplied: a word that is not allowed, a function, a table; what varies; a frame summed wrongly. */
export interface SqlProblem {
  kind: 'statement' | 'function' | 'table' | 'unsteady' | 'frame';
  word: string;
}

const list = (text: string) => new Set(text.trim().split(/\s+/));

/** Functions a metric may use; everything else is refused, above all whatever reads files, settings or other statements. */
export const FUNCTIONS = list(`
  abs any_value arg_max arg_min avg bit_count bool_and bool_or cast ceil ceiling coalesce concat contains count cume_dist
  date_diff date_part date_trunc datediff day dense_rank ends_with exp extract first first_value floor greatest if ifnull isfinite isnan
  lag last_day last_value lead least left length like_escape ln log log10 lower lpad ltrim max mean median min mod month nth_value
  ntile nullif percent_rank position pow power quarter quantile_cont quantile_disc rank regexp_matches regexp_replace replace right round
  row_number rpad rtrim sign sqrt starts_with stddev stddev_pop stddev_samp string_split strip_accents strlen strpos substr substring sum
  trim trunc try_cast upper var_pop var_samp variance week year make_date to_days to_months to_years
  decimal numeric varchar`);

/** Words before a bracket that are no functions. */
const GRAMMAR = list(`
  all and any as between by case distinct else except exclude exists filter from group having in intersect interval is join like limit not on or
  order over partition qualify select then union using values when where with ilike similar to within escape`);

/** Words that begin something else than a question. */
const FORBIDDEN = list(`
  alter analyze attach call checkpoint copy create deallocate delete describe detach drop execute explain export force import insert install
  load merge pivot pragma prepare recursive reset rollback set show summarize table transaction truncate unpivot update use vacuum`);

const AFTER_FROM = list('where group order having qualify window limit offset union except intersect select');

interface Frame {
  /** The brackets of a function: `extract(year FROM x)` reads no table. */
  readonly call: boolean;
  inFrom: boolean;
  selects: boolean;
}

/** The first thing in an expression over one row that is not allowed; null when there is none. */
export function checkExpression(sql: string): SqlProblem | null {
  const words = tokens(sql);
  const question = words.find(
    ({ kind, word }) => kind === 'name' && (word === 'select' || word === 'from' || word === 'with'),
  );
  if (question) return { kind: 'statement', word: question.word };
  // what follows an expression in our statement must not become a comment
  const comment = /--|\/\*/.exec(sql);
  if (comment) return { kind: 'statement', word: comment[0] };
  return checkWords(words) ?? checkCalls(words) ?? checkAnswer(sql, words);
}

/** The first thing in one SELECT that is not allowed; it may read the tables named, and nothing else. */
export function checkSelect(sql: string, tables: readonly string[]): SqlProblem | null {
  const words = tokens(sql);
  return checkRead(words, tables) ?? checkAnswer(sql, words);
}

/** The same for a question somebody asks once and looks at: which rows a `LIMIT` leaves is theirs to decide. */
export function checkQuestion(sql: string, tables: readonly string[]): SqlProblem | null {
  const words = tokens(sql);
  const problem = checkRead(words, tables);
  if (problem) return problem;
  const passing = passingWord(words);
  if (passing !== null) return { kind: 'unsteady', word: passing };
  const frame = wrongFrame(sql);
  return frame === null ? null : { kind: 'frame', word: frame };
}

/** What in a statement would do more than read the tables named. */
function checkRead(words: readonly Token[], tables: readonly string[]): SqlProblem | null {
  const [start] = words;
  if (start?.kind !== 'name' || (start.word !== 'select' && start.word !== 'with'))
    return { kind: 'statement', word: start?.word ?? '' };
  const own = commonTables(words);
  return checkWords(words) ?? checkCalls(words) ?? checkTables(words, new Set([...tables, ...own]));
}

/** Names of `WITH x AS (…)`. */
function commonTables(words: readonly Token[]): Set<string> {
  const names = words.flatMap(({ kind, word }, index) => {
    const [before, as, bracket] = [words[index - 1], words[index + 1], words[index + 2]];
    const begins = before?.word === 'with' || before?.word === ',';
    return kind === 'name' && begins && as?.word === 'as' && bracket?.word === '(' ? [word] : [];
  });
  return new Set(names);
}

function checkWords(words: readonly Token[]): SqlProblem | null {
  let depth = 0;
  for (const [index, { kind, word }] of words.entries()) {
    if (kind === 'sign' && word === '(') depth += 1;
    if (kind === 'sign' && word === ')') depth -= 1;
    // a bracket too many would end ours
    if (depth < 0) return { kind: 'statement', word };
    // texts with escapes of their own end elsewhere than they seem to
    if (kind === 'name' && /^[ebxun]$/.test(word) && words[index + 1]?.kind === 'text')
      return { kind: 'statement', word: `${word}'` };
    if (kind === 'name' && FORBIDDEN.has(word)) return { kind: 'statement', word };
    // a second statement, a parameter, a quote that never ends
    if (kind === 'sign' && ';$?\'"\\`{}[]@#'.includes(word)) return { kind: 'statement', word };
  }
  return depth === 0 ? null : { kind: 'statement', word: '(' };
}

/** The name of a common table is no function: it must not lend itself to one that reads files or settings. */
function checkCalls(words: readonly Token[]): SqlProblem | null {
  for (const [index, { kind, word }] of words.entries()) {
    if (words[index + 1]?.word !== '(' || (kind !== 'name' && kind !== 'quoted')) continue;
    const known = kind === 'name' && (GRAMMAR.has(word) || FUNCTIONS.has(word));
    if (!known) return { kind: 'function', word };
  }
  return null;
}

/** What would answer differently from run to run, or wrongly in large books. */
function checkAnswer(sql: string, words: readonly Token[]): SqlProblem | null {
  const unsteady = unrepeatable(words);
  if (unsteady !== null) return { kind: 'unsteady', word: unsteady };
  const frame = wrongFrame(sql);
  return frame === null ? null : { kind: 'frame', word: frame };
}

function checkTables(words: readonly Token[], tables: ReadonlySet<string>): SqlProblem | null {
  const frames: Frame[] = [{ call: false, inFrom: false, selects: false }];
  let expects = false;
  for (const [index, { kind, word }] of words.entries()) {
    const frame = frames.at(-1);
    if (!frame) return { kind: 'statement', word: ')' };
    const name = kind === 'name' ? word : null;
    if (expects) {
      if (word === '(' && kind === 'sign') {
        frames.push({ call: false, inFrom: true, selects: false });
        continue;
      }
      expects = false;
      if (name !== 'select' && name !== 'with' && name !== 'values') {
        const [next, dotted] = [words[index + 1], words[index + 1]?.word === '.'];
        if (kind === 'text' || kind === 'number' || kind === 'sign') return { kind: 'table', word: word || "'…'" };
        if (dotted || next?.word === '(' || !tables.has(word)) return { kind: 'table', word };
        continue;
      }
    }
    if (kind === 'sign' && word === '(') {
      const before = words[index - 1];
      const call = before?.kind === 'name' && FUNCTIONS.has(before.word);
      frames.push({ call, inFrom: false, selects: false });
    } else if (kind === 'sign' && word === ')') frames.pop();
    else if (kind === 'sign' && word === ',' && frame.inFrom) expects = true;
    else if (name === 'from') {
      const compares = words[index - 1]?.word === 'distinct' && /^(is|not)$/.test(words[index - 2]?.word ?? '');
      if (compares || (frame.call && !frame.selects)) continue;
      frame.inFrom = true;
      expects = true;
    } else if (name === 'join') {
      frame.inFrom = true;
      expects = true;
    } else if (name !== null && AFTER_FROM.has(name)) {
      frame.inFrom = false;
      if (name === 'select') frame.selects = true;
    }
  }
  return expects ? { kind: 'table', word: '' } : null;
}
