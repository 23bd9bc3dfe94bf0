import { literal, type SqlValue } from '../lib/sql.ts';
import type { Setting } from './definition.ts';
import type { PeriodSettings } from './setting-values.ts';

/** Settings of which there are many at a time, each since a date: a statement reads them as a table of its own. */
const TABLES = {
  esg_weights: {
    name: 'bw_esg_weight',
    columns: {
      ...{ weighted_sector: 'VARCHAR', weighted_from: 'DATE', weighted_until: 'DATE' },
      ...{ weight_e: 'DOUBLE', weight_s: 'DOUBLE', weight_g: 'DOUBLE' },
    },
    rows: ({ esgWeights = [] }) =>
      esgWeights.map(({ sector, from, e, s, g }, index) => {
        const next = esgWeights.find((other, place) => place > index && other.sector === sector);
        return [sector, from, next?.from ?? null, e, s, g];
      }),
  },
  esg_readings: {
    name: 'bw_esg_reading',
    columns: {
      ...{ read_source: 'BIGINT', read_from: 'DATE', read_until: 'DATE', place: 'INTEGER' },
      ...{ low: 'DOUBLE', high: 'DOUBLE', lower_better: 'BOOLEAN', undecided: 'BOOLEAN' },
    },
    rows: ({ esgReadings = [] }) =>
      esgReadings.map(({ source, from, until, place, low, high, lowerBetter, undecided }) => {
        return [source, from, until, place, low, high, lowerBetter, undecided];
      }),
  },
  sector_limits: {
    name: 'bw_sector_limit',
    columns: { limited_sector: 'VARCHAR', limit_from: 'DATE', limit_money: 'DOUBLE', limit_share: 'DOUBLE' },
    rows: ({ sectorLimits = [] }) => sectorLimits.map(({ sector, from, money, share }) => [sector, from, money, share]),
  },
  sector_flags: {
    name: 'bw_sector_flag',
    columns: { flagged_sector: 'VARCHAR', flagged_from: 'DATE', level: 'INTEGER' },
    rows: ({ sectorFlags = [] }) => sectorFlags.map(({ sector, from, level }) => [sector, from, level]),
  },
} as const satisfies Partial<Record<Setting, SettingTable>>;

interface SettingTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  /** In the order they come into force, one a name and date. */
  readonly rows: (settings: PeriodSettings) => readonly (readonly SqlValue[])[];
}

type TableSetting = keyof typeof TABLES;

/** True for a setting that is a table. */
export function isTable(setting: Setting): setting is TableSetting {
  return setting in TABLES;
}

/** What of it has come into force, as text. */
export function tableText(setting: TableSetting, settings: PeriodSettings): string {
  return JSON.stringify(TABLES[setting].rows(settings));
}

/** The tables that are wanted, to stand behind the first one of a WITH. */
export function settingTables(wanted: readonly Setting[], settings: PeriodSettings | undefined): string {
  return wanted
    .filter(isTable)
    .map((setting) => {
      const { name, columns, rows }: SettingTable = TABLES[setting];
      const types = Object.values(columns);
      const none = `SELECT ${types.map((type) => `CAST(NULL AS ${type})`).join(', ')} WHERE FALSE`;
      const cells = (settings ? rows(settings) : []).map(
        (row) => `(${row.map((value, index) => `CAST(${literal(value)} AS ${types[index]})`).join(', ')})`,
      );
      return `,\n${name}(${Object.keys(columns).join(', ')}) AS (\n  ${cells.length > 0 ? `VALUES ${cells.join(',\n    ')}` : none}\n)`;
    })
    .join('');
}
