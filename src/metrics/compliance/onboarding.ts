import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { onboardings, SCREENING_STEPS, screeningSteps } from '../relations/review-rows.ts';

/** A score below this is not good enough on its own; a mean below it speaks for rejection. */
const PASS_MARK = 60;

const shape = { family: 'compliance', needs: ['review'], relation: onboardings } as const;

/** Approved over approved and rejected; deferred ones are not decided yet. */
export const onboardingApprovalRate = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'onboarding-approval-rate',
  code: 'C13',
  unit: 'fraction',
  better: 'neither',
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
  numerator: count(`outcome = 'approve'`),
  denominator: count(`outcome IN ('approve', 'reject')`),
  total: count('TRUE'),
  leftOut: [{ reason: 'not-decided', when: `coalesce(outcome NOT IN ('approve', 'reject'), TRUE)` }],
});

/** Mean of the assessments' mean scores over the four dimensions that are given. */
export const onboardingMeanScore = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'mean',
  id: 'onboarding-mean-score',
  code: 'C13a',
  unit: 'score',
  better: 'higher',
  minimum: MINIMUM_ITEMS,
  of: 'CAST(mean_score AS DECIMAL(12,9))',
  when: 'mean_score IS NOT NULL',
  leftOut: [{ reason: 'score-unknown', when: 'mean_score IS NULL' }],
});

/** Approvals although one of the scores is below 60. */
export const onboardingWeakApprovals = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'onboarding-weak-approvals',
  code: 'C13b',
  unit: 'count',
  better: 'lower',
  known: 'lowest_score IS NOT NULL',
  numerator: count(`outcome = 'approve' AND lowest_score < ${PASS_MARK}`),
  denominator: count(`outcome = 'approve' AND lowest_score IS NOT NULL`),
});

/** Approvals although the mean score is below 60, which speaks for rejection. */
export const onboardingOverrides = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'onboarding-overrides',
  code: 'C13c',
  unit: 'count',
  better: 'lower',
  known: 'mean_score IS NOT NULL',
  numerator: count(`outcome = 'approve' AND mean_score < ${PASS_MARK}`),
  denominator: count(`outcome = 'approve' AND mean_score IS NOT NULL`),
});

/** Assessments of the trailing twelve months by how far they have come: each is counted at every step it has reached. */
export const onboardingFunnel = defineMetric({
  kind: 'amount',
  id: 'onboarding-funnel',
  code: 'C13d',
  family: 'compliance',
  unit: 'count',
  better: 'neither',
  span: 'ttm',
  needs: ['review', 'exposure'],
  known: 'TRUE',
  relation: screeningSteps,
  parts: [{ name: 'step', of: 'step', cells: SCREENING_STEPS }],
  numerator: count('TRUE'),
});
