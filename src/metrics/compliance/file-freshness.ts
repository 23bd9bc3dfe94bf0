import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import { fileItems } from '../relations/file.ts';

const shape = { family: 'compliance', needs: ['file_item'], relation: fileItems } as const;

const WAIVED = { reason: 'waived', when: 'waived' } as const;

/** Documents that are there, valid and renewed in time, over all that are required. */
export const fileFreshness = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'file-freshness',
  code: 'C14',
  unit: 'fraction',
  better: 'higher',
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
  numerator: count('fresh AND NOT waived'),
  denominator: count('NOT waived'),
  thresholds: { amber: 0.9, red: 0.75, worse: '<', source: 'OWN' },
  shows: { fresh: 'fresh', age_days: 'age_days' },
  leftOut: [WAIVED],
});

const AGED = 'NOT waived AND NOT missing AND age_days >= 0 AND refresh_days > 0';
const WEIGHT = 'CAST(greatest(client_balance, 0) AS DECIMAL(20,2))';

/** Age over renewal interval, weighted by the client's balance: 1 is just due. Documents without an age or an interval stay out. */
export const fileAge = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'file-age',
  code: 'C15',
  unit: 'times',
  better: 'lower',
  needs: ['exposure', 'file_item'],
  minimum: MINIMUM_ITEMS,
  numerator: sum(`${WEIGHT} * CAST(age_days / refresh_days AS DECIMAL(16,12))`, AGED),
  denominator: sum(WEIGHT, AGED),
  total: sum(WEIGHT, 'NOT waived'),
  shows: { age_days: 'age_days', client_balance: 'client_balance' },
  leftOut: [WAIVED, { reason: 'age-unknown', when: `NOT waived AND NOT coalesce(${AGED}, FALSE)` }],
});
