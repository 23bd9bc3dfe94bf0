import type { Assessment, Book, Exposure } from './book.ts';
import * as plain from './plain.ts';
import { loanBy, loansAt, newest, ratio, spread, total, within, type Fact, type Opinion, type View } from './plain.ts';

const BY = ['sector', 'manager', 'client'];

/** The newest assessment of a subject at the date. */
function assessmentOf(book: Book, type: string, id: string, at: string): Assessment | undefined {
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
function scoreOf(book: Book, client: string, at: string): number | null {
  const found = assessmentOf(book, 'client', client, at);
  if (!found) return null;
  const pillars = [found.e_score, found.s_score, found.g_score]
    .map((score) => normal(score, found))
    .filter((score) => score !== null);
  if (pillars.length >= 2) return total(pillars) / pillars.length;
  return pillars.length === 0 ? normal(found.total_score, found) : null;
}

/** The project of a project loan, else the client. */
const subjectOf = ({ project_id, client_id }: Exposure): { type: string; id: string } =>
  project_id === null ? { type: 'client', id: client_id } : { type: 'project', id: project_id };

function loans(fact: (loan: Exposure, book: Book, view: View) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now).flatMap((loan) => {
      const found = fact(loan, book, view);
      return found ? [{ ...found, by: loanBy(book, loan) }] : [];
    });
}

/** Clients that are assessed and owe nothing: they have a score, and weigh nothing in that of a group. */
function withoutLoan(book: Book, { at, now }: View): Fact[] {
  const there = new Set(loansAt(book, now).map(({ client_id }) => client_id));
  const ids = new Set(
    book.esg.filter(({ subject_type: type }) => type === 'client').map(({ subject_id }) => subject_id),
  );
  return [...ids].flatMap((id) => {
    const score = now === null || there.has(id) ? null : scoreOf(book, id, at);
    return score === null ? [] : [{ by: { client: id }, top: 0, bottom: 0, name: id, score }];
  });
}

const CATEGORIES = ['A', 'B', 'C', 'FI-1', 'FI-2', 'FI-3', 'FI', 'Other', 'unknown'];

function categoryOf(loan: Exposure, book: Book, at: string): string {
  const { type, id } = subjectOf(loan);
  if (type === 'client') return assessmentOf(book, type, id, at)?.ep_category ?? 'unknown';
  return book.project.find(({ project_id }) => project_id === id)?.ep_category ?? 'unknown';
}

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

/** Tonnes of scope 1 and 2 a loan finances; null where they cannot be told. */
function financed(loan: Exposure, book: Book, { at, now }: View): { tonnes: number; quality: number | null } | null {
  const { type, id } = subjectOf(loan);
  const given = assessmentOf(book, type, id, at);
  if (loan.outstanding <= 0 || !given || (given.scope1 === null && given.scope2 === null)) return null;
  const worth = worthOf(loan, book, given, at);
  if (worth === null || worth <= 0) return null;
  const emitted = (given.scope1 ?? 0) + (given.scope2 ?? 0);
  // all loans to one subject together carry at most the whole of its emissions
  const lent = loansAt(book, now).filter((other) => other.outstanding > 0 && sameSubject(other, loan));
  const share = loan.outstanding / Math.max(worth, total(lent.map(({ outstanding }) => outstanding)));
  return { tonnes: share * emitted, quality: given.pcaf_score };
}

