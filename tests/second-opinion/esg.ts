import { catalogueLimits } from './answer.ts';
import { scoredBy } from './assessors.ts';
import type { Assessment, Book, Exposure } from './book.ts';
import { cellsOf, type Opinion, type Reading } from './opinion.ts';
import * as plain from './plain.ts';
import { loanBy, loansAt, newest, sameDay, total, within, type Fact, type View } from './plain.ts';
import { everyLoan, loans, shares } from './quality.ts';
import { ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client'];

/** The newest assessment of a subject at the date. */
export function assessmentOf(book: Book, type: string, id: string, at: string): Assessment | undefined {
  return newest(
    book.esg.filter((each) => each.subject_type === type && each.subject_id === id && each.assess_date <= at),
    ({ assess_date }) => assess_date,
  );
}

/** A score on the scale of 0 to 100, higher is better; values beyond the scale end at it. */
function normal(score: number | null, { scale_min, scale_max, direction }: Assessment): number | null {
  if (score === null) return null;
  const [low, high] = [scale_min ?? 0, scale_max ?? 100];
  const part = (Math.min(high, Math.max(low, score)) - low) / (high - low);
  return 100 * (direction === 'lower_better' ? 1 - part : part);
}

/** Mean of the pillars present, two at least; a total alone as it is given. */
function scoreOf(book: Book, client: string, at: string, day = at): number | null {
  const found = scoredBy(book, client, { day, at });
  if (!found) return null;
  const pillars = [found.e_score, found.s_score, found.g_score]
    .map((score) => normal(score, found))
    .filter((score) => score !== null);
  if (pillars.length >= 2) return total(pillars) / pillars.length;
  return pillars.length === 0 ? normal(found.total_score, found) : null;
}

/** The project of a project loan, else the client. */
export const subjectOf = ({ project_id, client_id }: Exposure): { type: string; id: string } =>
  project_id === null ? { type: 'client', id: client_id } : { type: 'project', id: project_id };

/** What must be said of a score: that it is more than twelve months old, that it is a total somebody gave. */
function remarks(book: Book, client: string, at: string): string[] {
  const found = scoredBy(book, client, { day: at, at });
  if (!found) return [];
  const given = [found.e_score, found.s_score, found.g_score].every((score) => score === null);
  return [...(found.assess_date < sameDay(at, -12) ? ['STALE'] : []), ...(given ? ['AS_GIVEN'] : [])];
}

/** The score of each loan's client, weighted by the balance. */
const weighted = loans((loan, book, { at }) => {
  const score = scoreOf(book, loan.client_id, at);
  if (score === null) return null;
  const [top, bottom] = [loan.outstanding * score, loan.outstanding];
  return { top, bottom, item: loan.client_id, flags: remarks(book, loan.client_id, at) };
});

/** A client's score is its own, whatever it owes: once for each line of it, one line where it owes nothing. */
function own(book: Book, { at, now }: View): Fact[] {
  if (now === null) return [];
  const lines = loansAt(book, now).map(({ client_id }) => client_id);
  const assessed = book.esg.filter((each) => each.subject_type === 'client' && each.assess_date <= at);
  const others = new Set(assessed.map(({ subject_id }) => subject_id).filter((id) => !lines.includes(id)));
  return [...lines, ...others].map((client) => {
    const score = scoreOf(book, client, at);
    const by = { client };
    if (score === null) return { by, top: 0, bottom: 0, counts: false, whole: 1 };
    return { by, top: score, bottom: 1, whole: 1, item: client, flags: remarks(book, client, at) };
  });
}

const CATEGORIES = ['A', 'B', 'C', 'FI-1', 'FI-2', 'FI-3', 'FI', 'Other', 'unknown'];

function categoryOf(loan: Exposure, book: Book, at: string): string {
  const { type, id } = subjectOf(loan);
  if (type === 'client') return assessmentOf(book, type, id, at)?.ep_category ?? 'unknown';
  return book.project.find(({ project_id }) => project_id === id)?.ep_category ?? 'unknown';
}

/** Part of the balance for which something holds, over all of which it is known. */
function share(metric: string, is: (loan: Exposure, book: Book) => boolean | null): Opinion {
  return {
    metric,
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: loans((loan, book) => {
      const met = is(loan, book);
      return met === null ? null : { top: met ? loan.outstanding : 0, bottom: loan.outstanding };
    }),
  };
}

const SCORED = { by: ['sector', 'manager'], of: 'snapshot', read: ratio } as const;

/** E02 to E14 over the loans of a snapshot. */
export const ESG: readonly Opinion[] = [
  {
    ...SCORED,
    metric: 'client-esg-score',
    by: ['client', 'sector'],
    facts: (book, view, by) => (by === 'client' ? own(book, view) : weighted(book, view)),
  },
  {
    ...SCORED,
    metric: 'portfolio-esg-score',
    facts: weighted,
    // of too little of the book there is no number about it, of less than half it is only indicative
    read: (facts) => {
      const known = coveredShare(facts);
      const read = ratio(facts);
      return known !== null && known < 0.25 && read.value !== null ? { ...read, value: null, reason: 'NO_DATA' } : read;
    },
    raise: (facts) => ((coveredShare(facts) ?? 1) < 0.5 ? ['INDICATIVE'] : []),
  },
  {
    ...SCORED,
    metric: 'esg-coverage',
    facts: everyLoan((loan, book, { at }) => ({
      top: scoreOf(book, loan.client_id, at) === null ? 0 : loan.outstanding,
      bottom: loan.outstanding,
      item: loan.client_id,
    })),
  },
  {
    metric: 'esg-score-change',
    by: ['sector', 'manager'],
    of: 'flow',
    span: 'ttm',
    read: changed,
    facts: (book, view) => {
      if (view.now === null || view.before === null) return [];
      const then = view.before;
      const opening = loansAt(book, then);
      const there = new Set(opening.map(({ client_id }) => client_id));
      const aside = { top: 0, bottom: 0, counts: false };
      const closing = loansAt(book, view.now).map((loan): Fact => {
        const [score, earlier] = [view.at, then].map((day) => scoreOf(book, loan.client_id, view.at, day));
        const [by, whole] = [loanBy(book, loan), loan.outstanding];
        if (!there.has(loan.client_id) || score == null || earlier == null) return { by, ...aside, whole };
        const sides = { top: whole * score, bottom: whole, then: { top: whole * earlier, bottom: whole } };
        return { by, ...sides, whole, item: loan.client_id };
      });
      return [...closing, ...opening.map((loan) => ({ by: loanBy(book, loan), ...aside }))];
    },
  },
  {
    metric: 'es-category-mix',
    by: BY,
    of: 'snapshot',
    read: ratio,
    cells: cellsOf({ category: CATEGORIES }),
    facts: shares('category', CATEGORIES, (loan, book, { at }) => ({ cell: categoryOf(loan, book, at) })),
    limits: ({ category }) => (category === 'A' ? catalogueLimits('es-category-mix') : null),
  },
  {
    metric: 'pollution-diligence',
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: (book, view) =>
      loansAt(book, view.now)
        .filter(({ client_id }) => plain.clientOf(book, client_id)?.high_pollution_flag === true)
        .map((loan) => ({
          by: loanBy(book, loan),
          top: diligent(book, loan.client_id, view.at) ? loan.outstanding : 0,
          bottom: loan.outstanding,
          item: loan.client_id,
        })),
  },
  share('green-share', (loan, book) => {
    return book.facility.find(({ facility_id }) => facility_id === loan.facility_id)?.green_flag ?? null;
  }),
  // a loan to no project is not of public benefit
  share('public-benefit-share', ({ project_id: project }, book) =>
    project === null
      ? false
      : (book.project.find(({ project_id }) => project_id === project)?.public_benefit_flag ?? null),
  ),
];

/** Part of the balance whose client has a score; null where balances of both signs make it none. */
function coveredShare(facts: readonly Fact[]): number | null {
  const [part, whole] = [total(facts.map(({ bottom }) => bottom)), total(facts.map(({ whole: own = 0 }) => own))];
  return whole > 0 && part >= 0 && part <= whole ? part / whole : null;
}

/** Mean score now less that of then, both by the balances of now. */
function changed(facts: readonly Fact[]): Reading {
  const weight = total(facts.map(({ bottom }) => bottom));
  if (weight === 0) return { numerator: null, denominator: null, value: null, reason: 'ZERO_DENOM' };
  const numerator = total(facts.map(({ top }) => top)) / weight;
  const denominator = total(facts.map(({ then }) => then?.top ?? 0)) / weight;
  if (weight < 0) return { numerator, denominator, value: null, reason: 'NEG_DENOM' };
  return { numerator, denominator, value: numerator - denominator, reason: null };
}

/** Assessed within twelve months, every permit valid, no red incident open. */
function diligent(book: Book, client: string, at: string): boolean {
  const assessed = assessmentOf(book, 'client', client, at)?.assess_date ?? null;
  const yearAgo = `${Number(at.slice(0, 4)) - 1}${at.slice(4)}`;
  const permits = book.file_item.filter(
    ({ client_id, doc_type, status }) => client_id === client && doc_type === 'env_permit' && status !== 'waived',
  );
  const valid = permits.every(
    ({ status, expiry_date }) =>
      status !== 'missing' && status !== 'expired' && (expiry_date === null || expiry_date >= at),
  );
  const incident = book.alert.some(
    ({ client_id, category, severity, raised_date, status, closed_date }) =>
      client_id === client &&
      category === 'esg' &&
      severity === 3 &&
      raised_date <= at &&
      status !== 'false_positive' &&
      (closed_date === null || closed_date > at),
  );
  return within(assessed, yearAgo, at) && permits.length > 0 && valid && !incident;
}
