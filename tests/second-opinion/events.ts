import type { Alert, Book, Client, FileItem, Review } from './book.ts';
import * as plain from './plain.ts';
import {
  addDays,
  amount,
  daysBetween,
  eventBy,
  loansAt,
  month,
  ratio,
  within,
  type Fact,
  type Opinion,
  type View,
} from './plain.ts';

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

/** Due in the period, not waived, and done or past due: 1 where `met`. */
function decided(met: (due: string, done: string | null, days: number) => boolean): Opinion['facts'] {
  return reviews(({ due_date: due, done_date: done, waived_flag: waived }, view, days) => {
    if (!within(due, view.start, view.at) || waived === true) return null;
    if (done === null && addDays(due, days) >= view.at) return null;
    return { top: met(due, done, days) ? 1 : 0, bottom: 1 };
  });
}

/** Days a review done in the period was late. */
const late = reviews(({ due_date: due, done_date: done, waived_flag: waived }, view, days) => {
  if (due === null || !within(done, view.start, view.at) || waived === true) return null;
  return done > addDays(due, days) ? { top: daysBetween(due, done), bottom: 0 } : null;
});

const AGES = ['1-30', '31-60', '61-90', '>90'];
const age = (days: number) => AGES[[30, 60, 90, Infinity].findIndex((edge) => days <= edge)] ?? '';

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

