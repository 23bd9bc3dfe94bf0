import type { Book } from './book.ts';
import { missing } from './files.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import { addDays, eventBy, type Fact } from './plain.ts';
import { amount } from './readings.ts';

interface Told {
  due: string;
  client_id: string;
  manager_id?: string | null;
  comes: boolean;
}

const PERMITS = ['licence', 'env_permit', 'construction_permit'];
const open = (done: string | null, at: string) => done === null || done > at;

function told(book: Book, at: string): Told[] {
  const last = addDays(at, 90);
  const reviews = book.review.flatMap(({ client_id, due_date, done_date, waived_flag }) =>
    due_date === null || waived_flag === true
      ? []
      : [{ due: 'review', client_id, comes: due_date <= last && open(done_date, at) }],
  );
  const files = book.file_item.flatMap((item) => {
    const { client_id, doc_type, expiry_date: day, status } = item;
    const lapsed = status === 'expired' || (day !== null && day < at);
    if (status === 'waived' || missing(item) || (day === null && !lapsed)) return [];
    const due = PERMITS.includes(doc_type) ? 'permit' : 'document';
    return [{ due, client_id, comes: lapsed || (day !== null && day <= last) }];
  });
  const certificates = book.covenant.flatMap(({ client_id, certificate_due, certificate_received }) =>
    certificate_due === null
      ? []
      : [
          {
            due: 'certificate',
            client_id: client_id ?? '',
            comes: certificate_due <= last && open(certificate_received, at),
          },
        ],
  );
  return [...reviews, ...files, ...certificates];
}

/** C17c: what is late or falls due in the 90 days after the date. */
export const DUES: readonly Opinion[] = [
  {
    metric: 'due-items',
    by: ['client', 'sector'],
    of: 'state',
    // a kind nobody has recorded anything of is not one of which nothing falls due
    read: (facts) =>
      facts.length > 0 ? amount(facts) : { numerator: null, denominator: null, value: null, reason: 'NO_DATA' },
    cells: cellsOf({ due: ['review', 'permit', 'document', 'certificate'] }),
    facts: (book, { at }) =>
      told(book, at).map(({ due, comes, ...who }): Fact => ({
        by: eventBy(book, who),
        cell: { due },
        top: comes ? 1 : 0,
        bottom: 0,
        counts: comes,
        known: true,
      })),
  },
];
