import { defineMetric, sum } from '../definition.ts';
import { floors } from '../relations/floor.ts';

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
  // red is a share of the balance with a reported class
  thresholds: { amber: 0, red: 0.005, worse: '>', source: 'OWN' },
  held: ({ denominator }) => (denominator !== null && denominator > 0 ? { of: denominator } : { amberOnly: true }),
  leftOut: [{ reason: 'class-unknown', when: 'five_tier IS NULL' }],
});
