import type { IsoDate } from '../../lib/dates.ts';
import type { SectorFlag, SectorLimit, SectorWeights } from '../../metrics/setting-values.ts';
import { INDICATORS } from '../../metrics/relations/early-warning/indicators.ts';
import { ESG_WEIGHTS, readEsgWeights } from './esg-weights.ts';
import { isPercent, readNumber, readScope, type ParameterRow } from './parameter-rows.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';

/** Keys that name what they are for behind the colon. */
export const SECTOR_LIMIT = 'sector_limit:';
export const SECTOR_FLAG = 'sector_flag:';
export const EWI_POINTS = 'ewi_points:';

/** What settings without a date are in force since. */
const EVER: IsoDate = '1900-01-01';
const SECTOR_SCOPE = 'sector:';

/** A key as it is compared. */
export function nameOfKey(key: string): string {
  return key.trim().toLowerCase();
}

/** Of rows in the order they come into force: what each says where it can be read, the last of each name and date. */
function history<T extends { from: IsoDate }>(
  rows: readonly ParameterRow[],
  read: (row: ParameterRow, from: IsoDate) => T | null,
  nameOf: (one: T) => string,
): T[] {
  const found = new Map<string, T>();
  for (const row of rows) {
    const one = read(row, row.from ?? EVER);
    if (one) found.set(`${one.from} ${nameOf(one)}`, one);
  }
  return [...found.values()];
}

function behind(prefix: string, { key }: ParameterRow): string | null {
  const name = nameOfKey(key);
  return name.startsWith(prefix) ? name.slice(prefix.length).trim() : null;
}

/** ESG weights since when, for all sectors (`''`) or one. */
export function esgWeightsOf(rows: readonly ParameterRow[]): SectorWeights[] {
  const read = (row: ParameterRow, from: IsoDate) => {
    const scope = readScope(row.scope);
    const weights = nameOfKey(row.key) === ESG_WEIGHTS ? readEsgWeights(row.value) : null;
    if (!weights || scope === null) return null;
    if (scope !== PORTFOLIO_SCOPE && !scope.startsWith(SECTOR_SCOPE)) return null;
    const sector = scope === PORTFOLIO_SCOPE ? '' : scope.slice(SECTOR_SCOPE.length).trim().toLowerCase();
    return { sector, from, ...weights };
  };
  return history(rows, read, ({ sector }) => sector);
}

/** A sector's limit: with a percent sign, or up to 1 without any unit, a share of the book, else an amount; null: it cannot be read. */
export function readSectorLimit(
  row: Pick<ParameterRow, 'value' | 'unit'>,
): { money: number | null; share: number | null } | null {
  const amount = readNumber(row);
  if (amount === null || amount <= 0) return null;
  const isShare = isPercent(row) || ((row.unit ?? '').trim() === '' && amount <= 1);
  return isShare ? { money: null, share: amount } : { money: amount, share: null };
}

/** The sector a key is for; null where it is for none. */
export function sectorOf(key: string): string | null {
  const prefix = [SECTOR_LIMIT, SECTOR_FLAG].find((each) => nameOfKey(key).startsWith(each));
  return prefix === undefined ? null : key.trim().slice(prefix.length).trim();
}

/** Limits of sectors since when. */
export function sectorLimitsOf(rows: readonly ParameterRow[]): SectorLimit[] {
  const read = (row: ParameterRow, from: IsoDate) => {
    const sector = behind(SECTOR_LIMIT, row);
    const limit = sector === null ? null : readSectorLimit(row);
    return sector === null || limit === null ? null : { sector, from, ...limit };
  };
  return history(rows, read, ({ sector }) => sector);
}

const FLAGS: readonly (readonly string[])[] = [
  ['green', 'none', 'off', '绿', '绿色', '无', '0'],
  ['amber', 'yellow', 'orange', '黄', '黄色', '橙', '橙色', '1'],
  ['red', '红', '红色', '2'],
];

/** Level of a sector's flag, 0 to 2; null: it cannot be read. */
export function readSectorFlag({ value }: Pick<ParameterRow, 'value'>): number | null {
  const level = FLAGS.findIndex((words) => words.includes(value.trim().toLowerCase()));
  return level < 0 ? null : level;
}

/** Flags of sectors since when. */
export function sectorFlagsOf(rows: readonly ParameterRow[]): SectorFlag[] {
  const read = (row: ParameterRow, from: IsoDate) => {
    const sector = behind(SECTOR_FLAG, row);
    const level = sector === null ? null : readSectorFlag(row);
    return sector === null || level === null ? null : { sector, from, level };
  };
  return history(rows, read, ({ sector }) => sector);
}

const MOST_POINTS = 99;

/** Points of an early-warning indicator at amber, red and beyond, `1/3` or `1/3/4`; null: it cannot be read. */
export function readPoints(row: ParameterRow): { code: string; points: readonly number[] } | null {
  const name = behind(EWI_POINTS, row)?.toUpperCase();
  const code = INDICATORS.find((indicator) => indicator.code === name)?.code;
  const points = row.value.split(/[/／]/).map((text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : NaN));
  if (code === undefined || points.length < 2 || points.length > 3) return null;
  const rising = points.every((each, index) => each <= MOST_POINTS && each >= (points[index - 1] ?? 0));
  return rising ? { code, points } : null;
}

/** Points of indicators the bank sets, since when. */
export function pointsOf(rows: readonly ParameterRow[]): { code: string; from: IsoDate; points: readonly number[] }[] {
  const read = (row: ParameterRow, from: IsoDate) => {
    const found = readPoints(row);
    return found && { ...found, from };
  };
  return history(rows, read, ({ code }) => code);
}

const WARNING_KEYS = [SECTOR_FLAG, EWI_POINTS, 'rating_order'];

/** All settings early-warning scores follow from, as text: scores kept under one must not be read under another. */
export function warningHistory(rows: readonly ParameterRow[]): string {
  return rows
    .filter(({ key }) => WARNING_KEYS.some((name) => nameOfKey(key).startsWith(name)))
    .map(({ key, value, from }) => `${from ?? ''} ${nameOfKey(key)} ${value.trim()}`)
    .join('; ');
}
