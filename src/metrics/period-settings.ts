import type { IsoDate } from '../lib/dates.ts';
import { literal } from '../lib/sql.ts';
import type { Setting } from './definition.ts';
import { POINT_COLUMNS, pointValues } from './relations/early-warning/indicator-points.ts';
import { isTable, tableText } from './setting-tables.ts';

/** Settings of the bank as they stand at one period's date. */
export interface PeriodSettings {
  netCapital: number | null;
  tier1Capital?: number | null;
  grace: number;
  /** Days within which a client of tier 1 to 5 must be reviewed. */
  intervals: readonly number[];
  /** Loss given default for loans without one; null: the default. */
  lgd?: number | null;
  /** Part of an undrawn limit that counts as exposure; null: none. */
  ccf?: number | null;
  /** Ratings, best first. */
  ratingOrder?: readonly string[];
  /** All settings early-warning scores follow from, as text: what is kept under one must not be read under another. */
  warningHistory?: string;
  /** Points of early-warning indicators the bank sets otherwise, by code. */
  warningPoints?: Readonly<Record<string, readonly number[]>>;
  /** Yearly rate for forecasts that give none. */
  discountRate?: number | null;
  /** What has come into force by the date, in that order. */
  esgWeights?: readonly SectorWeights[];
  sectorLimits?: readonly SectorLimit[];
  sectorFlags?: readonly SectorFlag[];
}

/** Weights of the ESG pillars since a date, for a sector in small letters; `''` is all. */
export interface SectorWeights {
  readonly sector: string;
  readonly from: IsoDate;
  readonly e: number;
  readonly s: number;
  readonly g: number;
}

/** Limit of a sector since a date: an amount or a share of the book. */
export interface SectorLimit {
  readonly sector: string;
  readonly from: IsoDate;
  readonly money: number | null;
  readonly share: number | null;
}

/** Flag of a sector since a date: 0 none, 1 amber, 2 red. */
export interface SectorFlag {
  readonly sector: string;
  readonly from: IsoDate;
  readonly level: number;
}

/** Columns of a setting in the table of periods. */
export function settingNames(setting: Setting): string[] {
  if (setting === 'loss') return ['lgd_given', 'ccf_given'];
  if (setting === 'warning_points') return [...POINT_COLUMNS];
  if (isTable(setting)) return [];
  return setting === 'intervals' ? [1, 2, 3, 4, 5].map((tier) => `interval_${tier}`) : [setting];
}

/** Its values for one period, as SQL. */
export function settingCells(setting: Setting, settings: PeriodSettings | undefined): string[] {
  switch (setting) {
    case 'net_capital':
      return [`CAST(${settings?.netCapital ?? 'NULL'} AS DOUBLE)`];
    case 'tier1_capital':
      return [`CAST(${settings?.tier1Capital ?? 'NULL'} AS DOUBLE)`];
    case 'grace':
      return [`CAST(${settings?.grace ?? 0} AS INTEGER)`];
    case 'intervals':
      return (settings?.intervals ?? []).map((days) => `CAST(${days} AS INTEGER)`);
    case 'loss':
      return [`CAST(${settings?.lgd ?? 'NULL'} AS DOUBLE)`, `CAST(${settings?.ccf ?? 'NULL'} AS DOUBLE)`];
    case 'discount_rate':
      return [`CAST(${settings?.discountRate ?? 'NULL'} AS DOUBLE)`];
    case 'warning_history':
      return [`CAST(${literal(settings?.warningHistory ?? '')} AS VARCHAR)`];
    case 'warning_points':
      return pointValues(settings?.warningPoints ?? {}).map((points) => `CAST(${points} AS SMALLINT)`);
    case 'rating_order':
      return [`CAST(${literal((settings?.ratingOrder ?? []).join('|'))} AS VARCHAR)`];
    default:
      return [];
  }
}

/** What of a setting a period is told, as text. */
export function settingText(setting: Setting, settings: PeriodSettings): string {
  if (isTable(setting)) return tableText(setting, settings);
  return [...settingNames(setting), ...settingCells(setting, settings)].join(' ');
}
