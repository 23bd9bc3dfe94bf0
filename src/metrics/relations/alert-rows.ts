import type { Relation } from '../definition.ts';

const COLUMNS = ['alert_id', 'client', 'manager', 'severity', 'indicator_code', 'raised_date'];

/** Days within which an alert should be acknowledged: two for red ones, five for others. */
export const ACK_TARGET = 'CASE WHEN severity = 3 THEN 2 ELSE 5 END';

function alerts(on: string, columns: readonly string[]): Relation {
  return {
    kind: 'event',
    from: `(
    SELECT r.*, period.*, CASE WHEN ack_date <= seen_at THEN ack_date END AS acknowledged
    FROM period
    JOIN bw_alert AS r ON ${on}
  )`,
    columns: [...COLUMNS, ...columns],
  };
}

/** Alerts acknowledged in the period. */
export const alertsAcknowledged = alerts('ack_date BETWEEN window_start AND seen_at', ['ack_date']);

/** Alerts whose first action was done in the period. */
export const alertsActedOn = alerts('first_action BETWEEN window_start AND seen_at', ['first_action']);

/** Alerts closed in the period. */
export const alertsClosed = alerts('closed_on BETWEEN window_start AND seen_at', ['closed_on']);

/** Alerts whose time to be acknowledged ends in the period. */
export const alertsToAcknowledge = alerts(`raised_date + ${ACK_TARGET} BETWEEN window_start AND seen_at`, ['ack_date']);

/** Of the alerts raised by the date those not closed by it; what was found a false alarm is not open. */
export const ALERT_OPEN = 'NOT dismissed AND NOT closed_undated AND (closed_on IS NULL OR closed_on > seen_at)';

/** There is a contingency plan at the date; one without a date is there from the start. */
export const PLANNED = 'plan_flag AND (plan_date IS NULL OR plan_date <= seen_at)';

/** Alerts open at the date. */
export const alertsOpen = alerts(`raised_date <= seen_at AND ${ALERT_OPEN}`, ['plan_flag', 'plan_date', 'status']);
