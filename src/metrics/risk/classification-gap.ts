import { defineMetric, sum } from '../definition.ts';
import { statusOf } from '../status.ts';
import { floors } from '../relations/floor.ts';

/** Red limit: gap over the balance with a reported class. */
const RED_SHARE = 0.005;

/**
 * Balance of facilities reported in a better class than the floor the rules allow. Only rows with a reported class can have a gap.
 * A floor, not a classification: what only people know is not in it.
 */
export const classificationGap = defineMetric({
  kind: 'amount',
  id: 'classification-gap',
  code: 'R14',
  family: 'risk',
  unit: 'money',
  better: 'lower',
  needs: ['exposure'],
  relation: floors,
  numerator: sum('outstanding', 'five_tier < class_floor'),
  denominator: sum('outstanding', 'five_tier IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  thresholds: { amber: 0, red: RED_SHARE, worse: '>', source: 'OWN' },
  judge: ({ value, denominator }) => {
    const share = value !== null && denominator !== null && denominator > 0 ? value / denominator : value;
    return statusOf(share, { amber: 0, red: RED_SHARE, worse: '>', source: 'OWN' });
  },
  limits: ({ denominator }) =>
    denominator !== null && denominator > 0
      ? { amber: 0, red: RED_SHARE * denominator, worse: '>', source: 'OWN' }
      : null,
  leftOut: [{ reason: 'class-unknown', when: 'five_tier IS NULL' }],
});
