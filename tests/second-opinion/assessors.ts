import type { Assessment, Book } from './book.ts';
import { newest, parameterAt } from './plain.ts';

const scoresOf = ({ e_score, s_score, g_score, total_score }: Assessment): number[] =>
  [e_score, s_score, g_score, total_score].filter((score) => score !== null);

const scaleOf = ({ scale_min, scale_max, direction }: Assessment): string =>
  [scale_min ?? 0, scale_max ?? 100, direction ?? 'higher_better'].join();

/** Without a scale scores are on 0 to 100, unless they do not look so: more than one in twenty beyond it, or none above 10. */
function isReadable(book: Book, one: Assessment): boolean {
  if (one.scale_max !== null) return true;
  const alike = book.esg.filter(
    ({ provider, scale_min, scale_max, direction }) =>
      provider === one.provider && scale_max === null && scale_min === one.scale_min && direction === one.direction,
  );
  const given = alike.map(scoresOf).filter((scores) => scores.length > 0);
  const beyond = given.filter((scores) => scores.some((score) => score < 0 || score > 100));
  return given.length === 0 || (beyond.length * 20 <= given.length && given.flat().some((score) => score > 10));
}

/** The one whose assessments count where they are not all on one scale; null: the newest of anybody. */
function firstProvider(book: Book, at: string): string | null {
  const said = parameterAt(book, 'esg_provider', at)?.value;
  if (said !== undefined) return said;
  const scored = book.esg.filter((each) => scoresOf(each).length > 0 && isReadable(book, each));
  const names = [...new Set(scored.map(({ provider }) => provider))];
  if (names.length < 2 || new Set(scored.map(scaleOf)).size < 2) return null;
  const last =
    book.exposure
      .map(({ as_of_date }) => as_of_date)
      .sort()
      .at(-1) ?? '';
  const yearBefore = `${Number(last.slice(0, 4)) - 1}${last.slice(4)}`;
  const ranked = names.map((name) => {
    const own = scored.filter(({ provider }) => provider === name);
    const late = own.filter(({ assess_date }) => assess_date > yearBefore && assess_date <= last);
    const subjects = new Set(late.map((each) => `${each.subject_type} ${each.subject_id}`));
    const owed = book.exposure
      .filter(({ as_of_date }) => as_of_date === last)
      .reduce((sum, { client_id, project_id, outstanding }) => {
        const times = [`client ${client_id}`, `project ${project_id}`].filter((each) => subjects.has(each)).length;
        return sum + times * Math.abs(outstanding);
      }, 0);
    return { name, late: subjects.size, owed, all: own.length };
  });
  ranked.sort(
    (a, b) =>
      b.late - a.late || b.owed - a.owed || b.all - a.all || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
  );
  return ranked[0]?.name ?? null;
}

/** The assessment a client is scored by on a day, seen with the settings of `at`. */
export function scoredBy(book: Book, client: string, { day, at }: { day: string; at: string }): Assessment | undefined {
  const first = firstProvider(book, at);
  const known = book.esg.filter(
    (each) => each.subject_type === 'client' && each.subject_id === client && each.assess_date <= day,
  );
  const latest = [...new Set(known.map(({ provider }) => provider))].flatMap((name) => {
    const found = newest(
      known.filter(({ provider }) => provider === name),
      ({ assess_date }) => assess_date,
    );
    return found && isReadable(book, found) ? [found] : [];
  });
  const own = latest.filter(({ provider }) => provider === first);
  if (first === null || own.length > 0) return newest(first === null ? latest : own, ({ assess_date }) => assess_date);
  const scales = book.esg
    .filter((each) => each.provider === first && scoresOf(each).length > 0 && isReadable(book, each))
    .map(scaleOf);
  const alike = latest.filter((each) => scoresOf(each).length > 0 && scales.includes(scaleOf(each)));
  return newest(alike, ({ assess_date }) => assess_date);
}
