import { defineMetric, sum } from '../definition.ts';
import { flows, KEPT } from '../relations/position.ts';

const TOLD = '(gone OR closing_written_off OR closing_five_tier IS NOT NULL)';

/** Of the balance that was in a class at the opening and is still there, the part that is in any worse class now; year to date, by class. */
export const classMigration = defineMetric({
  kind: 'ratio',
  id: 'class-migration',
  code: 'R22a',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  anyOf: ['exposure.five_tier'],
  span: 'ytd',
  relation: flows,
  where: 'five_tier BETWEEN 1 AND 4',
  parts: [{ name: 'from', of: 'CAST(five_tier AS VARCHAR)', cells: ['1', '2', '3', '4'], scale: 'five_tier' }],
  numerator: sum(KEPT, 'closing_five_tier > five_tier AND NOT closing_written_off'),
  denominator: sum(KEPT, TOLD),
  total: sum(KEPT, 'TRUE'),
  shows: { kept: KEPT, five_tier: 'five_tier', closing_five_tier: 'closing_five_tier' },
  leftOut: [
    {
      reason: 'class-unknown',
      when: `five_tier IS NULL OR (five_tier BETWEEN 1 AND 4 AND NOT coalesce(${TOLD}, FALSE))`,
    },
  ],
});
