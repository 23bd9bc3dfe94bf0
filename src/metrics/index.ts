import { findingClosure } from './compliance/finding-closure.ts';
import { firstCheckOnTime } from './compliance/first-check-on-time.ts';
import {
  onboardingApprovalRate,
  onboardingFunnel,
  onboardingMeanScore,
  onboardingOverrides,
  onboardingWeakApprovals,
} from './compliance/onboarding.ts';
import { onsiteShare } from './compliance/onsite-share.ts';
import { reviewCoverage, reviewCoverageExposure } from './compliance/review-coverage.ts';
import { reviewCycleTime, reviewCycleTimeP90 } from './compliance/review-cycle-time.ts';
import { reviewDaysLate, reviewDaysLateP90 } from './compliance/review-days-late.ts';
import { reviewCompletion, reviewOnTime, reviewWaiverRate } from './compliance/review-on-time.ts';
import { reviewOverdue, reviewOverdueExposure } from './compliance/review-overdue.ts';
import { COMPLIANCE_MORE, ESG_MORE, MANAGERS_MORE } from './conduct.ts';
import type { Metric } from './definition.ts';
import { esCategoryMix } from './esg/es-category-mix.ts';
import { clientEsgScore, esgCoverage, esgPillarScore, portfolioEsgScore } from './esg/esg-scores.ts';
import { kpiScoreMetric } from './managers/kpi-score.ts';
import { managerPercentile, managerRank } from './managers/manager-rank.ts';
import { managerTotalScore } from './managers/manager-total-score.ts';
import { managerWorkload } from './managers/manager-workload.ts';
import { alertAckDays, alertActionDays, alertCloseDays, alertTimelyShare } from './risk/alert-timeliness.ts';
import { classificationGap } from './risk/classification-gap.ts';
import { clientCount } from './risk/client-count.ts';
import { DYNAMICS, FINANCES, LIMITS } from './risk/list.ts';
import { dpdBuckets } from './risk/dpd-buckets.ts';
import { forborneExposure, forborneShare } from './risk/forborne-exposure.ts';
import { AT_RISK } from './risk/portfolio-at-risk.ts';
import { hhi, hhiGroup, hhiRegion, hhiSector } from './risk/hhi.ts';
import { limitUtilisation, overLimitAmount } from './risk/limit-utilisation.ts';
import { normalLoanMigration } from './risk/normal-loan-migration.ts';
import { nplCure, nplFormation } from './risk/npl-formation.ts';
import { nplRatio } from './risk/npl-ratio.ts';
import { BACKTEST } from './risk/alert-backtest.ts';
import { WARNINGS } from './risk/early-warning.ts';
import { alertPlanCoverage, openAlerts } from './risk/open-alerts.ts';
import { outstandingBalance } from './risk/outstanding-balance.ts';
import { overdue90ToNpl } from './risk/overdue-90-to-npl.ts';
import { overdueRatio } from './risk/overdue-ratio.ts';
import { NAMES } from './risk/single-name-concentration.ts';
import { specialMentionRatio } from './risk/special-mention-ratio.ts';

const LIST = [
  ...FINANCES,
  outstandingBalance,
  clientCount,
  dpdBuckets,
  overdueRatio,
  overdue90ToNpl,
  ...AT_RISK,
  nplRatio,
  specialMentionRatio,
  classificationGap,
  forborneExposure,
  forborneShare,
  nplFormation,
  nplCure,
  normalLoanMigration,
  ...DYNAMICS,
  hhi,
  hhiGroup,
  hhiSector,
  hhiRegion,
  ...NAMES,
  limitUtilisation,
  overLimitAmount,
  ...LIMITS,
  ...WARNINGS,
  alertAckDays,
  alertActionDays,
  alertCloseDays,
  alertTimelyShare,
  openAlerts,
  alertPlanCoverage,
  ...BACKTEST,
  reviewOnTime,
  reviewCompletion,
  reviewOverdue,
  reviewOverdueExposure,
  reviewDaysLate,
  reviewDaysLateP90,
  reviewCycleTime,
  reviewCycleTimeP90,
  reviewCoverage,
  reviewCoverageExposure,
  firstCheckOnTime,
  reviewWaiverRate,
  onsiteShare,
  findingClosure,
  onboardingApprovalRate,
  onboardingMeanScore,
  onboardingWeakApprovals,
  onboardingOverrides,
  onboardingFunnel,
  ...COMPLIANCE_MORE,
  esgPillarScore,
  clientEsgScore,
  portfolioEsgScore,
  esgCoverage,
  esCategoryMix,
  ...ESG_MORE,
  kpiScoreMetric,
  managerTotalScore,
  managerWorkload,
  managerRank,
  managerPercentile,
  ...MANAGERS_MORE,
] as const satisfies readonly Metric[];

/** The slug of a metric. */
export type MetricId = (typeof LIST)[number]['id'];

/** Every metric, in the order of the catalogue. */
export const METRICS: readonly Metric[] = LIST;
