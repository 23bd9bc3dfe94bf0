import type { Assessment, Book, Exposure } from './book.ts';
import { assessmentOf, subjectOf } from './esg.ts';
import type { Opinion } from './opinion.ts';
import { loanBy, loansAt, newest, total, type Fact, type View } from './plain.ts';
import { heldAmount, ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client'];

/** What the emissions of a loan's subject are divided by: as uploaded, else equity (not below nothing) and debt. */
function worthOf(loan: Exposure, book: Book, given: Assessment, at: string): number | null {
  if (given.denominator) return given.denominator;
  const { type, id } = subjectOf(loan);
  const statement = newest(
    book.financials.filter(
      (each) =>
        each.client_id === id &&
        (each.reported_date ?? each.period_end) <= at &&
        typeof each.equity === 'number' &&
        each.total_debt !== null,
    ),
    ({ period_end }) => period_end,
  );
  const project = book.project.find(({ project_id }) => project_id === id);
  const [equity, debt] =
    type === 'client' ? [statement?.equity, statement?.total_debt] : [project?.equity, project?.debt_total];
  return typeof equity === 'number' && typeof debt === 'number' ? Math.max(0, equity) + debt : null;
}

function sameSubject(a: Exposure, b: Exposure): boolean {
  const [left, right] = [subjectOf(a), subjectOf(b)];
  return left.type === right.type && left.id === right.id;
}

interface Financed {
  readonly tonnes: number;
  readonly quality: number | null;
  readonly flags: readonly string[];
}

/** Tonnes of scope 1 and 2 a loan finances; null where they cannot be told. */
function financed(loan: Exposure, book: Book, { at, now }: View): Financed | null {
  const { type, id } = subjectOf(loan);
  const given = assessmentOf(book, type, id, at);
  if (loan.outstanding <= 0 || !given || (given.scope1 === null && given.scope2 === null)) return null;
  const worth = worthOf(loan, book, given, at);
  if (worth === null || worth <= 0) return null;
  const emitted = (given.scope1 ?? 0) + (given.scope2 ?? 0);
  // all loans to one subject together carry at most the whole of its emissions
  const lent = loansAt(book, now).filter((other) => other.outstanding > 0 && sameSubject(other, loan));
  const all = total(lent.map(({ outstanding }) => outstanding));
  const tonnes = (loan.outstanding / Math.max(worth, all)) * emitted;
  return { tonnes, quality: given.pcaf_score, flags: all > worth ? ['CAPPED'] : [] };
}

/** A fact for each loan that owes something: what it finances, of so many units. */
function emitted(unit: number): Opinion['facts'] {
  return owing((loan, book, view) => {
    const whole = loan.outstanding;
    const found = financed(loan, book, view);
    if (!found) return { top: 0, bottom: 0, counts: false, whole };
    return { top: found.tonnes * unit, bottom: whole, whole, flags: found.flags };
  });
}

function owing(fact: (loan: Exposure, book: Book, view: View) => Omit<Fact, 'by'>): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now)
      .filter(({ outstanding }) => outstanding > 0)
      .map((loan) => ({ ...fact(loan, book, view), by: loanBy(book, loan) }));
}

/** E08 to E10 over the loans of a snapshot. */
export const EMISSIONS: readonly Opinion[] = [
  { metric: 'financed-emissions', by: BY, of: 'snapshot', read: heldAmount, facts: emitted(1) },
  {
    metric: 'emissions-quality',
    by: BY,
    of: 'snapshot',
    read: ratio,
    // coverage: of the balance whose emissions are known, what has a mark
    facts: owing((loan, book, view) => {
      const found = financed(loan, book, view);
      const whole = found ? loan.outstanding : 0;
      if (!found || found.quality === null) return { top: 0, bottom: 0, counts: false, whole };
      return { top: loan.outstanding * found.quality, bottom: loan.outstanding, whole };
    }),
  },
  { metric: 'emission-intensity', by: BY, of: 'snapshot', read: ratio, facts: emitted(1e6) },
];
