import { defineMetric, sum } from '../definition.ts';
import { statements } from '../relations/statement-rows.ts';

const both = (...names: string[]) => names.map((name) => `${name} IS NOT NULL`).join(' AND ');
const raised = (when: string) => `coalesce(bool_or(${when}), FALSE)`;

/** Newest statement of each client known at the date; sums over sums. An annual one older than 15 months, another older than 6, is flagged. */
function shape(known: string, shows: readonly string[]) {
  return {
    kind: 'ratio',
    family: 'risk',
    unit: 'times',
    needs: ['financials'],
    each: 'client',
    relation: statements,
    known,
    flags: { STALE: raised(`stale AND ${known}`) },
    shows: Object.fromEntries(shows.map((name) => [name, name])),
    leftOut: [{ reason: 'item-unknown', when: `NOT coalesce(${known}, FALSE)` }],
  } as const;
}

function ratio(numerator: string, denominator: string, items: readonly string[]) {
  const known = both(...items);
  return { ...shape(known, items), numerator: sum(numerator, known), denominator: sum(denominator, known) };
}

const annualised = (flow: 'revenue' | 'ebitda', known: string) => ({
  STALE: raised(`stale AND ${known}`),
  ANNUALISED: raised(`annualised_${flow} AND ${known}`),
});

/** Either side of a change rests on months blown up to a year. */
function changeAnnualised(shows: readonly string[], known: string): string {
  const flows = ['revenue', 'net_profit', 'op_cash_flow'].filter((name) => shows.includes(name));
  return raised(`(${flows.map((name) => `annualised_${name} OR past_annualised_${name}`).join(' OR ')}) AND ${known}`);
}

/** Earnings before interest and tax over interest expense; the months of the statement cancel. Net interest income has no cover. */
export const interestCover = defineMetric({
  ...ratio('ebit', 'interest_expense', ['ebit', 'interest_expense']),
  id: 'interest-cover',
  code: 'R04',
  better: 'higher',
  thresholds: { amber: 2, red: 1.5, worse: '<', source: 'REG-k 建设项目经济评价方法与参数; red PUB S21' },
});

/** The variant with earnings before depreciation and amortisation as well. */
export const interestCoverEbitda = defineMetric({
  ...ratio('ebitda', 'interest_expense', ['ebitda', 'interest_expense']),
  id: 'interest-cover-ebitda',
  code: 'R04a',
  better: 'higher',
});

const RECEIVABLES = 'coalesce((accounts_receivable + past_accounts_receivable) / 2, accounts_receivable)';
const TURNOVER = both('revenue', 'accounts_receivable');

/** Revenue of twelve months over the mean of opening and closing receivables; closing ones alone where the opening ones are not known. */
export const receivablesTurnover = defineMetric({
  ...shape(TURNOVER, ['revenue', 'accounts_receivable', 'past_accounts_receivable']),
  id: 'receivables-turnover',
  code: 'R05',
  better: 'higher',
  numerator: sum('revenue', TURNOVER),
  denominator: sum(RECEIVABLES, TURNOVER),
  flags: {
    ...annualised('revenue', TURNOVER),
    CLOSING_BASIS: raised(`past_accounts_receivable IS NULL AND ${TURNOVER}`),
  },
});

const CHANGE = both('revenue', 'accounts_receivable', 'past_revenue', 'past_accounts_receivable');
const older = (now: string, before: string) =>
  `CASE WHEN older_accounts_receivable IS NULL THEN ${now} ELSE (${now} + ${before}) / 2 END`;

function change(known: string, shows: readonly string[]) {
  return {
    ...shape(known, shows),
    kind: 'change',
    change: 'relative',
    unit: 'fraction',
    better: 'higher',
    when: known,
    total: sum('1', 'TRUE'),
    covered: sum('1', known),
    flags: { STALE: raised(`stale AND ${known}`), ANNUALISED: changeAnnualised(shows, known) },
  } as const;
}

