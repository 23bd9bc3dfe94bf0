import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';
import { fileItems } from './file.ts';

/** What falls due: a review that is planned, a permit or licence, any other document, a covenant's certificate. */
export const DUES = ['review', 'permit', 'document', 'certificate'] as const;

/** Days after the date that are looked ahead, its own beside them. */
export const DAYS_AHEAD = 90;

/** Documents that allow something: without them it may not be done. */
const PERMIT_TYPES = `('licence', 'env_permit', 'construction_permit')`;
const PERIOD = ['period_no', 'seen_at', 'window_start', 'window_snap', 'opening_snap'];

interface Kind {
  readonly due: (typeof DUES)[number];
  /** Rows of which can be told whether and when they fall due, with the columns of `period`. */
  readonly from: string;
  readonly item: string;
  /** What it is: the kind of the review or document, the figure of the covenant. */
  readonly named: string;
  /** Its last day. */
  readonly day: string;
  /** Nobody has done it yet. */
  readonly open: string;
  /** It is late whatever its day says. */
  readonly over?: string;
}

function rowsOf({ due, from, item, named, day, open, over = 'FALSE' }: Kind): string {
  const columns = [...DIMENSIONS, ...PERIOD, 'source_file', 'source_row'].join(', ');
  return `SELECT ${columns}, '${due}' AS due, ${item} AS item, ${named} AS detail,
        CASE WHEN NOT (${over}) OR ${day} < seen_at THEN CAST(${day} AS DATE) END AS due_date,
        coalesce((${open}) AND (${over} OR ${day} <= seen_at + ${DAYS_AHEAD}), FALSE) AS open
      FROM ${from}`;
}

const files = (fits: string): Omit<Kind, 'due'> => ({
  from: `${fileItems.from} WHERE NOT waived AND NOT missing AND (expiry_date IS NOT NULL OR expired) AND doc_type ${fits}`,
  item: 'item_id',
  named: 'doc_type',
  day: 'expiry_date',
  open: 'TRUE',
  over: 'expired',
});

const KINDS: readonly Kind[] = [
  {
    due: 'review',
    from: 'period JOIN bw_review ON due_date IS NOT NULL AND NOT waived',
    item: 'review_id',
    named: 'review_type',
    day: 'due_date',
    open: 'done_date IS NULL OR done_date > seen_at',
  },
  { due: 'permit', ...files(`IN ${PERMIT_TYPES}`) },
  { due: 'document', ...files(`NOT IN ${PERMIT_TYPES}`) },
  {
    due: 'certificate',
    from: 'period JOIN bw_certificate ON TRUE',
    item: 'covenant_id',
    named: 'covenant_metric',
    day: 'certificate_due',
    open: 'certificate_received IS NULL OR certificate_received > seen_at',
  },
];

/**
 * What is late at the date or falls due in the 90 days after it (`open`), a row each, and beside it what was or will be: where a kind
 * has no row at all, nothing is known of it. Days late are below 0 before the due date, and unknown where there is none.
 */
export const dueRows: Relation = {
  kind: 'state',
  from: `(
    SELECT *, seen_at - due_date AS days_late
    FROM (
      ${KINDS.map(rowsOf).join('\n      UNION ALL\n      ')}
    )
  )`,
  columns: ['item', 'detail', 'client', 'manager', 'due_date', 'days_late'],
};
