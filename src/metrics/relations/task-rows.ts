import type { Relation } from '../definition.ts';
import { DIMENSIONS } from '../metric.ts';
import { ACK_TARGET, ALERT_OPEN, PLANNED } from './alert-rows.ts';
import { fileItems, PERMITS } from './file.ts';
import { OVERDUE } from './review-rows.ts';

/** What somebody has to do: a review, to acknowledge an alert, to plan for a red one, to renew a permit, to get a certificate. */
export const TASKS = ['review', 'acknowledgement', 'plan', 'permit', 'certificate'] as const;

const PERIOD = ['period_no', 'seen_at', 'window_start', 'window_snap', 'opening_snap'];

interface Kind {
  readonly task: (typeof TASKS)[number];
  /** Rows of which can be told whether they are to be done, with the columns of `period`. */
  readonly from: string;
  readonly item: string;
  readonly due: string;
  /** They are. */
  readonly open: string;
}

function rowsOf({ task, from, item, due, open }: Kind): string {
  const columns = [...DIMENSIONS, ...PERIOD, 'source_file', 'source_row'].join(', ');
  return `SELECT ${columns}, '${task}' AS task, ${item} AS item, CAST(${due} AS DATE) AS due_date, coalesce(${open}, FALSE) AS open
      FROM ${from}`;
}

const ALERTS = 'period JOIN bw_alert ON raised_date <= seen_at';
/** Where nobody records it of any alert, nobody knows it of this one. */
const recorded = (...columns: string[]) =>
  `(SELECT ${columns.map((name) => `count(${name})`).join(' + ')} FROM alert) > 0`;

const KINDS: readonly Kind[] = [
  {
    task: 'review',
    from: 'period JOIN bw_review ON due_date <= seen_at',
    item: 'review_id',
    due: 'due_date',
    open: OVERDUE,
  },
  {
    task: 'acknowledgement',
    from: `${ALERTS} AND ${recorded('ack_date')}`,
    item: 'alert_id',
    due: `raised_date + ${ACK_TARGET}`,
    open: `${ALERT_OPEN} AND (ack_date IS NULL OR ack_date > seen_at)`,
  },
  {
    task: 'plan',
    from: `${ALERTS} AND ${recorded('plan_flag', 'plan_date')}`,
    item: 'alert_id',
    due: 'raised_date',
    open: `${ALERT_OPEN} AND severity = 3 AND NOT (${PLANNED})`,
  },
  {
    task: 'permit',
    from: `${fileItems.from} WHERE ${PERMITS}`,
    item: 'item_id',
    due: 'expiry_date',
    open: 'expired AND NOT missing',
  },
  {
    task: 'certificate',
    from: 'period JOIN bw_certificate ON certificate_due <= seen_at',
    item: 'covenant_id',
    due: 'certificate_due',
    open: 'certificate_due < seen_at AND (certificate_received IS NULL OR certificate_received > seen_at)',
  },
];

/**
 * What has to be done at the date (`open`), a row a task, and beside it what was and what need not be: where a kind has no row at all,
 * nothing is known of it. Days late are 0 until the due date is over, and unknown where there is none.
 */
export const taskRows: Relation = {
  kind: 'state',
  from: `(
    SELECT *, CASE WHEN due_date >= seen_at THEN 0 ELSE seen_at - due_date END AS days_late
    FROM (
      ${KINDS.map(rowsOf).join('\n      UNION ALL\n      ')}
    )
  )`,
  columns: ['item', 'client', 'manager', 'due_date', 'days_late'],
};
