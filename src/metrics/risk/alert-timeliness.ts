import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import {
  ACK_TARGET,
  alertsAcknowledged,
  alertsActedOn,
  alertsClosed,
  alertsToAcknowledge,
} from '../relations/alert-rows.ts';

const duration = {
  kind: 'statistic',
  statistic: 'median',
  family: 'risk',
  unit: 'days',
  better: 'lower',
  needs: ['alert'],
  minimum: MINIMUM_ITEMS,
} as const;

function days(until: string) {
  return {
    of: `${until} - raised_date`,
    when: `${until} >= raised_date`,
    shows: { days: `${until} - raised_date` },
    leftOut: [{ reason: 'negative-duration', when: `${until} < raised_date` }],
  };
}

/** Median days from raised to acknowledged, alerts acknowledged in the period. The limits are those for alerts that are not red. */
export const alertAckDays = defineMetric({
  ...duration,
  ...days('ack_date'),
  id: 'alert-ack-days',
  code: 'R33',
  relation: alertsAcknowledged,
  thresholds: { amber: 5, red: 10, worse: '>', source: 'OWN' },
});

/** Median days from raised to the first action done in the period. */
export const alertActionDays = defineMetric({
  ...duration,
  ...days('first_action'),
  id: 'alert-action-days',
  code: 'R33a',
  relation: alertsActedOn,
});

/** Median days from raised to closed, alerts closed in the period. */
export const alertCloseDays = defineMetric({
  ...duration,
  ...days('closed_on'),
  id: 'alert-close-days',
  code: 'R33b',
  relation: alertsClosed,
});

/**
 * Alerts acknowledged within their target (red 2 days, others 5) over those whose target day lies in the period and whose outcome can be
 * told. It follows the target day, not the acknowledgement: an alert nobody ever acknowledges is a miss and must not vanish.
 */
export const alertTimelyShare = defineMetric({
  kind: 'ratio',
  id: 'alert-timely-share',
  code: 'R33c',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['alert'],
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
  relation: alertsToAcknowledge,
  numerator: count(`acknowledged <= raised_date + ${ACK_TARGET}`),
  denominator: count(`acknowledged IS NOT NULL OR raised_date + ${ACK_TARGET} < seen_at`),
  total: count('TRUE'),
  leftOut: [{ reason: 'not-decidable', when: `acknowledged IS NULL AND raised_date + ${ACK_TARGET} >= seen_at` }],
});
