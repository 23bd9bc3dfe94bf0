import type { Book } from './book.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import { hasPlan } from './alerts.ts';
import { eventBy, type Fact } from './plain.ts';
import { amount } from './readings.ts';

interface Told {
  task: string;
  client_id: string;
  manager_id?: string | null;
  toDo: boolean;
}

const open = (done: string | null, at: string) => done === null || done > at;

function reviews(book: Book, at: string): Told[] {
  return book.review.flatMap(({ client_id, due_date: due, done_date, waived_flag }) =>
    due !== null && due <= at
      ? [{ task: 'review', client_id, toDo: due < at && waived_flag !== true && open(done_date, at) }]
      : [],
  );
}

function alerts(book: Book, at: string): Told[] {
  const acknowledges = book.alert.some(({ ack_date }) => ack_date !== null);
  const plans = book.alert.some(({ plan_flag, plan_date }) => plan_flag !== null || plan_date !== null);
  return book.alert
    .filter(({ raised_date }) => raised_date <= at)
    .flatMap(({ client_id, status, closed_date, ack_date, severity, ...plan }) => {
      const stands = status !== 'false_positive' && open(closed_date, at);
      const unplanned = stands && severity === 3 && !hasPlan(plan, at);
      return [
        ...(acknowledges ? [{ task: 'acknowledgement', client_id, toDo: stands && open(ack_date, at) }] : []),
        ...(plans ? [{ task: 'plan', client_id, toDo: unplanned }] : []),
      ];
    });
}

function permits(book: Book, at: string): Told[] {
  return book.file_item
    .filter(({ doc_type, status }) => doc_type === 'env_permit' && status !== 'waived')
    .map(({ client_id, status, expiry_date }) => {
      const lapsed = status === 'expired' || (expiry_date !== null && expiry_date < at);
      return { task: 'permit', client_id, toDo: lapsed && status !== 'missing' };
    });
}

function certificates(book: Book, at: string): Told[] {
  return book.covenant.flatMap(({ client_id, certificate_due: due, certificate_received }) =>
    due !== null && due <= at
      ? [{ task: 'certificate', client_id: client_id ?? '', toDo: due < at && open(certificate_received, at) }]
      : [],
  );
}

/** C03c: what somebody has to do. */
export const TASKS: readonly Opinion[] = [
  {
    metric: 'open-tasks',
    by: ['client', 'sector'],
    of: 'state',
    // a kind nobody has recorded anything of is not one of which nothing is to be done
    read: (facts) =>
      facts.length > 0 ? amount(facts) : { numerator: null, denominator: null, value: null, reason: 'NO_DATA' },
    cells: cellsOf({ task: ['review', 'acknowledgement', 'plan', 'permit', 'certificate'] }),
    facts: (book, { at }) =>
      [...reviews(book, at), ...alerts(book, at), ...permits(book, at), ...certificates(book, at)].map(
        ({ task, toDo, ...who }): Fact => ({
          by: eventBy(book, who),
          cell: { task },
          top: toDo ? 1 : 0,
          bottom: 0,
          counts: toDo,
          known: true,
        }),
      ),
  },
];
