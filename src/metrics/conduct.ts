import { expiringFiles, expiringFiles60, expiringFiles90 } from './compliance/expiring-files.ts';
import { fileAge, fileFreshness } from './compliance/file-freshness.ts';
import { missingFiles, missingFilesExposure } from './compliance/missing-files.ts';
import { updateToTerms } from './compliance/update-to-terms.ts';
import { complaints, csat, csatMean, nps, reopened, slaResolution, slaResponse } from './managers/service.ts';
import { esgTrainedShare, requiredTraining, trainingHours } from './managers/training.ts';

/** Metrics of documents and obligations. */
export const COMPLIANCE_MORE = [
  fileFreshness,
  fileAge,
  missingFiles,
  missingFilesExposure,
  expiringFiles,
  expiringFiles60,
  expiringFiles90,
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
] as const;
