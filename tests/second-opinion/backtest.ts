import type { Alert, Book } from './book.ts';
import type { Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { addDays, daysBetween, eventBy, loansAt, sameDay, within, type Fact, type View } from './plain.ts';
import { median, ratio } from './readings.ts';

const BY = ['client', 'sector'];

/** Days on which a client was downgraded: some loan in a worse class than in the snapshot before, or written off since. */
function downgrades(book: Book): { client_id: string; date: string; by: Fact['by'] }[] {
  const dates = plain.snapshotsOf(book);
  return dates.flatMap((date, index) => {
    const before = new Map(loansAt(book, dates[index - 1] ?? null).map((loan) => [loan.facility_id, loan]));
    const fallen = [...loansAt(book, date), ...plain.lossesAt(book, date)].filter((loan) => {
      const was = before.get(loan.facility_id);
      if (!was || was.client_id !== loan.client_id) return false;
      if (plain.isOffBook(loan)) return true;
      if (loan.five_tier !== null && was.five_tier !== null) return loan.five_tier > was.five_tier;
      return loan.ifrs_stage !== null && was.ifrs_stage !== null && loan.ifrs_stage > was.ifrs_stage;
    });
    return [...new Set(fallen.map(({ client_id }) => client_id))].map((client_id) => {
      // of several loans the largest speaks, as it was before
      const own = fallen
        .filter((loan) => loan.client_id === client_id)
        .flatMap((loan) => before.get(loan.facility_id) ?? []);
      const largest = plain.newest(own, ({ outstanding }) => outstanding);
      return { client_id, date, by: largest ? plain.loanBy(book, largest) : {} };
    });
  });
}

function alerts(fact: (alert: Alert, view: View, book: Book) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.alert.flatMap((alert) => {
      const found = fact(alert, view, book);
      return found ? [{ ...found, by: eventBy(book, alert) }] : [];
    });
}

/** Seen, and counted nowhere; what was asked is known of it. */
const aside = { top: 0, bottom: 0, counts: false, known: true };
const RATE = { by: BY, of: 'event', read: ratio, minimum: 5 } as const;

/** R33, R34: how long alerts take, what is done about them, and whether they said anything. */
export const BACKTEST: readonly Opinion[] = [
  {
    metric: 'alert-close-days',
    ...RATE,
    read: median,
    facts: alerts(({ raised_date: raised, closed_date: closed, status }, { start, at }) =>
      status !== 'false_positive' && within(closed, start, at) ? { top: daysBetween(raised, closed), bottom: 0 } : null,
    ),
  },
  {
    metric: 'alert-action-share',
    ...RATE,
    facts: alerts(({ client_id, raised_date: raised, severity, status }, { start, at }, book) => {
      const until = addDays(raised, 30);
      if (severity !== 3 || !within(until, start, at)) return null;
      if (status === 'false_positive') return aside;
      const done = book.credit_action.some(
        (action) => action.client_id === client_id && within(action.action_date, raised, until < at ? until : at),
      );
      return done || until < at ? { top: done ? 1 : 0, bottom: 1, whole: 1 } : { ...aside, whole: 1 };
    }),
  },
  {
    metric: 'alert-precision',
    ...RATE,
    span: 'ttm',
    facts: (book, view) => {
      const falls = downgrades(book);
      const first = plain.snapshotsOf(book)[0] ?? '';
      const told = alerts(({ client_id, raised_date: raised }, { start, at }) => {
        const until = sameDay(raised, 6);
        if (until < start || raised > at) return null;
        // too young, or before the ledger began and nobody could have seen a downgrade: it cannot be told
        if (until > at || until <= first) return { ...aside, whole: 1 };
        const right = falls.some((fall) => fall.client_id === client_id && fall.date > raised && fall.date <= until);
        return { top: right ? 1 : 0, bottom: 1, whole: 1 };
      });
      return told(book, view);
    },
  },
  {
    metric: 'alert-recall',
    ...RATE,
    span: 'ttm',
    facts: (book, { start, at }) => {
      const first = book.alert.map(({ raised_date }) => raised_date).sort()[0] ?? '';
      return downgrades(book)
        .filter(({ date }) => within(date, start, at))
        .map(({ client_id, by, date }) => {
          const since = sameDay(date, -6);
          const said = book.alert.some(
            (alert) => alert.client_id === client_id && alert.raised_date < date && alert.raised_date >= since,
          );
          // nobody can say what was said before the first alert there is
          return { by, top: said ? 1 : 0, bottom: 1, flags: since < first ? ['SHORT_HISTORY'] : [] };
        });
    },
  },
];