/** Active clients of the snapshot, reviewed within the interval of their tier or not. */
function covered(book: Book, view: View): Fact[] {
  const ids = new Set([
    ...book.client.map(({ client_id }) => client_id),
    ...book.exposure.map((loan) => loan.client_id),
  ]);
  return [...ids].flatMap((id) => {
    const client = plain.clientOf(book, id);
    const owed = loansAt(book, view.now).filter(({ client_id, outstanding }) => client_id === id && outstanding !== 0);
    const active = client?.status ? client.status === 'active' : owed.length > 0;
    const onboarded = client?.onboard_date ?? '';
    if (!active || view.now === null || onboarded > view.at) return [];
    const tier = tierOf(book, client, id, view.now);
    const since = addDays(view.at, -(tier === null ? 60 : (INTERVALS[tier - 1] ?? 60)));
    const done = book.review.some(
      ({ client_id, done_date, waived_flag }) =>
        client_id === id && waived_flag !== true && within(done_date, since, view.at),
    );
    if (onboarded > since && !firstCheckDue(book, id, view.at)) return [];
    const fact = { by: { client: id }, top: done ? 1 : 0, bottom: 1 };
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

/** Whether a required document is there, valid and renewed in time. */
function inOrder(item: FileItem, at: string): boolean {
  if (item.status === 'missing' || item.status === 'expired') return false;
  if (item.expiry_date !== null && item.expiry_date < at) return false;
  if (item.last_updated === null || item.last_updated > at) return false;
  return daysBetween(item.last_updated, at) <= (item.refresh_days ?? Infinity);
}

function files(fact: (item: FileItem, at: string) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.file_item.flatMap((item) => {
      const found = item.status === 'waived' ? null : fact(item, view.at);
      return found ? [{ ...found, by: eventBy(book, item) }] : [];
    });
}

function alerts(fact: (alert: Alert, view: View, book: Book) => readonly Omit<Fact, 'by'>[]): Opinion['facts'] {
  return (book, view) =>
    book.alert.flatMap((alert) =>
      alert.raised_date <= view.at
        ? fact(alert, view, book).map((each) => ({ ...each, by: eventBy(book, alert) }))
        : [],
    );
}

const isOpen = ({ status, closed_date }: Alert, at: string) =>
  status !== 'false_positive' && (closed_date === null || closed_date > at);

/** The month that is so many full months back. */
function fullMonth(at: string, back: number): string {
  return month(plain.monthsAway(at, plain.lastDay(at) === at ? 1 - back : -back));
}

/** Not there by its status, or by having neither a status nor any date. */
const missing = ({ status, last_updated, expiry_date }: FileItem) =>
  status === 'missing' || (status === null && last_updated === null && expiry_date === null);

/** C01 to C17, R33, E11: what falls due, what is done, what is open. */
export const EVENTS: readonly Opinion[] = [
  {
    metric: 'review-on-time',
    by: BY,
    read: ratio,
    facts: decided((due, done, days) => done !== null && done <= addDays(due, days)),
  },
  { metric: 'review-completion', by: BY, read: ratio, facts: decided((_, done) => done !== null) },
  {
    metric: 'review-overdue',
    by: BY,
    read: amount,
    facts: (book, view) =>
      overdue(book, view.at).flatMap(({ review, days }) => {
        const fact = { by: eventBy(book, review), top: 1, bottom: 0 };
        return [
          { ...fact, cell: { days: age(days) } },
          { ...fact, cell: { days: 'all' }, ungrouped: true },
        ];
      }),
  },
  { metric: 'review-days-late', by: BY, read: plain.mean, facts: late },
  {
    metric: 'review-cycle-time',
    by: BY,
    read: plain.median,
    facts: reviews(({ start_date: start, done_date: done, waived_flag: waived }, view) =>
      start !== null && within(done, view.start, view.at) && start <= done && waived !== true
        ? { top: daysBetween(start, done), bottom: 0 }
        : null,
    ),
  },
  { metric: 'review-coverage', by: ['client'], read: ratio, facts: covered },
  {
    metric: 'review-waiver-rate',
    by: BY,
    read: ratio,
    facts: reviews(({ due_date: due, waived_flag: waived }, view) =>
      within(due, view.start, view.at) ? { top: waived === true ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'onsite-share',
    by: BY,
    read: ratio,
    facts: reviews(({ done_date: done, method, waived_flag: waived }, view) =>
      within(done, view.start, view.at) && waived !== true
        ? { top: method === 'onsite' ? 1 : 0, bottom: 1, known: method !== null }
        : null,
    ),
  },
  {
    metric: 'finding-closure',
    by: BY,
    read: ratio,
    facts: reviews(({ remediation_due: due, remediation_done: done }, view) =>
      within(due, view.start, view.at) ? { top: done !== null && done <= due ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'onboarding-approval-rate',
    by: BY,
    read: ratio,
    facts: reviews(({ review_type: type, due_date: due, done_date: done, outcome, waived_flag: waived }, view) =>
      type === 'onboarding' &&
      done !== null &&
      within(due ?? done, view.start, view.at) &&
      waived !== true &&
      (outcome === 'approve' || outcome === 'reject')
        ? { top: outcome === 'approve' ? 1 : 0, bottom: 1 }
        : null,
    ),
  },
  {
    metric: 'review-completions',
    by: ['manager'],
    read: amount,
    // a month is full on its last day
    facts: (book, view) =>
      [1, 2, 3].flatMap((back) =>
        book.review
          .filter(({ done_date }) => done_date !== null && month(done_date) === fullMonth(view.at, back))
          .filter(({ waived_flag }) => waived_flag !== true)
          .map((review) => ({ by: eventBy(book, review), cell: { months_back: String(back) }, top: 1, bottom: 0 })),
      ),
  },
  {
    metric: 'file-freshness',
    by: ['client', 'sector'],
    read: ratio,
    facts: files((item, at) => ({ top: inOrder(item, at) ? 1 : 0, bottom: 1 })),
  },
  {
    metric: 'missing-files',
    by: ['client', 'sector'],
    read: amount,
    facts: files((item) => (missing(item) ? { cell: { doc_type: item.doc_type }, top: 1, bottom: 0 } : null)),
  },
  {
    metric: 'expiring-files',
    by: ['client', 'sector'],
    read: amount,
    facts: files((item, at) => (within(item.expiry_date, at, addDays(at, 30)) ? { top: 1, bottom: 0 } : null)),
  },
  {
    metric: 'alert-ack-days',
    by: ['client', 'sector'],
    read: plain.median,
    facts: alerts(({ raised_date: raised, ack_date: ack }, view) =>
      within(ack, view.start, view.at) ? [{ top: daysBetween(raised, ack), bottom: 0 }] : [],
    ),
  },
  {
    metric: 'alert-timely-share',
    by: ['client', 'sector'],
    read: ratio,
    facts: alerts(({ raised_date: raised, ack_date: ack, severity }, view) => {
      const target = addDays(raised, severity === 3 ? 2 : 5);
      const given = ack !== null && ack <= view.at ? ack : null;
      if (!within(target, view.start, view.at)) return [];
      if (given === null && target >= view.at) return [];
      return [{ top: given !== null && given <= target ? 1 : 0, bottom: 1 }];
    }),
  },
  {
    metric: 'open-alerts',
    by: ['client', 'sector'],
    read: amount,
    facts: alerts((alert, { at }) => {
      const days = daysBetween(alert.raised_date, at);
      const cell = { severity: String(alert.severity ?? 'unknown'), days: days <= 30 ? '0-30' : age(days) };
      return isOpen(alert, at) ? [{ cell, top: 1, bottom: 0 }] : [];
    }),
  },
  {
    metric: 'alert-plan-coverage',
    by: ['client', 'sector'],
    read: ratio,
    facts: alerts((alert, { at }) =>
      alert.severity === 3 && isOpen(alert, at) ? [{ top: alert.plan_flag === true ? 1 : 0, bottom: 1 }] : [],
    ),
  },
  {
    metric: 'esg-incidents',
    by: ['client', 'sector'],
    span: 'ttm',
    read: amount,
    facts: alerts(({ category, severity, status, raised_date: raised }, view) =>
      category === 'esg' && status !== 'false_positive' && raised >= view.start
        ? [
            { cell: { severity: String(severity ?? 'unknown') }, top: 1, bottom: 0 },
            { cell: { severity: 'all' }, top: 1, bottom: 0, ungrouped: true },
          ]
        : [],
    ),
  },
];
