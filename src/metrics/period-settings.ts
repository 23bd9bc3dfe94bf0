import { literal } from '../lib/sql.ts';
import type { Setting } from './definition.ts';

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
  /** All orders of ratings there are, as text: what is kept under one must not be read under another. */
  ratingHistory?: string;
  /** Yearly rate for forecasts that give none. */
  discountRate?: number | null;
  /** Weights of the ESG pillars in place of those in the tables; null: as the tables say. */
  esgWeights?: { readonly e: number; readonly s: number; readonly g: number } | null;
}

/** Columns of a setting in the table of periods. */
export function settingNames(setting: Setting): string[] {
  if (setting === 'loss') return ['lgd_given', 'ccf_given'];
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
    case 'rating_history':
      return [`CAST(${literal(settings?.ratingHistory ?? '')} AS VARCHAR)`];
    case 'rating_order':
      return [`CAST(${literal((settings?.ratingOrder ?? []).join('|'))} AS VARCHAR)`];
  }
}
