import { defineMetric, sum } from '../definition.ts';
import { staged } from '../relations/stage-rows.ts';

const shape = {
  family: 'risk',
  better: 'lower',
  needs: ['exposure'],
  relation: staged,
  flags: { BACKSTOP: 'coalesce(bool_or(backstop AND impairment_stage IS NOT NULL), FALSE)' },
  leftOut: [{ reason: 'quality-unknown', when: 'impairment_stage IS NULL' }],
} as const;

/** IFRS 9 stage as reported, by the backstop where blank; of a group, the worst of its facilities. */
export const impairmentStage = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'max',
  id: 'impairment-stage',
  code: 'R15',
  unit: 'count',
  of: 'impairment_stage',
  when: 'impairment_stage IS NOT NULL',
});

/** Share of the balance in each stage; rows with a negative or zero balance are left out. */
export const stageMix = defineMetric({
  ...shape,
  kind: 'ratio',
  share: true,
  id: 'stage-mix',
  code: 'R15a',
  unit: 'fraction',
  better: 'neither',
  where: 'outstanding > 0',
  parts: [{ name: 'impairment_stage', of: 'CAST(impairment_stage AS VARCHAR)', cells: ['1', '2', '3', 'unknown'] }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'impairment_stage IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'impairment_stage IS NOT NULL',
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
