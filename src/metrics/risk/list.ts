import { classMigration } from './class-migration.ts';
import { collateralCover, staleValuations } from './collateral-cover.ts';
import {
  coverCheckFailures,
  dscr,
  dscrAggregate,
  dscrAverage,
  dscrForward,
  dscrMinimum,
  llcr,
  llcrWithReserve,
  plcr,
  reserveFunding,
} from './debt-service.ts';
import {
  covenantBreachRate,
  covenantHeadroom,
  covenantStanding,
  covenantWaiverRate,
  lateCertificates,
} from './covenants.ts';
import {
  currentRatio,
  debtToEquity,
  interestCover,
  interestCoverEbitda,
  liabilitiesToAssets,
  marginChange,
  netDebtToEbitda,
  operatingCashFlowChange,
  quickRatio,
  receivablesTurnover,
  receivablesTurnoverChange,
  revenueChange,
} from './financial-ratios.ts';
import { costOverrun, progressGap, projectDelay } from './project-delivery.ts';
import { expectedLoss, expectedLossCoverage, expectedLossRate } from './expected-loss.ts';
import { impairmentStage, stageMix } from './impairment-stage.ts';
import {
  migrationCount,
  migrationMatrix,
  migrationRetained,
  ratingMigration,
  ratingMigrationCount,
  stageMigration,
} from './migration.ts';
import {
  downgradeShare,
  downgradesPerUpgrade,
  ratingDowngradeShare,
  ratingDowngradesPerUpgrade,
  ratingStableShare,
  ratingUpgradeShare,
  stableShare,
  upgradeShare,
} from './mobility.ts';
import { maturityLadder } from './maturity-ladder.ts';
import { loanProvisionRatio, provisionCoverage } from './provision-coverage.ts';
import { rollCure, rollRate, rollRateQuarter, rollStay } from './roll-rate.ts';
import { sectorLimitUse, sectorShare } from './sector-limit.ts';
import { vintage, vintageCount } from './vintage.ts';
import {
  watchListBalance,
  watchListClients,
  watchListDays,
  watchListEntries,
  watchListExits,
  watchListShare,
} from './watch-list.ts';

/** R01 to R09: debt service, financial ratios and project delivery. */
export const FINANCES = [
  dscr,
  dscrMinimum,
  dscrAverage,
  dscrAggregate,
  dscrForward,
  llcr,
  llcrWithReserve,
  coverCheckFailures,
  plcr,
  reserveFunding,
  interestCover,
  interestCoverEbitda,
  receivablesTurnover,
  receivablesTurnoverChange,
  debtToEquity,
  liabilitiesToAssets,
  netDebtToEbitda,
  currentRatio,
  quickRatio,
  revenueChange,
  marginChange,
  operatingCashFlowChange,
  progressGap,
  costOverrun,
  projectDelay,
] as const;

/** R15 to R24: impairment, losses and how the book moves. */
export const DYNAMICS = [
  impairmentStage,
  stageMix,
  maturityLadder,
  expectedLoss,
  expectedLossRate,
  expectedLossCoverage,
  provisionCoverage,
  loanProvisionRatio,
  collateralCover,
  staleValuations,
  migrationMatrix,
  migrationRetained,
  migrationCount,
  ratingMigration,
  ratingMigrationCount,
  stageMigration,
  upgradeShare,
  downgradeShare,
  stableShare,
  downgradesPerUpgrade,
  ratingUpgradeShare,
  ratingDowngradeShare,
  ratingStableShare,
  ratingDowngradesPerUpgrade,
  classMigration,
  rollRate,
  rollCure,
  rollStay,
  rollRateQuarter,
  vintage,
  vintageCount,
] as const;

/** R27 to R31: limits of sectors, covenants and the watch list. */
export const LIMITS = [
  sectorLimitUse,
  sectorShare,
  covenantHeadroom,
  covenantStanding,
  covenantBreachRate,
  covenantWaiverRate,
  lateCertificates,
  watchListClients,
  watchListBalance,
  watchListShare,
  watchListEntries,
  watchListExits,
  watchListDays,
] as const;
