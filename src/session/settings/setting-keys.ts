import type { Setting } from '../../metrics/definition.ts';
import { ESG_WEIGHTS, readEsgWeights } from './esg-weights.ts';
import { ESG_PROVIDER } from './esg-providers.ts';
import { ESG_SCALE, readEsgScale } from './esg-scale.ts';
import { readNumber, type ParameterRow } from './parameter-rows.ts';
import {
  EWI_POINTS,
  nameOfKey,
  readPoints,
  readSectorFlag,
  readSectorLimit,
  SECTOR_FLAG,
  SECTOR_LIMIT,
} from './setting-history.ts';
import { FX, FX_QUOTE, readQuote } from './exchange-rates.ts';
import type { ParameterProblem } from './limit-rows.ts';

/** A setting of the bank that is neither a limit nor a weight of the score card. */
export interface KnownSetting {
  /** The key, or what it begins with where something is named behind the colon. */
  readonly key: string;
  /** What of the settings it changes; undefined: nothing a statement reads. */
  readonly setting?: Setting;
  /** Its metrics are those told of loans in money, where no setting of statements says so. */
  readonly ofLoans?: true;
  /** Metrics that look at it beside those whose rows read the setting. */
  readonly metrics?: readonly string[];
  readonly problem: ParameterProblem;
  readonly isRead: (row: ParameterRow) => boolean;
}

const isShare = (row: ParameterRow) => {
  const number = readNumber(row);
  return number !== null && number >= 0 && number <= 1;
};
const isPositive = (row: ParameterRow) => (readNumber(row) ?? 0) > 0;
const isCount = (row: ParameterRow) => Number.isInteger(readNumber(row)) && (readNumber(row) ?? -1) >= 0;
const number = { problem: 'parameter-not-a-number', isRead: isPositive } as const;
const share = { problem: 'parameter-not-a-share', isRead: isShare } as const;
const days = { problem: 'parameter-not-days', isRead: isCount } as const;

function isCurrency(value: string): boolean {
  return /^[A-Za-z]{3}$/.test(value.trim());
}

/** Every setting that changes figures, in the order they are shown. */
export const SETTINGS: readonly KnownSetting[] = [
  {
    key: ESG_WEIGHTS,
    setting: 'esg_weights',
    problem: 'esg-weights-unreadable',
    isRead: ({ value }) => !!readEsgWeights(value),
  },
  {
    key: ESG_PROVIDER,
    setting: 'esg_readings',
    problem: 'esg-provider-unknown',
    isRead: ({ value }) => value.trim() !== '',
  },
  ...[ESG_SCALE, `${ESG_SCALE}:`].map(
    (key) =>
      ({
        ...{ key, setting: 'esg_readings', problem: 'esg-scale-unreadable' },
        isRead: ({ value }) => readEsgScale(value) !== null,
      }) satisfies KnownSetting,
  ),
  {
    key: SECTOR_LIMIT,
    setting: 'sector_limits',
    problem: 'sector-limit-unreadable',
    isRead: (row) => !!readSectorLimit(row),
  },
  {
    key: SECTOR_FLAG,
    setting: 'warning_history',
    problem: 'sector-flag-unreadable',
    isRead: (row) => readSectorFlag(row) !== null,
  },
  { key: EWI_POINTS, setting: 'warning_history', problem: 'ewi-points-unreadable', isRead: (row) => !!readPoints(row) },
  { key: FX, ofLoans: true, ...number, problem: 'rate-unreadable' },
  {
    ...{ key: FX_QUOTE, ofLoans: true, problem: 'rate-quote-unreadable' },
    isRead: ({ value }) => readQuote(value) !== null,
  },
  { key: 'base_currency', ofLoans: true, problem: 'currency-unreadable', isRead: ({ value }) => isCurrency(value) },
  { key: 'net_capital', setting: 'net_capital', ...number },
  { key: 'tier1_capital', setting: 'tier1_capital', ...number },
  { key: 'grace_days', setting: 'grace', ...days },
  ...[1, 2, 3, 4, 5].map((tier) => ({ key: `review_interval:tier${tier}`, setting: 'intervals', ...days }) as const),
  { key: 'lgd', setting: 'loss', ...share },
  { key: 'ccf', setting: 'loss', ...share },
  { key: 'discount_rate', setting: 'discount_rate', ...share },
  {
    key: 'rating_order',
    setting: 'rating_order',
    problem: 'rating-order-unreadable',
    isRead: ({ value }) => value.trim() !== '',
  },
  { key: 'shrinkage_k', metrics: ['shrunk-rate'], ...number, isRead: (row) => (readNumber(row) ?? -1) >= 0 },
  { key: 'pay_bands', metrics: ['pay-band'], problem: 'pay-bands-unreadable', isRead: ({ value }) => isSwitch(value) },
];

function isSwitch(value: string): boolean {
  return /^(on|yes|true|1|是|启用|开启|off|no|false|0|否|停用|关闭)$/i.test(value.trim());
}

/** What is known about a key; null for any other. */
export function knownSetting(key: string): KnownSetting | null {
  const name = nameOfKey(key);
  const found = SETTINGS.find((each) => (each.key.endsWith(':') ? name.startsWith(each.key) : name === each.key));
  return found && (name.length > found.key.length || !found.key.endsWith(':')) ? found : null;
}
