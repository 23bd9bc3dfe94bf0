import type { Alert, Book } from './book.ts';
import * as plain from './plain.ts';
import { addDays, daysBetween, eventBy, loansAt, ratio, sameDay, within, type Opinion, type View } from './plain.ts';

const BY = ['client', 'sector'];

/** Days on which a client was downgraded: some loan in a worse class than in the snapshot before, or written off since. */
function downgrades(book: Book): { client_id: string; date: string }[] {
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
    return [...new Set(fallen.map(({ client_id }) => client_id))].map((client_id) => ({ client_id, date }));
  });
}

function alerts(
  fact: (alert: Alert, view: View, book: Book) => { top: number; bottom: number } | null,
): Opinion['facts'] {
  return (book, view) =>
    book.alert.flatMap((alert) => {
      const found = fact(alert, view, book);
      return found ? [{ ...found, by: eventBy(book, alert) }] : [];
    });
}

/** R33, R34: how long alerts take, what is done about them, and whether they said anything. */
export const BACKTEST: readonly Opinion[] = [
  {
    metric: 'alert-close-days',
    by: BY,
    read: plain.median,
    facts: alerts(({ raised_date: raised, closed_date: closed, status }, { start, at }) =>
      status !== 'false_positive' && within(closed, start, at) ? { top: daysBetween(raised, closed), bottom: 0 } : null,
    ),
  },
  {
    metric: 'alert-action-share',
    by: BY,
    read: ratio,
    facts: alerts(({ client_id, raised_date: raised, severity, status }, { start, at }, book) => {
      const until = addDays(raised, 30);
      if (severity !== 3 || status === 'false_positive' || !within(until, start, at)) return null;
      const done = book.credit_action.some(
        (action) => action.client_id === client_id && within(action.action_date, raised, until < at ? until : at),
      );
      return done || until < at ? { top: done ? 1 : 0, bottom: 1 } : null;
    }),
  },
  {
    metric: 'alert-precision',
    by: BY,
    span: 'ttm',
    read: ratio,
    facts: (book, view) => {
      const falls = downgrades(book);
      const first = plain.snapshotsOf(book)[0] ?? '';
      const told = alerts(({ client_id, raised_date: raised }, { start, at }) => {
        const until = sameDay(raised, 6);
        // before the ledger begins nobody could have seen a downgrade
        if (!within(until, start, at) || until <= first) return null;
        const right = falls.some((fall) => fall.client_id === client_id && fall.date > raised && fall.date <= until);
        return { top: right ? 1 : 0, bottom: 1 };
      });
      return told(book, view);
    },
  },
  {
    metric: 'alert-recall',
    by: ['client'],
    span: 'ttm',
    read: ratio,
    facts: (book, { start, at }) =>
      downgrades(book)
        .filter(({ date }) => within(date, start, at))
        .map(({ client_id, date }) => {
          const said = book.alert.some(
            (alert) =>
              alert.client_id === client_id && alert.raised_date < date && alert.raised_date >= sameDay(date, -6),
          );
          return { by: { client: client_id }, top: said ? 1 : 0, bottom: 1 };
        }),
  },
];
