import type { Book, Exposure } from './book.ts';
import { tierOf } from './events.ts';
import type { Opinion, Reading } from './opinion.ts';
import * as plain from './plain.ts';
import { isNpl, loanBy, loansAt, sameDay, total, type Fact, type View } from './plain.ts';
import { ratio } from './readings.ts';

/** Performing loans of the opening, and whether each went bad. */
function performing(
  book: Book,
  { now, before }: View,
): { loan: Exposure; bad: boolean; stratum: string; tier: string }[] {
  if (now === null || before === null) return [];
  const closing = new Map(
    [...plain.lossesAt(book, now), ...loansAt(book, now)].map((loan) => [loan.facility_id, loan]),
  );
  return loansAt(book, before)
    .filter((loan) => isNpl(loan) === false)
    .map((loan) => {
      const close = closing.get(loan.facility_id);
      const client = plain.clientOf(book, loan.client_id);
      const tier = String(tierOf(book, client, loan.client_id, before));
      const bad = close !== undefined && (plain.isOffBook(close) || isNpl(close) === true);
      return { loan, bad, tier, stratum: `${tier} ${client?.sector ?? ''}` };
    });
}

const balance = (rows: readonly { loan: Exposure }[]) => total(rows.map(({ loan }) => loan.outstanding));

/** Whether the manager of the opening took the loan over from somebody else less than twelve months before the date. */
function inherited(book: Book, { facility_id, manager_id, as_of_date }: Exposure, at: string): boolean {
  const held = book.exposure
    .filter((row) => row.facility_id === facility_id && row.as_of_date <= as_of_date && row.manager_id !== null)
    .filter((row) => !plain.isOffBook(row))
    .sort((a, b) => (a.as_of_date < b.as_of_date ? -1 : 1));
  const other = held.findLastIndex((row) => row.manager_id !== (manager_id ?? held.at(-1)?.manager_id));
  return other >= 0 && (held[other + 1]?.as_of_date ?? '') > sameDay(at, -12);
}

/** Observed against expected formation of each loan; `score` is the rate of its stratum, `name` the performing book. */
function quality(book: Book, view: View): Fact[] {
  const all = performing(book, view);
  return all.map(({ loan, bad, tier, stratum }) => {
    const own = plain.clientOf(book, loan.client_id)?.sector;
    const like = all.filter((other) => (own ? other.stratum === stratum : other.tier === tier));
    const base = balance(like);
    const rate = base === 0 ? 0 : balance(like.filter((other) => other.bad)) / base;
    const by = loanBy(book, loan);
    const name = String(balance(all));
    if (inherited(book, loan, view.at)) return { by, top: 0, bottom: 0, score: 0, name, counts: false, known: true };
    const top = bad ? loan.outstanding : 0;
    return { by, top, bottom: loan.outstanding * rate, score: rate, name };
  });
}

/** Observed over expected, where one loan or a thousandth of the book at least was to be expected to go bad. */
function observedOverExpected(facts: readonly Fact[]): Reading {
  const read = ratio(facts);
  const expected = read.denominator ?? 0;
  const loans = total(facts.map(({ score = 0 }) => score));
  if (expected > 0 && (loans >= 1 || expected >= 0.001 * Number(facts[0]?.name))) return read;
  return { ...read, value: null, reason: 'BELOW_MIN_N' };
}

/** M09: the quality of a manager's loans, adjusted for the mix of risks. */
export const PEOPLE: readonly Opinion[] = [
  {
    metric: 'portfolio-quality',
    by: ['manager', 'client', 'sector'],
    of: 'flow',
    minimum: 5,
    read: observedOverExpected,
    facts: quality,
  },
];
