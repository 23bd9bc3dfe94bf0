import { defineMetric, sum } from '../definition.ts';
import { projectStates } from '../relations/cashflow-rows.ts';

const shape = {
  family: 'risk',
  better: 'lower',
  needs: ['project'],
  relation: projectStates,
  where: "project_stage = 'construction'",
} as const;
const outside = { reason: 'not-in-construction', when: "project_stage IS DISTINCT FROM 'construction'" } as const;

/** Planned less actual progress, mean over the projects in construction; the plan from the budget where it is not given. */
export const progressGap = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'mean',
  id: 'progress-gap',
  code: 'R09',
  unit: 'fraction',
  of: 'CAST(progress_planned - progress_pct AS DECIMAL(18,10))',
  when: 'progress_planned IS NOT NULL AND progress_pct IS NOT NULL',
  leftOut: [outside],
});

/** Cost to date above budget to date, over budget to date, projects in construction. */
export const costOverrun = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'cost-overrun',
  code: 'R09a',
  unit: 'fraction',
  numerator: sum('cost_to_date - budget_to_date', 'cost_to_date IS NOT NULL AND budget_to_date IS NOT NULL'),
  denominator: sum('budget_to_date', 'cost_to_date IS NOT NULL AND budget_to_date IS NOT NULL'),
  leftOut: [outside],
});

const DELAY = 'coalesce(CASE WHEN cod_actual <= seen_at THEN cod_actual END, seen_at) - cod_planned';

/** Days from planned to actual start of operation, to the date while it is not reached; mean over projects in construction that are due. */
export const projectDelay = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'mean',
  id: 'project-delay',
  code: 'R09b',
  unit: 'days',
  of: DELAY,
  when: 'cod_planned IS NOT NULL AND (cod_planned <= seen_at OR coalesce(cod_actual <= seen_at, FALSE))',
  known: 'cod_planned IS NOT NULL',
  leftOut: [
    outside,
    {
      reason: 'not-due',
      when: "project_stage = 'construction' AND cod_planned > seen_at AND NOT coalesce(cod_actual <= seen_at, FALSE)",
    },
  ],
});