/** How turnover differs from that of the same months a year before, over the clients that know both, both on the same basis. Without the year before the history is too short. */
export const receivablesTurnoverChange = defineMetric({
  ...change(CHANGE, [
    'revenue',
    'accounts_receivable',
    'past_revenue',
    'past_accounts_receivable',
    'older_accounts_receivable',
  ]),
  id: 'receivables-turnover-change',
  code: 'R05a',
  now: {
    numerator: sum('revenue', CHANGE),
    denominator: sum(older('accounts_receivable', 'past_accounts_receivable'), CHANGE),
  },
  before: {
    numerator: sum('past_revenue', CHANGE),
    denominator: sum(older('past_accounts_receivable', 'older_accounts_receivable'), CHANGE),
  },
  flags: {
    STALE: raised(`stale AND ${CHANGE}`),
    ANNUALISED: changeAnnualised(['revenue'], CHANGE),
    CLOSING_BASIS: raised(`older_accounts_receivable IS NULL AND ${CHANGE}`),
  },
  why: [{ reason: 'SHORT_HISTORY', when: `${TURNOVER} AND NOT (${CHANGE})` }],
  thresholds: { amber: -0.2, red: -0.3, worse: '<=', source: 'PUB S22; amber OWN' },
});

/** Interest-bearing debt over equity. Equity used up has no ratio and is a breach. */
export const debtToEquity = defineMetric({
  ...ratio('total_debt', 'equity', ['total_debt', 'equity']),
  id: 'debt-to-equity',
  code: 'R06',
  better: 'lower',
  why: [{ reason: 'NEG_DENOM', when: 'equity <= 0' }],
  redOn: ['NEG_DENOM'],
  thresholds: { amber: 2, red: 4, worse: '>', source: 'PUB S21' },
});

/** Liabilities over assets; the limits are those of debt to equity, 2 and 4, said in this ratio. */
export const liabilitiesToAssets = defineMetric({
  ...ratio('total_liabilities', 'total_assets', ['total_liabilities', 'total_assets']),
  id: 'liabilities-to-assets',
  code: 'R06a',
  unit: 'fraction',
  better: 'lower',
  thresholds: { amber: 2 / 3, red: 0.8, worse: '>', source: 'PUB S21' },
});

/** Debt less cash over earnings before interest, tax, depreciation and amortisation of twelve months. Earnings at or below 0 are a breach. */
export const netDebtToEbitda = defineMetric({
  ...ratio('total_debt - cash', 'ebitda', ['total_debt', 'cash', 'ebitda']),
  id: 'net-debt-to-ebitda',
  code: 'R06b',
  better: 'lower',
  flags: annualised('ebitda', both('total_debt', 'cash', 'ebitda')),
  why: [{ reason: 'NEG_DENOM', when: 'ebitda <= 0' }],
  redOn: ['NEG_DENOM'],
});

/** Current assets over current liabilities. */
export const currentRatio = defineMetric({
  ...ratio('current_assets', 'current_liabilities', ['current_assets', 'current_liabilities']),
  id: 'current-ratio',
  code: 'R07',
  better: 'higher',
  thresholds: { amber: 1.5, red: 1, worse: '<', source: 'PUB S21' },
});

/** Current assets less inventory over current liabilities. */
export const quickRatio = defineMetric({
  ...ratio('current_assets - inventory', 'current_liabilities', ['current_assets', 'inventory', 'current_liabilities']),
  id: 'quick-ratio',
  code: 'R07a',
  better: 'higher',
});

const REVENUES = both('revenue', 'past_revenue');
const MARGINS = both('revenue', 'past_revenue', 'net_profit', 'past_net_profit');
const CASH_FLOWS = both('op_cash_flow', 'past_op_cash_flow');

/** Revenue of twelve months against that of the same months a year before. From nothing or less there is no rate, only the two amounts. */
export const revenueChange = defineMetric({
  ...change(REVENUES, ['revenue', 'past_revenue']),
  id: 'revenue-change',
  code: 'R08',
  now: { numerator: sum('revenue', REVENUES) },
  before: { numerator: sum('past_revenue', REVENUES) },
  thresholds: { amber: -0.1, red: -0.2, worse: '<=', source: 'PUB S21; amber OWN' },
});

/** Net margin, net profit over revenue, less that of a year before. */
export const marginChange = defineMetric({
  ...change(MARGINS, ['revenue', 'net_profit', 'past_revenue', 'past_net_profit']),
  change: 'difference',
  id: 'margin-change',
  code: 'R08a',
  now: { numerator: sum('net_profit', MARGINS), denominator: sum('revenue', MARGINS) },
  before: { numerator: sum('past_net_profit', MARGINS), denominator: sum('past_revenue', MARGINS) },
});

/** Operating cash flow of twelve months against that of a year before. */
export const operatingCashFlowChange = defineMetric({
  ...change(CASH_FLOWS, ['op_cash_flow', 'past_op_cash_flow']),
  id: 'operating-cash-flow-change',
  code: 'R08b',
  now: { numerator: sum('op_cash_flow', CASH_FLOWS) },
  before: { numerator: sum('past_op_cash_flow', CASH_FLOWS) },
});
