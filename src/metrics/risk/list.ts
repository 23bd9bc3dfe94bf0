import { classMigration } from './class-migration.ts';
import { collateralCover } from './collateral-cover.ts';
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

/** R15 to R24: impairment, losses and how the book moves. */
export const DYNAMICS = [
  impairmentStage,
  stageMix,
  expectedLoss,
  expectedLossRate,
  expectedLossCoverage,
  provisionCoverage,
  loanProvisionRatio,
  collateralCover,
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

/** R27 and R31: limits of sectors and the watch list. */
export const LIMITS = [
  sectorLimitUse,
  sectorShare,
  watchListClients,
  watchListBalance,
  watchListShare,
  watchListEntries,
  watchListExits,
  watchListDays,
] as const;
