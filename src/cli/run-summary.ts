import { editionOf } from '../report/edition.ts';
import { BUILD } from '../lib/build.ts';
import { addMonths, monthStart } from '../lib/dates.ts';
import { hashBytes } from '../lib/hash.ts';
import { VERSION } from '../lib/version.ts';
import type { LimitLevel } from '../metrics/limit.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import { mismatches, totalRows } from '../report/reconcile.ts';
import type { Breach, Breaches } from '../session/breaches/breach.ts';
import { findBreaches } from '../session/breaches/find-breaches.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { HEADLINES } from '../../widgets/cards/headlines.ts';
import { FOUND } from './exit-codes.ts';

/** The shape `docs/summary.schema.json` describes. */
const FORMAT = 'bellwether-summary-1';

/** What a scheduled run has to tell: what broke a limit, what moved, how many rows, of which files, and how it ended. */
export async function runSummary(
  portfolio: Portfolio,
  request: Pick<MetricRequest, 'asOf' | 'filter'>,
  { failOn, file, bytes }: { failOn?: LimitLevel | undefined; file: string; bytes: Uint8Array },
) {
  const found = await findBreaches(portfolio, request, { history: true });
  const { imports } = portfolio;
  const differences = mismatches(portfolio);
  return {
    format: FORMAT,
    bellwether: { version: VERSION, build: BUILD },
    as_of: found.asOf,
    last_date: portfolio.snapshots.at(-1) ?? null,
    filter: request.filter ?? {},
    names_hidden: portfolio.namesHidden ?? false,
    currency: portfolio.currency,
    edition: editionOf(portfolio),
    files: imports.map(({ file: name, sheet, table, rows, sha256 }) => ({ file: name, sheet, table, ...rows, sha256 })),
    rows: { ...totalRows(imports), reconciles: differences.length === 0 },
    state: stateOf(found),
    breaches: {
      ...{ checks: found.checks, ...found.counts },
      list: found.list.map(breachRecord),
      gone: found.gone.map(breachRecord),
    },
    movements: await movements(portfolio, { ...request, asOf: found.asOf }),
    document: { file, bytes: bytes.length, sha256: await hashBytes(bytes) },
    exit_code: exitCode(found, failOn),
  };
}

/** 3 where there is what `--fail-on` names, else 0. */
export function exitCode({ counts }: Pick<Breaches, 'counts'>, failOn: LimitLevel | undefined): number {
  const meant = counts.red > 0 || (failOn === 'amber' && counts.amber > 0);
  return failOn !== undefined && meant ? FOUND : 0;
}

function stateOf({ counts }: Breaches): 'breach' | 'watch' | 'within' | 'unknown' {
  if (counts.red > 0) return 'breach';
  if (counts.amber > 0) return 'watch';
  // where nothing could be told, nothing is known to be within its limit
  return counts.within > 0 ? 'within' : 'unknown';
}

function breachRecord({ metric, code, by, value, limit, level, scope, period, since, unit, isNew }: Breach) {
  return { metric, code, by, value, limit, level, scope, period, since, unit, is_new: isNew };
}

/** The headlines, and whatever is a single number with a limit: now, a month before and a year before. */
async function movements(portfolio: Portfolio, { asOf = '', filter }: Pick<MetricRequest, 'asOf' | 'filter'>) {
  const { catalogue, settings } = portfolio;
  const limited = catalogue.metrics.filter(
    (metric) => settings.book.watches(metric) && (metric.parts ?? []).length === 0,
  );
  const ids = [...new Set([...HEADLINES, ...limited.map(({ id }) => id)])];
  const month = asOf.slice(0, 7);
  const from = monthStart(addMonths(month, -YEAR));
  const all = [];
  for (const id of ids) {
    const metric = catalogue.seek(id);
    if (!metric || portfolio.missing(id).length > 0) continue;
    const rows = await portfolio.ask(id, { asOf, from, ...(filter ? { filter } : {}) });
    const at = (back: number) => rows.find(({ period, by }) => period === addMonths(month, -back) && isWhole(by));
    const now = at(0);
    if (!now) continue;
    const { code, unit, value, status, reason } = now;
    const against = (past: MetricRow | undefined) => movedFrom(past, now, metric.better);
    const before = { month: against(at(1)), year: against(at(YEAR)) };
    all.push({ metric: id, code, unit, value, status, reason, better: metric.better, ...before });
  }
  return all;
}

const YEAR = 12;

function isWhole(by: MetricRow['by']): boolean {
  return Object.keys(by).length === 0;
}

function movedFrom(past: MetricRow | undefined, { value }: MetricRow, better: 'higher' | 'lower' | 'neither') {
  if (past === undefined || past.value === null || value === null)
    return { value: past?.value ?? null, change: null, means: null };
  const change = value - past.value;
  // what a computer leaves of 0.3 - 0.2 - 0.1 is no change
  const still = Math.abs(change) <= 1e-9 * Math.max(1e-3, Math.abs(value));
  const rises = change > 0 === (better === 'higher') ? 'better' : 'worse';
  return { value: past.value, change: still ? 0 : change, means: still ? 'same' : better === 'neither' ? null : rises };
}
