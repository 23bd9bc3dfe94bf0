import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/** Portfolio at risk: the whole balance of loans so many days past due or more, over the balance whose days past due are known. */
const atRisk = (days: number) =>
  ({
    kind: 'ratio',
    family: 'risk',
    unit: 'fraction',
    better: 'lower',
    needs: ['exposure'],
    relation: positions,
    numerator: sum('outstanding', `dpd >= ${days}`),
    denominator: sum('outstanding', 'dpd IS NOT NULL'),
    total: sum('outstanding', 'TRUE'),
    remarks: negatives('dpd IS NOT NULL'),
    shows: { dpd: 'dpd' },
    leftOut: [{ reason: 'dpd-unknown', when: 'dpd IS NULL' }],
  }) as const;

/** PAR-1: any day past due. */
export const parOne = defineMetric({ ...atRisk(1), id: 'par-1', code: 'R11b' });

/** PAR-30. */
export const parThirty = defineMetric({ ...atRisk(30), id: 'par-30', code: 'R11c' });

/** PAR-60. */
export const parSixty = defineMetric({ ...atRisk(60), id: 'par-60', code: 'R11d' });

/** PAR-90. */
export const parNinety = defineMetric({ ...atRisk(90), id: 'par-90', code: 'R11e' });

/** PAR-1, 30, 60 and 90. */
export const AT_RISK = [parOne, parThirty, parSixty, parNinety] as const;
