import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import { categorisedPositions } from '../relations/esg-rows.ts';
import { plannedSubjects, reassessments } from '../relations/esg-subjects.ts';

/**
 * Share of the balance by environmental and social risk class as Chinese green-credit practice has it: kept apart from the category of
 * the Equator Principles, which is worded otherwise. Positive balances only.
 */
export const esRiskClass = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'es-risk-class',
  code: 'E06',
  family: 'esg',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure', 'esg'],
  relation: categorisedPositions,
  where: 'outstanding > 0',
  parts: [
    {
      name: 'risk_class',
      of: `CASE WHEN risk_class IS NULL OR risk_class IN ('A', 'B', 'C') THEN risk_class ELSE 'Other' END`,
      cells: ['A', 'B', 'C', 'Other', 'unknown'],
    },
  ],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'risk_class IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'risk_class IS NOT NULL',
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});

/** Reassessments due in the period that were made by then, over those whose outcome can be told. */
export const esgReassessment = defineMetric({
  kind: 'ratio',
  id: 'esg-reassessment',
  code: 'E06a',
  family: 'esg',
  unit: 'fraction',
  better: 'higher',
  needs: ['esg'],
  minimum: MINIMUM_ITEMS,
  relation: reassessments,
  known: 'TRUE',
  numerator: count('in_time'),
  denominator: count('decidable'),
  total: count('TRUE'),
  leftOut: [{ reason: 'not-decidable', when: 'NOT decidable' }],
});

const KNOWN = 'esap_open IS NOT NULL AND esap_overdue IS NOT NULL';

/** Overdue items of the action plans over the open ones, for clients and projects with a balance. */
export const esapOverdue = defineMetric({
  kind: 'ratio',
  id: 'esap-overdue',
  code: 'E07',
  family: 'esg',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure', 'esg'],
  relation: plannedSubjects,
  numerator: sum('esap_overdue', KNOWN),
  denominator: sum('esap_open', KNOWN),
  items: `count(*) FILTER (WHERE ${KNOWN})`,
  leftOut: [{ reason: 'plan-unknown', when: `NOT (${KNOWN})` }],
});
