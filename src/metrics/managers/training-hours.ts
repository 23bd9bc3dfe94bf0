import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import { coursesAndManagers, esgTrained, requiredCourses } from '../relations/service-rows.ts';

const shape = { family: 'managers', needs: ['training'], better: 'higher', kind: 'ratio' } as const;

/** Hours a year a professional is to spend on training; often asked for, but no law is quoted here. */
const HOURS = 90;

/** Hours of the period for a full-time year in post; part-time and part-year managers count with their part. */
export const trainingHours = defineMetric({
  ...shape,
  id: 'training-hours',
  code: 'M07',
  unit: 'index',
  span: 'ttm',
  relation: coursesAndManagers,
  known: 'TRUE',
  numerator: sum('CAST(hours AS DECIMAL(16,6))', 'NOT is_manager AND hours >= 0'),
  denominator: sum('fte_years', 'is_manager'),
  items: 'count(*) FILTER (WHERE is_manager)',
  thresholds: { amber: HOURS, red: 0.7 * HOURS, worse: '<', source: 'REG-k, OWN' },
  leftOut: [{ reason: 'hours-unknown', when: 'NOT is_manager AND NOT coalesce(hours >= 0, FALSE)' }],
});

/** Required courses due in the period that were passed by their due date, over those whose outcome can be told. */
export const requiredTraining = defineMetric({
  ...shape,
  id: 'required-training',
  code: 'M08',
  unit: 'fraction',
  minimum: MINIMUM_ITEMS,
  relation: requiredCourses,
  known: 'TRUE',
  numerator: count('in_time AND decidable'),
  denominator: count('decidable'),
  total: count('TRUE'),
  leftOut: [{ reason: 'not-decidable', when: 'NOT decidable' }],
});

/** Managers in post who passed a course on ESG in the last twelve months, over all in post. */
export const esgTrainedShare = defineMetric({
  ...shape,
  id: 'esg-trained-share',
  code: 'M08a',
  unit: 'fraction',
  relation: esgTrained,
  known: 'TRUE',
  numerator: count('trained'),
  denominator: count('TRUE'),
});
