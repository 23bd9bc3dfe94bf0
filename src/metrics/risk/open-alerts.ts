import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { alertsOpen, PLANNED } from '../relations/alert-rows.ts';
import { ageBucket } from '../relations/review-rows.ts';

/** Alerts open at the date by severity (1 yellow, 2 orange, 3 red) and days open; found false alarms are not open. */
export const openAlerts = defineMetric({
  kind: 'amount',
  id: 'open-alerts',
  code: 'R33d',
  family: 'risk',
  unit: 'count',
  better: 'lower',
  needs: ['alert'],
  known: 'TRUE',
  relation: alertsOpen,
  parts: [
    { name: 'severity', of: 'CAST(severity AS VARCHAR)', cells: ['3', '2', '1', 'unknown'] },
    {
      name: 'days',
      of: ageBucket('(seen_at - raised_date)', '0-30'),
      cells: ['0-30', '31-60', '61-90', '>90'],
    },
  ],
  numerator: count('TRUE'),
  shows: { days_open: 'seen_at - raised_date' },
});

/** Open red alerts with a contingency plan at the date over all open red alerts. */
export const alertPlanCoverage = defineMetric({
  kind: 'ratio',
  id: 'alert-plan-coverage',
  code: 'R33e',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['alert'],
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
  relation: alertsOpen,
  where: 'severity = 3',
  numerator: count(PLANNED),
  denominator: count('TRUE'),
});
