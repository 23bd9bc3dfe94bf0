import type { Manager, Ticket, Training } from './book.ts';
import { activeClients, clientBy } from './events.ts';
import type { Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { eventBy, within, type Fact, type View } from './plain.ts';
import { mean, ratio } from './readings.ts';

const BY = ['manager', 'client', 'sector'];
const moment = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
/** The end of a day, as a moment. */
const endOf = (date: string) => moment(`${plain.addDays(date, 1)} 00:00:00`);
const happened = (text: string | null, at: string): text is string => text !== null && moment(text) < endOf(at);

function tickets(fact: (ticket: Ticket, view: View) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.ticket.flatMap((ticket) => {
      const found = happened(ticket.opened_at, view.at) ? fact(ticket, view) : null;
      return found ? [{ ...found, by: eventBy(book, ticket) }] : [];
    });
}

/** A mark belongs to the day the request was solved, or came where nobody says it is solved. */
const rated = ({ resolved_at, opened_at }: Ticket, view: View) =>
  within((resolved_at ?? opened_at).slice(0, 10), view.start, view.at);

/** Seen, and counted nowhere. */
const aside = { top: 0, bottom: 0, counts: false };

/** Solved or marked in the period: 1, or what a mark is worth, of those that give one. */
function marked(mark: (ticket: Ticket) => number | null): Opinion['facts'] {
  return tickets((ticket, view) => {
    const silent = ticket.resolved_at === null && ticket.csat === null && ticket.nps === null;
    if (silent || !rated(ticket, view)) return null;
    const given = mark(ticket);
    return given === null ? { ...aside, whole: 1 } : { top: given, bottom: 1, whole: 1 };
  });
}

const opened = ({ opened_at }: Ticket, view: View) => within(opened_at.slice(0, 10), view.start, view.at);

function trainings(fact: (course: Training, view: View) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.training.flatMap((course) => {
      const found = fact(course, view);
      return found ? [{ ...found, by: { manager: course.manager_id } }] : [];
    });
}

const yearBefore = (date: string) => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

/** Parts of twelve months a manager was in post, times the full-time share. */
function yearsInPost({ active_from, active_to, fte }: Manager, { start, at }: View): number {
  const from = [active_from ?? start, start].sort()[1] ?? start;
  const to = [active_to ?? at, at].sort()[0] ?? at;
  const days = Math.max(0, plain.daysBetween(from, to) + 1);
  return (days / plain.daysBetween(yearBefore(at), at)) * (fte ?? 1);
}

/** A mean says nothing of how many gave no mark. */
const withoutCoverage =
  (facts: Opinion['facts']): Opinion['facts'] =>
  (book, view) =>
    facts(book, view).map((fact) => ({ ...fact, whole: 0 }));

const RATE = { by: BY, of: 'event', read: ratio, minimum: 5 } as const;

/** M03 to M08: service and training. */
export const SERVICE: readonly Opinion[] = [
  {
    metric: 'sla-response',
    ...RATE,
    // a request without a limit is of the day it came, and cannot be told
    facts: tickets((ticket, view) => {
      if (ticket.sla_response_h === null) return opened(ticket, view) ? { ...aside, whole: 1 } : null;
      const limit = moment(ticket.opened_at) + ticket.sla_response_h * 36e5;
      if (!within(new Date(limit).toISOString().slice(0, 10), view.start, view.at)) return null;
      const answered = happened(ticket.first_response_at, view.at) && moment(ticket.first_response_at) <= limit;
      return { top: answered ? 1 : 0, bottom: 1, whole: 1 };
    }),
  },
  { metric: 'csat', ...RATE, facts: marked(({ csat }) => (csat === null ? null : csat >= 4 ? 1 : 0)) },
  { metric: 'csat-mean', ...RATE, read: mean, facts: withoutCoverage(marked(({ csat }) => csat)) },
  {
    metric: 'nps',
    ...RATE,
    facts: marked(({ nps }) => (nps === null ? null : nps >= 9 ? 100 : nps <= 6 ? -100 : 0)),
  },
  {
    metric: 'reopened',
    ...RATE,
    facts: tickets((ticket, view) => {
      const silent = ticket.resolved_at === null && ticket.csat === null && ticket.nps === null;
      if (silent || !rated(ticket, view)) return null;
      return ticket.resolved_at === null ? aside : { top: ticket.reopened_flag === true ? 1 : 0, bottom: 1 };
    }),
  },
  {
    metric: 'complaints',
    ...RATE,
    // a complaint is known where there is no client it could be held against
    facts: (book, view) => [
      ...tickets((ticket) =>
        ticket.complaint_flag === true && opened(ticket, view) ? { ...aside, top: 100, known: true } : null,
      )(book, view),
      ...activeClients(book, view).map(({ id }) => ({ by: clientBy(book, id, view), top: 0, bottom: 1 })),
    ],
  },
  {
    metric: 'training-hours',
    by: ['manager'],
    of: 'event',
    span: 'ttm',
    read: ratio,
    // a number that stands in the ledger or in a course alone is nobody's post
    facts: (book, view) => [
      ...trainings((course) =>
        within(course.completion_date, view.start, view.at) ? { ...aside, top: course.hours ?? 0, known: true } : null,
      )(book, view),
      ...book.manager
        .map((manager) => ({ by: { manager: manager.manager_id }, top: 0, bottom: yearsInPost(manager, view) }))
        .filter(({ bottom }) => bottom > 0),
    ],
  },
  {
    metric: 'required-training',
    by: ['manager'],
    of: 'event',
    read: ratio,
    minimum: 5,
    facts: trainings((course, view) => {
      if (course.required_flag !== true || !within(course.due_date, view.start, view.at)) return null;
      const done = course.completion_date !== null && course.completion_date <= view.at;
      if (!done && course.due_date === view.at) return { ...aside, known: true, whole: 1 };
      const met = done && course.passed !== false && (course.completion_date ?? '') <= course.due_date;
      return { top: met ? 1 : 0, bottom: 1, whole: 1 };
    }),
  },
];
