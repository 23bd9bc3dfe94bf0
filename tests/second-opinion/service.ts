import type { Book, Ticket, Training } from './book.ts';
import * as plain from './plain.ts';
import { eventBy, loansAt, ratio, within, type Fact, type Opinion, type View } from './plain.ts';

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

const opened = ({ opened_at }: Ticket, view: View) => within(opened_at.slice(0, 10), view.start, view.at);

function trainings(fact: (course: Training, view: View) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.training.flatMap((course) => {
      const found = fact(course, view);
      return found ? [{ ...found, by: { manager: course.manager_id } }] : [];
    });
}

const yearBefore = (date: string) => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

/** Everybody the bank says is a client manager: a number that stands in the ledger or in a course alone is nobody's post. */
function managers(book: Book): string[] {
  return [...new Set(book.manager.map(({ manager_id }) => manager_id))];
}

/** Parts of twelve months a manager was in post, times the full-time share. */
function yearsInPost(book: Book, manager: string, { start, at }: View): number {
  const found = book.manager.find(({ manager_id }) => manager_id === manager);
  const from = [found?.active_from ?? start, start].sort()[1] ?? start;
  const to = [found?.active_to ?? at, at].sort()[0] ?? at;
  const days = Math.max(0, plain.daysBetween(from, to) + 1);
  return (days / plain.daysBetween(yearBefore(at), at)) * (found?.fte ?? 1);
}

/** M03 to M08: service and training. */
export const SERVICE: readonly Opinion[] = [
  {
    metric: 'sla-response',
    by: BY,
    read: ratio,
    facts: tickets((ticket, view) => {
      if (ticket.sla_response_h === null) return null;
      const limit = moment(ticket.opened_at) + ticket.sla_response_h * 36e5;
      if (!within(new Date(limit).toISOString().slice(0, 10), view.start, view.at)) return null;
      const answered = happened(ticket.first_response_at, view.at) && moment(ticket.first_response_at) <= limit;
      return { top: answered ? 1 : 0, bottom: 1 };
    }),
  },
  {
    metric: 'csat',
    by: BY,
    read: ratio,
    facts: tickets((ticket, view) =>
      rated(ticket, view) && ticket.csat !== null ? { top: ticket.csat >= 4 ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'nps',
    by: BY,
    read: ratioAnySign,
    facts: tickets((ticket, view) =>
      rated(ticket, view) && ticket.nps !== null
        ? { top: ticket.nps >= 9 ? 100 : ticket.nps <= 6 ? -100 : 0, bottom: 1 }
        : null,
    ),
  },
  {
    metric: 'reopened',
    by: BY,
    read: ratio,
    facts: tickets((ticket, view) =>
      happened(ticket.resolved_at, view.at) && within(ticket.resolved_at.slice(0, 10), view.start, view.at)
        ? { top: ticket.reopened_flag === true ? 1 : 0, bottom: 1 }
        : null,
    ),
  },
  {
    metric: 'complaints',
    by: [],
    read: ratio,
    facts: (book, view) => {
      const came = book.ticket.filter((ticket) => ticket.complaint_flag === true && opened(ticket, view));
      const active = book.client.filter(
        ({ client_id, status, onboard_date }) =>
          (onboard_date ?? '') <= view.at && (status ? status === 'active' : owes(book, client_id, view)),
      );
      const others = [...new Set(loansAt(book, view.now).map(({ client_id }) => client_id))].filter(
        (id) => !plain.clientOf(book, id) && owes(book, id, view),
      );
      return [{ by: {}, top: 100 * came.length, bottom: active.length + others.length }];
    },
  },
  {
    metric: 'training-hours',
    by: ['manager'],
    span: 'ttm',
    read: ratio,
    facts: (book, view) => [
      ...trainings((course) =>
        within(course.completion_date, view.start, view.at) ? { top: course.hours ?? 0, bottom: 0 } : null,
      )(book, view),
      ...managers(book).map((manager) => ({ by: { manager }, top: 0, bottom: yearsInPost(book, manager, view) })),
    ],
  },
  {
    metric: 'required-training',
    by: ['manager'],
    read: ratio,
    facts: trainings((course, view) => {
      if (course.required_flag !== true || !within(course.due_date, view.start, view.at)) return null;
      const done = course.completion_date !== null && course.completion_date <= view.at;
      if (!done && course.due_date === view.at) return null;
      const met = done && course.passed !== false && (course.completion_date ?? '') <= course.due_date;
      return { top: met ? 1 : 0, bottom: 1 };
    }),
  },
];

function owes(book: Book, client: string, view: View): boolean {
  return loansAt(book, view.now).some(({ client_id, outstanding }) => client_id === client && outstanding !== 0);
}

function ratioAnySign(facts: readonly Fact[]): number | null {
  return facts.length > 0 ? plain.amount(facts) / facts.length : null;
}
