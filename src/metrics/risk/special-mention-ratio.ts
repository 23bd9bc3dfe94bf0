import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/** Balance of class 2 over the balance with a reported five-tier class. */
export const specialMentionRatio = defineMetric({
  kind: 'ratio',
  id: 'special-mention-ratio',
  code: 'R13',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'five_tier = 2'),
  denominator: sum('outstanding', 'five_tier IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  remarks: negatives('five_tier IS NOT NULL'),
  thresholds: { amber: 0.03, red: 0.05, worse: '>', source: 'OWN' },
  shows: { five_tier: 'five_tier' },
  leftOut: [{ reason: 'class-unknown', when: 'five_tier IS NULL' }],
});
