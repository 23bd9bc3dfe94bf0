import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { QUALITY } from '../relations/position.ts';
import { screenedClients } from '../relations/quality-rows.ts';

/** Of the clients taken on twelve to thirty-six months ago, those in trouble within a year of their first drawdown. */
export const screeningQuality = defineMetric({
  kind: 'ratio',
  id: 'screening-quality',
  code: 'M10',
  family: 'managers',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure', 'client'],
  anyOf: QUALITY,
  minimum: MINIMUM_ITEMS,
  relation: screenedClients,
  known: 'TRUE',
  numerator: count('bad'),
  denominator: count('told'),
  total: count('TRUE'),
  leftOut: [{ reason: 'quality-unknown', when: 'NOT told' }],
});
