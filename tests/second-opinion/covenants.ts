import type { Book, Covenant } from './book.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { daysBetween, newest, within, type Fact } from './plain.ts';
import { amount, ratio, smallest } from './readings.ts';

const BY = ['client', 'sector'];
/** Seen, and counted nowhere. */
const aside = { top: 0, bottom: 0, counts: false };

/** The tests a covenant has had by the date, newest first. */
export const tested = (book: Book, at: string) => book.covenant.filter(({ test_date }) => test_date <= at);

/** Tests of a covenant by the date that have a result: as reported, else a figure to hold against the threshold. */
export function decided(book: Book, at: string, id: string): Covenant[] {
  return tested(book, at).filter(({ covenant_id, status }) => covenant_id === id && status !== 'pending');
}

export function headroom({ actual, threshold, operator }: Covenant): number | null {
  if (actual === null || threshold === null || operator === '=true') return null;
  const distance = operator.startsWith('>') ? actual - threshold : threshold - actual;
  return threshold === 0 ? distance : distance / Math.abs(threshold);
}

function covenants(fact: (covenant: Covenant) => Omit<Fact, 'by'>): Opinion['facts'] {
  return (book, view) =>
    tested(book, view.at)
      .filter(({ test_date }) => test_date >= view.start)
      .map((covenant) => ({ ...fact(covenant), by: ownerOf(book, covenant) }));
}

const ownerOf = (book: Book, { client_id }: Covenant) => plain.eventBy(book, { client_id: client_id ?? '' });
const broken = ({ status }: Covenant) => status === 'breach' || status === 'waived';

const QUARTERLY = { by: BY, of: 'event', span: 'quarter', minimum: 5, read: ratio } as const;

function standing(covenant: Covenant, at: string): string {
  const { status, certificate_due: due } = covenant;
  if (status === 'pending') return due !== null && due < at ? 'overdue' : 'pending';
  if (status !== null && status !== 'pass') return status;
  const room = headroom(covenant);
  return room !== null && room < 0.1 ? 'at-risk' : 'met';
}

/** R29, R30: covenants. */
export const COVENANTS: readonly Opinion[] = [
  {
    metric: 'covenant-headroom',
    by: BY,
    of: 'state',
    read: smallest,
    facts: (book, view) => {
      const ids = [...new Set(tested(book, view.at).map(({ covenant_id }) => covenant_id))];
      return ids.flatMap((id) => {
        const last = newest(decided(book, view.at, id), ({ test_date }) => test_date);
        const room = last ? headroom(last) : null;
        const any = tested(book, view.at).find(({ covenant_id }) => covenant_id === id);
        const by = any ? ownerOf(book, any) : {};
        return [room === null ? { by, ...aside } : { by, top: room, bottom: 0 }];
      });
    },
  },
  {
    metric: 'covenant-standing',
    by: BY,
    of: 'state',
    read: (facts) =>
      facts.length > 0 ? amount(facts) : { numerator: null, denominator: null, value: null, reason: 'NO_DATA' },
    cells: cellsOf({ standing: ['breach', 'overdue', 'waived', 'at-risk', 'cured', 'pending', 'met'] }),
    facts: (book, view) => {
      const all = tested(book, view.at);
      return [...new Set(all.map(({ covenant_id }) => covenant_id))].flatMap((id) => {
        const own = all.filter(({ covenant_id }) => covenant_id === id);
        const last = newest(decided(book, view.at, id), ({ test_date }) => test_date);
        const waits = newest(
          own.filter(({ status }) => status === 'pending'),
          ({ test_date }) => test_date,
        );
        const stands = [last, waits && (!last || waits.test_date > last.test_date) ? waits : undefined];
        return stands.flatMap((covenant) =>
          covenant
            ? [
                {
                  by: ownerOf(book, covenant),
                  cell: { standing: standing(covenant, view.at) },
                  ...{ top: 1, bottom: 0, counts: true, known: true },
                },
              ]
            : [],
        );
      });
    },
  },
  {
    metric: 'covenant-breach-rate',
    ...QUARTERLY,
    facts: covenants((covenant) =>
      covenant.status === 'pending'
        ? { ...aside, known: true, whole: 1 }
        : { top: broken(covenant) ? 1 : 0, bottom: 1, whole: 1 },
    ),
  },
  {
    metric: 'covenant-waiver-rate',
    ...QUARTERLY,
    facts: covenants((covenant) =>
      broken(covenant) ? { top: covenant.status === 'waived' ? 1 : 0, bottom: 1 } : { ...aside, known: true },
    ),
  },
  {
    metric: 'late-certificates',
    ...QUARTERLY,
    facts: (book, view) =>
      book.covenant.flatMap((covenant) => {
        const { certificate_due: due, certificate_received: received } = covenant;
        if (!within(due, view.start, view.at)) return [];
        const by = ownerOf(book, covenant);
        const came = received !== null && received <= view.at;
        if (!came && due === view.at) return [{ by, ...aside, known: true, whole: 1 }];
        const late = !came || daysBetween(due, received) > 0;
        return [{ by, top: late ? 1 : 0, bottom: 1, whole: 1 }];
      }),
  },
];
