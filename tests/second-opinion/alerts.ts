import type { Alert, Book } from './book.ts';
import { age } from './events.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import { addDays, daysBetween, eventBy, within, type Fact, type View } from './plain.ts';
import { amount, median, ratio } from './readings.ts';

const BY = ['client', 'sector'];

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

/** A plan with a date is there from that day, one without from the start. */
export const hasPlan = ({ plan_flag: flag, plan_date: made }: Pick<Alert, 'plan_flag' | 'plan_date'>, at: string) =>
  made === null ? flag === true : made <= at;

const SEVERITIES = ['1', '2', '3', 'unknown'];
const severityOf = ({ severity }: Alert) => String(severity ?? 'unknown');

/** R33, E11: alerts and what came of them. */
export const ALERTS: readonly Opinion[] = [
  {
    metric: 'alert-ack-days',
    by: BY,
    of: 'event',
    minimum: 5,
    read: median,
    facts: alerts(({ raised_date: raised, ack_date: ack }, view) =>
      within(ack, view.start, view.at) ? [{ top: daysBetween(raised, ack), bottom: 0 }] : [],
    ),
  },
  {
    metric: 'alert-timely-share',
    by: BY,
    of: 'event',
    minimum: 5,
    read: ratio,
    facts: alerts(({ raised_date: raised, ack_date: ack, severity }, view) => {
      const target = addDays(raised, severity === 3 ? 2 : 5);
      const given = ack !== null && ack <= view.at ? ack : null;
      if (!within(target, view.start, view.at)) return [];
      if (given === null && target >= view.at) return [{ top: 0, bottom: 0, counts: false, known: true, whole: 1 }];
      return [{ top: given !== null && given <= target ? 1 : 0, bottom: 1, whole: 1 }];
    }),
  },
  {
    metric: 'open-alerts',
    by: BY,
    of: 'event',
    read: amount,
    cells: cellsOf({ severity: SEVERITIES, days: ['0-30', '31-60', '61-90', '>90'] }),
    facts: alerts((alert, { at }) => {
      const days = daysBetween(alert.raised_date, at);
      const cell = { severity: severityOf(alert), days: days <= 30 ? '0-30' : age(days) };
      return isOpen(alert, at) ? [{ cell, top: 1, bottom: 0 }] : [];
    }),
  },
  {
    metric: 'alert-plan-coverage',
    by: BY,
    of: 'event',
    minimum: 5,
    read: ratio,
    facts: alerts((alert, { at }) =>
      alert.severity === 3 && isOpen(alert, at) ? [{ top: hasPlan(alert, at) ? 1 : 0, bottom: 1 }] : [],
    ),
  },
  {
    metric: 'esg-incidents',
    by: BY,
    of: 'event',
    span: 'ttm',
    read: amount,
    cells: cellsOf({ severity: SEVERITIES }),
    totals: [{ severity: 'all' }],
    facts: alerts((alert, view) =>
      alert.category === 'esg' && alert.status !== 'false_positive' && alert.raised_date >= view.start
        ? [
            { cell: { severity: severityOf(alert) }, top: 1, bottom: 0 },
            { cell: { severity: 'all' }, top: 1, bottom: 0, ungrouped: true },
          ]
        : [],
    ),
  },
];
