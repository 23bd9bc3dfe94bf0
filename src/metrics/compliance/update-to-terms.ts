import { count, defineMetric } from '../definition.ts';
import { improvedTerms } from '../relations/file.ts';

/** Rate cuts and higher limits with a patent valuation or progress report renewed in the 90 days before, of all of the period. */
export const updateToTerms = defineMetric({
  kind: 'amount',
  id: 'update-to-terms',
  code: 'C18',
  family: 'compliance',
  unit: 'count',
  better: 'neither',
  needs: ['credit_action', 'file_item'],
  relation: improvedTerms,
  known: 'TRUE',
  numerator: count('renewed_on IS NOT NULL'),
  denominator: count('TRUE'),
});
