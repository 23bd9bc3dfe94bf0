import type { Book, Client, Review } from './book.ts';
import { catalogueLimits } from './answer.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { addDays, daysBetween, eventBy, loansAt, month, within, type Fact, type View } from './plain.ts';
import { amount, heldAmount, mean, median, ninth, ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client'];

/** Days of grace the bank allows. */
const grace = (book: Book, at: string) => Number(plain.parameterAt(book, 'grace_days', at)?.value ?? 0);

/** A fact for each of the reviews somebody has a date for, with what is known of it at the date. */
function reviews(fact: (review: Review, view: View, days: number) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.review.flatMap((review) => {
      const done = review.done_date !== null && review.done_date <= view.at ? review.done_date : null;
      const found = fact({ ...review, done_date: done }, view, grace(book, view.at));
      return found ? [{ ...found, by: eventBy(book, review) }] : [];
    });
}

/** Seen, and counted nowhere; what was asked is known of it. */
const aside = { top: 0, bottom: 0, counts: false, known: true };

/** Due in the period, not waived, and done or past due: 1 where `met`. What is open and not past due is not told yet. */
function decided(met: (due: string, done: string | null, days: number) => boolean): Opinion['facts'] {
  return reviews(({ due_date: due, done_date: done, waived_flag: waived }, view, days) => {
    if (!within(due, view.start, view.at)) return null;
    if (waived === true) return aside;
    if (done === null && addDays(due, days) >= view.at) return { ...aside, whole: 1 };
    return { top: met(due, done, days) ? 1 : 0, bottom: 1, whole: 1 };
  });
}

/** Days a review done in the period was late. */
const late = reviews(({ due_date: due, done_date: done, waived_flag: waived }, view, days) => {
  if (!within(done, view.start, view.at) || waived === true) return null;
  if (due === null) return { ...aside, known: false };
  return done > addDays(due, days) ? { top: daysBetween(due, done), bottom: 0 } : aside;
});

/** Reviews past due, beside every age the active clients they are held against. */
function overdueStock(book: Book, view: View): Fact[] {
  const late = overdue(book, view.at).map(({ review, days }) => ({
    fact: { ...aside, by: eventBy(book, review), top: 1 },
    cell: { days: age(days) },
  }));
  const clients = activeClients(book, view).map(({ id }) => ({ by: clientBy(book, id, view), top: 0, bottom: 1 }));
  return [
    ...late.flatMap(({ fact, cell }) => [
      { ...fact, cell },
      { ...fact, cell: ALL_AGES, ungrouped: true },
    ]),
    ...clients.flatMap((fact) => [
      ...AGES.map((days) => ({ ...fact, cell: { days } })),
      { ...fact, cell: ALL_AGES, ungrouped: true },
    ]),
  ];
}

const ALL_AGES = { days: 'all' };
const AGES = ['1-30', '31-60', '61-90', '>90'];
export const age = (days: number) => AGES[[30, 60, 90, Infinity].findIndex((edge) => days <= edge)] ?? '';

/** Reviews past due and open at the date. */
function overdue(book: Book, at: string): { review: Review; days: number }[] {
  return book.review.flatMap((review) => {
    const { due_date: due, done_date: done, waived_flag: waived } = review;
    if (due === null || waived === true || (done !== null && done <= at)) return [];
    return due < at ? [{ review, days: daysBetween(due, at) }] : [];
  });
}

const INTERVALS = [180, 90, 60, 30, 30];

/** The client's tier: as given, else as bad as its loans say, else unknown. */
export function tierOf(book: Book, client: Client | undefined, id: string, snapshot: string | null): number | null {
  if (client && client.risk_tier !== null) return client.risk_tier;
  const loans = loansAt(book, snapshot).filter(({ client_id }) => client_id === id);
  const over = (days: number) => loans.some(({ days_past_due }) => (days_past_due ?? 0) > days);
  if (loans.some((loan) => plain.isNpl(loan) === true || loan.ifrs_stage === 3) || over(90)) return 5;
  const weak = loans.some(
    ({ five_tier, ifrs_stage, watchlist_flag, forborne_flag }) =>
      five_tier === 2 || ifrs_stage === 2 || watchlist_flag === true || forborne_flag === true,
  );
  return weak || over(30) ? 4 : null;
}

/** Everybody the bank knows, by its table of clients or by the ledger. */
const everybody = (book: Book) => [
  ...new Set([...book.client.map(({ client_id }) => client_id), ...book.exposure.map((loan) => loan.client_id)]),
];

/** Active clients: those whose status says so, of the others whose status is blank those that owe something. */
export function activeClients(book: Book, view: View): { id: string; client: Client | undefined }[] {
  return everybody(book).flatMap((id) => {
    const client = plain.clientOf(book, id);
    const owed = loansAt(book, view.now).some(({ client_id, outstanding }) => client_id === id && outstanding !== 0);
    const active = client?.status ? client.status === 'active' : owed;
    return active && (client?.onboard_date ?? '') <= view.at ? [{ id, client }] : [];
  });
}

/** Dimensions of a client: the manager is that of its largest loan, without a loan the last the ledger names. */
export function clientBy(book: Book, id: string, view: View): Record<string, string> {
  const loans = loansAt(book, view.now).filter(({ client_id }) => client_id === id);
  const named = book.exposure.filter(({ client_id, manager_id }) => client_id === id && manager_id !== null);
  const place = plain.newest(loans, ({ outstanding }) => outstanding) ?? plain.newest(named, (loan) => loan.as_of_date);
  return { ...eventBy(book, { client_id: id }), manager: place?.manager_id ?? 'unknown' };
}

/** Active clients of the snapshot, reviewed within the interval of their tier or not. */
function covered(book: Book, view: View): Fact[] {
  if (view.now === null) return [];
  return activeClients(book, view).flatMap(({ id, client }) => {
    const tier = tierOf(book, client, id, view.now);
    const since = addDays(view.at, -(tier === null ? 60 : (INTERVALS[tier - 1] ?? 60)));
    const done = book.review.some(
      ({ client_id, done_date, waived_flag }) =>
        client_id === id && waived_flag !== true && within(done_date, since, view.at),
    );
    const young = (client?.onboard_date ?? '') > since && !firstCheckDue(book, id, view.at);
    const fact = { by: clientBy(book, id, view), whole: 1, ...(young ? aside : { top: done ? 1 : 0, bottom: 1 }) };
    const own = { ...fact, cell: { tier: String(tier ?? 'unknown') } };
    return tier === null ? [own] : [own, { ...fact, cell: { tier: 'all' }, ungrouped: true }];
  });
}

/** The first check of a new client has fallen due: by its date, else 15 days after the first drawdown. */
function firstCheckDue(book: Book, id: string, at: string): boolean {
  const checks = book.review.filter(({ client_id, review_type: type }) => client_id === id && type === 'first_draw');
  const drawn = book.exposure.flatMap(({ client_id, origination_date: date }) =>
    client_id === id && date ? [addDays(date, 15)] : [],
  );
  return [...checks.flatMap(({ due_date }) => due_date ?? []), ...drawn].some((due) => due < at);
}

/** The month that is so many full months back. */
function fullMonth(at: string, back: number): string {
  return month(plain.monthsAway(at, plain.lastDay(at) === at ? 1 - back : -back));
}

const RATE = { by: BY, of: 'event', read: ratio, minimum: 5 } as const;

/** C01 to C13: what falls due and what is done. */
export const EVENTS: readonly Opinion[] = [
  {
    metric: 'review-on-time',
    ...RATE,
    facts: decided((due, done, days) => done !== null && done <= addDays(due, days)),
  },
  { metric: 'review-completion', ...RATE, facts: decided((_, done) => done !== null) },
  {
    metric: 'review-overdue',
    by: BY,
    of: 'event',
    read: heldAmount,
    cells: cellsOf({ days: AGES }),
    totals: [ALL_AGES],
    facts: overdueStock,
    // more than thirty days late: any is amber, two for every hundred clients are red; neither of younger ones nor of all
    limits: ({ days }, { denominator }) => {
      const red = (denominator ?? 0) > 0 ? 0.02 * (denominator ?? 0) : undefined;
      return days === '1-30' || days === 'all' ? null : { amber: 0, red, worse: '>' };
    },
  },
  { metric: 'review-days-late', ...RATE, read: mean, facts: late },
  { metric: 'review-days-late-p90', ...RATE, read: ninth, facts: late },
  {
    metric: 'review-cycle-time',
    ...RATE,
    read: median,
    facts: reviews(({ start_date: start, done_date: done, waived_flag: waived }, view) => {
      if (!within(done, view.start, view.at) || waived === true) return null;
      if (start === null) return { ...aside, known: false };
      return start <= done ? { top: daysBetween(start, done), bottom: 0 } : aside;
    }),
  },
  {
    metric: 'review-coverage',
    by: ['client', 'sector', 'manager'],
    of: 'snapshot',
    read: ratio,
    minimum: 5,
    cells: cellsOf({ tier: ['1', '2', '3', '4', '5', 'unknown'] }),
    totals: [{ tier: 'all' }],
    facts: covered,
    // the worst tiers are held to more
    limits: ({ tier }) => catalogueLimits('review-coverage', tier === '4' || tier === '5' ? 'high-tiers' : undefined),
  },
  {
    metric: 'review-waiver-rate',
    ...RATE,
    facts: reviews(({ due_date: due, waived_flag: waived }, view) =>
      within(due, view.start, view.at) ? { top: waived === true ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'onsite-share',
    ...RATE,
    facts: reviews(({ done_date: done, method, waived_flag: waived }, view) =>
      within(done, view.start, view.at) && waived !== true
        ? { top: method === 'onsite' ? 1 : 0, bottom: 1, known: method !== null }
        : null,
    ),
  },
  {
    metric: 'finding-closure',
    ...RATE,
    facts: reviews(({ remediation_due: due, remediation_done: done }, view) =>
      within(due, view.start, view.at) ? { top: done !== null && done <= due ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'onboarding-approval-rate',
    ...RATE,
    facts: reviews(({ review_type: type, due_date: due, done_date: done, outcome, waived_flag: waived }, view) => {
      if (type !== 'onboarding' || done === null || waived === true) return null;
      if (!within(due ?? done, view.start, view.at)) return null;
      if (outcome !== 'approve' && outcome !== 'reject') return { ...aside, whole: 1 };
      return { top: outcome === 'approve' ? 1 : 0, bottom: 1, whole: 1 };
    }),
  },
  {
    metric: 'onboarding-funnel',
    by: ['manager', 'client'],
    of: 'event',
    read: amount,
    span: 'ttm',
    cells: cellsOf({ step: ['due', 'assessed', 'decided', 'approved', 'drawn'] }),
    facts: (book, view) =>
      book.review.flatMap((review) => {
        const { review_type: type, due_date: due, done_date: done, waived_flag: waived, outcome } = review;
        if (type !== 'onboarding' || waived === true || !within(due ?? done, view.start, view.at)) return [];
        const assessed = done !== null && done <= view.at;
        const approved = assessed && outcome === 'approve';
        const lent = book.exposure.some(
          (loan) => loan.client_id === review.client_id && plain.bookDateOf(book, loan.as_of_date) <= view.at,
        );
        const reached = [
          true,
          assessed,
          assessed && ['approve', 'reject'].includes(outcome ?? ''),
          approved,
          approved && lent,
        ];
        return ['due', 'assessed', 'decided', 'approved', 'drawn'].flatMap((step, index) =>
          reached[index] ? [{ by: eventBy(book, review), cell: { step }, top: 1, bottom: 0 }] : [],
        );
      }),
  },
  {
    metric: 'review-completions',
    by: ['manager'],
    of: 'event',
    read: amount,
    cells: cellsOf({ months_back: ['1', '2', '3'] }),
    // a month is full on its last day; coverage: of the three months those since the first review there is
    facts: (book, view) =>
      [1, 2, 3].flatMap((back) => {
        const done = book.review.filter(({ done_date, waived_flag }) => done_date !== null && waived_flag !== true);
        const first = done.map(({ done_date }) => month(done_date ?? '')).sort()[0] ?? '';
        const known = [1, 2, 3].filter((each) => fullMonth(view.at, each) >= first).length;
        return done
          .filter(({ done_date }) => month(done_date ?? '') === fullMonth(view.at, back))
          .map((review) => ({
            ...{ by: eventBy(book, review), cell: { months_back: String(back) } },
            ...{ top: 1, bottom: 0, whole: 3, told: known },
          }));
      }),
  },
];
