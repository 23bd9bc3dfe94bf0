import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import { vintages } from '../relations/migration-rows.ts';

const shape = {
  kind: 'ratio',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  anyOf: ['exposure.origination_date', 'facility.origination_date'],
  relation: vintages,
  minimum: MINIMUM_ITEMS,
  parts: [
    { name: 'cohort', of: 'cohort', cells: [] },
    { name: 'month_on_book', of: 'CAST(month_on_book AS VARCHAR)', cells: [] },
  ],
  why: [{ reason: 'SHORT_HISTORY', when: 'NOT seen' }],
  known: 'TRUE',
} as const;

/**
 * Originated amount that was ever more than 90 days past due, non-performing or written off by a month on book, over all the cohort
 * originated. Months the youngest loan of the quarter has not reached have no row.
 */
export const vintage = defineMetric({
  ...shape,
  id: 'vintage',
  code: 'R24',
  numerator: sum('originated', 'seen AND went_bad AND originated > 0'),
  denominator: sum('originated', 'seen AND originated > 0'),
});

/** The same by number of facilities. */
export const vintageCount = defineMetric({
  ...shape,
  id: 'vintage-count',
  code: 'R24a',
  numerator: count('seen AND went_bad'),
  denominator: count('seen'),
});
