import { arrivals, completions, reviewBacklog, reviewInterval, reviewWait } from './compliance/backlog.ts';
import {
  obligationCompletion,
  obligationDaysLate,
  obligationOnTime,
  obligationOverdue,
  obligationWaiverRate,
} from './compliance/obligations.ts';
import { dueItems } from './compliance/due-items.ts';
import { openTasks } from './compliance/open-tasks.ts';
import { expiringFiles, expiringFiles60, expiringFiles90 } from './compliance/expiring-files.ts';
import { fileAge, fileFreshness } from './compliance/file-freshness.ts';
import { missingFiles, missingFilesExposure } from './compliance/missing-files.ts';
import { updateToTerms } from './compliance/update-to-terms.ts';
import { emissionIntensity, emissionsQuality, financedChainEmissions, financedEmissions } from './esg/emissions.ts';
import { esgIncidentExposure, esgIncidents } from './esg/incidents.ts';
import { permitStatus, pollutionDiligence } from './esg/permits.ts';
import { greenShare, publicBenefitShare } from './esg/purpose.ts';
import { esapOverdue, esgReassessment, esRiskClass } from './esg/risk-class.ts';
import { esgMixEffect, esgScoreChange, esgTotalChange } from './esg/score-change.ts';
import { payBand } from './managers/pay-band.ts';
import { adjustedFormation, portfolioQuality } from './managers/portfolio-quality.ts';
import { scoreChange, scoreContribution } from './managers/score-contribution.ts';
import { screeningQuality } from './managers/screening-quality.ts';
import { complaints, csat, csatMean, nps, reopened, slaResolution, slaResponse } from './managers/service.ts';
import { shrunkRate } from './managers/shrunk-rate.ts';
import { esgTrainedShare, requiredTraining, trainingHours } from './managers/training-hours.ts';

/** Metrics of documents and obligations. */
export const COMPLIANCE_MORE = [
  reviewBacklog,
  reviewWait,
  arrivals,
  completions,
  reviewInterval,
  obligationOnTime,
  obligationCompletion,
  obligationOverdue,
  obligationDaysLate,
  obligationWaiverRate,
  openTasks,
  fileFreshness,
  fileAge,
  missingFiles,
  missingFilesExposure,
  expiringFiles,
  expiringFiles60,
  expiringFiles90,
  dueItems,
  updateToTerms,
] as const;

/** Metrics of service and training. */
export const MANAGERS_MORE = [
  slaResponse,
  slaResolution,
  csat,
  csatMean,
  nps,
  complaints,
  reopened,
  trainingHours,
  requiredTraining,
  esgTrainedShare,
  portfolioQuality,
  adjustedFormation,
  screeningQuality,
  shrunkRate,
  scoreContribution,
  payBand,
  scoreChange,
] as const;

/** Metrics of assessments, emissions, incidents and purpose. */
export const ESG_MORE = [
  esgScoreChange,
  esgTotalChange,
  esgMixEffect,
  esRiskClass,
  esgReassessment,
  esapOverdue,
  financedEmissions,
  financedChainEmissions,
  emissionsQuality,
  emissionIntensity,
  esgIncidents,
  esgIncidentExposure,
  permitStatus,
  pollutionDiligence,
  greenShare,
  publicBenefitShare,
] as const;