/** E02 to E14 over the loans of a snapshot. */
export const ESG: readonly Opinion[] = [
  {
    metric: 'client-esg-score',
    by: ['client'],
    // one client's score is its own, whatever it owes
    read: (facts) => (new Set(facts.map(({ name }) => name)).size === 1 ? (facts[0]?.score ?? null) : ratio(facts)),
    facts: (book, view) => [
      ...loans((loan, _, { at }) => {
        const score = scoreOf(book, loan.client_id, at);
        if (score === null) return null;
        return { top: loan.outstanding * score, bottom: loan.outstanding, name: loan.client_id, score };
      })(book, view),
      ...withoutLoan(book, view),
    ],
  },
  {
    metric: 'portfolio-esg-score',
    by: ['sector', 'manager'],
    // too little of the book is scored for a number about it
    read: (facts) => {
      const scored = facts.filter(({ known }) => known);
      const coverage = total(scored.map(({ bottom }) => bottom)) / total(facts.map(({ bottom }) => bottom));
      return coverage < 0.25 ? null : ratio(scored);
    },
    facts: loans((loan, book, { at }) => {
      const score = scoreOf(book, loan.client_id, at);
      return { top: loan.outstanding * (score ?? 0), bottom: loan.outstanding, known: score !== null };
    }),
  },
  {
    metric: 'esg-coverage',
    by: ['sector', 'manager'],
    read: ratio,
    facts: loans((loan, book, { at }) => ({
      top: scoreOf(book, loan.client_id, at) === null ? 0 : loan.outstanding,
      bottom: loan.outstanding,
    })),
  },
  {
    metric: 'esg-score-change',
    by: ['sector', 'manager'],
    span: 'ttm',
    read: ratio,
    facts: (book, view) => {
      if (view.now === null || view.before === null) return [];
      const then = view.before;
      const there = new Set(loansAt(book, then).map(({ client_id }) => client_id));
      return loansAt(book, view.now).flatMap((loan) => {
        const score = scoreOf(book, loan.client_id, view.at);
        const earlier = scoreOf(book, loan.client_id, then);
        if (!there.has(loan.client_id) || score === null || earlier === null) return [];
        return [{ by: loanBy(book, loan), top: loan.outstanding * (score - earlier), bottom: loan.outstanding }];
      });
    },
  },
  {
    metric: 'es-category-mix',
    by: BY,
    read: ratio,
    facts: (book, view) =>
      loansAt(book, view.now)
        .filter(({ outstanding }) => outstanding > 0)
        .flatMap((loan) => {
          const own = categoryOf(loan, book, view.at);
          const fact = {
            by: loanBy(book, loan),
            top: loan.outstanding,
            bottom: loan.outstanding,
            known: own !== 'unknown',
          };
          return spread(fact, 'category', CATEGORIES, own);
        }),
  },
  {
    metric: 'financed-emissions',
    by: BY,
    read: plain.knownAmount,
    facts: loans((loan, book, view) => {
      const found = financed(loan, book, view);
      return found ? { top: found.tonnes, bottom: 0 } : null;
    }),
  },
  {
    metric: 'emissions-quality',
    by: BY,
    read: ratio,
    facts: loans((loan, book, view) => {
      const quality = financed(loan, book, view)?.quality ?? null;
      return quality === null ? null : { top: loan.outstanding * quality, bottom: loan.outstanding };
    }),
  },
  {
    metric: 'emission-intensity',
    by: BY,
    read: ratio,
    facts: loans((loan, book, view) => {
      const found = financed(loan, book, view);
      return found ? { top: found.tonnes * 1e6, bottom: loan.outstanding } : null;
    }),
  },
  {
    metric: 'pollution-diligence',
    by: BY,
    read: ratio,
    facts: loans((loan, book, view) => {
      if (plain.clientOf(book, loan.client_id)?.high_pollution_flag !== true) return null;
      return { top: diligent(book, loan.client_id, view.at) ? loan.outstanding : 0, bottom: loan.outstanding };
    }),
  },
  {
    metric: 'green-share',
    by: BY,
    read: ratio,
    facts: loans((loan, book) => {
      const green = book.facility.find(({ facility_id }) => facility_id === loan.facility_id)?.green_flag ?? null;
      return green === null ? null : { top: green ? loan.outstanding : 0, bottom: loan.outstanding };
    }),
  },
  {
    metric: 'public-benefit-share',
    by: BY,
    read: ratio,
    facts: loans((loan, book) => {
      const project = book.project.find(({ project_id }) => project_id === loan.project_id);
      // a loan to no project is not of public benefit
      const benefit = loan.project_id === null ? false : (project?.public_benefit_flag ?? null);
      return benefit === null ? null : { top: benefit ? loan.outstanding : 0, bottom: loan.outstanding };
    }),
  },
];

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
