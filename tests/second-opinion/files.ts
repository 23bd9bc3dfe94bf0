import type { FileItem } from './book.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import { addDays, daysBetween, eventBy, within, type Fact } from './plain.ts';
import { heldAmount, ratio } from './readings.ts';

/** Seen, and counted nowhere; what was asked is known of it. */
const aside = { top: 0, bottom: 0, counts: false, known: true };

/** Whether a required document is there, valid and renewed in time. */
function inOrder(item: FileItem, at: string): boolean {
  if (item.status === 'missing' || item.status === 'expired') return false;
  if (item.expiry_date !== null && item.expiry_date < at) return false;
  if (item.last_updated === null || item.last_updated > at) return false;
  return daysBetween(item.last_updated, at) <= (item.refresh_days ?? Infinity);
}

/** A fact for each document; one that is waived is on neither side. */
function files(fact: (item: FileItem, at: string) => Omit<Fact, 'by'>): Opinion['facts'] {
  return (book, view) =>
    book.file_item.map((item) => {
      const found = fact(item, view.at);
      return { ...found, ...(item.status === 'waived' ? aside : {}), by: eventBy(book, item) };
    });
}

/** Not there by its status, or by having neither a status nor any date. */
export const missing = ({ status, last_updated, expiry_date }: FileItem) =>
  status === 'missing' || (status === null && last_updated === null && expiry_date === null);

const DOC_TYPES = [
  ...['licence', 'financial_statement', 'credit_report', 'kyc', 'project_progress', 'collateral_valuation'],
  ...['insurance', 'env_permit', 'construction_permit', 'ip_valuation', 'policy_context', 'contract', 'other'],
];

/** C14 to C17: what is on file. */
export const FILES: readonly Opinion[] = [
  {
    metric: 'file-freshness',
    by: ['client', 'sector'],
    of: 'event',
    read: ratio,
    minimum: 5,
    facts: files((item, at) => ({ top: inOrder(item, at) ? 1 : 0, bottom: 1 })),
  },
  {
    metric: 'missing-files',
    by: ['client', 'sector'],
    of: 'event',
    read: heldAmount,
    cells: cellsOf({ doc_type: DOC_TYPES }),
    facts: files((item) => ({ cell: { doc_type: item.doc_type }, top: missing(item) ? 1 : 0, bottom: 1 })),
  },
  ...[30, 60, 90].map((days): Opinion => ({
    metric: days === 30 ? 'expiring-files' : `expiring-files-${days}`,
    by: ['client', 'sector'],
    of: 'event',
    read: heldAmount,
    facts: files((item, at) =>
      item.expiry_date === null
        ? aside
        : { top: within(item.expiry_date, at, addDays(at, days)) ? 1 : 0, bottom: 1, known: true },
    ),
  })),
];
