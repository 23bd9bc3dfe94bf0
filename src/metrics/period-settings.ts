import { literal } from '../lib/sql.ts';
import type { Setting } from './definition.ts';
import { POINT_COLUMNS, pointValues } from './relations/early-warning/indicator-points.ts';
import { isTable, tableText } from './setting-tables.ts';
import type { PeriodSettings } from './setting-values.ts';

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
