import type { ImportReport, Issue } from '../../ingest/import-report.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import { defaultLimits, isBeyond, PORTFOLIO_SCOPE } from '../../metrics/limit.ts';
import { readScope, type ParameterRow } from './parameter-rows.ts';
import { ESG_PROVIDER } from './esg-providers.ts';
import { knownSetting } from './setting-keys.ts';
import { directionOf, isLimitKey, readLimit, type LimitRow, type ParameterProblem } from './limit-rows.ts';
import { isWeightKey, readWeight, type WeightRow } from './weight-rows.ts';

/** A setting that was not taken as it stands. */
export interface ParameterFault {
  readonly row: ParameterRow;
  readonly problem: ParameterProblem;
}

/** Limits and weights among settings, and what is wrong with the others. A faulty one does not count; what it would have replaced stays. */
export interface CheckedParameters {
  readonly limits: readonly LimitRow[];
  readonly weights: readonly WeightRow[];
  readonly faults: readonly ParameterFault[];
}

/** Reads settings, in the order they come into force; `isMeasure` knows what a score card can have, `isAssessor` who gives ESG scores. */
export function checkParameters(
  rows: readonly ParameterRow[],
  {
    isMeasure,
    isAssessor,
    catalogue,
  }: { isMeasure: (code: string) => boolean; isAssessor: (name: string) => boolean; catalogue: MetricList },
): CheckedParameters {
  const limits: LimitRow[] = [];
  const weights: WeightRow[] = [];
  const faults: ParameterFault[] = [];
  for (const row of rows) {
    if (isLimitKey(row.key)) {
      const limit = readLimit(row, catalogue);
      if (typeof limit === 'string') faults.push({ row, problem: limit });
      else limits.push(limit);
    } else if (isWeightKey(row.key)) {
      const weight = readWeight(row, { isMeasure, catalogue });
      if (typeof weight === 'string') faults.push({ row, problem: weight });
      else weights.push(weight);
    } else {
      const known = knownSetting(row.key);
      const isRead = known?.key === ESG_PROVIDER ? isAssessor(row.value) : (known?.isRead(row) ?? true);
      if (known && !isRead) faults.push({ row, problem: known.problem });
    }
  }
  const crossed = limits.filter((limit) => isCrossed(limit, limits, catalogue));
  return {
    limits,
    weights,
    faults: [...faults, ...crossed.map(({ given }) => ({ row: given, problem: 'limit-amber-beyond-red' as const }))],
  };
}

/** True for a limit that, from its date on, puts the amber limit beyond the red one. Of two set together the amber one is named. */
function isCrossed(limit: LimitRow, all: readonly LimitRow[], catalogue: MetricList): boolean {
  const metric = catalogue.seek(limit.metric);
  const worse = metric && directionOf(metric, limit.set);
  if (!metric || !worse) return false;
  const level = limit.level === 'amber' ? 'red' : 'amber';
  const others = all.filter(
    (other) =>
      other.metric === limit.metric && other.set === limit.set && other.level === level && isBefore(other, limit),
  );
  const near = (scope: string) => others.findLast((other) => other.scope.toLowerCase() === scope.toLowerCase());
  const found = near(limit.scope) ?? near(PORTFOLIO_SCOPE);
  const together = found && found.scope === limit.scope && found.from === limit.from;
  if (together && limit.level === 'red') return false;
  const other = found?.value ?? defaultLimits(metric, limit.set)?.[level]?.value;
  if (other === undefined) return false;
  return limit.level === 'amber' ? isBeyond(limit.value, other, worse) : isBeyond(other, limit.value, worse);
}

function isBefore(other: LimitRow, { from }: LimitRow): boolean {
  return other.from === null || (from !== null && other.from <= from);
}

/** The reports with what is wrong with settings added to the files they stand in. */
export function withFaults(
  reports: readonly ImportReport[],
  faults: readonly ParameterFault[],
): readonly ImportReport[] {
  if (faults.length === 0) return reports;
  return reports.map((report) => {
    const own = faults.filter(({ row }) => row.origin === 'file' && row.file === report.file);
    if (own.length === 0) return report;
    const issues = own.map((fault) => issueOf(fault, report));
    const counts: Record<string, number> = { ...report.issueCounts };
    for (const { problem } of issues) counts[problem] = (counts[problem] ?? 0) + 1;
    return { ...report, issues: [...report.issues, ...issues], issueCounts: counts };
  });
}

function issueOf({ row, problem }: ParameterFault, report: ImportReport): Issue {
  const about =
    problem === 'limit-bad-scope'
      ? 'scope'
      : /limit-bad-key|limit-unknown|weight-unknown|direction/.test(problem)
        ? 'key'
        : 'value';
  const column = report.columns.find(({ target }) => target === `parameter.${about}`);
  return {
    file: report.file,
    row: row.row,
    column: column?.source ?? null,
    value: { scope: row.scope, key: row.key, value: row.value }[about],
    problem,
    hint: problem,
    severity: 'warning',
    details: { key: row.key, scope: readScope(row.scope) ?? row.scope },
  };
}
