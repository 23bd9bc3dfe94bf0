import type { ImportReport, Issue } from '../../ingest/import-report.ts';
import type { GoalFault, GoalProblem } from './read-goals.ts';

/** The column that is to be looked at. */
const ABOUT: Partial<Record<GoalProblem, 'metric' | 'period' | 'dimension' | 'member'>> = {
  'target-unknown-metric': 'metric',
  'target-no-month': 'period',
  'target-unknown-dimension': 'dimension',
  'target-unknown-member': 'member',
  'target-several-members': 'member',
};

/** The reports with the targets that cannot be understood added to the files they stand in. */
export function withGoalFaults(
  reports: readonly ImportReport[],
  faults: readonly GoalFault[],
): readonly ImportReport[] {
  if (faults.length === 0) return reports;
  return reports.map((report) => {
    const own = faults.filter(({ given }) => given.file === report.file);
    if (own.length === 0) return report;
    const issueCounts = { ...report.issueCounts };
    for (const { problem } of own) issueCounts[problem] = (issueCounts[problem] ?? 0) + 1;
    return { ...report, issues: [...report.issues, ...own.map((fault) => issueOf(fault, report))], issueCounts };
  });
}

function issueOf({ given, problem, known }: GoalFault, report: ImportReport): Issue {
  const about = ABOUT[problem] ?? 'value';
  const column = report.columns.find(({ target }) => target === `target.${about}`);
  return {
    file: report.file,
    row: given.row,
    column: column?.source ?? null,
    value: given[about],
    problem,
    hint: problem,
    severity: 'warning',
    details: { metric: given.metric, ...(known === undefined ? {} : { known }) },
  };
}
